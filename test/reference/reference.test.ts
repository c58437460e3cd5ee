import { canonicalJson, type DrawRecord, explainSeat, voidAnnouncement } from 'double-random'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { announcementBody, voidBody } from './announce.ts'
import { canonical, digest } from './canonical.ts'
import { features, keptFrom } from './features.ts'
import { attempt, codeOf, library } from './library.ts'
import { Infeasible } from './pairing.ts'
import { type Draw, randomDraw } from './random-draw.ts'
import { randomPairing } from './random-pairing.ts'
import { replay } from './replay.ts'

/** Each must have been exercised by at least this many draws. */
const least = 5
const names = (text: string): string[] => text.trim().split(/\n *|\|/)
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
  batch chosen|usual team|no team|team of 2|team of 3|tenth seat|no when fits
  first when fits|later when fits|several whens fit|count|count of one|certified: true
  certified: false|legal
  legal, borrowed|legal without a certificate|legal, town: same|legal, town: different|certificate
  borrowed|no borrowing|no approval|department|qualification|leave|town|town: same|town: different
  town: same, of nowhere|town: different, of nowhere|own-town|recusal|recent-visit|last-officer
  two latest visits|an earlier visit|the latest visit names nobody|vacancies
  some visits kept, some vacant|passed over|at capacity|empty sample|waiver|entropy operator|entropy commit-reveal|entropy sealed
  entropy public-event|blinded|not blinded|weak|strong|first of its series|later in its series
  agreed|no complete assignment|another error`)

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

/** Of some seats: both sides give the same reasons (§9.1). Names the first two where several fit. */
function reasons(inputs: object, body: ReturnType<typeof replay>, record: DrawRecord): string[] {
  const some = body.tables.seats.filter((_, i) => i % 3 === 0 && i < 21)
  return some.flatMap((row) => {
    const kept = keptFrom(row, inputs, body)
    const { notLegal } = explainSeat(record, inputs as never, row)
    expect(notLegal).toEqual(kept.map(({ inspector, rules: [rule] }) => ({ inspector, rule })))
    const several = kept.filter(({ rules }) => rules.length > 1)
    return several.map(({ rules: [first, second] }) => `${first} before ${second}`)
  })
}

/** Both sides make the same documents, or neither makes any. */
function compare({ inputs, options, reveals }: Draw): Iterable<string> {
  const here = attempt(() => {
    const announcement = announcementBody(inputs, options)
    const record = replay(inputs, announcement, reveals, options.blindingKey)
    return { announcement, record }
  })
  const there = attempt(() => library(inputs, options, reveals))
  if ('error' in here || 'error' in there) {
    const cause = 'error' in here ? here.error : 'error' in there ? there.error : undefined
    if (!('error' in here && 'error' in there)) throw new Error('only one side fails', { cause })
    const infeasible = here.error instanceof Infeasible
    expect(codeOf(there.error)).toMatch(infeasible ? /^pairing\/infeasible$/ : /^design\//)
    return [infeasible ? 'no complete assignment' : 'another error']
  }
  const { announcement, record } = here.value
  expect(canonicalJson(there.value.announcement.body as never)).toBe(canonical(announcement))
  expect(there.value.announcement.digest).toBe(digest('announcement', announcement))
  expect(canonicalJson(there.value.record.body as never)).toBe(canonical(record))
  expect(there.value.record.digest).toBe(digest('record', record.head))
  const declared = { code: 'other', statement: '作废', date: '2020-02-29' } as const
  const ended = voidAnnouncement(there.value.announcement, declared)
  expect(canonicalJson(ended.body as never)).toBe(canonical(voidBody(announcement, declared)))
  expect(ended.digest).toBe(digest('void', voidBody(announcement, declared)))
  const orders = reasons(inputs, record, there.value.record)
  return new Set(['agreed', ...orders, ...features(inputs, options, record)])
}

/** Compares so many random draws; how many of them exercised each feature. */
function tally(numRuns: number, make: (g: fc.GeneratorValue) => Draw) {
  const counts = new Map<string, number>()
  const property = fc.property(fc.gen(), (g) => {
    for (const name of compare(make(g))) counts.set(name, (counts.get(name) ?? 0) + 1)
  })
  // A draw has thousands of values; shrinking it would take longer than anybody waits.
  fc.assert(property, { seed: 13, numRuns, endOnFailure: true })
  const text = [...counts].map(([name, count]) => `${name} ${count}`).join(', ')
  console.log(`draws that exercised each feature: ${text}`)
  return (name: string) => counts.get(name) ?? 0
}

it('a second implementation, written from the page, makes the same documents', () => {
  const count = tally(500, randomDraw)
  expect(expected.filter((name) => count(name) < least)).toEqual([])
  expect(count('agreed')).toBeGreaterThanOrEqual(300)
}, 120_000)

it('and fills the same seats where officers are short', () => {
  const count = tally(150, (g) => randomPairing(g, 14, 7))
  expect(expectedOfOfficers.filter((name) => count(name) < least)).toEqual([])
}, 120_000)

it('and fills the same seats of a larger draw', () => {
  expect(tally(1, (g) => randomPairing(g, 60, 20))('agreed')).toBe(1)
}, 120_000)
