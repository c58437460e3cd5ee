import type { ScheduledDay } from 'double-random/year'
import { widthOf } from './brute-force.ts'
import { emptyByMatching } from './day-fits.ts'
import type { Model } from './model.ts'

/** How a move changes Σ L², and then Σ x²/w times a common denominator. */
type Cost = readonly [squares: number, months: number]

interface Arc {
  readonly from: string
  readonly to: string
  readonly cost: Cost
}

/**
 * A round trip of moves that makes a department's schedule more even, in days or else in months,
 * with the same visits placed: a cycle of negative cost in the residual network of the flow round –
 * month – day, by Bellman and Ford. None: the schedule is the best there is (Ahuja, Magnanti &
 * Orlin 1993, Theorem 9.1 and §14.5). For departments whose teams are all alike and share nobody.
 */
export function cheaperCycle(
  model: Model,
  rows: readonly ScheduledDay[],
  department: string,
): string[] | undefined {
  const arcs = residualArcs(model, rows, department)
  const distance = new Map<string, Cost>()
  const before = new Map<string, string>()
  const nodes = new Set(arcs.flatMap(({ from, to }) => [from, to]))
  for (const node of nodes) distance.set(node, [0, 0])
  let last: string | undefined
  for (let pass = 0; pass <= nodes.size; pass += 1) {
    last = undefined
    for (const { from, to, cost } of arcs) {
      const [start, known] = [distance.get(from)!, distance.get(to)!]
      const reached: Cost = [start[0] + cost[0], start[1] + cost[1]]
      if (reached[0] > known[0] || (reached[0] === known[0] && reached[1] >= known[1])) continue
      distance.set(to, reached)
      before.set(to, from)
      last = to
    }
    if (last === undefined) return undefined
  }
  return cycleFrom(last!, before, nodes.size)
}

function cycleFrom(node: string, before: ReadonlyMap<string, string>, size: number): string[] {
  let at = node
  for (let step = 0; step < size; step += 1) at = before.get(at)!
  const cycle = [at]
  for (let next = before.get(at)!; next !== at; next = before.get(next)!) cycle.push(next)
  return cycle
}

function residualArcs(model: Model, rows: readonly ScheduledDay[], department: string): Arc[] {
  const jobs = model.jobs.filter((job) => job.department === department)
  const widths = jobs.flatMap((job) => job.days.map((day) => widthOf(job, day.slice(0, 7))))
  const unit = [...new Set(widths)].reduce(leastCommonMultiple, 1)
  const arcs: Arc[] = []
  const both = (from: string, to: string, there?: Cost, back?: Cost) => {
    if (there !== undefined) arcs.push({ from, to, cost: there })
    if (back !== undefined) arcs.push({ from: to, to: from, cost: back })
  }
  const loads = new Map<string, number>()
  const moving = new Map<string, number>()
  for (const [index, job] of jobs.entries()) {
    const mine = rows.filter(({ task, round }) => task === job.task && round === job.round)
    const on = new Map(mine.map(({ date, visits }) => [date, visits]))
    for (const [day, visits] of on) loads.set(day, (loads.get(day) ?? 0) + visits)
    const free = (day: string) => (on.get(day) ?? 0) - (job.fixed.get(day) ?? 0)
    for (const month of new Set(job.open.map((day) => day.slice(0, 7)))) {
      const days = job.open.filter((day) => day.startsWith(month))
      const share = unit / widthOf(job, month)
      const here = [...on].reduce((sum, [day, n]) => sum + (day.startsWith(month) ? n : 0), 0)
      const loose = days.reduce((sum, day) => sum + free(day), 0)
      const name = `${index} ${month}`
      both(
        `${index}`,
        name,
        [0, (2 * here + 1) * share],
        loose > 0 ? [0, -(2 * here - 1) * share] : undefined,
      )
      for (const day of days) {
        both(name, day, [0, 0], free(day) > 0 ? [0, 0] : undefined)
        moving.set(day, (moving.get(day) ?? 0) + free(day))
      }
    }
  }
  for (const [day, loose] of moving) {
    const load = loads.get(day) ?? 0
    const more = model.kinds.map((_, kind) => (kind === jobs[0]!.kind ? load + 1 : 0))
    const hasRoom = emptyByMatching(model, more, day) === 0
    both(
      day,
      'end',
      hasRoom ? [2 * load + 1, 0] : undefined,
      loose > 0 ? [1 - 2 * load, 0] : undefined,
    )
  }
  return arcs
}

/** At most 23 · 22 · … reduced: below 2^33 for widths up to 23, so that all sums are exact. */
function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y > 0) [x, y] = [y, x % y]
  return (a / x) * b
}
