import * as z from 'zod'
import { date } from '../kit/date.ts'
import { integer } from '../kit/integer.ts'
import type { Shapes } from '../kit/shapes.ts'
import { id, text } from '../kit/text.ts'

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

export const scheduledDays = z.array(scheduledDay).max(1_000_000)

const perTeamDay = integer().min(1).max(64)

export const scheduleOptions = z.strictObject({
  seed: text,
  perTeamDay: perTeamDay.exactOptional(),
  from: date.exactOptional(),
  fixed: scheduledDays.exactOptional(),
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
