import { canonicalJson, digest, verifySeries, visitsMade, voidAnnouncement } from 'double-random'
import { describe } from 'double-random/words'
import { expect, it } from 'vitest'
import { findingOf } from '../../src/core/check.ts'
import { remarksIn } from '../ceremony/remarks-in.ts'
import { announced, drawnNumber, petrol } from './petrol-series.ts'

const first = drawnNumber(1, petrol())
const ofFirst = { ...first.document, lastAmendment: null }
const lastDigest = first.record.digest
const cancelled = announced(1, petrol())
const end = voidAnnouncement(cancelled, { code: 'other', statement: '停办', date: '2020-01-05' })
const ended = { text: canonicalJson(end), announcementDigest: cancelled.digest }
const otherInputs = petrol({ lists: [{ list: '停业', enterprise: 'U1' }] })

it('a series of one number is verified, drawn or void', () => {
  expect(verifySeries([ofFirst], { lastDigest }).outcome).toBe('verified')
  const given = [ended, { text: canonicalJson(cancelled) }]
  expect(verifySeries(given, { lastDigest: end.digest }).outcome).toBe('verified')
})

it('an announcement of another series is named: nobody holds it against anything', () => {
  const text = canonicalJson(announced(1, petrol(), { series: '别处' }))
  for (const foreign of [{ text }, { text, announcementDigest: '0'.repeat(64) }]) {
    const report = verifySeries([ofFirst, foreign], { lastDigest })
    expect(report.outcome).toBe('partial')
    expect(remarksIn(report, 'open')).toEqual([[null, 'numbering', 'series-apart']])
  }
})

it('inputs and a key that come with the announcement of a void are named', () => {
  for (const more of [{ data: otherInputs }, { blinding: '0'.repeat(64) }]) {
    const given = [ended, { text: canonicalJson(cancelled), ...more }]
    const report = verifySeries(given, { lastDigest: end.digest })
    expect(report.outcome).toBe('partial')
    expect(remarksIn(report, 'open')).toEqual([[null, 'evidence-used', 'evidence-unused']])
  }
})

it('inputs that come with a second copy count where the first has none', () => {
  const { text } = first.document
  const known = { ...ofFirst, data: undefined as never }
  const outcomeWith = (data: object) =>
    verifySeries([known, { text, data: data as typeof otherInputs }], { lastDigest }).outcome
  expect(outcomeWith(first.inputs)).toBe('verified')
  expect(outcomeWith(otherInputs)).toBe('refuted')
})

it('what is known of a copy of the announcement counts, whatever its envelope says', () => {
  const copies = ['甲', '乙'].map((engine, index) => ({
    text: canonicalJson({ ...first.announcement, envelope: { engine, findings: [] } }),
    announcementDigest: index === 0 ? '0'.repeat(64) : first.announcement.digest,
  }))
  for (const given of [copies, [...copies].reverse()]) {
    const report = verifySeries([ofFirst, ...given], { lastDigest })
    expect(report.outcome).toBe('partial')
    expect(remarksIn(report, 'open')).toEqual([[null, 'evidence-used', 'evidence-unused']])
  }
})

const { pool, round, unit } = first.record.body.tables.sample[0]!
const outcome = { pool, round, unit, outcome: 'inspected' } as const
const pastVisits = visitsMade(first.record, first.inputs)
const next = drawnNumber(2, petrol({ pastVisits }), { previous: first.record.digest })
const ofNext = { ...next.document, lastAmendment: null }
const isLast = { lastDigest: next.record.digest }

it('an outcome of a unit that was not drawn is named; one of another draw is passed over', () => {
  const openWith = (row: object) => {
    const outcomes = [{ ...outcome, ...row }]
    return remarksIn(verifySeries([{ ...ofFirst, outcomes }, ofNext], isLast), 'open')
  }
  expect(openWith({ unit: '没有抽中的' })).toEqual([[null, 'evidence-used', 'evidence-unused']])
  expect([openWith({}), openWith({ round: 9 })]).toEqual([[], []])
})

it('outcomes that no later draw is held against are named', () => {
  const unusedIn = (...given: Parameters<typeof verifySeries>) => {
    const { outcome, checks } = verifySeries(...given)
    const said = checks.flatMap((check) =>
      check.name === 'evidence-used' ? [describe(findingOf(check), 'zh')] : [],
    )
    return [outcome, ...said]
  }
  const outcomes = [outcome]
  const named = (number: number) =>
    `提供了而用不上：第 ${number} 号的检查结果（没有此后的抽取与之比对）`
  // Of the last number.
  expect(unusedIn([{ ...ofFirst, outcomes }], { lastDigest })).toEqual(['partial', named(1)])
  expect(unusedIn([{ ...ofFirst, outcomes: [] }], { lastDigest })).toEqual(['partial', named(1)])
  const others = [{ ...outcome, round: 2, unit: next.record.body.tables.sample[0]!.unit }]
  const both = [
    { ...ofFirst, outcomes },
    { ...ofNext, outcomes: others },
  ]
  expect(unusedIn(both, isLast)).toEqual(['partial', named(2)])
  // Of a draw that cannot be replayed, or before one that cannot.
  const { data: _, ...bare } = ofFirst
  expect(unusedIn([{ ...bare, outcomes }, ofNext], isLast)).toEqual(['partial', named(1)])
  const { data: __, ...later } = ofNext
  expect(unusedIn([{ ...ofFirst, outcomes }, later], isLast)).toEqual(['partial', named(1)])
  expect(unusedIn([{ ...ofFirst, outcomes }, ofNext], isLast)).toEqual(['verified'])
})

it('a number that nobody can count to takes no time', () => {
  const body = { ...end.body, number: Number.MAX_SAFE_INTEGER, previous: '0'.repeat(64) }
  const text = canonicalJson({ ...end, body, digest: digest('void', body) })
  const report = verifySeries([ofFirst, { text }])
  expect(remarksIn(report, 'open')).toContainEqual([null, 'numbering', 'numbers-missing'])
})
