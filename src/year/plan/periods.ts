import { type Message, say } from '../../core/message.ts'
import type { Frequency } from '../../schema/inputs/plan.ts'

/**
 * A part of a year. Its last day is the 31st even where the month is shorter: dates are only
 * compared.
 */
export interface Period {
  readonly name: Message
  readonly from: string
  readonly to: string
}

const MONTHS = { year: 12, 'half-year': 6, quarter: 3, month: 1 }

/** The parts of a year, in order. */
export function periodsOf(year: number, per: Frequency['per']): Period[] {
  const length = MONTHS[per]
  return Array.from({ length: 12 / length }, (_, index) => ({
    name: say('period', { per, number: index + 1, year }),
    from: `${year}-${twoDigits(index * length + 1)}-01`,
    to: `${year}-${twoDigits((index + 1) * length)}-31`,
  }))
}

/** Whether all days of a window lie in a period. */
export function lieIn([from, to]: readonly [string, string], period: Period): boolean {
  return from >= period.from && to <= period.to
}

function twoDigits(month: number): string {
  return String(month).padStart(2, '0')
}
