import {
  announce,
  assertVerified,
  canonicalJson,
  draw,
  reassignOfficer,
  type VerificationReport,
  verify,
  verifyAmendment,
  verifyAnnouncement,
  verifySeries,
  verifyVoid,
  voidAnnouncement,
} from 'double-random'
import { composeNotice, proveVerdict, verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { describe as inWords } from 'double-random/words'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../ceremony/refusal.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'

const data = smallBureau({ units: 6 })
const announcement = announce(data, {
  series: 's',
  number: 1,
  entropy: [{ kind: 'operator' }],
  weak: true,
})
const record = draw(data, { announcement, reveals: [{ kind: 'operator', value: '一' }] })
const text = canonicalJson(record)
const [seat] = record.body.tables.seats
const amendment = reassignOfficer(record, data, {
  change: { inspector: seat!.inspector, from: '2020-03-02', to: '2020-03-13' },
  reason: 'absence',
  evidence: '假条',
  date: '2020-02-20',
})
const end = voidAnnouncement(announcement, { code: 'other', statement: '停', date: '2020-02-01' })
const notice = canonicalJson(composeNotice(record, data, { secrets: true }))
const proof = canonicalJson(proveVerdict(record, data, seat!.unit))

const statusesOf = ({ checks }: VerificationReport, name: string) =>
  checks.filter((check) => check.name === name).map(({ status }) => status)

describe('a digest as people copy it', () => {
  it.each([
    ['in capitals', (digest: string) => digest.toUpperCase()],
    ['with blanks', (digest: string) => `  ${digest.replace(/(.{8})/g, '$1 ')}\n`],
    ['with full-width blanks', (digest: string) => `\u3000${digest}\u3000`],
    ['after its algorithm', (digest: string) => `sha256:${digest}`],
    ['after its algorithm in another hand', (digest: string) => `SHA-256： ${digest}`],
  ])('is taken %s by every verifier', (_, copied) => {
    const announcementDigest = copied(announcement.digest)
    const recordDigest = copied(record.digest)
    const known = { announcementDigest, recordDigest }
    const lastAmendment = copied(amendment.digest)
    const reports: readonly (readonly [VerificationReport, string])[] = [
      [verify(text, data, known), 'announcement-published'],
      [verify(text, data, known), 'record-published'],
      [verify(text, data, { amendments: [canonicalJson(amendment)], lastAmendment }), 'amendments'],
      [verifyNotice(notice, known), 'announcement-published'],
      [verifyNotice(notice, known), 'record-published'],
      [verifyProof(proof, known), 'announcement-published'],
      [verifyProof(proof, known), 'record-published'],
      [verifyAnnouncement(announcement, { announcementDigest }), 'announcement-published'],
      [verifyVoid(end, { announcementDigest }), 'announcement-published'],
      [verifyVoid(end, { voidDigest: copied(end.digest) }), 'void-published'],
      [verifyAmendment(amendment, { recordDigest }), 'record-published'],
      [verifyAmendment(amendment, { amendmentDigest: lastAmendment }), 'amendment-published'],
    ]
    for (const [report, name] of reports) expect(statusesOf(report, name)).toEqual(['pass'])
    const series = verifySeries([{ text, data }], { lastDigest: recordDigest })
    expect(series.headline.map(({ id }) => id)).toContain('series-complete')
  })

  it('is none with another length or letter', () => {
    for (const digest of ['', '00', `${record.digest}0`, `g${record.digest.slice(1)}`]) {
      const code = /^input\//
      expect(refusalOf(() => verify(text, data, { recordDigest: digest })).code).toMatch(code)
      expect(refusalOf(() => verifyProof(proof, { recordDigest: digest })).code).toMatch(code)
    }
  })
})

describe('what is known of a document of a series', () => {
  const named = (given: Parameters<typeof verifySeries>[0]) =>
    verifySeries(given).checks.flatMap(({ name, message }) =>
      name === 'evidence-used' ? [inWords(message, 'zh')] : [],
    )
  const announced = { text: canonicalJson(announcement) }
  const drawn = { text, data }
  const other = 'c4'.repeat(32)

  it('is named where it bears on no document of its kind', () => {
    expect(named([drawn, announced])).toEqual([])
    expect(named([drawn, { ...announced, recordDigest: other }])[0]).toMatch(/recordDigest（与这类/)
    const voided = { text: canonicalJson(end), outcomes: [] }
    expect(named([voided, announced])[0]).toMatch(/outcomes（与这类/)
    const changed = { text: canonicalJson(amendment), announcedAt: 1 }
    expect(named([drawn, changed])[0]).toMatch(/announcedAt（与这类/)
  })

  it('counts wherever the document is handed in', () => {
    const statuses = (given: Parameters<typeof verifySeries>[0], name: string) =>
      verifySeries(given).entries[0]?.checks.flatMap((check) =>
        check.name === name ? [check.status] : [],
      )
    const right = { ...announced, announcementDigest: announcement.digest }
    const wrong = { ...announced, announcementDigest: other }
    for (const ended of [drawn, { text: canonicalJson(end) }]) {
      expect(statuses([ended, announced], 'announcement-published')).toEqual(['not-checked'])
      expect(statuses([ended, right], 'announcement-published')).toEqual(['pass'])
      expect(statuses([ended, wrong], 'announcement-published')).toEqual(['fail'])
    }
    expect(statuses([drawn, { ...drawn, recordDigest: other }], 'record-published')).toEqual([
      'fail',
    ])
  })

  it('is named where two values are given for one thing', () => {
    const digests = [announcement.digest, other]
    for (const [first, second] of [digests, [...digests].reverse()] as [string, string][]) {
      const said = named([
        { ...drawn, announcementDigest: first },
        { ...announced, announcementDigest: second },
      ])
      expect(said[0]).toMatch(/announcementDigest（同一份文件给了两个不同的值）/)
    }
    expect(named([drawn, { ...drawn, data: structuredClone(data) }])).toEqual([])
  })
})

describe('what is of no use', () => {
  const event = { title: '双色球', at: 1, values: [1] }
  it.each([
    ['an event', verify(text, data, { events: [event] }), /公共事件“双色球”，公告没有写明/],
    [
      'a time',
      verifyAnnouncement(announcement, { announcedAt: 1 }),
      /公布时间（各来源都没有时刻）/,
    ],
    ['a key', verify(text, data, { blinding: 'b1'.repeat(32) }), /盲化密钥（没有盲化）/],
    ['an event beside a proof', verifyProof(proof, { events: [event] }), /公共事件“双色球”/],
  ])('is named with the reason, and the check stays open: %s', (_, report, said) => {
    const check = report.checks.find(({ name }) => name === 'evidence-used')!
    expect(check).toMatchObject({ status: 'not-checked', needs: ['usable-evidence'] })
    expect(inWords(check, 'zh')).toMatch(said)
  })
})

describe('assertVerified', () => {
  const accept = ['announcement-published', 'record-published', 'strength', 'amendments'] as const
  const report = verify(text, data)

  it('throws what is open, unless all of it is accepted', () => {
    expect(refusalOf(() => assertVerified(report))).toMatchObject({
      code: 'evidence/incomplete',
      problems: [{ path: 'announcement-published' }],
    })
    for (const without of accept) {
      const rest = accept.filter((name) => name !== without)
      const { code, problems } = refusalOf(() => assertVerified(report, { accept: rest }))
      expect([code, problems[0]?.path]).toEqual(['evidence/incomplete', without])
    }
    expect(() => assertVerified(report, { accept })).not.toThrow()
    expect(report.outcome).toBe('partial')
  })

  it('accepts no failure, no document of a later version, and no empty report', () => {
    const forged = verify(text.replace('"rank":1', '"rank":2'), data)
    const failed = forged.checks.flatMap((check) => (check.status === 'pass' ? [] : [check.name]))
    expect(refusalOf(() => assertVerified(forged, { accept: failed })).code).toBe('evidence/failed')
    const later = verify(text.replaceAll('double-random/1', 'double-random/2'), data)
    expect(later.outcome).toBe('partial')
    const all = ['text', 'structure'] as const
    expect(refusalOf(() => assertVerified(later, { accept: all })).code).toBe('evidence/version')
    const empty = { outcome: 'verified', headline: [], checks: [] } as const
    expect(refusalOf(() => assertVerified(empty)).code).toBe('evidence/incomplete')
    expect(refusalOf(() => assertVerified(report, { accept: ['luck'] as never })).code).toMatch(
      /^input\//,
    )
  })
})

it('a record without its inputs is held against itself, and never verified', () => {
  const report = verify(text, undefined, { announcementDigest: announcement.digest })
  expect(report.outcome).toBe('partial')
  expect(statusesOf(report, 'replay')).toEqual(['not-checked'])
  for (const forged of [
    text.replace('"rank":1', '"rank":2'),
    text.replace(/"frame":(\d)/, '"frame":9'),
    text.replace(/"seed":"./, '"seed":"x'),
  ]) {
    expect(forged).not.toBe(text)
    expect(verify(forged, undefined).outcome).toBe('refuted')
  }
})
