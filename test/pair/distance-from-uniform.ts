import type { PairingProblem } from '../../src/pair/engine/problem.ts'
import { allSeats, legalFor, type Plan, visitOfSeat } from './oracle.ts'

/** Uniform integers from 0 to m − 1. */
export type Below = (m: number) => number

/** Fixed numbers (sfc32 of C. Doty-Humphrey, by rejection), so that no run differs from another. */
export function numbersFrom(seed: number): Below {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1]
  const next = (): number => {
    const result = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + result
    c |= 0
    return result >>> 0
  }
  for (let skipped = 0; skipped < 16; skipped += 1) next()
  return (m) => {
    const limit = 0x100000000 - (0x100000000 % m)
    let number = next()
    while (number >= limit) number = next()
    return number % m
  }
}

export function shuffle(count: number, below: Below): number[] {
  const order = Array.from({ length: count }, (_, at) => at)
  for (let at = count - 1; at > 0; at -= 1) {
    const other = below(at + 1)
    const item = order[at]!
    order[at] = order[other]!
    order[other] = item
  }
  return order
}

/** Names a plan in such a way that seats of one visit with the same list are not told apart. */
export function planNamer(problem: PairingProblem): (plan: ArrayLike<number>) => string {
  const seats = allSeats(problem)
  const kinds = new Map<string, number[]>()
  for (const seat of seats) {
    const kind = [visitOfSeat(problem, seat), problem.seatList[seat]].join()
    kinds.set(kind, [...(kinds.get(kind) ?? []), seat])
  }
  const groups = [...kinds.values()]
  return (plan) =>
    groups
      .map((group) =>
        group
          .map((seat) => plan[seat]!)
          .sort((a, b) => a - b)
          .join(),
      )
      .join(' ')
}

/**
 * The law of `docs/protocol.md` §9.4 with every order of the seats equally likely, from its
 * definition: for a plan x and a set S of seats let W(S) be the probability that S comes first and
 * is filled as in x. Then W(S) = Σ W(S − s) / (number of seats not in S − s) / a(S − s, s) over s
 * in S, where a(R, s) counts the inspectors who have s in some best plan that agrees with x on R.
 *
 * @returns the probability of each named plan; exact but for rounding of binary fractions
 */
export function lawOverOrders(
  problem: PairingProblem,
  best: readonly Plan[],
): ReadonlyMap<string, number> {
  const nameOf = planNamer(problem)
  const arrangements = new Map<string, { plan: Plan; count: number }>()
  for (const plan of best) {
    const name = nameOf(plan)
    const known = arrangements.get(name)
    arrangements.set(name, { plan, count: (known?.count ?? 0) + 1 })
  }
  const columns = best[0]!.map((_, seat) => Int8Array.from(best, (plan) => plan[seat]!))
  // Exchanging two like seats of a visit changes nothing, so all arrangements of a plan are equally
  // likely and one of them is enough.
  return new Map(
    [...arrangements].map(([name, { plan, count }]) => [name, count * chanceOf(plan, columns)]),
  )
}

/** @param columns - who has each seat, in each of the best plans */
function chanceOf(plan: Plan, columns: readonly Int8Array[]): number {
  const sets = 2 ** plan.length
  const agreements = new Int32Array(columns[0]!.length)
  for (const [seat, column] of columns.entries()) {
    for (let at = 0; at < column.length; at += 1) {
      if (column[at] === plan[seat]) agreements[at]! |= 1 << seat
    }
  }
  // choices[s][S]: who has seat s in some best plan that agrees on S, as bits.
  const choices = columns.map((column) => {
    const who = new Int32Array(sets)
    for (let at = 0; at < column.length; at += 1) who[agreements[at]!]! |= 1 << column[at]!
    for (let bit = 1; bit < sets; bit *= 2) {
      for (let set = 0; set < sets; set += 1) {
        if ((set & bit) === 0) who[set]! |= who[set | bit]!
      }
    }
    return who
  })
  const mean = new Float64Array(sets)
  mean[0] = 1
  for (let set = 0; set < sets; set += 1) {
    const left = plan.length - bitCount(set)
    for (let seat = 0; seat < plan.length; seat += 1) {
      if ((set >>> seat) & 1) continue
      mean[set | (1 << seat)]! += mean[set]! / left / bitCount(choices[seat]![set]!)
    }
  }
  return mean[sets - 1]!
}

function bitCount(set: number): number {
  let count = 0
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1
  return count
}

/** Total variation: the greatest difference between the two probabilities of any event. */
export function distance(law: ReadonlyMap<string, number>, plans: ReadonlySet<string>): number {
  let sum = 0
  for (const plan of plans) sum += Math.abs((law.get(plan) ?? 0) - 1 / plans.size)
  for (const [plan, chance] of law) if (!plans.has(plan)) sum += chance
  return sum / 2
}

/**
 * The greatest difference, over all inspectors and seats, between the chance of that inspector
 * there and his share of the plans. Like seats of a visit count together.
 */
export function pairGap(law: ReadonlyMap<string, number>, plans: ReadonlySet<string>): number {
  const gap = new Map<string, number>()
  for (const plan of plans) {
    for (const [group, inspectors] of plan.split(' ').entries()) {
      for (const inspector of inspectors.split(',')) {
        const key = `${group}:${inspector}`
        gap.set(key, (gap.get(key) ?? 0) + (law.get(plan) ?? 0) - 1 / plans.size)
      }
    }
  }
  return Math.max(...[...gap.values()].map(Math.abs))
}

