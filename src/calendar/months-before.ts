import { formatISO, parseISO, subMonths } from 'date-fns'
import { utc } from './utc.ts'

/**
 * The same day k calendar months earlier, or the last day of that month if it is shorter (`docs/protocol.md` §1.6).
 * @internal
 */
export function monthsBefore(date: string, k: number): string {
  return formatISO(subMonths(parseISO(date, { in: utc }), k), { representation: 'date' })
}
