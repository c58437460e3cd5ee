import { beforeAll, expect, it } from 'vitest'
import { effort, isSlow } from '../effort.ts'
import { hasPython, replayedByPython } from '../replay/python.ts'
import { exercised, names } from './exercised.ts'
import { randomTeams } from './random-teams.ts'

/** What §3.2, §3.7 and §9.2 say beyond legal officers; `decides`: without it, others would sit. */
const expectedOfTeams = names(`
  agreed|no complete assignment|minimum out of reach|design/related|design/limits|design/group
  design/availability|vacancies|usual team|group seat|group seat and others|group passed over
  legal group|group: certificate|group: borrowed|group: department|group: qualification|group: leave
  group: town|group: own-town|group: recusal|group: recent-visit|group: last-officer|in-group
  decides: related|decides: capacity|decides: minimum|decides: perDay|decides: visits elsewhere on the day|decides: limits
  decides: carried|decides: availability|decides: repeatWithinMonths|decides: lastOfficers
  decides: preference|decides: order of stages|decides: prefer department
  decides: prefer qualifications|decides: prefer town|decides: strict|decides: none
  decides: spread|decides: spread, not strict|decides: the number of spread|decides: atLeast
  decides: atLeast, not a spread of 1|decides: the number of atLeast
  amendment: absent|amendment: recused|amendment: amended 1 times|amendment: amended 2 times
  amendment: amended 3 times|amendment: no seat free|amendment: a seat free
  amendment: several seats free|amendment: the same seat again|amendment: another group
  amendment: passed over|amendment: beside vacancies|amendment: no complete assignment`)

let few: ReturnType<typeof exercised>
beforeAll(() => {
  // Few draws from 14 show each kind.
  few = exercised(effort(150, 1000), randomTeams, effort(14, 9))
})

it('the second implementation draws and amends the same where everything bears on more seats', () => {
  const { lacking } = exercised(effort(12, 50), (g) => randomTeams(g, true), 3)
  expect(lacking(names('agreed|group seat|amendment: a seat free'))).toEqual([])
})

it('and draws and amends the same where everything bears on few seats', () => {
  expect(few.lacking(expectedOfTeams)).toEqual([])
  expect(few.pairs).toBeGreaterThanOrEqual(effort(30, 80))
})

it.skipIf(!hasPython)('and so does Python, but for amendments', () => {
  const some = isSlow ? few.made.slice(0, 250) : few.firsts
  expect(replayedByPython(some)).toEqual({ other: [], records: some.length })
  expect(some.length).toBeGreaterThanOrEqual(effort(30, 250))
})
