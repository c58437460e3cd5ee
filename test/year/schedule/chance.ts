/**
 * Numbers that look random, the same for the same seed (mulberry32), so that a failure can be
 * repeated.
 */
export interface Chance {
  /** An integer from the first to the second, both included. */
  between(least: number, most: number): number
  is(percent: number): boolean
  oneOf<T>(choices: readonly T[]): T
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const between = (least: number, most: number) => least + (next() % (most - least + 1))
  return {
    between,
    is: (percent) => between(1, 100) <= percent,
    oneOf: (choices) => choices[between(0, choices.length - 1)]!,
  }
}
