import type { PROTOCOL } from '../../core/digest.ts'
import type { Finding } from '../../core/finding.ts'
import type { Commitment, InputTable, OpenedRow, RecordTable } from '../../core/table.ts'
import type { Stratum } from '../inputs/design.ts'
import type { Plan } from '../inputs/plan.ts'
import type { Outcome, OutcomeCode } from '../report/outcome.ts'
import type { EntropySource, Reveal } from './entropy.ts'

/** One pool's share in one window, drawn with others in a batch. */
export interface BatchEntry {
  readonly pool: string
  readonly round: number
}

/**
 * A published document: what is digested, its digest, and what is not digested (`docs/protocol.md`
 * §5).
 */
export interface Document<Body> {
  readonly body: Body
  /** 64 hex digits. */
  readonly digest: string
  /** Engine and findings: for the reader, decides nothing. */
  readonly envelope: { readonly engine: string; readonly findings: readonly Finding[] }
}

/**
 * All documents of a series that were issued before, as one number and one digest (§5.2): what
 * was left out of it shows in every later head.
 */
export interface LedgerHead {
  /** How many documents were entered. */
  readonly sequence: number
  readonly head: string
}

/** Why something differs from the announcement before. */
export interface AnnouncedChange {
  readonly of: ChangedPart
  readonly text: string
  /** Who approved it and by which paper; null where nobody had to. */
  readonly approval: string | null
}

/** What can differ from the announcement before. */
export type ChangedPart = 'plan' | 'calendar' | InputTable

/** The end of a series that this one takes over: after a merger, a renumbering (§5). */
export interface Continuation {
  readonly series: string
  readonly number: number
  /** Digest of its last record or void. */
  readonly digest: string
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
  readonly tables: { readonly [Name in InputTable]: Commitment }
  /** Fingerprint of the key that salts the rows; null if they are not blinded. */
  readonly blinding: string | null
  readonly batch: readonly BatchEntry[]
  readonly entropy: readonly EntropySource[]
  readonly weak: boolean
  /**
   * Second, from 1970-01-01T00:00:00Z, by which the announcement and all commitments are out; null
   * if no source has a time.
   */
  readonly by: number | null
  /** As of this announcement; null where nothing was issued before, or no ledger is kept. */
  readonly ledger: LedgerHead | null
  readonly changes: readonly AnnouncedChange[]
  readonly continues: readonly Continuation[]
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
  /**
   * Conditional first-order inclusion probability, a ratio; null where the design is no probability
   * sample.
   */
  readonly pi: string | null
  readonly date: string
  /** The round that began the visit, for a row that joins one begun by another pool. */
  readonly host?: BatchEntry
  /** The day it had before it moved to one on which another authority is at the unit. */
  readonly movedFrom?: string
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
  /** Only because of what the batch drew before, so that the unit had a chance in the batch. */
  readonly byDraw: boolean
}