/** What a way to draw gives in a number of draws, as shares; the outcome of a failure is `none`. */
export function sampled(
  draws: number,
  drawOnce: () => ArrayLike<number> | undefined,
  nameOf: (plan: ArrayLike<number>) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const names = new Map<string, string>()
  for (let at = 0; at < draws; at += 1) {
    const plan = drawOnce()
    const text = plan === undefined ? 'none' : Array.prototype.join.call(plan)
    let name = names.get(text)
    if (name === undefined) {
      name = plan === undefined ? 'none' : nameOf(plan)
      names.set(text, name)
    }
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return new Map([...counts].map(([name, count]) => [name, count / draws]))
}

/** About how far from uniform that many truly uniform draws seem to be. */
export function noiseFloor(plans: number, draws: number): number {
  return Math.sqrt((plans - 1) / (2 * Math.PI * draws))
}

/** A problem spelled out for the plain methods below. */
export interface Spelled {
  readonly visitOf: readonly number[]
  readonly team: readonly (readonly number[])[]
  readonly legal: readonly (readonly boolean[])[]
  readonly capacity: readonly number[]
}

export function spellOut(problem: PairingProblem): Spelled {
  const seats = allSeats(problem)
  const visitOf = seats.map((seat) => visitOfSeat(problem, seat))
  return {
    visitOf,
    team: seats.map((seat) => seats.filter((other) => visitOf[other] === visitOf[seat])),
    legal: seats.map((seat) => {
      const legal = legalFor(problem, seat)
      return Array.from(problem.capacity, (_, inspector) => legal.includes(inspector))
    }),
    capacity: [...problem.capacity],
  }
}

/**
 * Shuffle and solve: an augmenting-path flow that takes seats and inspectors in the given orders
 * and the first path it finds, then load-lowering paths until none is left. Nothing after the
 * shuffle is random.
 */
export function solveInOrder(
  spelled: Spelled,
  seats: readonly number[],
  inspectors: readonly number[],
): number[] {
  const inspectorOf = spelled.visitOf.map(() => -1)
  const load = spelled.capacity.map(() => 0)
  for (const seat of seats) {
    const moved = movePath(spelled, inspectorOf, load, inspectors, [seat], Number.MAX_SAFE_INTEGER)
    if (!moved) throw new Error('expected a complete assignment')
  }
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    for (const giver of inspectors) {
      if (load[giver]! < 2) continue
      const held = seats.filter((seat) => inspectorOf[seat] === giver)
      if (movePath(spelled, inspectorOf, load, inspectors, held, load[giver]! - 1)) isChanged = true
    }
  }
  return inspectorOf
}

/**
 * Breadth first from seats that are to change hands to somebody with a free unit and a load below
 * the limit; carries out the first chain of moves found.
 */
function movePath(
  { team, legal, capacity }: Spelled,
  inspectorOf: number[],
  load: number[],
  inspectors: readonly number[],
  starts: readonly number[],
  limit: number,
): boolean {
  const from = new Map<number, number>(starts.map((seat) => [seat, -1]))
  const queue = [...starts]
  const isReached = load.map((_, inspector) => inspectorOf[starts[0]!] === inspector)
  for (let head = 0; head < queue.length; head += 1) {
    const seat = queue[head]!
    for (const inspector of inspectors) {
      if (isReached[inspector] || !legal[seat]![inspector]) continue
      const own = team[seat]!.find((other) => inspectorOf[other] === inspector)
      if (own !== undefined) {
        if (!from.has(own)) queue.push(own)
        if (!from.has(own)) from.set(own, seat)
        continue
      }
      isReached[inspector] = true
      if (load[inspector]! < capacity[inspector]! && load[inspector]! < limit) {
        let mover = inspector
        let at = seat
        load[mover]! += 1
        while (at >= 0) {
          const holder = inspectorOf[at]!
          inspectorOf[at] = mover
          mover = holder
          at = from.get(at)!
        }
        if (mover >= 0) load[mover]! -= 1
        return true
      }
      inspectorOf.forEach((holder, held) => {
        if (holder !== inspector || from.has(held)) return
        from.set(held, seat)
        queue.push(held)
      })
    }
  }
  return false
}

/**
 * Typical practice: visits in random order, each seat to one of the least loaded who may take it,
 * ties by lot; if somebody is missing, all over again.
 */
export function leastLoaded(spelled: Spelled, below: Below, restarts = 100): number[] | undefined {
  const { visitOf, team, legal, capacity } = spelled
  const visits = visitOf[visitOf.length - 1]! + 1
  for (let attempt = 0; attempt <= restarts; attempt += 1) {
    const inspectorOf = visitOf.map(() => -1)
    const load = capacity.map(() => 0)
    const order = shuffle(visits, below).flatMap((visit) => team[visitOf.indexOf(visit)]!)
    const isComplete = order.every((seat) => {
      const free = load.flatMap((own, inspector) => {
        const isTaken = team[seat]!.some((other) => inspectorOf[other] === inspector)
        return legal[seat]![inspector] && !isTaken && own < capacity[inspector]! ? [inspector] : []
      })
      const least = free.reduce((low, inspector) => Math.min(low, load[inspector]!), 1e9)
      const ties = free.filter((inspector) => load[inspector] === least)
      if (ties.length === 0) return false
      const inspector = ties[below(ties.length)]!
      inspectorOf[seat] = inspector
      load[inspector]! += 1
      return true
    })
    if (isComplete) return inspectorOf
  }
  return undefined
}
