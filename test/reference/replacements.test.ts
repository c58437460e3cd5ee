import { expect, it } from 'vitest'
import { effort, isSlow } from '../effort.ts'
import { hasPython, replayedByPython } from '../replay/python.ts'
import { exercised, names } from './exercised.ts'
import { randomReplacements } from './random-replacements.ts'

/** §7.4a, §8.1, §9, §10.4 and §11.3 to §11.5. */
const expectedOfReplacements = names(`
  agreed|rotation: simple|rotation: rate|rotation: fixed|rotation: equal|rotation: proportional
  rotation: rates|rotation: linger|rotation: no linger|rotation: both|rotation: nobody visited
  rotation: everybody visited|rotation: only unvisited drawn|rotation: both drawn
  rotation: too few unvisited|rotation: too few visited to linger|rotation: one more lingers
  rotation: one more does not linger|rotation: whole share lingers|rotation: tie, both
  rotation: tie and a share that is not whole|rotation: visited without linger
  rotation: several strata|rotation: an empty stratum|rotation: matters decide
  rotation: since decides|rotation: drawn before decides|rotation: reserves
  joint: joins|joint: joins a later visit|joint: joins as the third|joint: joins the first of two
  joint: another visit than that of its own task|joint: visit of its own task
  joint: visit before the window|joint: visit after the window|joint: on an end of the window
  joint: begun again by its own task|joint: some join, some begin|joint: the host has no team
  joint: a further row without a team|joint: no further seat|joint: further seats
  joint: some seats alike, some not|joint: a group seat beside others
  joint: more than three seats|joint: a vacant visit|excluded: visitedWithinMonths, by draw
  excluded: visitedWithinMonths, but for the visit joined|excluded: visitsInYear, by draw
  excluded: visitsInYear, but for the visit joined|excluded: earlierRounds, recorded
  excluded: recorded and drawn visits together|excluded: recorded before the first window
  items: draw undefined|items: draw number|items: draw string|items: mandatory
  items: not considered|items: several drawn|items: some drawn|items: rider
  items: several riders|items: rider at some, up|items: rider at some, down
  items: rider at some, half-up|items: rider considered at some|items: rider at none
  items: of a row that joins|substitution: closed|substitution: moved-away
  substitution: duplicate|substitution: out-of-scope|substitution: a joint visit
  substitution: in part, host|substitution: in part, not host
  substitution: a visit without its host|substitution: several substitutes
  substitution: nobody instead|substitution: no reserve gone through
  substitution: later than the visit|substitution: on the same day
  substitution: on the next day that works|substitution: passed in-sample
  substitution: passed visited-elsewhere|substitution: passed, then one
  substitution: visited elsewhere by an amendment before|substitution: all reserves passed
  substitution: several elsewhere|substitution: a substitute again
  substitution: of a vacant visit|substitution: a vacant substitute
  substitution: without a team|substitution: items|substitution: rider
  substitution: rider not considered|substitution: rider not there before
  amendment: seat of a substitute|amendment: the same seat again|amendment: both kinds
  amendment: several seats free|amendment: another group|amendment: amended 6 times
  amendment: input/unknown-id|amendment: input/range|amendment: no complete assignment`)

it('the second implementation joins visits, replaces units and amends the same', () => {
  const { lacking, made, firsts } = exercised(effort(95, 500), randomReplacements, 13)
  expect(lacking(expectedOfReplacements)).toEqual([])
  if (!hasPython) return
  const some = isSlow ? made.slice(0, 100) : firsts
  expect(replayedByPython(some)).toEqual({ other: [], records: some.length })
})
