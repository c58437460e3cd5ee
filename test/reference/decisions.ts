import type { ItemsRow } from './items.ts'
import type { Entry } from './joint.ts'
import type { Spot } from './pairing.ts'

/** §11.2 */
export type OfficerChange =
  | { inspector: string; from: string; to: string }
  | { inspector: string; enterprise: string }
export type Elsewhere = { unit: string; date: string; matter?: string }
export type Substitution = Entry & { unit: string; elsewhere: Elsewhere[] }
export type Change = OfficerChange | Substitution
export type Reason =
  | 'absence'
  | 'recusal-granted'
  | 'left-service'
  | 'other'
  | 'closed'
  | 'moved-away'
  | 'duplicate'
  | 'out-of-scope'
export type Decision<C extends Change = Change> = {
  change: C
  reason: Reason
  evidence: string
  date: string
}

export const isSubstitution = (change: Change): change is Substitution => 'elsewhere' in change

/** §11.3 */
export type Passed = { unit: string; reason: 'in-sample' | 'visited-elsewhere' }
export type Replacement = Entry & {
  unit: string
  substitute: string | null
  rank: number | null
  date: string | null
  passed: Passed[]
}

/** §11.4 */
export type AmendedRow = Spot & {
  before: string | null
  inspector: string
  passed: string[]
  choices: number
}

/** §11.2 */
export type AmendmentBody = Decision & {
  protocol: 'double-random/1'
  kind: 'amendment'
  series: string
  number: number
  sequence: number
  record: string
  previous: string | null
  substitutes: Replacement[]
  vacancies: (Entry & { unit: string })[]
  seats: AmendedRow[]
  items: ItemsRow[]
}