/** A filled seat. */
export interface SeatRow extends BatchEntry {
  readonly unit: string
  readonly seat: number
  readonly role: string
  readonly inspector: string
  /** Candidates drawn before him that no best assignment could take, in order. */
  readonly passed: readonly string[]
  /** How many candidates were acceptable when the seat was drawn. */
  readonly choices: number
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

/** What is checked at a visit: ids of items (§10.4). */
export interface ItemsRow extends BatchEntry {
  readonly unit: string
  readonly mandatory: readonly string[]
  /** In ticket order. */
  readonly drawn: readonly string[]
  readonly riders: readonly string[]
}

/** The tables that stand in a record (§10.2). */
export interface RecordTables {
  readonly sample: readonly SampleRow[]
  readonly reserves: readonly ReserveRow[]
  readonly seats: readonly SeatRow[]
  readonly vacancies: readonly VacancyRow[]
  readonly loads: readonly LoadRow[]
  readonly items: readonly ItemsRow[]
}

/** All tables to which the head of a record commits: those in it, and the exclusions beside it. */
export interface RecordRows extends RecordTables {
  readonly exclusions: readonly ExclusionRow[]
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
  /** `byDraw`: how many of them are out only because of what the batch drew before. */
  readonly excluded: readonly {
    readonly code: string
    readonly count: number
    readonly byDraw: number
  }[]
  readonly eligible: number
  readonly strata: readonly StratumSummary[]
  readonly planned: number
  readonly drawn: number
  readonly shortfall: number
  readonly reserves: number
}

/** How much was left to chance when the seats were filled (§10.3). */
export interface PairingSummary {
  /** Seats that were filled. */
  readonly seats: number
  /** Those with one acceptable candidate when they were drawn. */
  readonly withoutChoice: number
  /** The fewest acceptable candidates of any seat before one was drawn; null if there is no seat. */
  readonly fewest: number | null
  /** The spread that best assignments kept (§9.2c); null with `balance` `strict` or `none`. */
  readonly spread: number | null
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
  readonly pairing: PairingSummary
  readonly strength: { readonly independentBits: number; readonly samplesLog2: number }
  readonly tables: { readonly [Name in RecordTable]: Commitment }
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

/** What happened to an officer after the draw: an absence, or a recusal that was granted. */
export type OfficerChange =
  | { readonly inspector: string; readonly from: string; readonly to: string }
  | { readonly inspector: string; readonly enterprise: string }

/** Why an officer was replaced. */
export type OfficerReason = 'absence' | 'recusal-granted' | 'left-service' | 'other'

/** A visit that somebody else made, or plans, at a unit of the directory. */
export interface VisitElsewhere {
  readonly unit: string
  readonly date: string
  readonly matter?: string
}

/** A sampled unit that turned out to be an error of the frame. */
export interface Substitution extends BatchEntry {
  readonly unit: string
  /** Visits made or planned since the announcement; reserves among their units are passed over. */
  readonly elsewhere: readonly VisitElsewhere[]
}

/**
 * Why a unit was no unit of the frame. Refusal and "untraceable" are outcomes, not reasons to leave
 * the sample.
 */
export type FrameError = 'closed' | 'moved-away' | 'duplicate' | 'out-of-scope'

/** Why an amendment was made. */
export type AmendmentReason = OfficerReason | FrameError

/** A row of the sample that was replaced (§11.3). */
export interface SubstituteRow extends BatchEntry {
  /** Who was replaced. */
  readonly unit: string
  /** Who takes the place; null where no reserve or no day was left. */
  readonly substitute: string | null
  readonly rank: number | null
  readonly date: string | null
  /** Reserves before it that could not take the place, in order. */
  readonly passed: readonly {
    readonly unit: string
    readonly reason: 'in-sample' | 'visited-elsewhere'
  }[]
}

/** A seat that an amendment filled. */
export interface ReassignedSeat extends BatchEntry {
  readonly unit: string
  readonly seat: number
  /** Who had the seat before; null for a seat of a substitute's visit. */
  readonly before: string | null
  readonly inspector: string
  /** Candidates drawn before him that no best assignment could take, in order. */
  readonly passed: readonly string[]
  /** How many candidates were acceptable when the seat was drawn. */
  readonly choices: number
}

/**
 * A change after the draw, appended to the record and chained to the amendment before (§11.2 to
 * §11.5).
 */
export interface AmendmentBody {
  readonly protocol: typeof PROTOCOL
  readonly kind: 'amendment'
  readonly series: string
  readonly number: number
  /** From 1, without gaps, for each record. */
  readonly sequence: number
  /** Digest of the record. */
  readonly record: string
  /** Digest of the amendment before; null for the first. */
  readonly previous: string | null
  readonly change: OfficerChange | Substitution
  readonly reason: AmendmentReason
  readonly evidence: string
  readonly date: string
  readonly substitutes: readonly SubstituteRow[]
  /** Visits of substitutes that could not be staffed. */
  readonly vacancies: readonly VacancyRow[]
  readonly seats: readonly ReassignedSeat[]
  readonly items: readonly ItemsRow[]
}

/** An amendment: nothing is erased, what changed is added. */
export type Amendment = Document<AmendmentBody>

/** What became of one unit in one pool round, as it was reported (§11.6). */
export interface ReportedOutcome extends Outcome {
  /** 1 for the first report; 2, 3 … correct the one before. */
  readonly entry: number
}

/** What has been reported of a pool round, all documents together. */
export interface ReportedRound extends BatchEntry {
  /** Rows that are or were in the sample. */
  readonly due: number
  readonly reported: number
  /** How many ended so, by the last report of each. */
  readonly byOutcome: { readonly [Code in OutcomeCode]?: number }
  /** Sums of what was counted, likewise. */
  readonly totals: Readonly<Record<string, number>>
}

/** The digested part of outcomes; it commits to the rows (§11.6). */
export interface OutcomesHead {
  readonly protocol: typeof PROTOCOL
  readonly kind: 'outcomes'
  readonly series: string
  readonly number: number
  /** From 1, without gaps, for each record. */
  readonly sequence: number
  /** Digest of the outcomes before; null for the first. */
  readonly previous: string | null
  /** Digest of the record. */
  readonly record: string
  /** Digest of the last amendment that they take into account; null for none. */
  readonly amendment: string | null
  /** The day up to which they tell what became of the visits. */
  readonly asOf: string
  /** Fingerprint of the key that salts the rows; null if they are not blinded. */
  readonly blinding: string | null
  readonly rounds: readonly ReportedRound[]
  readonly table: Commitment
}

/** What was reported for the first time or corrected, and what is known by then (§11.6). */
export interface OutcomesBody {
  readonly head: OutcomesHead
  readonly rows: OpenedTable<ReportedOutcome>
}

/** Outcomes of visits: corrections are added, nothing is erased. */
export type OutcomesDocument = Document<OutcomesBody>

/** A table in a notice: all of its rows, or some of them with the way to the root. */
export type OpenedTable<Row> =
  | { readonly all: readonly Pick<OpenedRow<Row>, 'row' | 'salt'>[] }
  | { readonly some: readonly OpenedRow<Row>[] }

/** A row of an input table, as its root commits to it. */
export type InputRow = Readonly<Record<string, unknown>>

/** The tables that a notice opens; absent ones stay closed. */
export type OpenedTables = {
  readonly [Name in InputTable]?: OpenedTable<InputRow>
} & {
  readonly [Name in RecordTable]?: OpenedTable<RecordRows[Name][number]>
}

/** What the public is told of a draw (§10.6). */
export interface NoticeBody {
  readonly protocol: typeof PROTOCOL
  readonly kind: 'notice'
  readonly head: RecordHead
  /** Reveals, seed and keys; null as long as the list is confidential. */
  readonly secrets: RecordSecrets | null
  readonly tables: OpenedTables
  /** Digests of the amendments made so far, in their order. */
  readonly amendments: readonly string[]
}

/** A public notice: as much of a record as is to be known now, each row with its proof. */
export type Notice = Document<NoticeBody>

/** How a pool round dealt with one enterprise, and what shows it (§10.7). */
export interface ProvedVerdict extends BatchEntry {
  readonly verdict: 'not-in-frame' | 'excluded' | 'drawn' | 'reserve' | 'not-drawn'
  /** Its row of `exclusions`, `sample` or `reserves`; null for the others. */
  readonly row: OpenedRow<ExclusionRow> | OpenedRow<SampleRow> | OpenedRow<ReserveRow> | null
  readonly stratum: Stratum | null
  readonly ticket: string | null
  /** Place by ticket in its stratum, from 1; null for a unit that is in no row. */
  readonly rank: number | null
  /**
   * The sampled unit with the largest ticket of the stratum; null where tickets alone do not
   * decide.
   */
  readonly threshold: OpenedRow<SampleRow> | null
}

/** What one enterprise is given about itself (§10.7). */
export interface ProofBody {
  readonly protocol: typeof PROTOCOL
  readonly kind: 'proof'
  readonly announcement: AnnouncementBody
  /** Its row of the directory of enterprises. */
  readonly entry: OpenedRow<InputRow>
  /** Null before the draw is opened. */
  readonly opening: {
    readonly head: RecordHead
    readonly secrets: RecordSecrets
    readonly plan: Plan
    readonly verdicts: readonly ProvedVerdict[]
  } | null
}

/**
 * A proof for one enterprise: that it is in the directory and, once the draw is open, how the draw
 * dealt with it.
 */
export type EntryProof = Document<ProofBody>
