import type { Rounding } from './ratios.ts'

/** §3.1–3.4, as they are after §1.8. */
export type Value = string | number
export type Enterprise = {
  id: string
  name: string
  creditCode?: string
  town?: string
  tags?: string[]
  risk?: string
  size?: number
  status?: string
  attributes?: Record<string, Value>
}
export type Period = { from: string; to: string }
export type Limit = Period & { most: number }
export type Inspector = {
  id: string
  name: string
  department: string
  certificate?: Period & { number?: string }
  qualifications?: string[]
  towns?: string[]
  leave?: Period[]
  capacity?: number
  minimum?: number
  perDay?: number
  limits?: Limit[]
  carried?: number
  availability?: number
  group?: string
  related?: string
  borrowed?: { from: string; approval?: string }
}
export type Recusal = { inspector: string; enterprise: string; reason: string }
export type PastVisit = { enterprise: string; date: string; matter?: string; inspectors?: string[] }
export type Penalty = { enterprise: string; date: string; matter?: string }
export type Listing = { list: string; enterprise: string }
export type Waiver = {
  code: 'similar-ids' | 'same-credit-code' | 'same-certificate'
  ids: string[]
  reason: string
}
export type Renaming = {
  of: 'enterprises' | 'inspectors'
  from: string
  to: string
  reason: string
}

/** §3.6 */
export type Calendar = Period & { version: string; holidays?: string[]; workdays?: string[] }

/** §3.8 */
export type Filter =
  | { all: Filter[] }
  | { any: Filter[] }
  | { not: Filter }
  | { tag: string }
  | { equals: Record<string, Value> }
  | { in: Record<string, Value[]> }
  | { bounds: Record<string, { min?: Value; max?: Value }> }
  | { present: string }
  | { listed: string }

/** §3.9: for whom a rule about visits is, and which it counts. */
export type Counting = { where?: Filter; matters?: string[]; except?: string[] }

/** §3.9 */
export type Exclusion = { code: string } & (
  | ({ visitedWithinMonths: number; asOf?: string } & Counting)
  | ({ visitedWithinDays: number; asOf?: string } & Counting)
  | ({ visitsInYear: number } & Counting)
  | { penalisedWithinMonths: number; asOf?: string }
  | { listed: string }
  | { where: Filter }
  | { earlierRounds: true }
)

/** §3.10 to §3.10c */
export type StratumValues = (Value | null)[]
export type Allocation =
  | { type: 'fixed'; counts: { stratum: StratumValues; visits: number }[] }
  | { type: 'equal' }
  | { type: 'proportional' }
  | {
      type: 'rates'
      rates: { stratum: StratumValues; rate: string }[]
      otherwise?: string
      rounding: Rounding
    }
export type Stratified = {
  type: 'stratified'
  by: string[]
  allocation: Allocation
  minimum?: number | string
  size?: string
  rotation?: Rotation
}
export type Rotation = { since: string; matters?: string[]; linger?: string }
export type Design =
  | { type: 'simple'; rate?: string; rounding?: Rounding; rotation?: Rotation }
  | Stratified
  | { type: 'pps'; size: string }
  | { type: 'census'; cover?: 'each-round' | 'over-rounds' }
  | { type: 'listed'; reason: string }

/** §3.7 */
export type Round = {
  window: [string, string]
  visits?: number
  design?: Design
  days?: string[]
}
export type Wanted = { department?: string; qualifications?: string[]; town?: 'same' | 'different' }
export type Seat = Wanted & { role: string; count?: number; certified?: boolean; prefer?: Wanted }
export type GroupSeat = Wanted & { role?: string; prefer?: Wanted }
export type Crew = { seats: Seat[] } | { group: GroupSeat }
export type Team = Crew & { when?: ({ where: Filter } & Crew)[] }
export type Item = { id: string; title?: string; mandatory?: boolean; where?: Filter }
export type Catalogue = { id: string; title?: string; items: Item[] }
export type Rider = { item: string; share: string; rounding: Rounding; where?: Filter }
export type Checks = { catalogue: string; draw?: number | string; riders?: Rider[] }
export type Task = {
  id: string
  title: string
  kind: 'key' | 'general'
  department: string
  doubleRandom: boolean
  deferred?: string
  where?: Filter
  exclude?: Exclusion[]
  visits?: number
  design?: Design
  reserve?: number
  rounds?: Round[]
  team?: 'none' | Team
  overlap?: 'exclude' | 'merge'
  items?: Checks
  [descriptive: string]: unknown
}
export type Wish = { repeatWithinMonths: number } | { lastOfficers: true } | { preference: true }
export type Pairing = {
  recuse?: { ownTown?: boolean; visitedWithinMonths?: number; lastOfficers?: boolean }
  borrow?: boolean
  shortage?: 'fail' | 'vacancies'
  stages?: Wish[]
  balance?: 'strict' | 'none' | { spread: number } | { atLeast: number }
  acknowledged?: { of: string; text: string }[]
}
export type Plan = {
  id: string
  title: string
  year?: number
  authority?: string
  calendar?: string
  exclude?: Exclusion[]
  catalogues?: Catalogue[]
  tasks: Task[]
  pairing?: Pairing
}

/** §3 */
export type Inputs = {
  plan: Plan
  calendar: Calendar
  enterprises: Enterprise[]
  inspectors: Inspector[]
  recusals: Recusal[]
  pastVisits: PastVisit[]
  plannedVisits?: { enterprise: string; date: string; authority: string; matter?: string }[]
  penalties: Penalty[]
  lists: Listing[]
  waivers: Waiver[]
}
