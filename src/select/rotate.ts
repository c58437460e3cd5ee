import { minus, parseRatio, plus, type Ratio, ratio, times } from '../core/ratio.ts'
import type { Rotation } from '../schema/inputs/design.ts'
import type { Enterprise } from '../schema/inputs/enterprise.ts'
import type { Share } from './allocate.ts'
import type { VisitsBegun } from './batch-visit.ts'
import type { FrameContext } from './frame-context.ts'

/**
 * Whether a unit counts as visited for a rotation in a round of a pool (`docs/protocol.md` §7.4a).
 */
export function visitedTest(
  { since, matters }: Rotation,
  pool: string,
  context: FrameContext,
  begun: VisitsBegun,
): (unit: Enterprise) => boolean {
  return ({ id }) =>
    (begun.get(id) ?? []).some(({ pools }) => pools.includes(pool)) ||
    (context.pastVisits.get(id) ?? []).some(
      ({ date, matter }) =>
        date >= since &&
        (matters === undefined || (matter !== undefined && matters.includes(matter))),
    )
}

/**
 * Splits a stratum's share between its unvisited and its visited units: the unvisited come first,
 * except that a share `linger` goes to the visited, its fraction rounded up with just that chance,
 * so that the stated chance is exact.
 *
 * @param share - what the stratum gives, and its chance before ties
 * @param sizes - how many of its units are unvisited and visited
 * @param uniform - a uniform integer from 0 to m − 1; asked only where the lingering share has a
 *   fraction
 * @returns the shares of the unvisited and of the visited
 */
export function rotate(
  share: Share,
  sizes: { readonly unvisited: number; readonly visited: number },
  linger: string | undefined,
  uniform: (m: bigint) => bigint,
): { readonly unvisited: Share; readonly visited: Share } {
  const { unvisited: U, visited: C } = sizes
  const rate = linger === undefined ? ratio(0, 1) : (parseRatio(linger) as Ratio)
  const lingering = (n: number) => {
    const top = rate.p * BigInt(n)
    return { a: Number(top / rate.q), fraction: ratio(top % rate.q, rate.q) }
  }
  const visitedOf = (n: number, a: number) => n - Math.min(U, n - Math.min(a, C))
  const meanOf = (n: number): Ratio => {
    const { a, fraction } = lingering(n)
    const [below, above] = [visitedOf(n, a), visitedOf(n, a + 1)]
    return plus(ratio(below, 1), times(fraction, ratio(above - below, 1)))
  }

  const n = share.drawn
  const { a, fraction } = lingering(n)
  const isUp = fraction.p > 0n && uniform(fraction.q) < fraction.p
  const drawn = visitedOf(n, isUp ? a + 1 : a)

  // A tie of the allocation decides between two neighbouring numbers; the mean says how often each.
  const mean = times(share.unconditional, ratio(U + C, 1))
  const least = Number(mean.p / mean.q)
  const more = ratio(mean.p % mean.q, mean.q)
  const meanVisited =
    more.p === 0n
      ? meanOf(least)
      : plus(times(minus(ratio(1, 1), more), meanOf(least)), times(more, meanOf(least + 1)))
  return {
    unvisited: {
      drawn: n - drawn,
      unconditional: times(minus(mean, meanVisited), ratio(1, Math.max(U, 1))),
    },
    visited: { drawn, unconditional: times(meanVisited, ratio(1, Math.max(C, 1))) },
  }
}
