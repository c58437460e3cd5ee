import { workingDays } from '../../calendar/working-days.ts'
import { fail } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import { drawKey } from '../../random/draw-key.ts'
import type { InputData, Inputs } from '../../schema/inputs/inputs.ts'
import { parseInputs } from '../../schema/inputs/parse-inputs.ts'
import { parseOption } from '../../schema/kit/parse-option.ts'
import { type ScheduledDay, scheduleOptions } from '../../schema/year/year-schedule.ts'
import { allDepartments, type SettledRound } from './days/all-departments.ts'
import { type Bottleneck, ownBottlenecks } from './days/bottlenecks.ts'
import { shortClasses, type TeamsOfDay } from './days/day-fit.ts'
import { type DepartmentDays, departmentDays, type YearContext } from './days/department-days.ts'
import { type MonthRow, monthTable } from './days/month-table.ts'
import { officerSupply } from './days/officer-supply.ts'
import { type NotScheduled, type RoundToPlace, roundsOf } from './days/rounds-of.ts'
import { sharedBottlenecks } from './days/shared-bottlenecks.ts'
import { type TeamKind, teamKinds } from './days/team-kinds.ts'
import { createTeamLimits } from './days/team-limits.ts'
import { type TightWeek, tightestWeeks } from './days/tightest-weeks.ts'
import { type Unplaced, unplacedVisits } from './days/unplaced-visits.ts'

/** How a year is scheduled. */
export interface ScheduleOptions {
  /**
   * Any text: decides between days that are equally good. Whoever knows it can compute the
   * schedule.
   */
  readonly seed: string
  /** The most visits of a team on one day, at least 1; 1 if absent. */
  readonly perTeamDay?: number
  /** No visit is planned before this day. */
  readonly from?: string
  /** Visits that were made, or have their days already; they count, and stay where they are. */
  readonly fixed?: readonly ScheduledDay[]
}

/** A year's visits by day. */
export interface YearSchedule {
  readonly plan: string
  /** Version of the calendar. */
  readonly calendar: string
  readonly from?: string
  readonly perTeamDay: number
  /**
   * `scheduled`: every visit has a day; `impossible`: some provably cannot; `unknown`: otherwise.
   */
  readonly status: 'scheduled' | 'impossible' | 'unknown'
  /** Visits of all rounds that state how many. */
  readonly visits: number
  readonly placed: number
  /** In the order of the plan's tasks, rounds and dates. */
  readonly days: readonly ScheduledDay[]
  readonly unplaced: readonly Unplaced[]
  /** Tasks without rounds, and rounds that do not state their visits. */
  readonly notScheduled: readonly NotScheduled[]
  /** For each task with rounds, its visits by month of the plan's year. */
  readonly table: readonly MonthRow[]
  /** The fullest weeks, at most five. */
  readonly tightest: readonly TightWeek[]
  readonly bottlenecks: readonly Bottleneck[]
  /**
   * For each department, Σ L² over the working days, L being its visits of the day, and the least
   * it could be if the department were alone and placed all it could.
   */
  readonly evenness: readonly {
    readonly department: string
    readonly squares: number
    readonly least: number
  }[]
}

/**
 * Schedules a year's visits: gives every visit of the plan's rounds a working day within its
 * window, not yet knowing which unit it will be.
 *
 * Days have as many visits as their legal officers can make in whole teams, at most `perTeamDay` a
 * team. Among all such schedules, as many visits as possible have a day; then each department's
 * days are as even as possible, and then each round's months; ties are decided by the seed
 * (`docs/schedule.md`). What cannot be placed is named, with a proof or as unknown.
 *
 * @param data - plan, calendar and directories; only officers matter, and `pastVisits` that name
 *   them
 * @param options - seed, visits of a team on a day, and what is settled already (see {@link
 *   ScheduleOptions})
 * @returns days for visits, the table of tasks by month, and what is tight or does not fit
 * @throws DoubleRandomError `input/…` or `design/…` for malformed inputs or options,
 *   `input/unknown-id` and `input/range` for settled visits that the plan does not have,
 *   `design/limits` if a team could do more than one of its officers
 *
 * @example
 * const year = scheduleYear(exampleInputs, { seed: '2020-01-02' });
 * year.status; // => 'scheduled'
 * year.table; // => [{ task: 'petrol', months: [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], quarters: [2, 0, 0, 0], year: 2 }]
 */
