/**
 * §9.2 as a flow. Every seat sends one unit through the node (its visit, an inspector), which takes
 * one, to that inspector, and from there to the sink over parallel edges of cost 1, 3, 5, …, as many as
 * his capacity: l of them cost l². No other edge costs anything, so a shortest augmenting path is any
 * path to the inspector with the least load among those within reach.
 */
export type Slot = { readonly visit: string; readonly legal: readonly string[] }
export type Problem = {
  readonly slots: readonly Slot[]
  /** For each slot the other slots of its visit. */
  readonly mates: readonly (readonly number[])[]
  readonly capacity: ReadonlyMap<string, number>
}
export function problemOf(slots: readonly Slot[], capacity: ReadonlyMap<string, number>): Problem {
  const visits = new Map<string, number[]>()
  for (const [x, { visit }] of slots.entries()) visits.set(visit, [...(visits.get(visit) ?? []), x])
  const mates = slots.map(({ visit }, x) => visits.get(visit)!.filter((y) => y !== x))
  return { slots, mates, capacity }
}

/** Who has each slot; undefined where that is open. */
export type Held = readonly (string | undefined)[]

type Flow = {
  readonly problem: Problem
  readonly fixed: Held
  readonly held: (string | undefined)[]
  readonly load: Map<string, number>
}

const hasRoom = ({ load, problem }: Flow, inspector: string): boolean =>
  load.get(inspector)! < problem.capacity.get(inspector)!

/** Finds an inspector for `slot`, others making room where that is cheaper; false if nobody can. */
function augment(flow: Flow, slot: number): boolean {
  const { problem, fixed, held, load } = flow
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
    for (const who of problem.slots[x]!.legal) {
      const mate = problem.mates[x]!.find((other) => held[other] === who)
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
export function best(problem: Problem, fixed: Held): { cost: number; held: string[] } | undefined {
  const { slots, mates, capacity } = problem
  const load = new Map([...capacity.keys()].map((who) => [who, 0]))
  const flow: Flow = { problem, fixed, held: [...fixed], load }
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
