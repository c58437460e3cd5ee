/** A value of a sampled unit and its chance. */
export interface ChanceValue {
  readonly pi: number
  readonly y: number
}

/**
 * Variance of the Horvitz–Thompson total in one stratum, without joint chances: Hájek's (1964)
 * approximation with Deville's (1999) factor, Σ(1 − π)(y/π − B)²/(1 − Σa²), a = (1 − π)/Σ(1 − π), B
 * = Σa·y/π (`varest` of R's `sampling`). For equal chances it is the usual N²(1 − n/N)s²/n. Certain
 * units add nothing; null for a single unit, which shows no variance.
 */
export function unequalVariance(values: readonly ChanceValue[]): number | null {
  const uncertain = values.filter(({ pi }) => pi < 1)
  if (uncertain.length === 0) return 0
  if (uncertain.length === 1) return null
  const sum = (of: (value: ChanceValue) => number) =>
    uncertain.reduce((all, value) => all + of(value), 0)
  const weight = sum(({ pi }) => 1 - pi)
  const mean = sum(({ pi, y }) => ((1 - pi) * y) / pi) / weight
  const squares = sum(({ pi, y }) => (1 - pi) * (y / pi - mean) * (y / pi - mean))
  const concentration = sum(({ pi }) => (1 - pi) * (1 - pi)) / (weight * weight)
  return squares / (1 - concentration)
}
