import { describe, expect, it } from 'vitest'
import { jointInclusion } from '../../../src/report/index.ts'
import { codesOf } from '../../unit/expect-error.ts'
import { subsetsOf } from '../../unit/select/every-order.ts'
import { type DrawnStratum, ENTRY, equalStratum, fraction, recordOf } from './record-of.ts'

describe('the chance that two units are drawn together', () => {
  const strata = [equalStratum(['x'], 5, ['a', 'b', 'c']), equalStratum(['y'], 4, ['d', 'e'])]
  const record = recordOf('stratified', strata)

  it('is the share of all samples that hold both', () => {
    const samples = subsetsOf(['a', 'b', 'c', 'f', 'g'], 3).flatMap((x) =>
      subsetsOf(['d', 'e', 'h', 'i'], 2).map((y) => [...x, ...y]),
    )
    for (const one of ['a', 'b', 'd', 'e']) {
      for (const other of ['a', 'c', 'd', 'e']) {
        const both = samples.filter((units) => units.includes(one) && units.includes(other)).length
        expect(jointInclusion(record, ENTRY, one, other)).toEqual({
          probability: fraction(both, samples.length),
        })
      }
    }
  })

  it('is that of any two different units where strata are named', () => {
    expect(jointInclusion(record, ENTRY, ['x'], ['x'])).toEqual({ probability: '3/10' })
    expect(jointInclusion(record, ENTRY, ['y'], 'a')).toEqual({ probability: '3/10' })
    expect(jointInclusion(record, ENTRY, ['y'], 'd')).toEqual({ probability: '1/6' })
  })

  it('is null in a stratum of one unit', () => {
    const single = recordOf('stratified', [equalStratum(['x'], 1, ['a'])])
    expect(jointInclusion(single, ENTRY, ['x'], ['x'])).toEqual({
      probability: null,
      reason: 'single-unit',
    })
    expect(jointInclusion(single, ENTRY, 'a', 'a')).toEqual({ probability: '1/1' })
  })

  it('is null in proportion to size, but for certain units and other strata', () => {
    const sized = (stratum: readonly string[], chances: Record<string, string>): DrawnStratum => ({
      stratum,
      size: 9,
      pi: null,
      sample: Object.entries(chances).map(([unit, pi]) => ({ unit, pi })),
    })
    const bySize = recordOf('stratified', [
      sized(['x'], { a: '1/1', b: '2/7', c: '3/7' }),
      sized(['y'], { d: '1/3' }),
    ])
    const unknown = { probability: null, reason: 'drawn-by-size' }
    expect(jointInclusion(bySize, ENTRY, 'b', 'c')).toEqual(unknown)
    expect(jointInclusion(bySize, ENTRY, ['x'], 'd')).toEqual(unknown)
    expect(jointInclusion(bySize, ENTRY, ['x'], ['x'])).toEqual(unknown)
    expect(jointInclusion(bySize, ENTRY, 'a', ['x'])).toEqual(unknown)
    expect(jointInclusion(bySize, ENTRY, 'a', 'b')).toEqual({ probability: '2/7' })
    expect(jointInclusion(bySize, ENTRY, 'b', 'd')).toEqual({ probability: '2/21' })
    expect(jointInclusion(bySize, ENTRY, 'c', 'c')).toEqual({ probability: '3/7' })
  })

  it('is null where the units were named', () => {
    const listed = recordOf('listed', [
      { stratum: [], size: 1, pi: null, sample: [{ unit: 'a', pi: null }] },
    ])
    expect(jointInclusion(listed, ENTRY, 'a', [])).toEqual({
      probability: null,
      reason: 'not-a-probability-sample',
    })
  })

  it('is refused for what the record does not know', () => {
    expect(codesOf(() => jointInclusion(record, ENTRY, 'z', 'a'))).toEqual(['input/unknown-id'])
    expect(codesOf(() => jointInclusion(record, ENTRY, 'a', ['z']))).toEqual(['input/unknown-id'])
    expect(codesOf(() => jointInclusion(record, { pool: 'z', round: 1 }, 'a', 'b'))).toEqual([
      'input/unknown-id',
    ])
    expect(codesOf(() => jointInclusion(record, {} as never, 'a', 'b'))).toContain('input/missing')
    expect(codesOf(() => jointInclusion(record, ENTRY, 7 as never, 'b'))).toEqual(['input/type'])
  })
})
