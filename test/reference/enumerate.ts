/** §9.2 by writing down all complete assignments. */
import { type Bounds, mostOn, type Problem } from './problem.ts'
import { compare, type Ratio } from './ratios.ts'
import type { Search } from './search.ts'
import { smallestSpread } from './smallest-spread.ts'
import {
  type Assignment,
  countsOf,
  largest,
  lexicographic,
  shortfallOf,
  squares,
  workOf,
} from './sums.ts'

/** Whether this candidate may have slot x beside what is given before it. */
function allowed({ slots }: Problem, who: Bounds, related: Related, held: Assignment, x: number) {
  const { visit, day } = slots[x]!
  const mates = held.filter((_, y) => slots[y]!.visit === visit)
  if (mates.some((mate) => mate === who.id)) return false
  if (who.related !== undefined && mates.some((mate) => related.get(mate) === who.related))
    return false
  const days = slots.flatMap((slot, y) => (held[y] === who.id ? [slot.day] : []))
  const { capacity = Infinity, limits = [] } = who
  return (
    days.length < capacity &&
    days.filter((other) => other === day).length < mostOn(who, day) &&
    limits.every(({ from, to, most }) => {
      const inside = (other: string) => from <= other && other <= to
      return !inside(day) || days.filter(inside).length < most
    })
  )
}

type Related = ReadonlyMap<string, string | undefined>

/** Calls `found` for each complete assignment, until it says that this is enough. */
function each(problem: Problem, found: (held: Assignment) => boolean): void {
  const { slots, candidates } = problem
  const bounds = new Map(candidates.map((one) => [one.id, one]))
  const related = new Map(candidates.map((one) => [one.id, one.related]))
  const held: string[] = []
  const from = (x: number): boolean => {
    if (x === slots.length) return found([...held])
    for (const id of slots[x]!.legal) {
      if (!allowed(problem, bounds.get(id)!, related, held, x)) continue
      held.push(id)
      const enough = from(x + 1)
      held.pop()
      if (enough) return true
    }
    return false
  }
  from(0)
}

/** Those for which `measure` is least. */
function leastOf<T>(
  assignments: readonly Assignment[],
  measure: (held: Assignment) => T,
  order: (a: T, b: T) => number,
): Assignment[] {
  const measured = assignments.map((held) => ({ held, value: measure(held) }))
  const least = measured.reduce<T | undefined>(
    (best, { value }) => (best === undefined || order(value, best) < 0 ? value : best),
    undefined,
  )
  return measured.filter(({ value }) => order(value, least!) === 0).map(({ held }) => held)
}

/** The same measure of who has how many seats, taken once for all assignments alike in that. */
function ofLoads<T>(measure: (held: Assignment) => T): (held: Assignment) => T {
  const known = new Map<string, T>()
  return (held) => {
    const loads = held.toSorted().join('\n')
    if (!known.has(loads)) known.set(loads, measure(held))
    return known.get(loads)!
  }
}

/** §9.2: the best assignments, and the s that they keep. */
export function bestOf(
  problem: Problem,
  all: readonly Assignment[],
): { best: Assignment[]; spread: number | null } {
  const { balance } = problem
  const shortfall = ofLoads((held) => shortfallOf(problem, held))
  const sums = (held: Assignment) => [shortfall(held), ...countsOf(problem, held)]
  const least = leastOf(all, sums, lexicographic)
  if (balance === 'none') return { best: least, spread: null }
  if (balance === 'strict') {
    const best = leastOf(
      least,
      ofLoads((held) => squares(workOf(problem, held))),
      compare,
    )
    return { best, spread: null }
  }
  if (problem.slots.length === 0)
    return { best: least, spread: 'spread' in balance ? balance.spread : 0 }
  const highest = (s: number) => ofLoads((held): Ratio => largest(workOf(problem, held), s)!)
  const [first] = leastOf(least, highest(0), compare)
  const m = highest(0)(first!)
  const within = (s: number | undefined) => {
    if (s === undefined) return least
    const shifted = highest(s)
    return least.filter((held) => compare(shifted(held), m) <= 0)
  }
  const counts = (s: number | undefined) =>
    problem.slots.map((_, x) => new Set(within(s).map((held) => held[x])).size)
  const spread =
    'spread' in balance ? balance.spread : smallestSpread(problem, balance.atLeast, counts)
  return { best: within(spread), spread }
}

export function assignmentsOf(problem: Problem): Assignment[] {
  const all: Assignment[] = []
  each(problem, (held) => {
    all.push(held)
    return false
  })
  return all
}

export function isFeasible(problem: Problem): boolean {
  let some = false
  each(problem, () => {
    some = true
    return true
  })
  return some
}

export function listSearch(problem: Problem): Search | undefined {
  const all = assignmentsOf(problem)
  if (all.length === 0) return undefined
  let { best, spread } = bestOf(problem, all)
  const agreeing = (x: number, candidate: string) => best.filter((held) => held[x] === candidate)
  return {
    shortfall: shortfallOf(problem, best[0]!),
    spread,
    acceptable: (x, candidate) => agreeing(x, candidate).length > 0,
    take(x, candidate) {
      best = agreeing(x, candidate)
    },
  }
}
