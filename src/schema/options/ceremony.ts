import * as z from 'zod'
import { CHECK_NAMES, EVIDENCE } from '../../core/check.ts'
import { digestAsCopied } from '../../core/digest.ts'
import { ERROR_CODES } from '../../core/errors.ts'
import { isMessage, type Message, say } from '../../core/message.ts'
import { parseCanonical } from '../../core/parse-canonical.ts'
import { formatRatio, parseRatio, type Ratio } from '../../core/ratio.ts'
import { NOTICE_TABLES } from '../../core/table.ts'
import { changes, checkAnnounced, continues, ledgerHead } from '../documents/announced.ts'
import type { DrawRecord } from '../documents/documents.ts'
import {
  type CommitmentFile,
  checkSourcesOnce,
  type EntropySource,
  handedIn,
  reveal,
  second,
  sourcesOf,
  type VerifyBeacon,
} from '../documents/entropy.ts'
import { ledgerRows } from '../documents/ledger.ts'
import {
  batch,
  exclusionRow,
  frameError,
  officerChange,
  officerReason,
  visitElsewhere,
} from '../documents/parse-document.ts'
import { scalar } from '../inputs/filter.ts'
import type { EnterpriseData, InputData } from '../inputs/inputs.ts'
import { array } from '../kit/array.ts'
import { date } from '../kit/date.ts'
import { integer } from '../kit/integer.ts'
import { orRefuse, refuse } from '../kit/refuse.ts'
import { hex64, id, label, text } from '../kit/text.ts'

const numbering = {
  series: id,
  number: integer().min(1),
  previous: hex64.nullable().exactOptional(),
}

export const documentText = z.string()

export const message = z.custom<Message>(
  isMessage,
  orRefuse({ code: 'input/type', expected: say('message') }),
)

const limits = z.strictObject({
  bytes: integer().min(1).exactOptional(),
  depth: integer().min(1).exactOptional(),
})

/** Whether it is a key, and the right one, is said where it is used. */
const blinding = z.string().exactOptional()

export const blindingOption = z.strictObject({ blinding })

export const explainSeatOptions = z.strictObject({
  blinding,
  amendments: z.array(z.string()).exactOptional(),
})

export const pairChancesOptions = z.strictObject({
  blinding,
  record: z.unknown(),
  seed: text,
  replays: integer().min(1).max(1_000_000),
})

export const windowOption = z.tuple([date, date])

const check = { name: z.enum(CHECK_NAMES), message }

/** What `verify` returns, as far as a failure is told by it; also after a journey as JSON. */
export const verificationReport = z.object({
  headline: z.array(message),
  checks: z.array(
    z.discriminatedUnion('status', [
      z.object({ ...check, status: z.literal('pass') }),
      z.object({
        ...check,
        status: z.literal('not-checked'),
        needs: z.array(z.enum(EVIDENCE)),
      }),
      z.object({
        ...check,
        status: z.literal('fail'),
        code: z.enum(ERROR_CODES),
        path: z.string().exactOptional(),
        expected: message.exactOptional(),
        found: message.exactOptional(),
      }),
    ]),
  ),
})

export const assertOptions = z.strictObject({
  accept: z.array(z.enum(CHECK_NAMES)).exactOptional(),
})

export const drawNumber = z.strictObject({ series: id, number: integer().min(1) })

export const sqlDialect = z.enum(['duckdb', 'postgresql', 'clickhouse'])

export const roundOptions = z.strictObject({ pool: id, round: integer().min(1), seed: hex64 })

const stratumLabel = z.string().refine(
  (text) => {
    try {
      return Array.isArray(parseCanonical(text))
    } catch {
      return false
    }
  },
  orRefuse({ code: 'input/text', expected: say('stratum-label') }),
)

/** What a database counted. */
export const countedStrata = z
  .array(z.strictObject({ stratum: stratumLabel, eligible: integer().min(0) }))
  .superRefine((counted, context) => {
    const labels = counted.map(({ stratum }) => stratum)
    if (new Set(labels).size === labels.length) return
    refuse(context, [], {
      code: 'input/duplicate',
      expected: say('stratum-once'),
      found: say('one-twice'),
    })
  })

export const announceOptions = z
  .strictObject({
    ...numbering,
    batch: batch.exactOptional(),
    entropy: handedIn,
    weak: z.boolean().exactOptional(),
    blinding: hex64.exactOptional(),
    by: second.nullable().exactOptional(),
    ledger: ledgerHead.nullable().exactOptional(),
    changes: changes.exactOptional(),
    continues: continues.exactOptional(),
  })
  .superRefine(({ series, number, entropy, by, ...given }, context) => {
    const { previous = null, ledger = null, changes = [], continues = [] } = given
    checkCommitments(entropy, { series, number }, context)
    const sources = sourcesOf(entropy)
    checkSourcesOnce(sources, context, ['entropy'])
    const announced = { series, number, previous, entropy: sources, by: by ?? null, ledger }
    checkAnnounced({ ...announced, changes, continues }, context)
    const isFirst = previous === undefined || previous === null
    if (isFirst === (number === 1)) return
    refuse(context, ['previous'], {
      code: 'policy/numbering',
      expected:
        number === 1
          ? say('null-for-the-first-number')
          : say('digest-of-number', { number: number - 1 }),
      found: say(isFirst ? 'nothing' : 'digest'),
    })
  })

