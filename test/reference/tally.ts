import fc from 'fast-check'
import type { Gen } from './dice.ts'
import type { Draw } from './random-draw.ts'

/** What a draw exercised; throws where the two sides disagree. */
type Compare = (draw: Draw) => Iterable<string>

/** Compares so many random draws; how many of them exercised each feature. */
export function tally(
  numRuns: number,
  make: (g: Gen) => Draw,
  compare: Compare,
  seed: number,
): Map<string, number> {
  const counts = new Map<string, number>()
  const property = fc.property(fc.gen(), (g) => {
    for (const name of compare(make(g))) counts.set(name, (counts.get(name) ?? 0) + 1)
  })
  // A draw has thousands of values; shrinking it would take longer than anybody waits.
  fc.assert(property, { seed, numRuns, endOnFailure: true })
  return counts
}

export const textOfCounts = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, count]) => `${name} ${count}`).join(', ')
