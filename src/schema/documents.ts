import * as z from 'zod'
import type { Json } from '../core/canonical-json.ts'
import { PROTOCOL } from '../core/digest.ts'
import { DoubleRandomError, type Problem } from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import type { Commitment } from '../core/table.ts'
import { date } from './date.ts'
import type { Stratum } from './design.ts'
import { type EntropySource, entropy, type Reveal, reveal } from './entropy.ts'
import { scalar } from './filter.ts'
import { count, hex64, id, label, text } from './text.ts'
import { zodProblems } from './zod-problems.ts'

/** One pool's share in one window, drawn with others in a batch. */
export interface BatchEntry {
  readonly pool: string
  readonly round: number
}

/** A published document: what is digested, its digest, and what is not digested (`docs/protocol.md` §5). */
export interface Document<Body> {
  readonly body: Body
  /** 64 hex digits. */
  readonly digest: string
  /** Engine and findings: for the reader, decides nothing. */
  readonly envelope: { readonly engine: string; readonly findings: readonly Finding[] }
}

/** What is fixed before the entropy exists (§5). */
export interface AnnouncementBody {
  readonly protocol: typeof PROTOCOL
  readonly kind: 'announcement'
  readonly series: string
  readonly number: number
  readonly previous: string | null
  readonly plan: string
  readonly calendar: string
  readonly tables: {
    readonly enterprises: Commitment
    readonly inspectors: Commitment
    readonly recusals: Commitment
    readonly pastVisits: Commitment
    readonly penalties: Commitment
    readonly lists: Commitment
    readonly waivers: Commitment
  }
  readonly blinded: boolean
  readonly batch: readonly BatchEntry[]
  readonly entropy: readonly EntropySource[]
  readonly weak: boolean
}

/** An announcement: publish its digest before the entropy exists. */
export type Announcement = Document<AnnouncementBody>

/** A unit of the sample. */
export interface SampleRow extends BatchEntry {
  readonly unit: string
  readonly stratum: Stratum
  /** Place in its stratum by ticket, from 1. */
  readonly rank: number
  readonly ticket: string
  /** Conditional first-order inclusion probability, a ratio; null where the design is no probability sample. */
  readonly pi: string | null
  readonly date: string
}

/** A reserve: the next ticket of its stratum. */
export interface ReserveRow extends BatchEntry {
  readonly unit: string
  readonly stratum: Stratum
  readonly rank: number
  readonly ticket: string
}

/** A unit of the frame that was kept out, and why. */
export interface ExclusionRow extends BatchEntry {
  readonly unit: string
  readonly code: string
}

/** A filled seat. */
export interface SeatRow extends BatchEntry {
  readonly unit: string
  readonly seat: number
  readonly role: string
  readonly inspector: string
  /** Candidates drawn before him that no best assignment could take, in order. */
  readonly passed: readonly string[]
}

/** A visit that could not be staffed. */
export interface VacancyRow extends BatchEntry {
  readonly unit: string
}

/** How many seats an inspector has in the batch. */
export interface LoadRow {
  readonly inspector: string
  readonly load: number
}

/** The tables of a record (§10.2). */
export interface RecordTables {
  readonly sample: readonly SampleRow[]
  readonly reserves: readonly ReserveRow[]
  readonly exclusions: readonly ExclusionRow[]
  readonly seats: readonly SeatRow[]
  readonly vacancies: readonly VacancyRow[]
  readonly loads: readonly LoadRow[]
}

/** A stratum's numbers in the head of a record (§10.3). */
export interface StratumSummary {
  readonly stratum: Stratum
  readonly size: number
  readonly drawn: number
  readonly pi: string | null
  /** The chance before the ties of the allocation were drawn. */
  readonly unconditional: string | null
}

/** A pool round's numbers in the head of a record (§10.3). */
export interface RoundSummary extends BatchEntry {
  readonly window: readonly [from: string, to: string]
  readonly design: string
  readonly frame: number
  readonly excluded: readonly { readonly code: string; readonly count: number }[]
  readonly eligible: number
  readonly strata: readonly StratumSummary[]
  readonly planned: number
  readonly drawn: number
  readonly shortfall: number
  readonly reserves: number
}

/** What stays closed until the last visit if the list is confidential (§10.1). */
export interface RecordSecrets {
  readonly reveals: readonly Reveal[]
  readonly seed: string
  readonly keys: {
    readonly rounds: readonly (BatchEntry & {
      readonly select: string
      readonly allocate: string
    })[]
    readonly visitOrder: string
    readonly seatOrder: string
  }
}

/** The digested part of a record; it commits to the secrets and to every table (§10.3). */
export interface RecordHead {
  readonly protocol: typeof PROTOCOL
  readonly kind: 'record'
  readonly series: string
  readonly number: number
  readonly previous: string | null
  readonly announcement: AnnouncementBody
  readonly secrets: string
  readonly rounds: readonly RoundSummary[]
  readonly strength: { readonly independentBits: number; readonly samplesLog2: number }
  readonly tables: { readonly [Name in keyof RecordTables]: Commitment }
}

/** Everything a draw decided (§10). */
export interface RecordBody {
  readonly head: RecordHead
  readonly secrets: RecordSecrets
  readonly tables: RecordTables
}

/** The record of a draw. */
export type DrawRecord = Document<RecordBody>

/** Why a number ended without a draw (§11). */
export type VoidCode =
  | 'missing-reveal'
  | 'event-cancelled'
  | 'input-error'
  | 'pairing-infeasible'
  | 'other'

