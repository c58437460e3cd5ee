import type { Ratio } from '../../core/ratio.ts'
import { type Bounds, kornGraubard } from './korn-graubard.ts'
import { unequalVariance } from './unequal-variance.ts'

/**
 * A sampled unit with its chance: does it belong to the base of the proportion, and is it a hit?
 */
export interface WeightedUnit {
  readonly pi: number
  readonly base: 0 | 1
  readonly hit: 0 | 1
}

/**
 * Bounds of a proportion where units were drawn in proportion to size: Korn and Graubard's with an
 * approximate variance, so an approximation. The effective size is at most Kish's (1965, §11.7)
 * (Σw)²/Σw², or a few heavy units without a hit would pass for many.
 */
export function sizedBounds(strata: readonly (readonly WeightedUnit[])[], tail: Ratio): Bounds {
  const all = strata.flat()
  const weights = all.filter(({ base }) => base === 1).map(({ pi }) => 1 / pi)
  const base = weights.reduce((sum, weight) => sum + weight, 0)
  const proportion = all.reduce((sum, { pi, hit }) => sum + hit / pi, 0) / base
  let variance = 0
  let freedom: number | null = null
  for (const units of strata) {
    const uncertain = units.filter(({ pi }) => pi < 1)
    if (uncertain.length === 0) continue
    const part = unequalVariance(
      uncertain.map((unit) => ({ pi: unit.pi, y: (unit.hit - unit.base * proportion) / base })),
    )
    if (part === null) {
      // One unit shows no variance: the largest one of a value between 0 and 1 stands in.
      const [{ pi }] = uncertain as [WeightedUnit]
      variance += (1 - pi) / (4 * pi * pi * base * base)
    } else {
      variance += part
      const inBase = uncertain.filter(({ base: each }) => each === 1).length
      freedom = (freedom ?? 0) + Math.max(0, inBase - 1)
    }
  }
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0)
  return kornGraubard(
    {
      proportion,
      variance,
      units: weights.length,
      freedom: freedom === null ? null : Math.max(1, freedom),
      ceiling: (base * base) / squares,
    },
    Number(tail.p) / Number(tail.q),
  )
}
