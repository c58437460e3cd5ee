import {
  type Amendment,
  type AnnouncementBody,
  announce,
  canonicalJson,
  type DrawRecord,
  digest,
  draw,
  reassignOfficer,
  substituteUnit,
  type VerificationReport,
  verifyAmendment,
  verifyAnnouncement,
  verifyVoid,
  voidAnnouncement,
} from 'double-random'
import { composeNotice, verifyNotice } from 'double-random/disclose'
import { expect, it } from 'vitest'
import { findingOf } from '../../src/core/check.ts'
import { announced, drawnNumber, petrol } from './petrol-series.ts'
import { remade } from './remake.ts'

const inputs = petrol()
const first = drawnNumber(1, inputs)
const operator = [{ kind: 'operator' }] as const
const weakly = announce(inputs, { series: 's', number: 1, entropy: operator, weak: true })
const weak = draw(inputs, { announcement: weakly, reveals: [{ kind: 'operator', value: '一' }] })
const END = { code: 'other', statement: '停办', date: '2020-01-06' } as const

const failedIn = ({ checks }: VerificationReport) =>
  checks.flatMap(({ name, status }) => (status === 'fail' ? [name] : []))
const idsIn = ({ headline }: VerificationReport) => headline.map(({ id }) => id)

/** An officer of the first visit is absent on its day. */
function absence(record: DrawRecord, amendments: readonly string[] = []): Amendment {
  const { date, unit } = record.body.tables.sample[0]!
  const seat = record.body.tables.seats.find((each) => each.unit === unit)!
  const now = amendments.flatMap((text) => (JSON.parse(text) as Amendment).body.seats)
  const holder = now.findLast((each) => each.unit === unit && each.seat === seat.seat)
  return reassignOfficer(record, inputs, {
    change: { inspector: holder?.inspector ?? seat.inspector, from: date, to: date },
    reason: 'absence',
    evidence: '假条',
    date,
    amendments,
  })
}

/** Everything that somebody can know besides an amendment. */
function beside(record: DrawRecord | string, amendment: Amendment, amendments?: readonly string[]) {
  const text = typeof record === 'string' ? record : canonicalJson(record)
  return {
    record: text,
    recordDigest: JSON.parse(text).digest as string,
    amendmentDigest: amendment.digest,
    data: inputs,
    ...(amendments && { amendments }),
  }
}

it.each<[string, AnnouncementBody['batch'], string | undefined]>([
  ['of a round that the plan does not have', [{ pool: 'pool', round: 9 }], undefined],
  ['of a task that the plan does not have', [{ pool: '别处', round: 1 }], undefined],
  [
    'in another order than the plan has',
    [
      { pool: 'pool', round: 2 },
      { pool: 'pool', round: 1 },
    ],
    'body.batch[0].round',
  ],
])('an announcement of a batch %s is refuted by its inputs', (_, batch, path) => {
  const body = { ...announced(1, inputs).body, batch }
  const text = remade('announcement', body)
  const announcementDigest = digest('announcement', body)
  const report = verifyAnnouncement(text, { announcementDigest, data: inputs })
  expect([report.outcome, failedIn(report)]).toEqual(['refuted', ['announcement-inputs']])
  if (path !== undefined)
    expect(report.checks.find(({ status }) => status === 'fail')).toMatchObject({ path })
  expect(verifyAnnouncement(text, { announcementDigest }).outcome).toBe('partial')
})

it('an amendment of a record with a ground seed is refuted by that record and its inputs', () => {
  const { body } = structuredClone(first.record)
  const [reveal] = body.secrets.reveals as unknown as [{ value: string }]
  reveal.value = '挑过的'
  Object.assign(body.head, { secrets: digest('secrets', body.secrets) })
  const ground = canonicalJson({
    ...first.record,
    body,
    digest: digest('record', body.head),
  } as never)
  const { digest: record } = JSON.parse(ground)
  const text = remade('amendment', { ...absence(first.record).body, record })
  const report = verifyAmendment(text, beside(ground, JSON.parse(text)))
  expect([report.outcome, failedIn(report)]).toEqual(['refuted', ['amendments']])
  const honest = absence(first.record)
  expect(verifyAmendment(honest, beside(first.record, honest)).outcome).toBe('verified')
  // The first one needs none before it.
  const { amendments: _, ...alone } = beside(first.record, honest)
  expect(verifyAmendment(honest, alone).outcome).toBe('verified')
})

