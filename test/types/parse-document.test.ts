import {
  type Amendment,
  type Announcement,
  announce,
  canonicalJson,
  type DrawRecord,
  draw,
  type EntryProof,
  type Json,
  type Notice,
  type OutcomesDocument,
  type ParsedDocument,
  parseDocument,
  reportOutcomes,
  substituteUnit,
  type VoidDocument,
  voidAnnouncement,
} from 'double-random'
import { composeNotice, proveEntry, proveVerdict } from 'double-random/disclose'
import { describe, expect, it } from 'vitest'
import { smallBureau } from '../ceremony/small-bureau.ts'
import { codesOf } from '../unit/expect-error.ts'

const data = smallBureau({ tasks: [{ reserve: 2 }] })
const record = draw(data, { seed: '一' })
const [row] = record.body.tables.sample
const announcement = announce(data, {
  series: 's',
  number: 1,
  entropy: [{ kind: 'operator' }],
  weak: true,
})
const proof = proveVerdict(record, data, 'U1')
const made = {
  announcement,
  record,
  void: voidAnnouncement(announcement, { code: 'other', statement: '作废', date: '2020-03-02' }),
  amendment: substituteUnit(record, data, {
    visit: row!,
    reason: 'closed',
    evidence: '现场记录',
    date: row!.date,
  }),
  outcomes: reportOutcomes(record, data, { asOf: '2020-12-31', outcomes: [] }),
  notice: composeNotice(record, data, { open: [{ table: 'sample' }], secrets: true }),
  proof,
}
const kinds = Object.keys(made) as (keyof typeof made)[]

describe('parseDocument', () => {
  it.each(kinds)('reads a document of kind %s as what it was made', (kind) => {
    expect(parseDocument(canonicalJson(made[kind]))).toEqual({ kind, document: made[kind] })
  })

  it('reads a proof of an entry that is not opened', () => {
    const entry = proveEntry(announcement, data, 'U2')
    expect(parseDocument(canonicalJson(entry))).toEqual({ kind: 'proof', document: entry })
  })

  it('tells the compiler which document it is', () => {
    // Each of these lines compiles only if the kind narrows the document.
    const read = (parsed: ParsedDocument): string => {
      switch (parsed.kind) {
        case 'announcement':
          return (parsed.document satisfies Announcement).body.plan
        case 'record':
          return (parsed.document satisfies DrawRecord).body.secrets.seed
        case 'void':
          return (parsed.document satisfies VoidDocument).body.statement
        case 'amendment':
          return (parsed.document satisfies Amendment).body.evidence
        case 'outcomes':
          return (parsed.document satisfies OutcomesDocument).body.head.asOf
        case 'notice':
          return (parsed.document satisfies Notice).body.head.series
        case 'proof':
          return (parsed.document satisfies EntryProof).body.announcement.series
      }
    }
    expect(read(parseDocument(canonicalJson(record)))).toBe(record.body.secrets.seed)
  })

  it.each(kinds)('holds a document of kind %s to its digest', (kind) => {
    const { digest } = made[kind]
    const other = `${digest.startsWith('0') ? '1' : '0'}${digest.slice(1)}`
    const forged = { ...made[kind], digest: other }
    expect(codesOf(() => parseDocument(canonicalJson(forged)))).toEqual(['evidence/digest'])
  })

  it.each(kinds)('refuses a member more or less in a document of kind %s', (kind) => {
    const document = made[kind]
    const body = { ...document.body, remark: '补充' }
    const { envelope: _, ...open } = document
    const codes = ([{ ...document, body }, open] as unknown as Json[]).map((given) =>
      codesOf(() => parseDocument(canonicalJson(given))),
    )
    // A member more may be one that a later version knows.
    expect(codes).toEqual([['evidence/version'], ['evidence/structure']])
  })

  it.each([
    ['a verdict that has a row and must not', { verdict: 'not-in-frame' }],
    ['a verdict without its place', { ticket: null }],
    ['another verdict', { verdict: 'lucky' }],
  ])('refuses a proof with %s', (_, change) => {
    const [verdict] = proof.body.opening!.verdicts
    const verdicts = [{ ...verdict!, row: null, ...change }]
    const opening = { ...proof.body.opening!, verdicts }
    const forged = { ...proof, body: { ...proof.body, opening } }
    const codes = codesOf(() => parseDocument(canonicalJson(forged as unknown as Json)))
    expect(new Set(codes)).toEqual(new Set(['evidence/structure']))
  })

  it('refuses what is no document', () => {
    const text = canonicalJson(record)
    for (const [given, code] of [
      ['', 'evidence/json'],
      ['[]', 'evidence/structure'],
      ['{"body":{"kind":"toString"}}', 'evidence/structure'],
      [` ${text}`, 'evidence/not-canonical'],
      [`${text}\n`, 'evidence/not-canonical'],
      [text.slice(1), 'evidence/json'],
    ] as const)
      expect(codesOf(() => parseDocument(given))).toEqual([code])
    expect(codesOf(() => parseDocument(record as never))).toEqual(['input/type'])
    expect(codesOf(() => parseDocument(undefined as never))).toEqual(['input/missing'])
  })
})
