/** §9.2 as a cheapest flow: for problems with too many assignments to write them down. */
import type { Bounds, Problem } from './problem.ts'
import { compare, type Ratio, ratio } from './ratios.ts'
import type { Search } from './search.ts'
import { smallestSpread } from './smallest-spread.ts'
import { type Prices, type Staffing, staffing } from './staffing.ts'

const capacityOf = ({ capacity = Infinity }: Bounds): number => capacity

/** How many times (carried + load)² / availability are whole for everybody. */
const scaleOf = ({ candidates }: Problem): bigint =>
  [...new Set(candidates.map(({ availability = 1 }) => BigInt(availability)))].reduce(
    (product, a) => product * a,
    1n,
  )

/** §9.2: each sum counts more than all that can come of those after it. */
function pricesOf(problem: Problem, strict: boolean, most: (who: Bounds) => number): Prices {
  const { slots, candidates, wishes } = problem
  const n = BigInt(slots.length)
  const scale = scaleOf(problem)
  const square = ({ carried = 0, availability = 1 }: Bounds, l: number): bigint =>
    strict ? (BigInt(carried + l) ** 2n * scale) / BigInt(availability) : 0n
  const squares = candidates.reduce((sum, who) => sum + square(who, slots.length), 1n)
  const weights = Array.from(
    { length: wishes + 1 },
    (_, i) => squares * (n + 1n) ** BigInt(wishes - i),
  )
  return {
    candidate: (x, who) =>
      slots[x]!.counts.get(who)!.reduce(
        (sum, count, i) => sum + BigInt(count) * weights[i + 1]!,
        0n,
      ),
    seat: (who, l) =>
      square(who, l) - square(who, l - 1) - (l <= (who.minimum ?? 0) ? weights[0]! : 0n),
    most,
  }
}

const unpriced = { candidate: () => 0n, seat: () => 0n, most: capacityOf }

export function flowFeasible(problem: Problem): boolean {
  const { network, source, sink } = staffing(problem, unpriced)
  return problem.slots.every(() => network.send(source, sink, () => true))
}

/** A cheapest flow that gives a unit to every slot, and what it costs. */
function cheapest(problem: Problem, prices: Prices): (Staffing & { cost: bigint }) | undefined {
  const made = staffing(problem, prices)
  const { network, source, sink } = made
  if (!problem.slots.every(() => network.sendCheaply(source, sink))) return undefined
  let cost = 0n
  for (let a = 0; a < network.heads.length; a += 2)
    cost += BigInt(network.room[a + 1]!) * network.costs[a]!
  return { ...made, cost }
}

/** §9.2c: the bound on each candidate's load under an s. */
function bounded(problem: Problem): (spread: number) => (who: Bounds) => number {
  const n = problem.slots.length
  const free = cheapest(problem, pricesOf(problem, false, capacityOf))!
  const ratioOf = ({ carried = 0, availability = 1 }: Bounds, l: number): Ratio =>
    ratio(carried + l, availability)
  const under = (m: Ratio, s: number) => (who: Bounds) => {
    let l = 0
    while (l < Math.min(n, capacityOf(who)) && compare(ratioOf(who, l + 1 - s), m) <= 0) l += 1
    return l
  }
  const levels = problem.candidates
    .flatMap((who) => Array.from({ length: n }, (_, l) => ratioOf(who, l + 1)))
    .sort(compare)
  let [low, high] = [0, levels.length - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const found = cheapest(problem, pricesOf(problem, false, under(levels[middle]!, 0)))
    if (found?.cost === free.cost) high = middle
    else low = middle + 1
  }
  return (spread) => under(levels[low]!, spread)
}

export function flowSearch(problem: Problem): Search | undefined {
  if (!flowFeasible(problem)) return undefined
  const { balance, slots } = problem
  if (typeof balance !== 'object') return searchWithin(problem, capacityOf, null)
  const bound = bounded(problem)
  const counts = (s: number | undefined) => {
    const { acceptable } = searchWithin(problem, s === undefined ? capacityOf : bound(s), null)
    return slots.map(({ legal }, x) => legal.filter((who) => acceptable(x, who)).length)
  }
  const spread =
    'spread' in balance ? balance.spread : smallestSpread(problem, balance.atLeast, counts)
  return searchWithin(problem, bound(spread), spread)
}

function searchWithin(
  problem: Problem,
  most: (who: Bounds) => number,
  spread: number | null,
): Search {
  const { balance, slots, candidates } = problem
  const made = cheapest(problem, pricesOf(problem, balance === 'strict', most))!
  const { network, arcs } = made
  const p = network.potentials()
  const isFree = (a: number) =>
    network.costs[a]! + p[network.heads[a ^ 1]!]! === p[network.heads[a]!]!
  /** Whether some cheapest flow uses this arc; if so, this one does from now on. */
  const uses = (a: number): boolean => {
    if (network.room[a ^ 1]! > 0) return true
    if (!network.isOpen(a) || !isFree(a)) return false
    if (!network.send(network.heads[a]!, network.heads[a ^ 1]!, isFree)) return false
    network.push(a)
    return true
  }
  const has = (x: number, who: string): boolean =>
    arcs[x]!.get(who)?.every((a) => network.room[a ^ 1]! > 0) ?? false
  const loads = candidates.map(({ id }) => slots.filter((_, x) => has(x, id)).length)
  const missing = candidates.map(({ minimum = 0 }, i) => Math.max(0, minimum - loads[i]!))
  const give = (x: number, who: string): boolean => {
    const [seat, person] = arcs[x]!.get(who) ?? []
    if (seat === undefined || person === undefined || !uses(seat)) return false
    network.freeze(seat)
    const given = uses(person)
    network.freeze(seat, false)
    return given
  }
  return {
    shortfall: missing.reduce((a, b) => a + b, 0),
    spread,
    acceptable: give,
    take(x, candidate) {
      if (!give(x, candidate)) throw new Error('not acceptable')
      for (const a of arcs[x]!.get(candidate)!) network.freeze(a)
    },
  }
}
