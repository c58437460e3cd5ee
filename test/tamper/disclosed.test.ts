import { canonicalJson, type EntryProof, type Json, type Notice } from 'double-random'
import { composeNotice, proveEntry, proveVerdict, verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { expect, it } from 'vitest'
import { holdCeremony } from '../ceremony/world.ts'
import { digest } from '../reference/canonical.ts'
import { describeSubject, type Subject, verdictOfReport } from './subject.ts'

const KEY = 'b1'.repeat(32)
const honest = holdCeremony(KEY)
const { inputs, announcement, record } = honest
const outside = { announcementDigest: announcement.digest, recordDigest: record.digest }
const unitOf = (verdict: string): string =>
  inputs.enterprises.find(({ id }) =>
    proveVerdict(record, inputs, id, { blinding: KEY }).body.opening!.verdicts.some(
      (each) => each.verdict === verdict,
    ),
  )!.id

const checkNotice: Subject['check'] = (text, limits = {}) =>
  verdictOfReport(verifyNotice(text, { ...outside, limits }))
const checkProof: Subject['check'] = (text, limits = {}) =>
  verdictOfReport(exceptReplay(verifyProof(text, { ...outside, limits })))

/** What only a replay shows is open in every honest proof of somebody who was not drawn. */
function exceptReplay(report: ReturnType<typeof verifyProof>): typeof report {
  const isRead = report.checks.some(({ name }) => name === 'entry')
  const isGood = report.checks.every(
    ({ name, status }) => status === 'pass' || (status !== 'fail' && name !== 'structure'),
  )
  return { ...report, ok: isRead && isGood }
}

const blinding = KEY

const DRAW = /^body\.(announcement|opening\.(head|secrets|plan))/

interface Disclosed extends Pick<Subject, 'check' | 'free' | 'tried'> {
  readonly document: Notice | EntryProof
}

const subjects: readonly (readonly [string, Disclosed])[] = [
  [
    'a notice of some rows',
    {
      document: composeNotice(record, inputs, {
        blinding,
        open: [
          { table: 'sample', pools: ['petrol'] },
          { table: 'recusals' },
          { table: 'exclusions' },
        ],
      }),
      check: checkNotice,
      // Opening fewer rows or tables, and amendments, which are documents of their own.
      free: /^(envelope.*|body\.amendments|body\.tables\.\w+|body\.tables\.sample\.some)$/,
    },
  ],
  [
    'a notice with open secrets',
    {
      document: composeNotice(record, inputs, {
        blinding,
        open: [{ table: 'sample' }, { table: 'reserves' }, { table: 'seats' }],
        secrets: true,
      }),
      check: checkNotice,
      free: /^(envelope.*|body\.amendments|body\.tables\.\w+|body\.secrets)$/,
      tried: /^body\.head/,
    },
  ],
  [
    'a proof of an entry',
    {
      document: proveEntry(announcement, inputs, unitOf('drawn'), { blinding }),
      check: checkProof,
      free: /^envelope/,
    },
  ],
  ...['drawn', 'not-drawn', 'excluded', 'reserve'].map((verdict): readonly [string, Disclosed] => [
    `a proof of ${verdict}`,
    {
      document: proveVerdict(record, inputs, unitOf(verdict), { blinding }),
      check: checkProof,
      // Without its opening it is a proof of the entry.
      free: /^(envelope.*|body\.opening)$/,
      // Announcement, head, secrets and plan are those of the draw, whoever the proof is about.
      tried: verdict === 'drawn' ? /^body\.announcement/ : DRAW,
    },
  ]),
]

function seal(document: Json, kind: 'notice' | 'proof'): Json {
  const { body } = document as { body?: Json }
  return body === undefined || typeof document !== 'object' || Array.isArray(document)
    ? document
    : ({ ...(document as object), digest: digest(kind, body) } as Json)
}

for (const [name, { document, check, free, tried }] of subjects) {
  const { kind } = document.body
  describeSubject(name, {
    text: canonicalJson(document),
    check,
    seal: (altered) => seal(altered, kind),
    free,
    ...(tried && { tried }),
    least: 150,
  })
}

it('of one kind is not taken for another', () => {
  for (const [, { check }] of subjects)
    for (const text of [canonicalJson(record), canonicalJson(announcement)])
      expect(check(text)).toEqual({ ok: false, code: 'evidence/structure' })
})
