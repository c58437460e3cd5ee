import { addDays, formatISO, isValid, parseISO } from 'date-fns'
import { utc } from './utc.ts'

/** The next day; undefined for a text that is no day of the calendar. @internal */
export function dayAfter(date: string): string | undefined {
  const day = parseISO(date, { in: utc })
  return isValid(day) ? formatISO(addDays(day, 1), { representation: 'date' }) : undefined
}
