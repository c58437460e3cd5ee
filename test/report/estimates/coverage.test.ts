import { describe, expect, it } from 'vitest'
import { stratifiedBounds } from '../../../src/report/estimate/stratified-bounds.ts'
import { countBounds } from '../../../src/report/numbers/hypergeometric.ts'
import { isSlow } from '../../effort.ts'
import { manyStrata, measure, PROFILES, TAIL, tiers, uniforms } from './scenarios.ts'

// Nominal is 95 %. With 1,000 samples the error of a measured coverage is at most √(.95·.05/1000) =
// .69 points; a method that covers 95 % exactly falls below 92.5 % (3.6 errors) with a chance of 1
// in 3,000 for each line. The seed is fixed, so a test that passes once always does; the chance is
// that of a wrong alarm after a change of the samples.
const SAMPLES = 1000
const LEAST = 0.925

// Some seconds in all on an idle machine; a busy one gets time.
describe('intervals for populations of 8,000', () => {
  it.each([30, 100, 500])('hold the truth of a simple sample of %i', (n) => {
    for (const hits of [80, 400, 2400]) {
      const strata = [{ size: 8000, inspectable: 8000, hits, drawn: n }]
      const [found] = measure(
        { name: 'simple', strata },
        'drawn',
        [
          ([counts]) => {
            const { lower, upper } = countBounds({ size: 8000, drawn: n }, counts!.hits, TAIL)
            return { lower: lower / 8000, upper: upper / 8000 }
          },
        ],
        SAMPLES,
        uniforms(1),
      )
      expect(found!.covered, `${hits} hits`).toBeGreaterThan(LEAST)
      // Nor are they wider than they need be.
      expect(found!.covered, `${hits} hits`).toBeLessThan(1)
    }
  })

  it.each(
    [30, 100, 500].flatMap((n) =>
      PROFILES.filter((_, i) => isSlow || i % 3 === 0).map(
        ([name, rates]) => [name, n, tiers(name, rates, n)] as const,
      ),
    ),
  )('hold the truth on tiers with %s and n = %i', (_name, _n, scenario) => {
    const [found] = measure(
      scenario,
      'drawn',
      [(counts) => stratifiedBounds(counts, 'drawn', TAIL)],
      SAMPLES,
      uniforms(2),
    )
    expect(found!.covered).toBeGreaterThan(LEAST)
  })

  it.each([
    [1, 0.02],
    [1, 0.5],
    [2, 0.2],
    [2, 0.5],
  ])('hold the truth where each of 80 strata gives %i and the rate is %f', (drawn, rate) => {
    const [found] = measure(
      manyStrata(80, drawn, rate),
      'drawn',
      [(counts) => stratifiedBounds(counts, 'drawn', TAIL)],
      300,
      uniforms(3),
    )
    expect(found!.covered).toBeGreaterThan(0.9)
  })

  it.each([30, 320])(
    'hold the rate on tiers with n = %i of which a part cannot be inspected',
    (n) => {
      for (const name of ['1/2/5/10 %', '0/0/0/4 %']) {
        const rates = PROFILES.find(([each]) => each === name)![1]
        const [found] = measure(
          tiers(name, rates, n, 0.85),
          'inspected',
          [(counts) => stratifiedBounds(counts, 'inspected', TAIL)],
          100,
          uniforms(4),
        )
        // 3.6 errors of 100 samples.
        expect(found!.covered, name).toBeGreaterThan(0.87)
      }
    },
  )
})
