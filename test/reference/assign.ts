import type { Problem, Slot } from './problem.ts'
import type { Search } from './search.ts'

/**
 * §9.2 as a flow, for problems in which nothing but capacities and the sum of squares counts. Every seat sends one unit through the node (its visit, an inspector), which takes
 * one, to that inspector, and from there to the sink over parallel edges of cost 1, 3, 5, …, as many as
 * his capacity: l of them cost l². No other edge costs anything, so a shortest augmenting path is any
 * path to the inspector with the least load among those within reach.
 */
type Network = {
  readonly slots: readonly Slot[]
  /** For each slot the other slots of its visit. */
  readonly mates: readonly (readonly number[])[]
  readonly capacity: ReadonlyMap<string, number>
}
function networkOf({ slots, candidates }: Problem): Network {
  const visits = new Map<string, number[]>()
  for (const [x, { visit }] of slots.entries()) visits.set(visit, [...(visits.get(visit) ?? []), x])
  const mates = slots.map(({ visit }, x) => visits.get(visit)!.filter((y) => y !== x))
  const capacity = candidates.map((one) => [one.id, one.capacity ?? Infinity] as const)
  return { slots, mates, capacity: new Map(capacity) }
}

/** Who has each slot; undefined where that is open. */
type Held = readonly (string | undefined)[]

type Flow = {
  readonly network: Network
  readonly fixed: Held
  readonly held: (string | undefined)[]
  readonly load: Map<string, number>
}

const hasRoom = ({ load, network }: Flow, inspector: string): boolean =>
  load.get(inspector)! < network.capacity.get(inspector)!

/** Finds an inspector for `slot`, others making room where that is cheaper; false if nobody can. */
function augment(flow: Flow, slot: number): boolean {
  const { network, fixed, held, load } = flow
  const least = Math.min(...[...load].filter(([who]) => hasRoom(flow, who)).map(([, l]) => l))
  const queue = [slot]
  /** For a slot in the queue, the slot that takes its inspector. */
  const taker = new Map<number, number>([[slot, slot]])
  /** For an inspector within reach, the slot that takes him. */
  const reached = new Map<string, number>()
  const giveUp = (given: number, by: number) => {
    if (fixed[given] !== undefined || taker.has(given)) return
    taker.set(given, by)
    queue.push(given)
  }
  let end: string | undefined
  search: for (const x of queue) {
    for (const who of network.slots[x]!.legal) {
      const mate = network.mates[x]!.find((other) => held[other] === who)
      if (who === held[x] || reached.has(who)) continue
      if (mate !== undefined) {
        giveUp(mate, x)
        continue
      }
      reached.set(who, x)
      if (hasRoom(flow, who) && (end === undefined || load.get(who)! < load.get(end)!)) end = who
      if (end !== undefined && load.get(end) === least) break search
      for (const [other, holder] of held.entries()) if (holder === who) giveUp(other, x)
    }
  }
  if (end === undefined) return false
  load.set(end, load.get(end)! + 1)
  for (let x = reached.get(end)!, who = end; ; x = taker.get(x)!) {
    const before = held[x]
    held[x] = who
    if (x === slot) return true
    who = before!
  }
}

/** A complete assignment with the least Σ load² among those that agree with `fixed`, if there is any. */
function best(network: Network, fixed: Held): { cost: number; held: string[] } | undefined {
  const { slots, mates, capacity } = network
  const load = new Map([...capacity.keys()].map((who) => [who, 0]))
  const flow: Flow = { network, fixed, held: [...fixed], load }
  for (const [x, who] of fixed.entries()) {
    if (who === undefined) continue
    if (!hasRoom(flow, who) || mates[x]!.some((other) => fixed[other] === who)) return undefined
    load.set(who, load.get(who)! + 1)
  }
  for (const [x] of slots.entries())
    if (fixed[x] === undefined && !augment(flow, x)) return undefined
  return {
    cost: [...load.values()].reduce((sum, l) => sum + l * l, 0),
    held: flow.held as string[],
  }
}

/** Whether §9.2 can be decided by this flow. */
export const isPlain = ({ candidates, wishes, balance }: Problem): boolean =>
  wishes === 0 &&
  balance === 'strict' &&
  candidates.every((one) => Object.keys(one).every((name) => ['id', 'capacity'].includes(name)))

export function flowSearch(problem: Problem): Search | undefined {
  const network = networkOf(problem)
  const fixed: (string | undefined)[] = problem.slots.map(() => undefined)
  const first = best(network, fixed)
  if (!first) return undefined
  /** A best assignment that agrees with what is fixed, and the last one found beside it. */
  let witness = first
  let other = first
  return {
    shortfall: 0,
    acceptable(x, candidate) {
      if (witness.held[x] === candidate) return true
      const found = best(network, fixed.with(x, candidate))
      if (found?.cost !== first.cost) return false
      other = found
      return true
    },
    take(x, candidate) {
      fixed[x] = candidate
      if (witness.held[x] === candidate) return
      witness = other.held[x] === candidate ? other : best(network, fixed)!
    },
  }
}
