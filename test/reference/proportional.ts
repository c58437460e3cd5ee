import { inTicketOrder, stream } from './draws.ts'
import { Faulty } from './faults.ts'
import { field } from './filters.ts'
import { type Ratio, ratio } from './ratios.ts'
import type { Enterprise } from './types.ts'

/** A unit with its x_i. */
type Sized = { id: string; x: bigint }

/** §7.5a, one stratum. */
export type Proportional = {
  /** The certain units of each pass. */
  passes: Sized[][]
  /** The other units in ticket order, with n′ and r, if n′ > 0. */
  others: Sized[]
  left: number
  start: bigint
  /** π_i of the sample. */
  chances: Map<string, Ratio>
}

const sum = (units: readonly Sized[]): bigint => units.reduce((total, { x }) => total + x, 0n)

/** §3.10b: the sizes of all eligible units. */
export function sizesOf(eligible: readonly Enterprise[], name: string): Map<string, bigint> {
  const units = eligible.map((unit) => {
    const x = field(unit, name)
    if (typeof x !== 'number' || x < 1) throw new Faulty(['design/size'])
    return { id: unit.id, x: BigInt(x) }
  })
  if (sum(units) >= 2n ** 53n) throw new Faulty(['design/size'])
  return new Map(units.map(({ id, x }) => [id, x]))
}

/** Whether some integer k has from ≤ r + k·T < to, T ≥ 1. */
function meets(from: bigint, to: bigint, r: bigint, T: bigint): boolean {
  let point = r
  while (point < from) point += T
  return point < to
}

/** §7.5a: n_h ≥ 1 of these units. */
export function inProportion(
  units: readonly Sized[],
  n: number,
  selectKey: string,
  ppsKey: string,
): Proportional {
  const passes: Sized[][] = []
  let others = [...units]
  let left = n
  while (left > 0) {
    const T = sum(others)
    const certain = others.filter(({ x }) => BigInt(left) * x >= T)
    if (certain.length === 0) break
    passes.push(certain)
    others = others.filter((unit) => !certain.includes(unit))
    left -= certain.length
  }
  const chances = new Map(passes.flat().map(({ id }) => [id, ratio(1)]))
  if (left === 0) return { passes, others, left, start: 0n, chances }

  others = inTicketOrder(selectKey, others, ({ id }) => id)
  const [m, T] = [BigInt(left), sum(others)]
  const start = stream(ppsKey).long(T)
  let X = 0n
  for (const { id, x } of others) {
    if (meets(m * X, m * (X + x), start, T)) chances.set(id, ratio(m * x, T))
    X += x
  }
  return { passes, others, left, start, chances }
}
