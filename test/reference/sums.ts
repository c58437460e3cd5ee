import type { Problem } from './problem.ts'
import { compare, plus, type Ratio, ratio } from './ratios.ts'

/** Who has each slot. */
export type Assignment = readonly string[]

/** §9.2: the sum 1. */
export const shortfallOf = ({ candidates }: Problem, held: Assignment): number =>
  sum(
    candidates.map(({ id, minimum = 0 }) =>
      Math.max(0, minimum - held.filter((who) => who === id).length),
    ),
  )

/** §9.2, §9.2b: the sums 2. */
export const countsOf = ({ slots, wishes }: Problem, held: Assignment): number[] =>
  Array.from({ length: wishes }, (_, stage) =>
    sum(slots.map((slot, x) => slot.counts.get(held[x]!)![stage]!)),
  )

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

type Work = { readonly load: number; readonly carried: number; readonly availability: number }

export const workOf = ({ candidates }: Problem, held: Assignment): Work[] =>
  candidates.map(({ id, carried = 0, availability = 1 }) => ({
    load: held.filter((who) => who === id).length,
    carried,
    availability,
  }))

/** §9.2: the sum 3. */
export const squares = (work: readonly Work[]): Ratio =>
  work
    .map(({ load, carried, availability }) => ratio((carried + load) ** 2, availability))
    .reduce(plus, ratio(0))

/** §9.2c: the largest (carried + load − s) / availability of those who have a load, if any has. */
export function largest(work: readonly Work[], s: number): Ratio | undefined {
  const ratios = work
    .filter(({ load }) => load > 0)
    .map(({ load, carried, availability }) => ratio(carried + load - s, availability))
  return ratios.reduce<Ratio | undefined>(
    (most, one) => (most && compare(most, one) >= 0 ? most : one),
    undefined,
  )
}

/** Negative, zero or positive as `a` comes before, with or after `b`, number by number. */
export function lexicographic(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((number, at) => number !== b[at])
  return i < 0 ? 0 : a[i]! - b[i]!
}
