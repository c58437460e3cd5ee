import type { Finding } from '../../core/finding.ts'
import type { Enterprise } from './enterprise.ts'
import type { Inspector } from './inspector.ts'
import type { Plan } from './plan.ts'
import type { Listing, PastVisit, Penalty, Recusal, Waiver } from './relations.ts'
import type { WorkCalendar } from './work-calendar.ts'

/**
 * What a bureau hands in: plain data, not yet checked. `docs/protocol.md` §3 says what each part
 * may hold.
 */
export interface InputData {
  readonly plan: unknown
  readonly calendar: unknown
  readonly enterprises: readonly unknown[]
  readonly inspectors: readonly unknown[]
  readonly recusals?: readonly unknown[]
  readonly pastVisits?: readonly unknown[]
  readonly penalties?: readonly unknown[]
  readonly lists?: readonly unknown[]
  readonly waivers?: readonly unknown[]
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
  /** What a person should look at; decides nothing. */
  readonly findings: readonly Finding[]
}
