import { UTCDateMini } from '@date-fns/utc/date/mini'
import { addDays } from 'date-fns/addDays'
import { formatISO } from 'date-fns/formatISO'
import { isValid } from 'date-fns/isValid'
import { parseISO } from 'date-fns/parseISO'
import { startOfISOWeek } from 'date-fns/startOfISOWeek'
import { subMonths } from 'date-fns/subMonths'

/**
 * The context that makes date-fns count in UTC. The package's own `utc` brings a class that builds
 * `Intl` formatters when it is imported; this one touches neither locale nor time zone.
 */
export function utc(value: Date | number | string) {
  return new UTCDateMini(+new Date(value))
}

/** The last second with a year of four digits. */
const LAST_SECOND = 253_402_300_799
const HOUR = 3600

/** The day of a second from 1970-01-01T00:00:00Z, in UTC. */
function dayOfSecond(second: number): string {
  return formatISO(utc(Math.min(second, LAST_SECOND) * 1000), { representation: 'date' })
}

/** The day of a second where days end last, so that no honest day is found too early. */
export function firstDayOf(second: number): string {
  return dayOfSecond(Math.min(second, LAST_SECOND) - 12 * HOUR)
}

/** The day of a second where days begin first, so that no honest day is found too late. */
export function lastDayOf(second: number): string {
  return dayOfSecond(second + 14 * HOUR)
}

/** The last second of a day where days end last. */
export function lastSecondOf(date: string): number {
  return +parseISO(date, { in: utc }) / 1000 + (24 + 12) * HOUR - 1
}

/** The next day; undefined for a text that is no day of the calendar. */
export function dayAfter(date: string): string | undefined {
  const day = parseISO(date, { in: utc })
  return isValid(day) ? formatISO(addDays(day, 1), { representation: 'date' }) : undefined
}

/** The day k days earlier. */
export function daysBefore(date: string, k: number): string {
  return formatISO(addDays(parseISO(date, { in: utc }), -k), { representation: 'date' })
}

/** The Monday of a day's week. */
export function mondayOf(date: string): string {
  return formatISO(startOfISOWeek(parseISO(date, { in: utc })), { representation: 'date' })
}

/**
 * The same day k calendar months earlier, or the last day of that month if it is shorter
 * (`docs/protocol.md` §1.6).
 */
export function monthsBefore(date: string, k: number): string {
  return formatISO(subMonths(parseISO(date, { in: utc }), k), { representation: 'date' })
}