export function scheduleYear(data: InputData | Inputs, options: ScheduleOptions): YearSchedule {
  const given = parseOption('options', scheduleOptions, options)
  const { seed, perTeamDay = 1, from = '', fixed = [] } = given
  const inputs = parseInputs(data)
  const { plan, calendar } = inputs
  checkPerDay(inputs, perTeamDay)
  const days = workingDays(calendar, calendar.from, calendar.to)
  const teams = teamKinds(plan.tasks)
  const supply = officerSupply(inputs, teams.classes, days)
  const limits = createTeamLimits(supply, teams.kinds, days.length)
  const { rounds, notScheduled } = roundsOf(plan, fixed, teams, days)
  const isShort = (day: number, wanted: TeamsOfDay) =>
    shortClasses(supply, teams.kinds, day, wanted)
  const context: YearContext = {
    days,
    dayOf: new Map(days.map((day, index) => [day, index])),
    perTeamDay,
    from,
    closed: overfullDays(days, rounds, perTeamDay, isShort),
    key: drawKey(seed, { purpose: 'year-days' }),
    mostTeams: limits.mostTeams,
  }
  const parts = new Map(
    [...new Set(rounds.map(({ department }) => department))].map((department) => {
      const own = rounds.filter((round) => round.department === department)
      return [department, departmentDays(context, department, own)]
    }),
  )
  const together = allDepartments(context, rounds, parts, {
    shortClasses: isShort,
    needsClass: (kind, classes) =>
      [...(teams.kinds[kind] as TeamKind).needs.keys()].some((each) => classes.has(each)),
  })
  const { rounds: settled, bottlenecks: shared } = sharedBottlenecks(context, together, {
    supply,
    kinds: teams.kinds,
    officers: limits.officers,
  })
  const scheduled = settled.flatMap((round) => scheduledDays(round, days))
  const unplaced = unplacedVisits(settled, parts)
  const loads = loadsOf(settled, parts)
  const isProved = unplaced.some(({ verdict }) => verdict === 'impossible')
  const tasks = plan.tasks.flatMap(({ id, rounds: own }) => (own === undefined ? [] : [id]))
  return {
    plan: plan.id,
    calendar: calendar.version,
    ...(given.from !== undefined && { from: given.from }),
    perTeamDay,
    status: unplaced.length === 0 ? 'scheduled' : isProved ? 'impossible' : 'unknown',
    visits: sum(rounds),
    placed: sum(scheduled),
    days: scheduled,
    unplaced,
    notScheduled,
    table: monthTable(tasks, scheduled, String(plan.year ?? calendar.from.slice(0, 4))),
    tightest: tightestWeeks(
      days,
      [...parts].map(([name, { capacity }]) => [name, loads.get(name) as Int32Array, capacity]),
    ),
    bottlenecks: [...ownBottlenecks(context, parts), ...shared],
    evenness: [...parts].map(([department, part]) => ({
      department,
      squares: squares(loads.get(department) as Int32Array),
      least: squares(loadOf(part.base, part.days)),
    })),
  }
}

/** Days that have more visits already than their officers can make. */
function overfullDays(
  days: readonly string[],
  rounds: readonly RoundToPlace[],
  perTeamDay: number,
  isShort: (day: number, teams: TeamsOfDay) => unknown,
): Set<string> {
  const visits = new Map<string, Map<number, number>>()
  for (const { kind, fixed } of rounds) {
    for (const row of fixed) {
      const ofDay = visits.get(row.date) ?? new Map<number, number>()
      visits.set(row.date, ofDay.set(kind, (ofDay.get(kind) ?? 0) + row.visits))
    }
  }
  const overfull = days.filter((date, day) => {
    const teams = [...(visits.get(date) ?? [])].map(
      ([kind, count]) => [kind, Math.ceil(count / perTeamDay)] as const,
    )
    return isShort(day, new Map(teams)) !== undefined
  })
  return new Set(overfull)
}

/** A team cannot make more visits on a day than each of its officers may. */
function checkPerDay({ inspectors }: Inputs, perTeamDay: number): void {
  const bound = inspectors.find(({ perDay = perTeamDay }) => perDay < perTeamDay)
  if (bound === undefined) return
  fail({
    code: 'design/limits',
    path: 'options.perTeamDay',
    unit: bound.id,
    expected: say('visits-a-day-at-most', { limit: bound.perDay as number }),
    found: show(perTeamDay),
  })
}

/** The rows of a round, by date: what was settled before and what was placed now. */
function scheduledDays(
  { task, round, fixed, placed }: SettledRound,
  days: readonly string[],
): ScheduledDay[] {
  const visits = new Map<string, number>()
  const add = (date: string, count: number) => visits.set(date, (visits.get(date) ?? 0) + count)
  for (const each of fixed) add(each.date, each.visits)
  for (const [day, count] of placed) add(days[day] as string, count)
  return [...visits]
    .sort(([a], [b]) => compareUtf8(a, b))
    .map(([date, count]) => ({ task, round, date, visits: count }))
}

/** Each department's visits by day. */
function loadsOf(
  rounds: readonly SettledRound[],
  parts: ReadonlyMap<string, DepartmentDays>,
): Map<string, Int32Array> {
  return new Map(
    [...parts].map(([department, { base }]) => {
      const own = rounds.filter((round) => round.department === department)
      return [
        department,
        loadOf(
          base,
          own.map(({ placed }) => placed),
        ),
      ]
    }),
  )
}

function loadOf(base: Int32Array, placed: readonly ReadonlyMap<number, number>[]): Int32Array {
  const load = base.slice()
  for (const [day, visits] of placed.flatMap((each) => [...each])) load[day] = load[day]! + visits
  return load
}

function squares(load: Int32Array): number {
  return load.reduce((total, visits) => total + visits * visits, 0)
}

function sum(rows: readonly { readonly visits: number }[]): number {
  return rows.reduce((total, { visits }) => total + visits, 0)
}
