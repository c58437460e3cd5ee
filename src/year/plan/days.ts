import { workingDays } from '../../calendar/working-days.ts'
import type { WorkCalendar } from '../../schema/inputs/work-calendar.ts'
import { type PlanFinding, planFinding } from './finding.ts'
import { lieIn, periodsOf } from './periods.ts'
import type { PlannedRound, PlannedTask } from './task.ts'

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
    if (whole !== undefined && !lieIn(window, whole)) {
      const place = { path: `${at}.window`, task: task.id }
      const expected = `days of ${year}, the plan's year`
      findings.push(planFinding('outside-year', place, expected, `${from} to ${to}`))
    }
    if (days !== undefined && visits !== undefined && days.length !== visits) {
      const place = { path: `${at}.days`, task: task.id }
      const expected = `as many days as visits, ${visits}`
      findings.push(planFinding('days-count', place, expected, String(days.length)))
    }
    if (calendar !== undefined) findings.push(...calendarFindings(task.id, at, round, calendar))
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
        'a window in each quarter, so that the pool is inspected all year round',
        `none in ${empty.map(({ name }) => name).join(', ')}`,
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
    const expected = `days the calendar covers, ${calendar.from} to ${calendar.to}`
    const place = { path: `${path}.window`, task }
    return [planFinding('outside-calendar', place, expected, `${from} to ${to}`)]
  }
  const working = new Set(workingDays(calendar, from, to))
  if (working.size === 0) {
    const expected = `a window with a working day of calendar ${calendar.version}`
    const place = { path: `${path}.window`, task }
    return [planFinding('no-working-day', place, expected, `${from} to ${to}`)]
  }
  const off = [...new Set(days)].filter((day) => !working.has(day))
  if (off.length === 0) return []
  const found = `${off.slice(0, 5).join(', ')}${off.length > 5 ? ` and ${off.length - 5} more` : ''}`
  const expected = `working days of calendar ${calendar.version}`
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
