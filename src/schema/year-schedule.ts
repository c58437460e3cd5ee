import * as z from 'zod'
import { date } from './date.ts'
import { integer } from './integer.ts'
import { id, text } from './text.ts'

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
})

/** @internal */
export const scheduledDays = z.array(scheduledDay).max(1_000_000)

const perTeamDay = integer().min(1).max(64)

/** @internal */
export const scheduleOptions = z.strictObject({
  seed: text,
  perTeamDay: perTeamDay.exactOptional(),
  from: date.exactOptional(),
  fixed: scheduledDays.exactOptional(),
})

/** The shape of a schedule as far as a later one compares itself with it. @internal */
export const scheduleBefore = z.object({
  plan: id,
  calendar: text,
  perTeamDay,
  days: scheduledDays,
})

/** @internal */
export const rescheduleOptions = z.strictObject({
  seed: text,
  from: date,
  reason: text,
  evidence: text.exactOptional(),
  done: scheduledDays,
  keep: scheduledDays.exactOptional(),
  perTeamDay: perTeamDay.exactOptional(),
})

/** @internal */
export const replanDay = date
