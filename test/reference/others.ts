import { workingDays } from './dates.ts'
import { inTicketOrder, key } from './draws.ts'
import { find } from './inputs.ts'
import { type Entry, inBatchOrder, type Joint, type Sampled, visitsBegun } from './joint.ts'
import { Infeasible, kept } from './pairing.ts'
import { problemOf } from './problem.ts'
import { search } from './search.ts'
import type { Inputs } from './types.ts'
import { labelOf, type Visit, visitsOf } from './visits.ts'

/** §8.3: the days of a row's round. */
function daysOf({ pool, round }: Entry, { plan, calendar }: Inputs): readonly string[] {
  const { window, days } = find(plan.tasks, pool).rounds![round - 1]!
  return days ?? workingDays(calendar, window)
}

/** §8.4, 1 */
export function daysOfOthers({ unit, rows }: Joint, inputs: Inputs): string[] {
  const mine = (inputs.plannedVisits ?? []).filter(({ enterprise }) => enterprise === unit)
  const dates = mine.map(({ date }) => date)
  return dates.filter((day) => rows.every((row) => daysOf(row, inputs).includes(day))).toSorted()
}

/** §8.4: the sample with its last dates. */
export function onDaysOfOthers<T extends Sampled>(
  inputs: Inputs,
  batch: readonly Entry[],
  seed: string,
  sample: readonly T[],
): (T & { movedFrom?: string })[] {
  const begun = visitsBegun(inBatchOrder(batch, sample))
  const seated = visitsOf(inputs, batch, sample)
  const same = (a: Visit | Joint, b: Visit | Joint) => labelOf(a) === labelOf(b)
  const staffed = staffedBefore(inputs, seed, seated)
  const wanting = begun.filter((visit) => {
    const days = daysOfOthers(visit, inputs)
    const isVacant =
      seated.some((one) => same(one, visit)) && !staffed.some((one) => same(one, visit))
    return days.length > 0 && !days.includes(visit.date) && !isVacant
  })
  let moved: Joint[] = []
  const dateOf = (visit: Visit | Joint, some: readonly Joint[]) => {
    const mover = some.find((one) => same(one, visit))
    return mover ? daysOfOthers(mover, inputs)[0]! : visit.date
  }
  const move = (list: readonly Joint[]): void => {
    const together = [...moved, ...list]
    if (
      canBeStaffed(
        inputs,
        staffed.map((v) => ({ ...v, date: dateOf(v, together) })),
      )
    ) {
      moved = together
    } else if (list.length > 1) {
      const first = Math.ceil(list.length / 2)
      move(list.slice(0, first))
      move(list.slice(first))
    }
  }
  if (wanting.length > 0)
    move(inTicketOrder(key(seed, { purpose: 'visit-order' }), wanting, labelOf))
  return sample.map((row) => {
    const visit = begun.find(({ rows }) => rows.some((one) => one === row))!
    const date = dateOf(visit, moved)
    return date === visit.date ? row : { ...row, date, movedFrom: row.date }
  })
}

/** §8.4: on the days so far; if there can be no record, nothing moves that needs anybody. */
function staffedBefore(inputs: Inputs, seed: string, visits: readonly Visit[]): readonly Visit[] {
  try {
    const some = kept(inputs, seed, visits)
    return canBeStaffed(inputs, some) ? some : []
  } catch (error) {
    if (error instanceof Infeasible) return []
    throw error
  }
}

function canBeStaffed(inputs: Inputs, visits: readonly Visit[]): boolean {
  const found = search(problemOf(inputs, visits))
  return (
    found !== undefined && (inputs.plan.pairing?.shortage === 'vacancies' || found.shortfall === 0)
  )
}
