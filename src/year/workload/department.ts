import { type Ratio, ratio, times } from '../../core/ratio.ts'
import { byQuarter, countByQuarter } from './days.ts'
import { ZERO } from './figure.ts'
import type { Amounts } from './figures.ts'
import type { OfficerCount } from './types.ts'
import { sumQuarters } from './visits.ts'

/** A department and its officers. */
export interface Department {
  readonly department: string
  readonly officers: number
  readonly away: readonly number[]
}

/** Officer-days of a department that go to something else. */
export interface HeadDays {
  readonly kind: 'other-enforcement' | 'non-enforcement'
  readonly department: string
  readonly days: Ratio
  readonly quarter?: number
}

/** Visits by quarter, and what each takes. */
export interface TaskDemand {
  readonly quarters: readonly Ratio[]
  readonly officers: readonly OfficerCount[]
  readonly days: Ratio
}

/** What a department's four quarters are computed from. */
export function quartersOf(
  { department, officers, away }: Department,
  days: readonly string[],
  heads: readonly HeadDays[],
  demands: readonly TaskDemand[],
): Amounts[] {
  const spent = (kind: HeadDays['kind']) =>
    sumQuarters(
      heads
        .filter((head) => head.department === department && head.kind === kind)
        .map((head) => inQuarter(head, days)),
    )
  const other = spent('other-enforcement')
  const none = spent('non-enforcement')
  const needed = sumQuarters(
    demands.map((demand) => {
      const own = demand.officers.find((each) => each.department === department)
      const perVisit = times(ratio(own?.count ?? 0, 1), demand.days)
      return demand.quarters.map((visits) => times(visits, perVisit))
    }),
  )
  return countByQuarter(days).map((workingDays, quarter) => ({
    workingDays,
    officers,
    statutory: workingDays * officers,
    otherEnforcement: other[quarter] ?? ZERO,
    nonEnforcement: none[quarter] ?? ZERO,
    needed: needed[quarter] ?? ZERO,
    away: away[quarter] ?? 0,
  }))
}

function inQuarter({ days: amount, quarter }: HeadDays, days: readonly string[]): Ratio[] {
  if (quarter === undefined) return byQuarter(amount, days)
  return [1, 2, 3, 4].map((each) => (each === quarter ? amount : ZERO))
}
