import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { announce, draw } from '../../../src/index.ts'
import { type Data, exampleInputs } from '../example-inputs.ts'
import { placesOf, refusalOf } from '../expect-error.ts'

const HEX = '0123456789abcdef'.repeat(4)

function announceWith(entropy: unknown, options: Data = {}) {
  return announce(exampleInputs(), {
    series: 's',
    number: 1,
    entropy,
    weak: true,
    ...(canTell(entropy) && { by: 999 }),
    ...options,
  } as never)
}

/** Whether a source has a time, which the announcement must come before. */
function canTell(entropy: unknown): boolean {
  return Array.isArray(entropy) && entropy.some((source) => source?.kind === 'public-event')
}

function party(name: string, members: Data = {}): Data {
  return { kind: 'commit-reveal', party: name, independent: true, commitment: HEX, ...members }
}

function event(members: Data = {}): Data {
  const fields = [{ name: '蓝球', min: 1, max: 16 }]
  return { kind: 'public-event', title: '双色球', at: 1000, fields, bits: 4, ...members }
}

describe('the sources of entropy', () => {
  it.each([
    [[{ kind: 'operator' }]],
    [[party('公证处'), { kind: 'sealed', party: '局', commitment: HEX }]],
    [[event(), event({ title: '大乐透', at: 87_400 })]],
    [[event({ bits: 0 })]],
    [Array.from({ length: 16 }, (_, i) => party(`P${i}`))],
    [
      [
        event({
          fields: Array.from({ length: 64 }, (_, i) => ({ name: `F${i}`, min: 0, max: 1 })),
        }),
      ],
    ],
    [[event({ fields: [{ name: 'a', min: -5, max: -4 }], bits: 0 })]],
  ])('may be %j', (entropy) => {
    expect(announceWith(entropy).body.entropy).toEqual(entropy)
  })

  it.each([
    ['none', [], 'input/range at entropy'],
    ['seventeen', Array.from({ length: 17 }, (_, i) => party(`P${i}`)), 'input/range at entropy'],
    ['no array', { kind: 'operator' }, 'input/type at entropy'],
    ['an unknown kind', [{ kind: 'dice' }], 'input/choice at entropy[0].kind'],
    ['no kind', [{}], 'input/missing at entropy[0].kind'],
    [
      'two operators',
      [{ kind: 'operator' }, { kind: 'operator' }],
      'input/duplicate at entropy[1]',
    ],
    ['a party twice', [party('甲'), party('甲')], 'input/duplicate at entropy[1]'],
    [
      'a party that commits and seals',
      [party('甲'), { kind: 'sealed', party: '甲', commitment: HEX }],
      'input/duplicate at entropy[1]',
    ],
    ['an event twice', [event(), event({ bits: 1 })], 'input/duplicate at entropy[1]'],
    ['a seed in the open', [{ kind: 'operator', value: 'x' }], 'input/option at entropy[0].value'],
    [
      'no commitment',
      [party('甲', { commitment: undefined })],
      'input/missing at entropy[0].commitment',
    ],
    [
      'a short commitment',
      [party('甲', { commitment: 'ab' })],
      'input/text at entropy[0].commitment',
    ],
    [
      'a commitment in capitals',
      [party('甲', { commitment: HEX.toUpperCase() })],
      'input/text at entropy[0].commitment',
    ],
    [
      'independence as a text',
      [party('甲', { independent: 'yes' })],
      'input/type at entropy[0].independent',
    ],
    ['a party that is no id', [party(' 甲')], 'input/id at entropy[0].party'],
    ['no fields', [event({ fields: [], bits: 0 })], 'input/range at entropy[0].fields'],
    [
      'sixty-five fields',
      [
        event({
          fields: Array.from({ length: 65 }, (_, i) => ({ name: `F${i}`, min: 0, max: 1 })),
        }),
      ],
      'input/range at entropy[0].fields',
    ],
    [
      'a field that ends before it begins',
      [event({ fields: [{ name: 'a', min: 2, max: 1 }], bits: 0 })],
      'input/range at entropy[0].fields[0].max',
    ],
    [
      'a field of fractions',
      [event({ fields: [{ name: 'a', min: 0.5, max: 1 }], bits: 0 })],
      'input/type at entropy[0].fields[0].min',
    ],
    ['negative bits', [event({ bits: -1 })], 'input/range at entropy[0].bits'],
  ])('may not be %s', (_, entropy, place) => {
    const attempt = () => announceWith(entropy)
    expect(placesOf(attempt)).toContain(place.replace(' at ', ' at options.'))
  })

  it.each([
    [[[1, 16]], 4],
    [[[1, 15]], 3],
    [[[1, 17]], 4],
    [[[5, 6]], 1],
    [
      [
        [1, 33],
        [1, 16],
      ],
      9,
    ],
    [
      [
        [0, 2 ** 53 - 1],
        [0, 2 ** 53 - 1],
      ],
      106,
    ],
    [[[-(2 ** 53 - 1), 2 ** 53 - 1]], 53],
  ])('declare at most as many bits as the outcomes %j have: %d', (ranges, bits) => {
    const fields = ranges.map(([min, max], i) => ({ name: `F${i}`, min, max }))
    const outcomes = ranges.reduce((n, [min, max]) => n * (BigInt(max!) - BigInt(min!) + 1n), 1n)
    expect(2n ** BigInt(bits) <= outcomes && outcomes < 2n ** BigInt(bits + 1)).toBe(true)
    announceWith([event({ fields, bits })])
    expect(placesOf(() => announceWith([event({ fields, bits: bits + 1 })]))).toEqual([
      'input/range at options.entropy[0].bits',
    ])
  })

  it('declare no more bits than ascending values have outcomes, by the rule for runs', () => {
    for (const [ranges, outcomes] of [
      // 双色球: six of 33 in ascending order and one of 16.
      [[...Array(6).fill([1, 33, true]), [1, 16]], 1_107_568n * 16n],
      // The first field is like any other; three of 1 … 5 ascending are 10, fewer than 5 · 5 · 5.
      [Array(3).fill([1, 5, true]), 10n],
      // The product 2 · 2 is smaller than C(9, 2).
      [
        [
          [1, 2],
          [8, 9, true],
        ],
        4n,
      ],
      // Two runs of two of 1 … 4.
      [
        [
          [1, 4],
          [1, 4, true],
          [1, 4],
          [1, 4, true],
        ],
        36n,
      ],
    ] as [[number, number, true?][], bigint][]) {
      const bits = outcomes.toString(2).length - 1
      const fields = ranges.map(([min, max, ascending], i) => ({
        name: `F${i}`,
        min,
        max,
        ...(ascending && { ascending }),
      }))
      announceWith([event({ fields, bits })])
      expect(placesOf(() => announceWith([event({ fields, bits: bits + 1 })]))).toEqual([
        'input/range at options.entropy[0].bits',
      ])
    }
  })

  it('allow the bits that outcomes counted one by one have, and none beyond their product', () => {
    const range = fc
      .tuple(fc.integer({ min: -2, max: 3 }), fc.integer({ min: 1, max: 4 }), fc.boolean())
      .map(([min, more, ascending]) => ({ min, max: min + more, ...(ascending && { ascending }) }))
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 4 }), (ranges) => {
        const outcomes = ranges.reduce<number[][]>(
          (all, { min, max, ascending }, i) =>
            all.flatMap((values) =>
              Array.from({ length: max - min + 1 }, (_, k) => min + k)
                .filter((value) => i === 0 || !ascending || value > values[i - 1]!)
                .map((value) => [...values, value]),
            ),
          [[]],
        ).length
        const fields = ranges.map((each, i) => ({ name: `F${i}`, ...each }))
        // What there is may always be declared; 2^bits above the product of the ranges never.
        const product = ranges.reduce((all, { min, max }) => all * (max - min + 1), 1)
        if (outcomes > 0) announceWith([event({ fields, bits: Math.floor(Math.log2(outcomes)) })])
        expect(() =>
          announceWith([event({ fields, bits: Math.floor(Math.log2(product)) + 1 })]),
        ).toThrow()
      }),
      { seed: 61, numRuns: 300 },
    )
  })

  it('may not declare absurdly many bits', () => {
    expect(placesOf(() => announceWith([event({ bits: 2 ** 53 - 1 })]))).toEqual([
      'input/range at options.entropy[0].bits',
    ])
  })
})

