import { beforeAll, expect, it } from 'vitest'
import { effort, isSlow } from '../effort.ts'
import { hasPython, replayedByPython } from '../replay/python.ts'
import { exercised, names } from './exercised.ts'
import { randomPairing } from './random-pairing.ts'

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

let short: ReturnType<typeof exercised>
beforeAll(() => {
  short = exercised(effort(80, 180), (g) => randomPairing(g, 14, 7), 6)
})

it('the second implementation fills the same seats where officers are short', () => {
  expect(short.lacking(expectedOfOfficers)).toEqual([])
})

it.skipIf(!hasPython)('and so does Python', () => {
  const some = isSlow ? short.made : short.firsts
  expect(replayedByPython(some)).toEqual({ other: [], records: some.length })
  expect(some.length).toBeGreaterThanOrEqual(effort(15, 100))
})

it('and fills the same seats of a larger draw', () => {
  expect(
    exercised(effort(1, 3), (g) => randomPairing(g, 60, 20), 1).count('agreed'),
  ).toBeGreaterThan(0)
})