/** A commitment to another draw could never be opened in this one. */
function checkCommitments(
  given: readonly (EntropySource | CommitmentFile)[],
  { series, number }: { readonly series: string; readonly number: number },
  context: z.RefinementCtx,
): void {
  for (const [index, each] of given.entries()) {
    if (each.kind !== 'commitment') continue
    if (each.series === series && each.number === number) continue
    refuse(context, ['entropy', index], {
      code: 'policy/numbering',
      expected: say('commitment-to', { series, number }),
      found: say('commitment-to', { series: each.series, number: each.number }),
    })
  }
}

export const seedOptions = z.strictObject({
  seed: text,
  series: id.exactOptional(),
  number: integer().min(1).exactOptional(),
  previous: hex64.nullable().exactOptional(),
  batch: batch.exactOptional(),
  blinding: hex64.exactOptional(),
})

const verifyBeacon = z.custom<VerifyBeacon>(
  (value) => typeof value === 'function',
  orRefuse({ code: 'input/type', expected: say('verify-beacon') }),
)

const outsideDigest: z.ZodType<string, string> = z
  .string()
  .transform(digestAsCopied)
  .pipe(hex64 as z.ZodType<string, string>)

/** What a verifier knows of the entropy from elsewhere. */
const knownEntropy = {
  announcedAt: integer().min(0).exactOptional(),
  events: z
    .array(
      z.strictObject({
        title: text,
        at: second,
        values: array(integer(), 1, 64),
      }),
    )
    .exactOptional(),
}

/** The shape alone; announcement and reveals are read where they are used. */
export const ceremonyOptions = z.strictObject({
  announcement: z.unknown(),
  reveals: z.unknown(),
  blinding,
  verifyBeacon: verifyBeacon.exactOptional(),
})

export const reveals = array(reveal, 0, 16)

export const voidOptions = z.strictObject({
  code: z.enum(['missing-reveal', 'event-cancelled', 'input-error', 'pairing-infeasible', 'other']),
  statement: text,
  date,
})

export const reassignOptions = z.strictObject({
  blinding,
  change: officerChange,
  reason: officerReason,
  evidence: text,
  date,
  amendments: z.array(z.string()).exactOptional(),
})

export const substituteOptions = z.strictObject({
  blinding,
  visit: z.object({ pool: id, round: integer().min(1), unit: id }),
  reason: frameError,
  evidence: text,
  date,
  elsewhere: z.array(visitElsewhere).exactOptional(),
  amendments: z.array(z.string()).exactOptional(),
})

export const verifyOptions = z.strictObject({
  announcementDigest: outsideDigest.exactOptional(),
  recordDigest: outsideDigest.exactOptional(),
  ...knownEntropy,
  verifyBeacon: verifyBeacon.exactOptional(),
  blinding: hex64.exactOptional(),
  history: z.array(z.string()).exactOptional(),
  amendments: z.array(z.string()).exactOptional(),
  lastAmendment: outsideDigest.nullable().exactOptional(),
  limits: limits.exactOptional(),
})

export const noticeOptions = z.strictObject({
  open: z
    .array(
      z.strictObject({
        table: z.enum(NOTICE_TABLES),
        pools: z.array(id).exactOptional(),
        units: z.array(id).exactOptional(),
        inspectors: z.array(id).exactOptional(),
        upTo: date.exactOptional(),
      }),
    )
    .exactOptional(),
  secrets: z.boolean().exactOptional(),
  blinding,
  amendments: z.array(z.string()).exactOptional(),
})

export const verifyNoticeOptions = z.strictObject({
  recordDigest: outsideDigest.exactOptional(),
  announcementDigest: outsideDigest.exactOptional(),
  ...knownEntropy,
  verifyBeacon: verifyBeacon.exactOptional(),
  amendments: z.array(z.string()).exactOptional(),
  lastAmendment: outsideDigest.nullable().exactOptional(),
  limits: limits.exactOptional(),
})

export const verifyAnnouncementOptions = z.strictObject({
  announcementDigest: outsideDigest.exactOptional(),
  announcedAt: knownEntropy.announcedAt,
  data: z.unknown().optional(),
  blinding: hex64.exactOptional(),
  limits: limits.exactOptional(),
})

export const verifyVoidOptions = z.strictObject({
  voidDigest: outsideDigest.exactOptional(),
  announcement: z.string().exactOptional(),
  announcementDigest: outsideDigest.exactOptional(),
  limits: limits.exactOptional(),
})

export const verifyAmendmentOptions = z.strictObject({
  amendmentDigest: outsideDigest.exactOptional(),
  record: z.string().exactOptional(),
  recordDigest: outsideDigest.exactOptional(),
  data: z.unknown().optional(),
  blinding: hex64.exactOptional(),
  amendments: z.array(z.string()).exactOptional(),
  limits: limits.exactOptional(),
})

