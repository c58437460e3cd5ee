import { type Ratio, ratio } from '../../core/ratio.ts'

/** The exact sum, halves first: fractions of like length meet, and the longest is reduced once. */
export function sumRatios(ratios: readonly Ratio[]): Ratio {
  if (ratios.length === 0) return ratio(0, 1)
  let sums = [...ratios]
  while (sums.length > 1) {
    const halves: Ratio[] = []
    for (let i = 0; i < sums.length; i += 2) {
      const a = sums[i] as Ratio
      const b = sums[i + 1]
      if (b === undefined) halves.push(a)
      else if (a.q === b.q) halves.push(ratio(a.p + b.p, a.q))
      else halves.push(ratio(a.p * b.q + b.p * a.q, a.q * b.q))
    }
    sums = halves
  }
  return sums[0] as Ratio
}
