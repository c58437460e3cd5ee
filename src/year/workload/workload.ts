import { groupBy } from '../../core/group.ts'
import { plus, type Ratio, ratio, times } from '../../core/ratio.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import type { InputData } from '../../schema/inputs/inputs.ts'
import { parseInputs } from '../../schema/inputs/parse-inputs.ts'
import { parseOption } from '../../schema/kit/parse-option.ts'
import { workloadOptions } from '../../schema/year/workload.ts'
import { checkRowsOfPlan, checkWindows } from './checks.ts'
import { countByQuarter, daysOfYear, yearOf } from './days.ts'
import { quartersOf, type TaskDemand } from './department.ts'
import { figureOf } from './figure.ts'
import {
  type Amounts,
  missingOf,
  sumDepartments,
  workloadFigures,
  yearOfQuarters,
} from './figures.ts'
import { officersPerVisit, staffOf } from './officers.ts'
import type {
  OfficerCount,
  Workload,
  WorkloadData,
  WorkloadOptions,
  WorkloadPeriods,
} from './types.ts'
import { visitsByQuarter } from './visits.ts'

/**
 * Computes the workload account (工作量核算) of a year: the officer-days that are there for inspection,
 * those that the plan's visits need, and the reserve left, by department and quarter.
 *
 * Statutory days are working days × officers; inspection is what other enforcement and
 * non-enforcement leave of them; needed are visits × officers × days per visit. All of it is exact.
 * Visits without a planned day are spread over the working days of their window, so that a quarter
 * can have a third of a visit. A visit that several tasks share is counted for each of them. Tasks that
 * another body carries out (`commission`) need nobody of the departments: they are counted apart.
 *
 * @param data - plan, calendar and directory of officers, as in {@link InputData}; the calendar
 *   must cover the plan's year (the year the calendar begins in, if the plan names none)
 * @param options - the days that go to other things, head by head; and, where the defaults do not
 *   fit, officers, what a visit takes, and a year's schedule
 * @returns the account, with its shortages (see {@link Workload})
 * @throws DoubleRandomError `input/…` for malformed inputs or options, `design/window` for a
 *   calendar or round that does not fit the year, `design/rounds` for a schedule of other rounds
 *
 * @example
 * const { total, shortages } = workload(exampleInputs, {
 *   heads: [
 *     { kind: 'other-enforcement', head: 'licensing', department: '危化科', days: 500 },
 *     { kind: 'non-enforcement', head: 'meetings', department: '危化科', days: 500, quarter: 4 },
 *   ],
 *   perVisit: [{ task: 'petrol', days: '1/2' }],
 * });
 * const { workingDays, officers, statutory, inspection, needed, reserve } = total.year;
 * [workingDays, officers, statutory]; // => [262, 4, 1048]
 * [inspection.value, needed.value, reserve.value]; // => [48, 2, 46]
 * shortages.map(({ quarter, missing }) => [quarter, missing.ratio]); // => [[4, '47416/131']]
 */
