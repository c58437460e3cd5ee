import { say, show } from '../core/message.ts'
import { UsageError } from './usage-error.ts'

/**
 * Reads an instant that names its time zone, as whole seconds from 1970-01-01T00:00:00Z; undefined
 * if it is none.
 */
export function readInstant(text: string): number | undefined {
  const form = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}:\d{2})$/
  const [, date, time, seconds = ':00', zone] = form.exec(text) ?? []
  if (date === undefined) return undefined
  const milliseconds = Date.parse(`${date}T${time}${seconds}${zone}`)
  // Date.parse takes 30 February for a day in March.
  const local = new Date(`${date}T${time}${seconds}Z`)
  const isReal = !Number.isNaN(milliseconds) && local.toISOString().startsWith(`${date}T${time}`)
  return isReal ? milliseconds / 1000 : undefined
}

/**
 * Returns the second that an option of the command line says.
 *
 * @throws UsageError if it is no instant with its zone
 */
export function instantOf(option: string, text: string): number {
  const second = readInstant(text)
  if (second !== undefined) return second
  const expected = say('instant-with-zone')
  throw new UsageError(say('option-value', { option, expected, found: show(text) }))
}

/** As a clock in Beijing shows it, which has known no summer time since 1992. */
export function beijingTime(second: number): string {
  const shifted = new Date((second + 8 * 3600) * 1000).toISOString()
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 19)}`
}
