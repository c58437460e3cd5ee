import * as z from 'zod'
import { array } from '../kit/array.ts'
import { date } from '../kit/date.ts'
import { integer } from '../kit/integer.ts'
import type { Shapes } from '../kit/shapes.ts'
import { count, id, label, text } from '../kit/text.ts'

/** Visits of a round that are planned for a day, or were made on it. */
export interface ScheduledDay {
  readonly task: string
  readonly round: number
  readonly date: string
  /** At least 1. */
  readonly visits: number
}

const scheduledDay = z.strictObject({
  task: id,
  round: integer().min(1),
  date,
  visits: integer().min(1).max(1_000_000),
} satisfies Shapes<ScheduledDay>)

export const scheduledDays = array(scheduledDay, 0, 1_000_000)

const perTeamDay = integer().min(1).max(64)

export const scheduleOptions = z.strictObject({
  seed: text,
  perTeamDay: perTeamDay.exactOptional(),
  from: date.exactOptional(),
  fixed: scheduledDays.exactOptional(),
})

const ofRound = { task: id, round: integer().min(1) }

/** A schedule as the library made it, also after a journey as JSON. */
export const yearSchedule = z.strictObject({
  plan: id,
  calendar: text,
  from: date.exactOptional(),
  perTeamDay,
  status: z.enum(['scheduled', 'impossible', 'unknown']),
  visits: count,
  placed: count,
  days: scheduledDays,
  unplaced: z.array(
    z.strictObject({
      ...ofRound,
      visits: count,
      verdict: z.enum(['impossible', 'unknown']),
      reason: z.enum(['no-day', 'no-team', 'capacity', 'search']),
    }),
  ),
  notScheduled: z.array(
    z.strictObject({
      task: id,
      round: integer().min(1).exactOptional(),
      reason: z.enum(['no-rounds', 'no-visits']),
    }),
  ),
  table: z.array(
    z.strictObject({
      task: id,
      months: array(count, 12, 12),
      quarters: array(count, 4, 4),
      year: count,
    }),
  ),
  tightest: z.array(
    z.strictObject({ department: label, from: date, to: date, visits: count, capacity: count }),
  ),
  bottlenecks: z.array(
    z.strictObject({
      departments: z.array(label),
      tasks: z.array(id),
      from: date.exactOptional(),
      to: date.exactOptional(),
      visits: count,
      capacity: count,
    }),
  ),
  evenness: z.array(z.strictObject({ department: label, squares: count, least: count })),
})

/** The shape of a schedule as far as a later one compares itself with it. */
export const scheduleBefore = z.object({
  plan: id,
  calendar: text,
  perTeamDay,
  days: scheduledDays,
})

export const rescheduleOptions = z.strictObject({
  seed: text,
  from: date,
  reason: text,
  evidence: text.exactOptional(),
  done: scheduledDays,
  keep: scheduledDays.exactOptional(),
  perTeamDay: perTeamDay.exactOptional(),
})

export const replanDay = date
