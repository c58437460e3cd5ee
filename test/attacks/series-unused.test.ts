import { canonicalJson, digest, verifySeries, voidAnnouncement } from 'double-random'
import { expect, it } from 'vitest'
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

it('an outcome of a unit that was not drawn is named; one of another draw is passed over', () => {
  const { pool, round, unit } = first.record.body.tables.sample[0]!
  const given = (row: object) => ({
    ...{ pool, round, unit, outcome: 'inspected' as const },
    ...row,
  })
  const openWith = (row: object) => {
    const report = verifySeries([{ ...ofFirst, outcomes: [given(row)] }], { lastDigest })
    return remarksIn(report, 'open')
  }
  expect(openWith({ unit: '没有抽中的' })).toEqual([[null, 'evidence-used', 'evidence-unused']])
  expect([openWith({}), openWith({ round: 9 })]).toEqual([[], []])
})

it('a number that nobody can count to takes no time', () => {
  const body = { ...end.body, number: Number.MAX_SAFE_INTEGER, previous: '0'.repeat(64) }
  const text = canonicalJson({ ...end, body, digest: digest('void', body) })
  const report = verifySeries([ofFirst, { text }])
  expect(remarksIn(report, 'open')).toContainEqual([null, 'numbering', 'numbers-missing'])
})
