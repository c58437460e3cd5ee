import { type DayLoad, emptyByEnumeration } from './day-fits.ts'
import type { Job, Model } from './model.ts'

/** What an enumeration of all schedules found. */
export interface Best {
  /** Placed visits of each round, lexicographically greatest. */
  readonly placed: readonly number[]
  /** The most visits that any schedule places. */
  readonly most: number
  /**
   * Least Σ L² with these placed visits; by department of a schedule that has the least sum (3)
   * too.
   */
  readonly squares: number
  /** Least Σ x²/w among those, times `unit`. */
  readonly months: bigint
  readonly unit: bigint
}

/** Visits of each job on each of its open days, in order. */
export type Choice = readonly (readonly number[])[]

/**
 * Enumerates every schedule: rounds, one after the other, each in all ways of spreading 0 … free
 * visits over its days.
 */
export function bestByEnumeration(model: Model): Best {
  const unit = unitOf(model.jobs)
  let best: Best | undefined
  let most = -1
  forEachSchedule(model, (choice) => {
    const placed = choice.map(
      (row, index) => sum(row) + model.jobs[index]!.visits - model.jobs[index]!.free,
    )
    most = Math.max(most, sum(placed))
    const order = best === undefined ? 1 : compare(placed, best.placed)
    if (order < 0) return
    const squares = squaresOf(model, choice)
    if (order === 0 && squares > best!.squares) return
    const months = monthsOf(model, choice, unit)
    if (order === 0 && squares === best!.squares && months >= best!.months) return
    best = { placed, most, squares, months, unit }
  })
  return { ...best!, most }
}

/**
 * The most free visits of the chosen jobs that can have a day, when no other free visit has one.
 */
export function mostOf(model: Model, chosen: ReadonlySet<Job>): number {
  const jobs = model.jobs.map((job) => (chosen.has(job) ? job : { ...job, free: 0 }))
  let most = 0
  forEachSchedule({ ...model, jobs }, (choice) => {
    most = Math.max(most, sum(choice.flat()))
  })
  return most
}

/** Calls back with every schedule in which each day that has more than its fixed visits fits. */
export function forEachSchedule(model: Model, visit: (choice: Choice) => void): void {
  const { jobs, kinds } = model
  const known = new Map<string, boolean>()
  const fits = (load: DayLoad, day: string) => {
    const key = `${day} ${load.join()}`
    const found = known.get(key) ?? emptyByEnumeration(model, load, day) === 0
    known.set(key, found)
    return found
  }
  const loads = new Map<string, number[]>()
  const loadOf = (day: string) => {
    const found = loads.get(day) ?? kinds.map(() => 0)
    loads.set(day, found)
    return found
  }
  for (const { kind, fixed } of jobs) {
    for (const [day, visits] of fixed) loadOf(day)[kind]! += visits
  }
  const choice = jobs.map(({ open }) => open.map(() => 0))
  const place = (index: number, at: number, left: number): void => {
    const job = jobs[index]
    if (job === undefined) {
      visit(choice)
      return
    }
    const day = job.open[at]
    if (day === undefined) {
      place(index + 1, 0, jobs[index + 1]?.free ?? 0)
      return
    }
    const load = loadOf(day)
    place(index, at + 1, left)
    for (let visits = 1; visits <= left; visits += 1) {
      load[job.kind]! += visits
      choice[index]![at] = visits
      if (!fits(load, day)) {
        load[job.kind]! -= visits
        break
      }
      place(index, at + 1, left - visits)
      load[job.kind]! -= visits
    }
    choice[index]![at] = 0
  }
  place(0, 0, jobs[0]?.free ?? 0)
}

function squaresOf({ jobs }: Model, choice: Choice): number {
  const loads = new Map<string, number>()
  const add = (job: Job, day: string, visits: number) => {
    const key = `${job.department} ${day}`
    loads.set(key, (loads.get(key) ?? 0) + visits)
  }
  for (const [index, job] of jobs.entries()) {
    for (const [day, visits] of job.fixed) add(job, day, visits)
    for (const [at, day] of job.open.entries()) add(job, day, choice[index]![at]!)
  }
  return [...loads.values()].reduce((total, load) => total + load ** 2, 0)
}

/**
 * Months in which the window has no working day any more have only fixed visits, and decide
 * nothing.
 */
function monthsOf({ jobs }: Model, choice: Choice, unit: bigint): bigint {
  let total = 0n
  for (const [index, job] of jobs.entries()) {
    const visits = new Map<string, number>()
    const add = (day: string, count: number) =>
      visits.set(day.slice(0, 7), (visits.get(day.slice(0, 7)) ?? 0) + count)
    for (const [day, count] of job.fixed) add(day, count)
    for (const [at, day] of job.open.entries()) add(day, choice[index]![at]!)
    for (const [month, count] of visits) {
      const width = widthOf(job, month)
      if (width > 0) total += (BigInt(count) ** 2n * unit) / BigInt(width)
    }
  }
  return total
}

/** Working days of the round's whole window in a month. */
export function widthOf(job: Job, month: string): number {
  return job.days.filter((day) => day.startsWith(month)).length
}

/** A common denominator of all shares of months. */
export function unitOf(jobs: readonly Job[]): bigint {
  const widths = jobs.flatMap((job) => job.days.map((day) => widthOf(job, day.slice(0, 7))))
  return [...new Set(widths)].reduce((product, width) => product * BigInt(width), 1n)
}

/** The sums (2), of all departments, and (3), times `unit`, of a schedule's rows. */
export function sumsOf(
  model: Model,
  rows: readonly { task: string; round: number; date: string; visits: number }[],
  unit: bigint,
): { squares: number; months: bigint } {
  const jobs = model.jobs.map((job) => {
    const fixed = new Map<string, number>()
    for (const row of rows) {
      if (row.task !== job.task || row.round !== job.round) continue
      fixed.set(row.date, (fixed.get(row.date) ?? 0) + row.visits)
    }
    return { ...job, fixed }
  })
  const nothing = jobs.map(({ open }) => open.map(() => 0))
  const counted = { ...model, jobs }
  return { squares: squaresOf(counted, nothing), months: monthsOf(counted, nothing, unit) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, each] of a.entries()) {
    if (each !== b[index]) return each - b[index]!
  }
  return 0
}
