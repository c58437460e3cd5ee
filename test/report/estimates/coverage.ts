// Measures how often intervals hold the truth: npx tsx test/report/estimates/coverage.ts [samples]
// The table of docs/estimates.md comes from 4,000 samples, which takes a few minutes.

import { kornGraubard } from '../../../src/report/estimate/korn-graubard.ts'
import { sizedBounds } from '../../../src/report/estimate/sized-bounds.ts'
import {
  linearised,
  type StratumCounts,
  stratifiedBounds,
} from '../../../src/report/estimate/stratified-bounds.ts'
import { countBounds } from '../../../src/report/numbers/hypergeometric.ts'
import {
  manyStrata,
  measure,
  PROFILES,
  type Scenario,
  sampleBySize,
  sizedPopulation,
  TAIL,
  tiers,
  uniforms,
} from './scenarios.ts'

const samples = Number(process.argv[2] ?? 4000)
const uniform = uniforms(20200102)

/**
 * The interval that many use: Wilson's with a correction for the finite population, strata
 * forgotten but in the point.
 */
function naive(counts: readonly StratumCounts[]) {
  const size = sum(counts, (each) => each.size)
  const n = sum(counts, (each) => each.drawn) / (1 - sum(counts, (each) => each.drawn) / size)
  const p = sum(counts, ({ size: N, hits, drawn }) => (N * hits) / drawn) / size
  const z = 1.959964
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return { lower: middle - half, upper: middle + half }
}

function plain(counts: readonly StratumCounts[]) {
  const base = sum(counts, ({ size, base: units, drawn }) => (size * units) / drawn)
  const proportion = sum(counts, ({ size, hits, drawn }) => (size * hits) / drawn) / base
  return kornGraubard({ proportion, ...linearised(counts, proportion, base) }, 0.025)
}

function simple([counts]: readonly StratumCounts[]) {
  const { size, drawn, hits } = counts!
  const { lower, upper } = countBounds({ size, drawn }, hits, TAIL)
  return { lower: lower / size, upper: upper / size }
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((all, item) => all + of(item), 0)
}

function row(name: string, n: number, found: readonly { covered: number; width: number }[]): void {
  const cells = found.map(
    ({ covered, width }) => `${(100 * covered).toFixed(1)} (${width.toFixed(3)})`,
  )
  console.log(`| ${[name, n, ...cells].join(' | ')} |`)
}

function table(of: 'drawn' | 'inspected', scenarios: readonly Scenario[], count: number): void {
  console.log(
    of === 'drawn'
      ? '| population | n | naive Wilson | Korn–Graubard | here |\n|---|---|---|---|---|'
      : '| population | n | Korn–Graubard | here |\n|---|---|---|---|',
  )
  const methods = [
    naive,
    plain,
    (each: readonly StratumCounts[]) => stratifiedBounds(each, of, TAIL),
  ]
  for (const scenario of scenarios) {
    const n = sum(scenario.strata, ({ drawn }) => drawn)
    row(
      scenario.name,
      n,
      measure(scenario, of, of === 'drawn' ? methods : methods.slice(1), count, uniform),
    )
  }
}

console.log('| population | n | exact |\n|---|---|---|')
for (const n of [30, 100, 500]) {
  for (const rate of [0.01, 0.05, 0.3]) {
    const hits = 8000 * rate
    const strata = [{ size: 8000, inspectable: 8000, hits, drawn: n }]
    row(
      `simple, ${100 * rate} %`,
      n,
      measure({ name: '', strata }, 'drawn', [simple], samples, uniform),
    )
  }
}
const sizes = [30, 100, 320, 500]
table(
  'drawn',
  sizes.flatMap((n) => PROFILES.map(([name, rates]) => tiers(name, rates, n))),
  samples,
)
table(
  'drawn',
  [1, 2].flatMap((drawn) => [0.02, 0.2, 0.5].map((rate) => manyStrata(80, drawn, rate))),
  samples,
)
console.log('\nRates where 15 % cannot be inspected:\n')
table(
  'inspected',
  sizes.flatMap((n) => PROFILES.map(([name, rates]) => tiers(name, rates, n, 0.85))),
  Math.ceil(samples / 8),
)

console.log(
  '\nIn proportion to size, 2,000 units:\n\n| hits are commoner among the | n | here |\n|---|---|---|',
)
for (const n of [30, 100]) {
  for (const more of ['small', 'large', 'equal'] as const) {
    const population = sizedPopulation(more, uniform)
    const truth = population.hits.filter(Boolean).length / population.hits.length
    const found = { covered: 0, width: 0 }
    for (let i = 0; i < samples; i += 1) {
      const { lower, upper } = sizedBounds([sampleBySize(population, n, uniform)], TAIL)
      if (lower <= truth && truth <= upper) found.covered += 1 / samples
      found.width += (upper - lower) / samples
    }
    row(more, n, [found])
  }
}
