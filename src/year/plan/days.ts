import { workingDays } from '../../calendar/working-days.ts'
import { say, show } from '../../core/message.ts'
import type { WorkCalendar } from '../../schema/inputs/work-calendar.ts'
import { type PlanFinding, planFinding } from './finding.ts'
import { lieIn, periodsOf } from './periods.ts'
import type { PlannedRound, PlannedTask } from './task.ts'

/** How many days a finding names. */
const DATES = 5

/** What is wrong with the windows and days of a task's rounds. */
export function dayFindings(
  { task, path, rounds }: PlannedTask,
  year: number | undefined,
  calendar: WorkCalendar | undefined,
): PlanFinding[] {
  const findings: PlanFinding[] = []
  for (const { path: at, round } of rounds) {
    const { window, days, visits } = round
    const [from, to] = window
    const [whole] = year === undefined ? [] : periodsOf(year, 'year')
    if (year !== undefined && whole !== undefined && !lieIn(window, whole)) {
      const place = { path: `${at}.window`, task: task.id }
      const expected = say('days-of-year', { year })
      findings.push(planFinding('outside-year', place, expected, say('days', { from, to })))
    }
    if (days !== undefined && visits !== undefined && days.length !== visits) {
      const place = { path: `${at}.days`, task: task.id }
      const expected = say('as-many-days-as-visits', { visits })
      findings.push(planFinding('days-count', place, expected, show(days.length)))
    }
    if (calendar === undefined) continue
    for (const each of calendarFindings(task.id, at, round, calendar)) findings.push(each)
  }
  if (year === undefined || task.kind === 'key' || rounds.length === 0) return findings
  const empty = periodsOf(year, 'quarter').filter(
    ({ from, to }) => !rounds.some(({ round }) => reaches(round, from, to)),
  )
  if (empty.length > 0) {
    findings.push(
      planFinding(
        'quarter-empty',
        { path: `${path}.rounds`, task: task.id },
        say('window-in-each-quarter'),
        say('none-in-periods', { periods: empty.map(({ name }) => name) }),
      ),
    )
  }
  return findings
}

function calendarFindings(
  task: string,
  path: string,
  { window: [from, to], days = [] }: PlannedRound['round'],
  calendar: WorkCalendar,
): PlanFinding[] {
  if (from < calendar.from || to > calendar.to) {
    const expected = say('days-of-calendar', { from: calendar.from, to: calendar.to })
    const place = { path: `${path}.window`, task }
    return [planFinding('outside-calendar', place, expected, say('days', { from, to }))]
  }
  const working = new Set(workingDays(calendar, from, to))
  if (working.size === 0) {
    const expected = say('window-with-working-day', { calendar: calendar.version })
    const place = { path: `${path}.window`, task }
    return [planFinding('no-working-day', place, expected, say('days', { from, to }))]
  }
  const off = [...new Set(days)].filter((day) => !working.has(day))
  if (off.length === 0) return []
  const found = say('dates', { dates: off.slice(0, DATES), more: Math.max(0, off.length - DATES) })
  const expected = say('working-days-of-calendar', { calendar: calendar.version })
  return [planFinding('day-off', { path: `${path}.days`, task }, expected, found)]
}

/** Whether a visit of the round may fall in a period. */
function reaches(
  { window, days, visits }: PlannedRound['round'],
  from: string,
  to: string,
): boolean {
  if (visits === 0) return false
  if (days !== undefined) return days.some((day) => day >= from && day <= to)
  return window[0] <= to && window[1] >= from
}
