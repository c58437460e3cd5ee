import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { commitment } from '../../../src/random/commitment.ts'
import { computeSeed, independentBits } from '../../../src/random/seed.ts'
import { whyNotReveal } from '../../../src/random/why-not-reveal.ts'
import type { EntropySource, Reveal } from '../../../src/schema/documents/entropy.ts'
import { refusalOf } from '../expect-error.ts'

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

const DRAW = { series: '闵行-2020', number: 3 }
const NONCE = sha256('a nonce')
const BYTES = sha256('32 bytes of the bureau')
const COMMITMENT = sha256(
  `double-random/1/commit\n{"nonce":"${NONCE}","number":3,"party":"公证处","series":"闵行-2020","value":"瑞雪"}`,
)
const SEALED = sha256(
  `double-random/1/sealed\n{"contribution":"${BYTES}","number":3,"party":"局","series":"闵行-2020"}`,
)
const NOTARY: Reveal = { kind: 'commit-reveal', party: '公证处', nonce: NONCE, value: '瑞雪' }
const BUREAU: Reveal = { kind: 'sealed', party: '局', contribution: BYTES }
const LOTTERY: EntropySource = {
  kind: 'public-event',
  title: '双色球',
  at: 1,
  fields: [
    { name: '红球', min: 1, max: 33 },
    { name: '蓝球', min: -2, max: 16 },
  ],
  bits: 9,
}

describe('a commitment', () => {
  it('is the digest of series, number, party, nonce and value', () => {
    expect(commitment(DRAW, NOTARY)).toBe(COMMITMENT)
  })

  it('to a sealed contribution is the digest of series, number, party and contribution', () => {
    expect(commitment(DRAW, BUREAU)).toBe(SEALED)
  })

  it.each([
    ['another series', { series: '闵行-2021', number: 3 }, NOTARY],
    ['another number', { ...DRAW, number: 4 }, NOTARY],
    ['another party', DRAW, { ...NOTARY, party: '甲' }],
    ['another nonce', DRAW, { ...NOTARY, nonce: sha256('another') }],
    ['another value', DRAW, { ...NOTARY, value: '瑞雪 ' }],
  ])('is another one for %s', (_, draw, reveal) => {
    expect(commitment(draw, reveal as typeof NOTARY & { kind: 'commit-reveal' })).not.toBe(
      COMMITMENT,
    )
  })

  it.each([
    ['a short nonce', { ...NOTARY, nonce: 'ab' }, 'input/text'],
    ['an upper-case nonce', { ...NOTARY, nonce: NONCE.toUpperCase() }, 'input/text'],
    ['an empty value', { ...NOTARY, value: '' }, 'input/text'],
    ['a party with a blank at its end', { ...NOTARY, party: '公证处 ' }, 'input/id'],
    ['a contribution that is no hex', { ...BUREAU, contribution: 'z'.repeat(64) }, 'input/text'],
  ])('cannot be made with %s', (_, reveal, code) => {
    expect(refusalOf(() => commitment(DRAW, reveal as never)).code).toBe(code)
  })
})

