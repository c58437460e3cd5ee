import {
  type BlindingOption,
  DoubleRandomError,
  type DrawRecord,
  type InputData,
  type Inputs,
  parseInputs,
  parsePlan,
  visitsMade,
} from 'double-random'
import { parseSchedule, type YearSchedule } from 'double-random/year'
import ical from 'ical-generator'
import { dayAfter } from '../calendar/day.ts'
import { say, show } from '../core/message.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { calendarFileOptions, visitCalendarOptions } from '../schema/options/files.ts'

/** What a calendar file is made of besides its events. */
export interface ICalendarOptions {
  /** When the file was made, in UTC, as `2020-01-02T08:00:00Z`: this library reads no clock. */
  readonly stamp: string
}

interface Event {
  readonly uid: string
  readonly date: string
  readonly summary: string
  readonly description: string
}

const STAMP = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$/

/**
 * Writes a schedule's days as iCalendar (RFC 5545): an event of a whole day for each day and round,
 * without any unit.
 *
 * @param schedule - a year's schedule
 * @param plan - its plan, for titles and departments
 * @param options - the time of making (see {@link ICalendarOptions})
 * @returns the text of a calendar file
 * @throws DoubleRandomError `input/date` for a stamp that is none; `input/…` for a malformed
 *   schedule, plan or option
 *
 * @example
 * const year = scheduleYear(exampleInputs, { seed: '2020-01-02' });
 * const { plan } = parseInputs(exampleInputs);
 * const file = scheduleToICalendar(year, plan, { stamp: '2020-01-02T08:00:00Z' });
 * file.includes('SUMMARY:加油站 1家次'); // => true
 */
export function scheduleToICalendar(
  schedule: YearSchedule,
  plan: InputData['plan'],
  options: ICalendarOptions,
): string {
  const { title, tasks } = parsePlan(plan)
  const { plan: planned, days } = parseSchedule(schedule)
  const given = parseOption('options', calendarFileOptions, options)
  const taskOf = new Map(tasks.map((task) => [task.id, task]))
  const events = days.map(({ task, round, date, visits }) => ({
    uid: `${encodeURIComponent(`${planned}/${task}`)}/${round}/${date}@double-random`,
    date,
    summary: `${taskOf.get(task)?.title ?? task} ${visits}家次`,
    description: `责任科室：${taskOf.get(task)?.department ?? ''}，第${round}轮`,
  }))
  return calendarFile(title, events, given)
}

/**
 * Writes the visits of a draw as iCalendar (RFC 5545): an event of a whole day for each visit, with
 * tasks and team.
 *
 * The file names enterprises and officers: it is confidential until the visits are over.
 *
 * @param record - the record or its text
 * @param data - the inputs of the draw
 * @param options - the time of making; one officer, whose visits alone are wanted; amendments as
 *   texts; blinding key
 * @returns the text of a calendar file
 * @throws DoubleRandomError `input/date` for a stamp that is none; otherwise as {@link visitsMade}
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const file = visitsToICalendar(record, exampleInputs, { stamp: '2020-01-02T08:00:00Z' });
 * file.split('BEGIN:VEVENT').length - 1; // => 2
 */
export function visitsToICalendar(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: ICalendarOptions &
    BlindingOption & {
      readonly officer?: string
      readonly amendments?: readonly string[]
    },
): string {
  const { officer, stamp, ...after } = parseOption('options', visitCalendarOptions, options)
  const inputs = parseInputs(data)
  const nameOf = new Map(
    [...inputs.enterprises, ...inputs.inspectors].map(({ id, name }) => [id, name]),
  )
  const titleOf = new Map(inputs.plan.tasks.map(({ id, title }) => [id, title]))
  const events = new Map<string, Event>()
  for (const { enterprise, date, matter = '', inspectors = [] } of visitsMade(
    record,
    inputs,
    after,
  )) {
    if (officer !== undefined && !inspectors.includes(officer)) continue
    const uid = `${encodeURIComponent(enterprise)}/${date}@double-random`
    const task = titleOf.get(matter) ?? matter
    // A joint visit has a row for each of its tasks.
    const before = events.get(uid)
    events.set(uid, {
      uid: `${encodeURIComponent(inputs.plan.id)}/${uid}`,
      date,
      summary: before ? `${before.summary}、${task}` : `${nameOf.get(enterprise)}：${task}`,
      description: `检查人员：${inspectors.map((id) => nameOf.get(id) ?? id).join('、')}`,
    })
  }
  return calendarFile(inputs.plan.title, [...events.values()], { stamp })
}

function calendarFile(name: string, events: readonly Event[], { stamp }: ICalendarOptions): string {
  if (!STAMP.test(stamp) || dayAfter(stamp.slice(0, 10)) === undefined) {
    throw new DoubleRandomError('input/date', [
      {
        code: 'input/date',
        path: 'options.stamp',
        expected: say('time-in-utc'),
        found: show(stamp),
      },
    ])
  }
  const calendar = ical({ name, prodId: { company: 'double-random', product: 'double-random' } })
  for (const { uid, date, summary, description } of events) {
    calendar.createEvent({
      id: uid,
      stamp,
      start: date,
      // The end of an event of whole days is the day after it (RFC 5545 §3.6.1).
      end: dayAfter(date) as string,
      allDay: true,
      summary,
      description,
    })
  }
  return calendar.toString()
}
