import { minus, plus, type Ratio, ratio } from '../../core/ratio.ts'
import { figureOf, shareOf, ZERO } from './figure.ts'
import type { WorkloadFigures } from './types.ts'

/** What the account of a department and quarter, or of several, is computed from. */
export interface Amounts {
  readonly workingDays: number
  readonly officers: number
  readonly statutory: number
  readonly otherEnforcement: Ratio
  readonly nonEnforcement: Ratio
  readonly needed: Ratio
  readonly away: number
}

/** The quarters of one department as its year: days add up, officers are the same. */
export function yearOfQuarters(quarters: readonly Amounts[]): Amounts {
  return quarters.reduce((sum, each) => ({
    ...addAmounts(sum, each),
    workingDays: sum.workingDays + each.workingDays,
  }))
}

/** Several departments in the same period: officers add up, working days are the same. */
export function sumDepartments(amounts: readonly Amounts[], workingDays: number): Amounts {
  const nobody: Amounts = {
    workingDays,
    officers: 0,
    statutory: 0,
    otherEnforcement: ZERO,
    nonEnforcement: ZERO,
    needed: ZERO,
    away: 0,
  }
  return amounts.reduce(
    (sum, each) => ({ ...addAmounts(sum, each), officers: sum.officers + each.officers }),
    nobody,
  )
}

function addAmounts(a: Amounts, b: Amounts): Amounts {
  return {
    ...a,
    statutory: a.statutory + b.statutory,
    otherEnforcement: plus(a.otherEnforcement, b.otherEnforcement),
    nonEnforcement: plus(a.nonEnforcement, b.nonEnforcement),
    needed: plus(a.needed, b.needed),
    away: a.away + b.away,
  }
}

export function workloadFigures(amounts: Amounts): WorkloadFigures {
  const { workingDays, officers, statutory, otherEnforcement, nonEnforcement, needed, away } =
    amounts
  const whole = ratio(statutory, 1)
  const inspection = inspectionOf(amounts)
  const reserve = minus(inspection, needed)
  return {
    workingDays,
    officers,
    statutory,
    otherEnforcement: figureOf(otherEnforcement),
    nonEnforcement: figureOf(nonEnforcement),
    inspection: figureOf(inspection),
    ...(statutory > 0 && {
      shares: {
        otherEnforcement: shareOf(otherEnforcement, whole),
        nonEnforcement: shareOf(nonEnforcement, whole),
        inspection: shareOf(inspection, whole),
      },
    }),
    needed: figureOf(needed),
    reserve: figureOf(reserve),
    ...(inspection.p > 0n && { reserveShare: shareOf(reserve, inspection) }),
    away,
  }
}

/** Days that are missing; zero or below where none are. */
export function missingOf(amounts: Amounts): Ratio {
  return minus(amounts.needed, inspectionOf(amounts))
}

function inspectionOf({ statutory, otherEnforcement, nonEnforcement }: Amounts): Ratio {
  return minus(minus(ratio(statutory, 1), otherEnforcement), nonEnforcement)
}
