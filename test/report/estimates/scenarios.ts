import { ratio } from '../../../src/core/ratio.ts'
import type { StratumCounts } from '../../../src/report/estimate/stratified-bounds.ts'

/**
 * A stratum of a synthetic population: all units, those that can be inspected, those that hit; and
 * how many are drawn.
 */
export interface SyntheticStratum {
  readonly size: number
  readonly inspectable: number
  readonly hits: number
  readonly drawn: number
}

export interface Scenario {
  readonly name: string
  readonly strata: readonly SyntheticStratum[]
}

/** Each side of a 95 % interval may miss once in 40. */
export const TAIL = ratio(1, 40)

/** 8,000 units in four tiers that are drawn at rates of 30, 10, 2 and 1 to each other. */
export function tiers(
  name: string,
  rates: readonly number[],
  n: number,
  inspectable = 1,
): Scenario {
  const sizes = [400, 1200, 2400, 4000]
  const raw = [0.3, 0.1, 0.02, 0.01].map((rate, h) => rate * sizes[h]!)
  const scale = n / raw.reduce((sum, each) => sum + each, 0)
  return {
    name: `tiers, ${name}`,
    strata: sizes.map((size, h) => {
      const good = Math.round(size * inspectable)
      const drawn = Math.max(1, Math.round(raw[h]! * scale))
      return { size, inspectable: good, hits: Math.round(good * rates[h]!), drawn }
    }),
  }
}

/**
 * 8,000 units in many equal strata of which a unit or two are drawn; rates rise from half of `rate`
 * to three halves.
 */
export function manyStrata(strata: number, drawn: number, rate: number): Scenario {
  const size = 8000 / strata
  return {
    name: `${strata} strata of ${drawn}`,
    strata: Array.from({ length: strata }, (_, h) => ({
      size,
      inspectable: size,
      hits: Math.min(size, Math.round(size * rate * (0.5 + h / (strata - 1)))),
      drawn,
    })),
  }
}

/** The profiles of violation rates, from the tier drawn most to the tier drawn least. */
export const PROFILES: readonly (readonly [name: string, rates: readonly number[]])[] = [
  ['30/15/8/3 %', [0.3, 0.15, 0.08, 0.03]],
  ['5 % everywhere', [0.05, 0.05, 0.05, 0.05]],
  ['1 % everywhere', [0.01, 0.01, 0.01, 0.01]],
  ['1/2/5/10 %', [0.01, 0.02, 0.05, 0.1]],
  ['0/0/0/4 %', [0, 0, 0, 0.04]],
  ['50 % everywhere', [0.5, 0.5, 0.5, 0.5]],
  ['95/90/97/90 %', [0.95, 0.9, 0.97, 0.9]],
]

/** Uniform numbers below 1 from a fixed seed: Marsaglia's (2003) xorshift on 32 bits. */
export function uniforms(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
}

/**
 * Counts of a simple sample of a stratum, unit by unit; `base` counts those that can be inspected.
 */
export function sampleStratum(
  { size, inspectable, hits, drawn }: SyntheticStratum,
  uniform: () => number,
): StratumCounts {
  let [left, hit, good] = [size, hits, inspectable - hits]
  let [found, base] = [0, 0]
  for (let i = 0; i < drawn; i += 1) {
    const u = uniform() * left
    left -= 1
    if (u >= hit + good) continue
    base += 1
    if (u < hit) {
      hit -= 1
      found += 1
    } else good -= 1
  }
  return { size, drawn, base, hits: found }
}

interface Bounds {
  readonly lower: number
  readonly upper: number
}

export interface Coverage {
  /** Share of samples whose interval holds the truth. */
  readonly covered: number
  readonly width: number
}

/**
 * Draws samples and asks how often the bounds of each method hold the true proportion, and how wide
 * they are.
 */
export function measure(
  { strata }: Scenario,
  of: 'drawn' | 'inspected',
  methods: readonly ((counts: readonly StratumCounts[]) => Bounds)[],
  samples: number,
  uniform: () => number,
): Coverage[] {
  const sum = (pick: (stratum: SyntheticStratum) => number) =>
    strata.reduce((all, each) => all + pick(each), 0)
  const truth =
    sum(({ hits }) => hits) / sum((each) => (of === 'drawn' ? each.size : each.inspectable))
  const known = new Map<string, Bounds[]>()
  const totals = methods.map(() => ({ covered: 0, width: 0 }))
  for (let i = 0; i < samples; i += 1) {
    const counts = strata.map((each) => {
      const drawn = sampleStratum(each, uniform)
      return of === 'drawn' ? { ...drawn, base: drawn.drawn } : drawn
    })
    const name = counts.map(({ base, hits }) => `${base},${hits}`).join(' ')
    const bounds = known.get(name) ?? methods.map((method) => method(counts))
    known.set(name, bounds)
    for (const [index, { lower, upper }] of bounds.entries()) {
      const total = totals[index]!
      if (lower <= truth + 1e-9 && truth - 1e-9 <= upper) total.covered += 1 / samples
      total.width += (Math.min(1, upper) - Math.max(0, lower)) / samples
    }
  }
  return totals
}

/** A population with sizes, of which every tenth unit or so hits. */
export interface SizedPopulation {
  readonly sizes: readonly number[]
  readonly hits: readonly boolean[]
}

/**
 * 2,000 units with skewed sizes; hits are more common among the small, among the large, or equally
 * common.
 */
export function sizedPopulation(
  more: 'small' | 'large' | 'equal',
  uniform: () => number,
): SizedPopulation {
  const sizes = Array.from({ length: 2000 }, () => {
    const u = uniform()
    return 1 + Math.floor(20 / (0.05 + u))
  })
  const rate = { small: (x: number) => 3 / x, large: (x: number) => x / 600, equal: () => 0.1 }[
    more
  ]
  return { sizes, hits: sizes.map((size) => uniform() < rate(size)) }
}

/**
 * Madow's systematic sample of n units in a random order, as chances and hits. No unit is certain
 * here.
 */
export function sampleBySize(
  { sizes, hits }: SizedPopulation,
  n: number,
  uniform: () => number,
): { pi: number; base: 1; hit: 0 | 1 }[] {
  const order = sizes.map((_, i) => i)
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(uniform() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  const total = sizes.reduce((sum, size) => sum + size, 0)
  let next = uniform() * total
  let sum = 0
  return order.flatMap((i) => {
    sum += n * sizes[i]!
    if (next >= sum) return []
    next += total
    return [
      { pi: (n * sizes[i]!) / total, base: 1 as const, hit: hits[i] ? (1 as const) : (0 as const) },
    ]
  })
}
