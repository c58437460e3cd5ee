import {
  type CheckName,
  canonicalJson,
  type EntryProof,
  type Json,
  type Notice,
  type TextLimits,
  type VerificationReport,
} from 'double-random'
import { composeNotice, proveEntry, proveVerdict, verifyNotice } from 'double-random/disclose'
import { type VerifyProofOptions, verifyProof } from 'double-random/proof'
import { expect, it } from 'vitest'
import { acceptedOf } from '../../src/core/check.ts'
import { holdCeremony } from '../ceremony/world.ts'
import { digest } from '../reference/canonical.ts'
import { describeSubject, type Subject, verdictOfReport } from './subject.ts'

const KEY = 'b1'.repeat(32)
const honest = holdCeremony(KEY)
const { inputs, announcement, record } = honest
const { history: _, lastAmendment: __, blinding: ___, ...known } = honest.known
const proofKnown = { ...known, recordDigest: record.digest }
const noticeKnown = { ...proofKnown, lastAmendment: null }
const unitOf = (verdict: string): string =>
  inputs.enterprises.find(({ id }) =>
    proveVerdict(record, inputs, id, { blinding: KEY }).body.opening!.verdicts.some(
      (each) => each.verdict === verdict,
    ),
  )!.id

/** Reads with everything that is known; these checks stay open in an honest document. */
const reading =
  (verify: (text: string, limits: TextLimits) => VerificationReport, ...open: CheckName[]) =>
  (text: string, limits: TextLimits = {}) => {
    const report = verify(text, limits)
    const isVerified = acceptedOf(report.checks, open) !== undefined
    return { ...verdictOfReport(report), isVerified }
  }

const checkNotice = reading((text, limits) => verifyNotice(text, { ...noticeKnown, limits }))
const checkSealed = reading((text, limits) => {
  const { events: _, ...known } = noticeKnown
  return verifyNotice(text, { ...known, limits })
}, 'secrets-digest')
const checkUnshown = reading(
  (text, limits) => verifyProof(text, { ...proofKnown, limits }),
  'replay',
  'verdict',
)
const checkEntry = reading((text, limits) => {
  const { announcedAt } = honest.known
  return verifyProof(text, {
    announcementDigest: announcement.digest,
    announcedAt,
    limits,
  } as VerifyProofOptions)
})

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
      check: checkSealed,
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
      check: checkEntry,
      free: /^envelope/,
    },
  ],
  ...['drawn', 'not-drawn', 'excluded', 'reserve'].map((verdict): readonly [string, Disclosed] => [
    `a proof of ${verdict}`,
    {
      document: proveVerdict(record, inputs, unitOf(verdict), { blinding }),
      // Whom one round drew, another one did not.
      check: checkUnshown,
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
      expect(check(text)).toEqual({ isVerified: false, code: 'evidence/structure' })
})
