import type { ScheduledDay } from 'double-random/year'
import { emptyByMatching } from './day-fits.ts'
import type { Job, Model } from './model.ts'

/**
 * What is wrong with a schedule of one department whose teams are all alike: chains of visits that
 * could move from day to day so that another visit has a day, a round earlier in the plan has one
 * instead of a later one, or a full day gives to an emptier one. If there is no such chain, the
 * placed visits and then the sum of squares are best: both are minimum-cost flows with convex
 * costs, and only a cycle of negative cost could improve them (Ahuja, Magnanti & Orlin 1993,
 * §14.5).
 */
export function improvements(
  model: Model,
  rows: readonly ScheduledDay[],
  department: string,
): string[] {
  const jobs = model.jobs.filter((job) => job.department === department)
  const placed = jobs.map((job) => {
    const on = new Map<string, number>()
    for (const { task, round, date, visits } of rows) {
      if (task === job.task && round === job.round) on.set(date, visits)
    }
    return on
  })
  const loads = new Map<string, number>()
  for (const on of placed) {
    for (const [day, visits] of on) loads.set(day, (loads.get(day) ?? 0) + visits)
  }
  const loadOf = (day: string) => loads.get(day) ?? 0
  const rooms = new Map<string, boolean>()
  const hasRoom = (day: string) => {
    const load = model.kinds.map((_, kind) => (kind === jobs[0]!.kind ? loadOf(day) + 1 : 0))
    const found = rooms.get(day) ?? emptyByMatching(model, load, day) === 0
    rooms.set(day, found)
    return found
  }
  const found: string[] = []
  for (const [index, job] of jobs.entries()) {
    const name = `${job.task} ${job.round}`
    const missing = job.visits - [...placed[index]!.values()].reduce((sum, each) => sum + each, 0)
    if (missing > 0) {
      const { days, others } = reach(jobs, placed, job.open)
      for (const day of days) if (hasRoom(day)) found.push(`${name} could have ${day}`)
      for (const other of others) {
        if (other > index) found.push(`${name} could take a place of ${jobs[other]!.task}`)
      }
    }
  }
  for (const from of loads.keys()) {
    const movers = jobs.filter((_, index) => (placed[index]!.get(from) ?? 0) > 0)
    const { days } = reach(
      jobs,
      placed,
      movers.flatMap(({ open }) => open),
    )
    for (const day of days) {
      if (loadOf(day) + 1 < loadOf(from) && hasRoom(day)) found.push(`${from} could give to ${day}`)
    }
  }
  return found
}

/**
 * Days that can be reached by moving visits, one pushing the next away, and the rounds that are
 * pushed.
 */
function reach(
  jobs: readonly Job[],
  placed: readonly ReadonlyMap<string, number>[],
  first: readonly string[],
): { readonly days: ReadonlySet<string>; readonly others: ReadonlySet<number> } {
  const days = new Set(first)
  const others = new Set<number>()
  for (const day of days) {
    for (const [index, { open }] of jobs.entries()) {
      if (others.has(index) || (placed[index]!.get(day) ?? 0) === 0) continue
      others.add(index)
      for (const each of open) days.add(each)
    }
  }
  return { days, others }
}
