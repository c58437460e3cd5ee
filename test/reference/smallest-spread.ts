import type { Problem } from './problem.ts'

/**
 * §9.2c, `atLeast`: the smallest s under which so many slots have q acceptable candidates as under
 * no bound at all; `counts` tells how many each slot has under an s, or under none.
 */
export function smallestSpread(
  { slots }: Problem,
  q: number,
  counts: (s: number | undefined) => readonly number[],
): number {
  const reached = (s: number | undefined) => counts(s).map((count) => count >= q)
  const wanted = reached(undefined)
  const isEnough = (s: number) => {
    const now = reached(s)
    return slots.every((_, x) => now[x] || !wanted[x])
  }
  let s = 0
  // Greater bounds allow more, so once it is enough it stays so.
  let step = 1
  if (isEnough(s)) return s
  while (!isEnough(s + step)) step *= 2
  for (; step >= 1; step /= 2) if (!isEnough(s + step)) s += step
  return s + 1
}
