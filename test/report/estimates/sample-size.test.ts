import { describe, expect, it } from 'vitest'
import { ratio } from '../../../src/core/ratio.ts'
import { sampleSize } from '../../../src/report/index.ts'
import { countBounds } from '../../../src/report/numbers/hypergeometric.ts'
import { codesOf } from '../../unit/expect-error.ts'

const TAIL = ratio(1, 40)

/** Half the length of the interval, by definition. */
function halfWidth(size: number, drawn: number, percent: number): number {
  const hits = [Math.floor((drawn * percent) / 100), Math.ceil((drawn * percent) / 100)]
  const lengths = hits.map((each) => {
    const { lower, upper } = countBounds({ size, drawn }, each, TAIL)
    return upper - lower
  })
  return Math.max(...lengths) / (2 * size)
}

describe('the size of a sample', () => {
  it('is the smallest that reaches the wanted half width, by a search from 1', () => {
    for (const population of [3, 12, 60, 250, 700]) {
      for (const expected of [0, 2, 10, 50, 97, 100]) {
        for (const wanted of [3, 8, 20, 45]) {
          let first = 1
          // A hundredth of a unit of slack for the doubles of this test.
          while (first < population && halfWidth(population, first, expected) > wanted / 100 + 1e-9)
            first += 1
          const found = sampleSize({
            population,
            expected: `${expected}%`,
            halfWidth: `${wanted}%`,
          })
          expect([found.drawn, found.census], `${population} ${expected} ${wanted}`).toEqual([
            first,
            first === population,
          ])
          expect(found.halfWidth).toBeLessThanOrEqual(wanted / 100 + 1e-6)
        }
      }
    }
  })

  it('is the smallest in a larger population too', () => {
    for (const [expected, wanted] of [
      [50, 2],
      [10, 1],
      [1, 1],
    ] as const) {
      let first = 1
      while (halfWidth(4000, first, expected) > wanted / 100 + 1e-9) first += 1
      const options = { population: 4000, expected: `${expected}%`, halfWidth: `${wanted}%` }
      expect(sampleSize(options).drawn).toBe(first)
    }
  })

  it('is that of the worst case where nothing is expected', () => {
    const options = { population: 8000, halfWidth: '1/20' }
    expect(sampleSize(options)).toEqual(sampleSize({ ...options, expected: '1/2' }))
    expect(sampleSize(options).drawn).toBeGreaterThan(
      sampleSize({ ...options, expected: '1/10' }).drawn,
    )
  })

  it('grows with the confidence', () => {
    const options = { population: 8000, halfWidth: '5%' }
    const sizes = ['1/2', '9/10', '19/20', '99%'].map(
      (confidence) => sampleSize({ ...options, confidence }).drawn,
    )
    expect([...sizes].sort((a, b) => a - b)).toEqual(sizes)
  })

  it('is everybody where nothing less will do', () => {
    expect(sampleSize({ population: 40, halfWidth: '1/1000' })).toEqual({
      drawn: 40,
      census: true,
      halfWidth: 0,
    })
  })

  it.each([
    [{ population: 0, halfWidth: '5%' }, 'input/range'],
    [{ population: 9.5, halfWidth: '5%' }, 'input/type'],
    [{ population: 9, halfWidth: '0%' }, 'input/ratio'],
    [{ population: 9, halfWidth: 0.05 }, 'input/type'],
    [{ population: 9 }, 'input/missing'],
    [{ population: 9, halfWidth: '5%', expected: '101%' }, 'input/ratio'],
    [{ population: 9, halfWidth: '5%', confidence: '49%' }, 'input/ratio'],
    [{ population: 9, halfWidth: '5%', power: '80%' }, 'input/option'],
  ])('is refused for %j with %s', (wrong, code) => {
    expect(codesOf(() => sampleSize(wrong as never))).toEqual([code])
  })
})