describe('the options of an announcement', () => {
  it.each([
    [{ series: '' }, 'input/id'],
    [{ series: ' s' }, 'input/id'],
    [{ series: undefined }, 'input/missing'],
    [{ number: 0 }, 'input/range'],
    [{ number: 1.5 }, 'input/type'],
    [{ number: '1' }, 'input/type'],
    [{ number: 2 }, 'policy/numbering'],
    [{ number: 2, previous: 'x' }, 'input/text'],
    [{ previous: HEX }, 'policy/numbering'],
    [{ batch: [] }, 'input/range'],
    [{ batch: [{ pool: 'petrol' }] }, 'input/missing'],
    [{ batch: [{ pool: 'petrol', round: 0 }] }, 'input/range'],
    [{ blinding: 'secret' }, 'input/text'],
    [{ weak: 'yes' }, 'input/type'],
    [{ when: '2020-01-01' }, 'input/option'],
    [{ weak: false }, 'policy/weak-entropy'],
  ])('refuse %o', (options, code) => {
    expect(refusalOf(() => announceWith([{ kind: 'operator' }], options)).code).toBe(code)
  })

  it('are weak below 64 independent bits and not from there', () => {
    const fields = Array.from({ length: 8 }, (_, i) => ({ name: `F${i}`, min: 0, max: 255 }))
    const withBits = (bits: number, options: Data) =>
      announceWith([event({ fields, bits })], options)
    expect(withBits(64, { weak: false }).body.weak).toBe(false)
    expect(withBits(64, { weak: true }).body.weak).toBe(false)
    expect(withBits(63, { weak: true }).body.weak).toBe(true)
    expect(refusalOf(() => withBits(63, { weak: false })).code).toBe('policy/weak-entropy')
  })

  it('take a digest for every number but the first', () => {
    expect(announceWith([{ kind: 'operator' }], { number: 2, previous: HEX }).body.previous).toBe(
      HEX,
    )
    expect(announceWith([{ kind: 'operator' }], { previous: null }).body.previous).toBeNull()
  })
})

