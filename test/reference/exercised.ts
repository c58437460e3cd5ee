import type { DrawRecord } from 'double-random'
import { effort } from '../effort.ts'
import { compare } from './compare.ts'
import type { Gen } from './dice.ts'
import type { Draw } from './random-draw.ts'
import { tally, textOfCounts } from './tally.ts'

/** Each feature must have been exercised by at least this many draws. */
const least = effort(1, 5)

export const names = (text: string): string[] => text.trim().split(/\n *|\|/)

/** A record, and what it was made from. */
export interface Made {
  readonly inputs: object
  readonly record: DrawRecord
  /** The key of its blinded rows. */
  readonly blinding?: string | undefined
  /** The first changes of officers and units after it. */
  readonly amendments?: readonly object[]
  /** Texts of its outcomes. */
  readonly reports?: readonly string[]
}

/** Compares so many random draws; says how many exercised a feature, which too few did, and what was drawn. */
export function exercised(numRuns: number, make: (g: Gen) => Draw, seed: number) {
  const made: Made[] = []
  const firsts: Made[] = []
  const seen = new Set<string>()
  const compared = (draw: Draw) => {
    const compared = compare(draw)
    const { record, amendments } = compared
    const names = [...compared.names]
    const blinding = draw.options.blindingKey
    if (record) {
      const one = { inputs: draw.inputs, record, blinding, ...(amendments && { amendments }) }
      made.push(one)
      if (names.some((name) => !seen.has(name))) firsts.push(one)
      for (const name of names) seen.add(name)
    }
    return names
  }
  const counts = tally(numRuns, make, compared, seed)
  const count = (name: string) => counts.get(name) ?? 0
  console.log(`draws that exercised each feature: ${textOfCounts(counts)}`)
  const pairs = [...counts.keys()].filter((name) => name.startsWith('both decide: ')).length
  return {
    count,
    pairs,
    lacking: (all: readonly string[]) => all.filter((name) => count(name) < least),
    made,
    /** Of those made, each that exercised something that none before it did. */
    firsts,
  }
}
