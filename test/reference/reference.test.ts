import { beforeAll, expect, it } from 'vitest'
import { effort, isSlow } from '../effort.ts'
import { hasPython, replayedByPython } from '../replay/python.ts'
import { hasShell, redrawnByShell } from '../replay/shell.ts'
import { disclosedTruly } from './disclosed-truly.ts'
import { drawnByUnits } from './drawn-by-units.ts'
import { exercised, names } from './exercised.ts'
import { randomDraw } from './random-draw.ts'

const expected = names(`
  simple|simple with a rate|fixed|equal|proportional|rates|census by default|census each-round
  census over-rounds|listed|rounding up|rounding down|rounding half-up|strata of two fields
  equal with a minimum, number|equal with a minimum, string|proportional with a minimum, number
  proportional with a minimum, string|rates with a minimum, number|rates with a minimum, string
  tie, equal|tie, proportional|empty stratum|labels: two orders|ids: two orders|members: two orders
  filter all|filter any|filter not|filter tag|filter equals|filter in|filter bounds|filter present
  filter listed|filter on size|exclude visitedWithinMonths|exclude penalisedWithinMonths
  exclude listed|exclude where|exclude earlierRounds|exclude asOf|excluded by a code
  excluded, drawn in an earlier round|overlap|earlier-round|reserves|visits absent
  more visits than days|shortfall|second round|tenth round|several rounds|several pools|deferred|not drawn
  days: fewer|days: as many|days: more|days: repeated|batch chosen|usual team|no team|team of 2|team of 3|tenth seat|no when fits
  first when fits|later when fits|several whens fit|count|count of one|certified: true
  certified: false|legal
  legal, borrowed|legal without a certificate|legal, town: same|legal, town: different|certificate
  borrowed|no borrowing|no approval|department|qualification|leave|town|town: same|town: different
  town: same, of nowhere|town: different, of nowhere|own-town|recusal|recent-visit|last-officer
  two latest visits|an earlier visit|the latest visit names nobody|vacancies
  some visits kept, some vacant|passed over|at capacity|empty sample|waiver|entropy operator|entropy commit-reveal|entropy sealed
  entropy public-event|blinded|not blinded|weak|strong|first of its series|later in its series
  pps|in proportion: pps|in proportion: size in strata|in proportion: size in several strata
  in proportion: certain units|in proportion: certain units in two passes
  in proportion: certain units in three passes|in proportion: everybody certain
  in proportion: the only one certain|in proportion: nobody certain
  in proportion: some certain, some drawn|in proportion: certain after drawn
  in proportion: several drawn|in proportion: nearly certain|in proportion: start on an edge
  in proportion: start below an edge|in proportion: equal sizes|in proportion: large sizes
  in proportion: long start|in proportion: nobody drawn of some|in proportion: nobody eligible
  in proportion: field size|in proportion: field attributes|design/size|input/choice
  input/duplicate|input/unknown-id|exclude visitsInYear|excluded: the rule is the plan’s
  excluded: visitsInYear, anyway|excluded: visitsInYear, by draw|excluded: a window in two years
  excluded: several visits in a year|excluded: two visits on one day
  excluded: recorded and drawn visits together|excluded: visitedWithinMonths, by draw
  excluded: visitedWithinMonths, but for the visit joined|excluded: earlierRounds, recorded
  excluded: earlierRounds, by draw|excluded: overlap, by draw|rotation: both drawn
  rotation: several strata|rotation: everybody visited|joint: joins|others: moves|others: is there|joint: further seats
  items: rider|items: more than there are|items: of a row that joins
  exclusions made again|agreed|no complete assignment|another error`)

/** Made once: everything that replays random draws replays these. */
let batch: ReturnType<typeof exercised>
beforeAll(() => {
  batch = exercised(effort(240, 1000), randomDraw, 24)
})

it('a second implementation, written from the page, makes the same documents', () => {
  expect(batch.lacking(expected)).toEqual([])
  expect(batch.count('agreed')).toBeGreaterThanOrEqual(effort(100, 400))
  expect(batch.count('exclusions made again')).toBeGreaterThanOrEqual(effort(25, 100))
})

it.skipIf(!hasPython)('and so does Python', () => {
  const some = isSlow ? batch.made.slice(0, 500) : batch.firsts
  expect(replayedByPython(some)).toEqual({ other: [], records: some.length })
  expect(some.length).toBeGreaterThanOrEqual(effort(40, 500))
})

it.skipIf(!hasShell)('a few lines of shell draw the strata again that tickets decide', () => {
  const most = effort(20, 100)
  const { other, records, strata } = redrawnByShell(batch.made, most)
  expect({ other, records }).toEqual({ other: [], records: most })
  expect(strata).toBeGreaterThan(most)
})

it('drawUnits draws what the first round of a record drew, whatever the order of rows', () => {
  const counts = new Map<string, number>()
  for (const each of batch.made)
    for (const name of drawnByUnits(each)) counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const name of ['simple', 'stratified', 'census', 'rotation'])
    expect(counts.get(name) ?? 0, name).toBeGreaterThan(effort(5, 25))
})

it('notices and proofs of them hold, and a proof of who was drawn or is a reserve verifies', () => {
  const counts = new Map<string, number>()
  for (const each of batch.made.slice(0, effort(50, 200)))
    for (const name of disclosedTruly(each)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const kinds = ['operator', 'commit-reveal', 'sealed', 'public-event', 'drand']
  const verdicts = ['drawn', 'reserve', 'not-drawn', 'excluded', 'not-in-frame', 'verified']
  for (const name of [...kinds, 'blinded', 'not blinded', ...verdicts])
    expect(counts.get(name) ?? 0, name).toBeGreaterThan(0)
})
