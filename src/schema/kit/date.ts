import * as z from 'zod'
import { say } from '../../core/message.ts'
import { annotated } from './annotate.ts'
import { refuse } from './refuse.ts'

const DATE = /^(1[9]|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$/
/** What {@link isDate} accepts, and the 29th of February of any year. */
const DATE_PATTERN =
  '^(19|2[0-9])[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$'
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * True for a day of the Gregorian calendar from 1900-01-01 to 2999-12-31, as `YYYY-MM-DD`
 * (`docs/protocol.md` §1.6).
 */
export function isDate(value: string): boolean {
  if (!DATE.test(value)) return false
  const year = Number(value.slice(0, 4))
  const month = Number(value.slice(5, 7))
  const day = Number(value.slice(8, 10))
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && leap ? 29 : DAYS[month - 1]
  return days !== undefined && day >= 1 && day <= days
}

export const date = annotated(
  z.string().superRefine((value, context) => {
    if (!isDate(value)) refuse(context, [], { code: 'input/date', expected: say('date') })
  }),
  { id: 'date', pattern: DATE_PATTERN },
)

/** Two dates in order, both days included. */
export function inOrder(
  { from, to }: { readonly from: string; readonly to: string },
  context: z.RefinementCtx,
): void {
  if (from > to && isDate(from) && isDate(to)) {
    refuse(context, ['to'], {
      code: 'input/range',
      expected: say('date-not-before', { date: from }),
    })
  }
}

/** Days are listed one by one: a thousand years of them would take seconds for each round. */
const MOST_YEARS = 11

/** At most eleven calendar years, as a calendar and a window may cover (`docs/protocol.md` §3.6). */
export function refuseLong(
  from: string,
  to: string,
  path: readonly string[],
  context: z.RefinementCtx,
): void {
  if (!isDate(from) || !isDate(to)) return
  if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) < MOST_YEARS) return
  refuse(context, path, {
    code: 'input/range',
    expected: say('calendar-years-at-most', { limit: MOST_YEARS }),
    found: say('days', { from, to }),
  })
}

/** A span of days, both included. */
export type Span = { readonly from: string; readonly to: string }

export const span = annotated(
  z.strictObject({ from: date, to: date }).superRefine(inOrder).readonly(),
  { id: 'Span' },
)
