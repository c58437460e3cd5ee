import type { Finding } from '../../core/finding.ts'
import type { Absent, Given } from '../kit/given.ts'
import type { Enterprise } from './enterprise.ts'
import type { Inspector } from './inspector.ts'
import type { Plan } from './plan.ts'
import type {
  AuthorityVisit,
  Listing,
  PastVisit,
  Penalty,
  Recusal,
  Renaming,
  Waiver,
} from './relations.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** A row of the directory of objects, as handed in. */
export interface EnterpriseData extends Given<Enterprise> {
  /** How to reach it: anything, neither looked at nor digested. */
  readonly contact?: unknown
}

/** A row of the directory of inspectors, as handed in. */
export interface InspectorData extends Given<Inspector> {
  /** How to reach him: anything, neither looked at nor digested. */
  readonly contact?: unknown
}

/**
 * What a bureau hands in: plain data, not yet checked. `docs/protocol.md` §3 says what each part
 * may hold.
 *
 * The compiler finds what is misspelt in a literal. What was read from a file has no type yet: it
 * is handed in as `JSON.parse(text) as InputData`.
 */
export interface InputData {
  readonly plan: Given<Plan>
  readonly calendar: Given<WorkCalendar>
  readonly enterprises: readonly EnterpriseData[]
  readonly inspectors: readonly InspectorData[]
  readonly recusals?: readonly Given<Recusal>[] | Absent
  readonly pastVisits?: readonly Given<PastVisit>[] | Absent
  readonly penalties?: readonly Given<Penalty>[] | Absent
  readonly lists?: readonly Given<Listing>[] | Absent
  readonly waivers?: readonly Given<Waiver>[] | Absent
  readonly renamed?: readonly Given<Renaming>[] | Absent
  readonly plannedVisits?: readonly Given<AuthorityVisit>[] | Absent
  /** Inputs that were checked and saved bring them along; they are made anew. */
  readonly findings?: unknown
}

/** What a function needs to see that inputs are those of a draw. */
export interface BlindingOption {
  /** The key that blinded the rows, if one did: without it nobody can tell whose inputs they are. */
  readonly blinding?: string
}

/** Checked, frozen inputs; every table is in the order of its keys. */
export interface Inputs {
  readonly plan: Plan
  readonly calendar: WorkCalendar
  readonly enterprises: readonly Enterprise[]
  readonly inspectors: readonly Inspector[]
  readonly recusals: readonly Recusal[]
  readonly pastVisits: readonly PastVisit[]
  readonly penalties: readonly Penalty[]
  readonly lists: readonly Listing[]
  readonly waivers: readonly Waiver[]
  readonly renamed: readonly Renaming[]
  readonly plannedVisits: readonly AuthorityVisit[]
  /** What a person should look at; decides nothing. */
  readonly findings: readonly Finding[]
}
