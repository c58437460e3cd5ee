import { formatISO, parseISO, startOfISOWeek } from 'date-fns'
import { utc } from './utc.ts'

/** The Monday of a day's week. @internal */
export function mondayOf(date: string): string {
  return formatISO(startOfISOWeek(parseISO(date, { in: utc })), { representation: 'date' })
}