describe('a reveal', () => {
  const sources: readonly (readonly [source: EntropySource, reveal: Reveal])[] = [
    [{ kind: 'operator' }, { kind: 'operator', value: 'x' }],
    [{ kind: 'commit-reveal', party: '公证处', independent: true, commitment: COMMITMENT }, NOTARY],
    [{ kind: 'sealed', party: '局', commitment: SEALED }, BUREAU],
    [LOTTERY, { kind: 'public-event', values: [33, -2] }],
  ]

  it.each(sources)('belongs to its source: %o', (source, reveal) => {
    expect(whyNotReveal(DRAW, source, reveal)).toBeUndefined()
  })

  it('belongs to no source of another kind, and nothing belongs to none', () => {
    for (const [source] of sources) {
      expect(whyNotReveal(DRAW, source, undefined)).toBeDefined()
      for (const [, reveal] of sources) {
        if (reveal.kind !== source.kind) expect(whyNotReveal(DRAW, source, reveal)).toBeDefined()
      }
    }
  })

  it('does not open the commitment of another number, series, party, nonce or value', () => {
    const [, [notary], [bureau]] = sources as [unknown, [EntropySource], [EntropySource], unknown]
    expect(whyNotReveal({ ...DRAW, number: 4 }, notary, NOTARY)).toBeDefined()
    expect(whyNotReveal({ ...DRAW, series: 's' }, notary, NOTARY)).toBeDefined()
    expect(whyNotReveal(DRAW, notary, { ...NOTARY, party: '局' } as Reveal)).toBeDefined()
    expect(whyNotReveal(DRAW, notary, { ...NOTARY, value: '瑞' } as Reveal)).toBeDefined()
    expect(whyNotReveal(DRAW, notary, { ...NOTARY, nonce: BYTES } as Reveal)).toBeDefined()
    expect(whyNotReveal(DRAW, bureau, { ...BUREAU, contribution: NONCE } as Reveal)).toBeDefined()
  })

  it.each([
    [[1, -2], true],
    [[33, 16], true],
    [[0, 1], false],
    [[34, 1], false],
    [[1, -3], false],
    [[1, 17], false],
    [[1], false],
    [[1, 1, 1], false],
  ])('of an event has one value in range for each field: %o', (values, ok) => {
    const why = whyNotReveal(DRAW, LOTTERY, { kind: 'public-event', values })
    expect(why === undefined).toBe(ok)
  })
})

describe('a reveal of ascending values', () => {
  const fields = [
    { name: 'a', min: 1, max: 9 },
    { name: 'b', min: 1, max: 9, ascending: true as const },
    { name: 'c', min: 1, max: 9 },
  ]
  const source: EntropySource = { kind: 'public-event', title: 't', at: 1, fields, bits: 0 }

  it.each([
    [[1, 2, 1], true],
    [[8, 9, 9], true],
    [[2, 2, 3], false],
    [[3, 2, 3], false],
    [[9, 1, 1], false],
  ])('has each greater than the one before it where the field says so: %o', (values, ok) => {
    const why = whyNotReveal(DRAW, source, { kind: 'public-event', values })
    expect(why === undefined).toBe(ok)
  })
})

describe('a seed', () => {
  it('is the digest of the announcement and the reveals in order', () => {
    const announcement = sha256('an announcement')
    const reveals: Reveal[] = [
      { kind: 'operator', value: 'x' },
      { kind: 'public-event', values: [3, 1] },
    ]
    expect(computeSeed(announcement, reveals)).toBe(
      sha256(
        `double-random/1/seed\n{"announcement":"${announcement}","reveals":[{"kind":"operator","value":"x"},{"kind":"public-event","values":[3,1]}]}`,
      ),
    )
    expect(computeSeed(announcement, reveals.toReversed())).not.toBe(
      computeSeed(announcement, reveals),
    )
  })
})

describe('independent bits', () => {
  const party = (name: string, independent: boolean): EntropySource => ({
    kind: 'commit-reveal',
    party: name,
    independent,
    commitment: COMMITMENT,
  })

  it.each([
    [
      'none of an operator and a sealed contribution',
      [{ kind: 'operator' }, { kind: 'sealed', party: 'p', commitment: SEALED }],
      0,
    ],
    ['none of a party the operator controls', [party('a', false)], 0],
    ['256 of an independent party', [party('a', true)], 256],
    ['256 of two independent parties', [party('a', true), party('b', true)], 256],
    ['the declared ones of an event', [LOTTERY], 9],
    ['the sum over events', [LOTTERY, LOTTERY, party('a', false)], 18],
    ['256 at most', [{ ...LOTTERY, bits: 250 }, LOTTERY], 256],
  ] as [string, EntropySource[], number][])('are %s', (_, sources, bits) => {
    expect(independentBits(sources)).toBe(bits)
  })
})