it('the void and the amendment of a weak draw say that it is weak', () => {
  const end = voidAnnouncement(weakly, END)
  const known = { voidDigest: end.digest, announcementDigest: weakly.digest }
  expect(idsIn(verifyVoid(end, { ...known, announcement: canonicalJson(weakly) }))).toContain(
    'entropy-weak',
  )
  const change = absence(weak)
  expect(idsIn(verifyAmendment(change, beside(weak, change)))).toContain('entropy-weak')
  const other = absence(first.record)
  expect(idsIn(verifyAmendment(other, beside(first.record, other)))).not.toContain('entropy-weak')
})

it('the amendment that fills a seat anew again says in its headline how often', () => {
  const texts: string[] = []
  for (let time = 0; time < 2; time += 1) texts.push(canonicalJson(absence(first.record, texts)))
  const last = JSON.parse(texts[1]!) as Amendment
  const report = verifyAmendment(last, beside(first.record, last, texts.slice(0, 1)))
  expect(report.outcome).toBe('verified')
  expect(report.headline).toContainEqual({
    id: 'amendments-lawful',
    values: { count: 2, elsewhere: 0, anew: 2 },
  })
})

it('a lawful amendment that was not issued is refuted by the digest of the one that was', () => {
  const { pool, round, unit, date } = first.record.body.tables.sample[0]!
  const change = { visit: { pool, round, unit }, reason: 'closed', evidence: '记录', date } as const
  const issued = substituteUnit(first.record, inputs, change)
  for (const made of [
    substituteUnit(first.record, inputs, { ...change, reason: 'moved-away' }),
    substituteUnit(first.record, inputs, {
      ...change,
      elsewhere: [{ unit: issued.body.substitutes[0]!.substitute!, date }],
    }),
  ]) {
    expect(verifyAmendment(made, beside(first.record, made)).outcome).toBe('verified')
    const report = verifyAmendment(made, beside(first.record, issued))
    expect([report.outcome, failedIn(report)]).toEqual(['refuted', ['amendment-published']])
    const { amendmentDigest: _, ...rest } = beside(first.record, made)
    const open = verifyAmendment(made, rest).checks.filter(({ status }) => status !== 'pass')
    expect(open.map((check) => [check.name, findingOf(check).id])).toEqual([
      ['amendment-published', 'check-open'],
    ])
  }
})

it('what a later version wrote beside a document is not judged, and refutes nothing', () => {
  const text = (document: { readonly body: object }, kind: string) =>
    remade(kind, { ...document.body, protocol: 'double-random/2' })
  const end = voidAnnouncement(weakly, END)
  const known = { voidDigest: end.digest, announcementDigest: weakly.digest }
  const ofVoid = verifyVoid(end, { ...known, announcement: text(weakly, 'announcement') })
  const change = absence(first.record)
  const amendments = [canonicalJson(change)]
  const notice = composeNotice(first.record, inputs, { amendments })
  const ofNotice = verifyNotice(notice, { amendments: [text(change, 'amendment')] })
  const other = { amendments: [text(change, 'amendment')], lastAmendment: null }
  expect(verifyNotice(notice, other).outcome).toBe('refuted')
  for (const [report, name] of [
    [ofVoid, 'replay'],
    [ofNotice, 'amendments'],
  ] as const) {
    expect(report.outcome).toBe('partial')
    expect(report.checks.find((check) => check.name === name)).toMatchObject({
      status: 'not-checked',
      needs: ['later-version'],
    })
  }
})