describe('the reveals', () => {
  const announcement = announceWith([event()])

  function drawWith(reveals: unknown) {
    return draw(exampleInputs(), { announcement, reveals } as never)
  }

  it.each([
    ['nothing', undefined, 'input/missing'],
    ['no array', { values: [1] }, 'input/type'],
    ['a kind that does not exist', [{ kind: 'event', values: [1] }], 'input/choice'],
    ['a fraction', [{ kind: 'public-event', values: [1.5] }], 'input/type'],
    ['a text', [{ kind: 'public-event', values: ['1'] }], 'input/type'],
    ['a value out of range', [{ kind: 'public-event', values: [17] }], 'policy/reveal-mismatch'],
    ['too many values', [{ kind: 'public-event', values: [1, 2] }], 'policy/reveal-mismatch'],
    ['another kind', [{ kind: 'operator', value: 'x' }], 'policy/reveal-mismatch'],
    ['none', [], 'policy/missing-reveal'],
    [
      'one too many',
      [
        { kind: 'public-event', values: [1] },
        { kind: 'operator', value: 'x' },
      ],
      'policy/reveal-mismatch',
    ],
  ])('may not be %s', (_, reveals, code) => {
    expect(refusalOf(() => drawWith(reveals)).code).toBe(code)
  })

  it('are one for each source', () => {
    expect(drawWith([{ kind: 'public-event', values: [16] }]).body.secrets.reveals).toEqual([
      { kind: 'public-event', values: [16] },
    ])
  })
})
