import { canonicalJson, type Inputs } from 'double-random'
import {
  rescheduleYear,
  type ScheduleChange,
  visitDays,
  type YearSchedule,
} from 'double-random/year'
import calendarOfJanuary from './calendar-2020-01.json' with { type: 'json' }
import { keyOf, SCHEDULE_SEED } from './contributions.ts'
import type { DrawnBatch } from './drawn-batch.ts'
import { type MovedVisit, moveVisits } from './simulate/moved-visits.ts'
import { workingDays } from './working-days.ts'

/** The day after the notice was published: what was done before it stays as it is. */
const FROM = '2020-01-28'

/** The year planned again, and the visits of the first batch that lost their day. */
export interface Replanned {
  readonly schedule: YearSchedule
  readonly change: ScheduleChange
  readonly moved: readonly MovedVisit[]
}

/**
 * Plans the rest of the year again with the longer holiday. Visits that are drawn keep their days
 * where these are still working days, and so does everything that the schedule had planned for
 * later batches.
 *
 * @param first - the first batch, with all outcomes known so far
 */
export function extendHoliday(
  { findings: _, ...tables }: Inputs,
  before: YearSchedule,
  first: DrawnBatch,
): Replanned {
  const { batch, record, inputs, amendments, outcomes } = first
  const { done, keep } = visitDays(
    {
      record,
      data: inputs,
      ...keyOf(batch.number),
      amendments: amendments
        .filter(({ body }) => body.date < FROM)
        .map((each) => canonicalJson(each)),
      outcomes: outcomes.filter(({ date = '' }) => date < FROM),
    },
    FROM,
  )
  const drawn = new Set(record.body.head.rounds.map(({ pool, round }) => `${pool} ${round}`))
  const later = before.days.filter(({ task, round }) => !drawn.has(`${task} ${round}`))
  const { schedule, change } = rescheduleYear({ ...tables, calendar: calendarOfJanuary }, before, {
    seed: SCHEDULE_SEED,
    from: FROM,
    reason: '春节假期延长至2月2日',
    evidence: calendarOfJanuary.version,
    done,
    keep: [...keep, ...later],
  })
  const days = workingDays(calendarOfJanuary)
  const moved = moveVisits(record, inputs, change.released, schedule.days, days)
  return { schedule, change, moved }
}