export const explainOptions = z.strictObject({
  blinding,
  amendments: z.array(z.string()).exactOptional(),
  pool: id.exactOptional(),
  round: integer().min(1).exactOptional(),
})

export const checkOptions = z.strictObject({ names: z.boolean().exactOptional() })

/** A row of the table of seats will do: its other members are not looked at. */
export const seatPlace = z.object({
  pool: id,
  round: integer().min(1),
  unit: id,
  seat: integer().min(1),
})

/** Rows of a sample will do: their other members are not looked at. */
export const plannedVisits = array(
  z.object({
    pool: id,
    round: integer().min(1),
    unit: id,
    date,
    host: z.object({ pool: id, round: integer().min(1) }).exactOptional(),
  }),
  1,
)

/** A proportion from 0 to 1; unlike a rate it may be 0. */
const proportion = z.string().transform((text, context): string => {
  const parsed = parseRatio(text)
  if (parsed === undefined || parsed.p > parsed.q) {
    refuse(context, [], { code: 'input/ratio', expected: say('proportion') })
    return z.NEVER
  }
  return formatRatio(parsed)
})

/**
 * From one half, where every quantile has its sign, to where the doubles of an interval still tell
 * tails apart.
 */
const confidence = proportion.refine(
  (text) => {
    const { p, q } = parseRatio(text) as Ratio
    return 2n * p >= q && 1_000_000n * (q - p) >= q
  },
  orRefuse({ code: 'input/ratio', expected: say('confidence') }),
)

export const exclusions = z.array(exclusionRow)

export const estimateOptions = z.strictObject({
  pool: id,
  round: integer().min(1),
  variable: label.exactOptional(),
  counts: z.boolean().exactOptional(),
  confidence: confidence.exactOptional(),
  exclusions: exclusions.exactOptional(),
})

export const poolRound = z.strictObject({ pool: id, round: integer().min(1) })

/** A sampled unit by its id, or a stratum as it stands in the record. */
export const unitOrStratum = z.union([id, z.array(z.union([scalar, z.null()]))])

export const reportOptions = z.strictObject({
  blinding,
  outcomes: z.array(z.unknown()),
  asOf: date,
  amendments: z.array(z.string()).exactOptional(),
  earlier: z.array(z.string()).exactOptional(),
})

export const openOutcomesOptions = z.strictObject({ units: z.array(id) })

export const verifyOutcomesOptions = z.strictObject({
  outcomesDigest: outsideDigest.exactOptional(),
  record: z.string().exactOptional(),
  recordDigest: outsideDigest.exactOptional(),
  data: z.unknown().optional(),
  blinding: hex64.exactOptional(),
  amendments: z.array(z.string()).exactOptional(),
  earlier: z.array(z.string()).exactOptional(),
  limits: limits.exactOptional(),
})

export const visitsMadeOptions = z.strictObject({
  blinding,
  amendments: z.array(z.string()).exactOptional(),
  outcomes: z.array(z.unknown()).exactOptional(),
})

/** The shape alone; record, inputs and rows are read where they are used. */
export const coveredDraw = z.strictObject({
  record: z.custom<string | DrawRecord>(),
  data: z.custom<InputData>(),
  blinding,
  amendments: z.array(z.string()).exactOptional(),
  outcomes: z.array(z.custom<never>()).exactOptional(),
})

export const coveredDraws = z.array(coveredDraw)

/** The shape alone; rows are read one by one. Other tables are not looked at. */
export const unitTables = z.object({
  enterprises: z.custom<Iterable<EnterpriseData>>(
    (value) => typeof Object(value)[Symbol.iterator] === 'function',
    orRefuse({ code: 'input/type', expected: say('array-of-rows') }),
  ),
  lists: z.unknown().optional(),
  pastVisits: z.unknown().optional(),
  penalties: z.unknown().optional(),
})

/** The shape alone; inputs and texts are read where they are used. */
export const seriesDocuments = z.array(
  z.strictObject({
    text: z.string(),
    data: z.unknown().optional(),
    announcementDigest: outsideDigest.exactOptional(),
    recordDigest: outsideDigest.exactOptional(),
    outcomesDigest: outsideDigest.exactOptional(),
    ...knownEntropy,
    verifyBeacon: verifyBeacon.exactOptional(),
    blinding: hex64.exactOptional(),
    amendments: z.array(z.string()).exactOptional(),
    lastAmendment: outsideDigest.nullable().exactOptional(),
    outcomes: z.array(z.unknown()).exactOptional(),
  }),
)

export const seriesOptions = z.strictObject({
  lastDigest: outsideDigest.exactOptional(),
  inputs: z.array(z.unknown()).exactOptional(),
  blindings: z.array(hex64).exactOptional(),
  events: knownEntropy.events,
  ledger: ledgerRows.exactOptional(),
  ledgerHead: z.strictObject({ sequence: integer().min(1), head: outsideDigest }).exactOptional(),
  limits: limits.exactOptional(),
})
