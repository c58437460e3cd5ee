import { expect, it } from 'vitest'
import { exercised, names } from './exercised.ts'
import { randomPairing } from './random-pairing.ts'
import { randomTeams } from './random-teams.ts'

/** The order of §9.1: two rules that fit one officer, no other between or before them. */
const expectedOfOfficers = names(`
  certificate before borrowed|borrowed before department|department before qualification
  qualification before leave|leave before town|town before own-town|own-town before recusal
  recusal before recent-visit|recent-visit before last-officer|legal|legal, borrowed
  legal without a certificate|legal in his own town|legal, town: same|legal, town: different
  no borrowing|no approval|two latest visits|the latest visit names nobody|an earlier visit
  no when fits|first when fits|later when fits|several whens fit|count|team of 2|team of 3|team of 4
  town: same, of nowhere|town: different, of nowhere|passed over|at capacity
  some visits kept, some vacant|no complete assignment`)

/** What §3.2, §3.7 and §9.2 say beyond legal officers; `decides`: without it, others would sit. */
const expectedOfTeams = names(`
  agreed|no complete assignment|minimum out of reach|design/related|design/limits|design/group
  design/availability|vacancies|usual team|group seat|group seat and others|group passed over
  legal group|group: certificate|group: borrowed|group: department|group: qualification|group: leave
  group: town|group: own-town|group: recusal|group: recent-visit|group: last-officer|in-group
  decides: related|decides: capacity|decides: minimum|decides: perDay|decides: limits
  decides: carried|decides: availability|decides: repeatWithinMonths|decides: lastOfficers
  decides: preference|decides: order of stages|decides: prefer department
  decides: prefer qualifications|decides: prefer town|decides: strict|decides: none
  decides: spread|decides: spread, not strict|decides: the number of spread
  amendment: absent|amendment: recused|amendment: amended 1 times|amendment: amended 2 times
  amendment: amended 3 times|amendment: no seat free|amendment: a seat free
  amendment: several seats free|amendment: the same seat again|amendment: another group
  amendment: passed over|amendment: beside vacancies|amendment: no complete assignment`)

it('the second implementation fills the same seats where officers are short', () => {
  const { lacking } = exercised(130, (g) => randomPairing(g, 14, 7), 14)
  expect(lacking(expectedOfOfficers)).toEqual([])
}, 120_000)

it('and fills the same seats of a larger draw', () => {
  expect(exercised(2, (g) => randomPairing(g, 60, 20), 1).count('agreed')).toBeGreaterThan(0)
}, 120_000)

it('and draws and amends the same where everything bears on few seats', () => {
  const { count, pairs, lacking } = exercised(500, randomTeams, 2)
  expect(lacking(expectedOfTeams)).toEqual([])
  expect(pairs).toBeGreaterThanOrEqual(80)
  expect(count('too large')).toBeLessThanOrEqual(10)
}, 120_000)