export function workload(data: WorkloadData, options: WorkloadOptions): Workload {
  const { plan, calendar, inspectors } = parseInputs(partsOf(data))
  const given = parseOption('options', workloadOptions, options)
  const { heads, perVisit = [], schedule = [] } = given
  checkRowsOfPlan(plan, perVisit, 'perVisit')
  checkRowsOfPlan(plan, schedule, 'schedule')
  const year = yearOf(calendar, plan.year)
  checkWindows(plan, year)
  const days = daysOfYear(calendar, year)

  const demands = plan.tasks.map((task): PlannedDemand => {
    const own = perVisit.find((each) => each.task === task.id)
    const placed = schedule.filter((each) => each.task === task.id)
    const { quarters, unknown } = visitsByQuarter(task, days, (round) => {
      const rows = placed.filter((each) => each.round === round)
      return rows.length > 0 ? rows : undefined
    })
    const officers = own?.officers ?? countsOf(officersPerVisit(task))
    const what = { task: task.id, quarters, unknown, officers, days: own?.days ?? ratio(1, 1) }
    return task.commission === undefined ? what : { ...what, by: task.commission.to }
  })
  // Whoever is commissioned sends his own people.
  const ownDemands = demands.filter(({ by }) => by === undefined)

  const staff = staffOf(inspectors, days)
  const counted = given.officers ?? countsOf(new Map([...staff].map(([d, s]) => [d, s.officers])))
  const officersIn = new Map(counted.map(({ department, count }) => [department, count]))
  const asked = ownDemands.flatMap(({ officers }) => officers.filter(({ count }) => count > 0))
  const names = new Set([...counted, ...heads, ...asked].map(({ department }) => department))
  const departments = [...names].sort(compareUtf8).map((department) => {
    const officers = officersIn.get(department) ?? 0
    const away = staff.get(department)?.away ?? []
    const quarters = quartersOf({ department, officers, away }, days, heads, ownDemands)
    return { department, quarters, year: yearOfQuarters(quarters) }
  })

  return {
    plan: plan.id,
    calendar: calendar.version,
    year,
    total: periods({
      quarters: countByQuarter(days).map((inThis, quarter) =>
        sumDepartments(
          departments.map((each) => each.quarters[quarter] as Amounts),
          inThis,
        ),
      ),
      year: sumDepartments(
        departments.map((each) => each.year),
        days.length,
      ),
    }),
    departments: departments.map(({ department, ...each }) => ({ department, ...periods(each) })),
    tasks: demands.map((demand) => ({
      task: demand.task,
      visits: figureOf(visitsOf(demand)),
      officers: [...demand.officers],
      days: figureOf(demand.days),
      needed: figureOf(daysOf(demand)),
    })),
    commissioned: [...groupBy(demands, ({ by }) => by)].flatMap(([to, own]) =>
      to === undefined
        ? []
        : [
            {
              to,
              tasks: own.map(({ task }) => task),
              visits: figureOf(own.map(visitsOf).reduce(plus)),
              needed: figureOf(own.map(daysOf).reduce(plus)),
            },
          ],
    ),
    shortages: departments.flatMap(({ department, quarters, year: whole }) =>
      [...quarters, whole].flatMap((amounts, index) => {
        const missing = missingOf(amounts)
        if (missing.p <= 0n) return []
        const quarter = index < 4 ? { quarter: index + 1 } : {}
        return [{ department, ...quarter, missing: figureOf(missing) }]
      }),
    ),
    withoutOfficers: [...new Set(asked.map(({ department }) => department))]
      .filter((department) => (officersIn.get(department) ?? 0) === 0)
      .sort(compareUtf8),
    uncounted: demands
      .filter(({ officers }) => officers.length > 0)
      .flatMap(({ task, unknown }) => unknown.map((round) => ({ task, round }))),
  }
}

/** What a task needs, and who carries it out if that is another body. */
interface PlannedDemand extends TaskDemand {
  readonly task: string
  readonly unknown: readonly (number | null)[]
  readonly by?: string
}

function visitsOf({ quarters }: TaskDemand): Ratio {
  return quarters.reduce(plus)
}

/** The officer-days of all its visits. */
function daysOf(demand: TaskDemand): Ratio {
  const people = demand.officers.reduce((sum, { count }) => sum + count, 0)
  return times(times(visitsOf(demand), ratio(people, 1)), demand.days)
}

/**
 * Enterprises and what is said of them do not matter here, so that the account can be made before
 * their directory.
 */
function partsOf(data: WorkloadData): InputData {
  if (typeof data !== 'object' || data === null) return data
  const { plan, calendar, inspectors = [], waivers = [] } = data
  return { plan, calendar, inspectors, waivers, enterprises: [] }
}

function countsOf(counts: ReadonlyMap<string, number>): OfficerCount[] {
  return [...counts].map(([department, count]) => ({ department, count }))
}

function periods({
  quarters,
  year,
}: {
  readonly quarters: readonly Amounts[]
  readonly year: Amounts
}): WorkloadPeriods {
  return { quarters: quarters.map(workloadFigures), year: workloadFigures(year) }
}
