import * as z from 'zod'
import { say, show } from '../../core/message.ts'
import { annotated } from '../kit/annotate.ts'
import { date, inOrder, refuseLong } from '../kit/date.ts'
import { refuse } from '../kit/refuse.ts'
import { setOf } from '../kit/set.ts'
import type { Shapes } from '../kit/shapes.ts'
import { text } from '../kit/text.ts'

/**
 * A versioned working calendar (`docs/protocol.md` §3.6): every day from `from` to `to` is known.
 */
export interface WorkCalendar {
  readonly version: string
  readonly from: string
  readonly to: string
  /** Days off besides Saturdays and Sundays. */
  readonly holidays?: readonly string[]
  /** Days that are worked whatever their weekday (调休). */
  readonly workdays?: readonly string[]
}

export const workCalendar: z.ZodType<WorkCalendar> = annotated(
  z
    .strictObject({
      version: text,
      from: date,
      to: date,
      holidays: setOf(date).exactOptional(),
      workdays: setOf(date).exactOptional(),
    } satisfies Shapes<WorkCalendar>)
    .superRefine((calendar, context) => {
      inOrder(calendar, context)
      refuseLong(calendar.from, calendar.to, ['to'], context)
      const holidays = new Set(calendar.holidays)
      for (const name of ['holidays', 'workdays'] as const) {
        for (const [index, day] of (calendar[name] ?? []).entries()) {
          const twice = name === 'workdays' && holidays.has(day)
          if (!twice && day >= calendar.from && day <= calendar.to) continue
          refuse(context, [name, index], {
            code: 'input/range',
            expected: say('holiday-or-workday', { from: calendar.from, to: calendar.to }),
            found: twice ? say('holiday-and-workday', { day }) : show(day),
          })
        }
      }
    })
    .readonly(),
  { id: 'WorkCalendar' },
)
