/** A stream of integers for making up data. */
export interface DataRandom {
  /** An integer from 0 to m − 1. */
  below(m: number): number
  /** True in about `percent` of 100 cases. */
  percent(percent: number): boolean
  pick<T>(items: readonly T[]): T
  /** The items in another order. */
  mixed<T>(items: readonly T[]): T[]
}

/**
 * The generator known as mulberry32, in 32-bit integers, so that the example's directories are the
 * same on every engine.
 *
 * It makes up data and nothing else: 32 bits of state and a plain remainder are far too little for
 * a draw.
 */
export function dataRandom(seed: number): DataRandom {
  let state = seed >>> 0
  const word = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = Math.imul(state ^ (state >>> 15), state | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return (x ^ (x >>> 14)) >>> 0
  }
  const below = (m: number) => word() % m
  return {
    below,
    percent: (percent) => below(100) < percent,
    pick: (items) => items[below(items.length)]!,
    mixed: (items) => {
      const rest = [...items]
      return items.map(() => rest.splice(below(rest.length), 1)[0]!)
    },
  }
}

// Each table has a seed of its own: a change to one leaves the others as they are.
export const SEEDS = {
  enterprises: 310112,
  lists: 310113,
  inspectors: 310114,
  pastVisits: 310115,
  penalties: 310116,
  recusals: 310117,
  crossing: 310118,
  yearBefore: 310119,
  /** Plus the number of the batch. */
  visits: 360120,
  /** Plus the number of the task, and ten times the round. */
  named: 310130,
}