/** The end of a number that was announced and not drawn. */
export interface VoidBody {
  readonly protocol: typeof PROTOCOL
  readonly kind: 'void'
  readonly series: string
  readonly number: number
  readonly previous: string | null
  readonly announcement: string
  readonly code: VoidCode
  readonly statement: string
  readonly date: string
}

/** A void: a number is never abandoned silently. */
export type VoidDocument = Document<VoidBody>

const protocol = z.literal(PROTOCOL)
const number = z.int().min(1)
const commitment = z.strictObject({ count, root: hex64 })
const entry = { pool: id, round: number }
const ratioText = z.string().regex(/^(0|[1-9][0-9]*)\/[1-9][0-9]*$/)
const stratum = z.array(z.union([scalar, z.null()]))

const finding = z.strictObject({
  code: text,
  count,
  message: text,
  examples: z.array(text).exactOptional(),
})

const envelope = z.strictObject({ engine: text, findings: z.array(finding) })

/** @internal */
export const batch: z.ZodType<readonly BatchEntry[]> = z.array(z.strictObject(entry)).min(1)

/** @internal */
export const announcementBody: z.ZodType<AnnouncementBody> = z.strictObject({
  protocol,
  kind: z.literal('announcement'),
  series: id,
  number,
  previous: hex64.nullable(),
  plan: hex64,
  calendar: hex64,
  tables: z.strictObject({
    enterprises: commitment,
    inspectors: commitment,
    recusals: commitment,
    pastVisits: commitment,
    penalties: commitment,
    lists: commitment,
    waivers: commitment,
  }),
  blinded: z.boolean(),
  batch,
  entropy,
  weak: z.boolean(),
})

const summary = z.strictObject({
  ...entry,
  window: z.tuple([date, date]),
  design: z.enum(['simple', 'stratified', 'census', 'listed']),
  frame: count,
  excluded: z.array(z.strictObject({ code: label, count: number })),
  eligible: count,
  strata: z.array(
    z.strictObject({
      stratum,
      size: count,
      drawn: count,
      pi: ratioText.nullable(),
      unconditional: ratioText.nullable(),
    }),
  ),
  planned: count,
  drawn: count,
  shortfall: count,
  reserves: count,
})

const recordBody: z.ZodType<RecordBody> = z.strictObject({
  head: z.strictObject({
    protocol,
    kind: z.literal('record'),
    series: id,
    number,
    previous: hex64.nullable(),
    announcement: announcementBody,
    secrets: hex64,
    rounds: z.array(summary),
    strength: z.strictObject({ independentBits: count, samplesLog2: count }),
    tables: z.strictObject({
      sample: commitment,
      reserves: commitment,
      exclusions: commitment,
      seats: commitment,
      vacancies: commitment,
      loads: commitment,
    }),
  }),
  secrets: z.strictObject({
    reveals: z.array(reveal),
    seed: hex64,
    keys: z.strictObject({
      rounds: z.array(z.strictObject({ ...entry, select: hex64, allocate: hex64 })),
      visitOrder: hex64,
      seatOrder: hex64,
    }),
  }),
  tables: z.strictObject({
    sample: z.array(
      z.strictObject({
        ...entry,
        unit: id,
        stratum,
        rank: number,
        ticket: hex64,
        pi: ratioText.nullable(),
        date,
      }),
    ),
    reserves: z.array(z.strictObject({ ...entry, unit: id, stratum, rank: number, ticket: hex64 })),
    exclusions: z.array(z.strictObject({ ...entry, unit: id, code: label })),
    seats: z.array(
      z.strictObject({
        ...entry,
        unit: id,
        seat: number,
        role: label,
        inspector: id,
        passed: z.array(id),
      }),
    ),
    vacancies: z.array(z.strictObject({ ...entry, unit: id })),
    loads: z.array(z.strictObject({ inspector: id, load: count })),
  }),
})

const voidBody: z.ZodType<VoidBody> = z.strictObject({
  protocol,
  kind: z.literal('void'),
  series: id,
  number,
  previous: hex64.nullable(),
  announcement: hex64,
  code: z.enum(['missing-reveal', 'event-cancelled', 'input-error', 'pairing-infeasible', 'other']),
  statement: text,
  date,
})

function documentOf<Body>(body: z.ZodType<Body>): z.ZodType<Document<Body>> {
  return z.strictObject({ body, digest: hex64, envelope })
}

const DOCUMENTS = {
  announcement: documentOf(announcementBody),
  record: documentOf(recordBody),
  void: documentOf(voidBody),
}

/** The kinds of document, and what each parses to. @internal */
export interface DocumentKinds {
  readonly announcement: Announcement
  readonly record: DrawRecord
  readonly void: VoidDocument
}

/** Checks the shape of a document that was read from its canonical text; nothing more or less may stand in it (§12, step 3). @internal */
export function parseDocument<Kind extends keyof DocumentKinds>(
  kind: Kind,
  value: Json,
): DocumentKinds[Kind] {
  const result = DOCUMENTS[kind].safeParse(value)
  if (result.success) return result.data as DocumentKinds[Kind]
  const problems: Problem[] = [...zodProblems(result.error, value, '', undefined)].map(
    (problem) => ({
      ...problem,
      code: 'evidence/structure',
    }),
  )
  throw new DoubleRandomError('evidence/structure', problems)
}
