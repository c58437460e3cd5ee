import { compare } from './compare.ts'
import type { Gen } from './dice.ts'
import type { Draw } from './random-draw.ts'
import { tally, textOfCounts } from './tally.ts'

/** Each feature must have been exercised by at least this many draws. */
const least = 5

export const names = (text: string): string[] => text.trim().split(/\n *|\|/)

/** Compares so many random draws; says how many exercised a feature, and which too few did. */
export function exercised(numRuns: number, make: (g: Gen) => Draw, seed: number) {
  const counts = tally(numRuns, make, compare, seed)
  const count = (name: string) => counts.get(name) ?? 0
  console.log(`draws that exercised each feature: ${textOfCounts(counts)}`)
  const pairs = [...counts.keys()].filter((name) => name.startsWith('both decide: ')).length
  return {
    count,
    pairs,
    lacking: (all: readonly string[]) => all.filter((name) => count(name) < least),
  }
}
