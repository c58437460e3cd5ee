import { type ErrorCode, fail } from '../../core/errors.ts'
import { type Message, say, show } from '../../core/message.ts'
import { parseRatio, type Ratio } from '../../core/ratio.ts'
import { studentQuantile } from '../numbers/beta-quantile.ts'
import { countBounds, halfOfTheRest } from '../numbers/hypergeometric.ts'
import { ratioUp } from '../numbers/rounding.ts'

/** The precision that is wanted of a simple sample. */
export interface SampleSizeOptions {
  readonly population: number
  /** The proportion one expects, a ratio from 0 to 1; one half, the worst case, if absent. */
  readonly expected?: string
  /** Half the length of the interval for the share, a ratio. */
  readonly halfWidth: string
  /** A ratio from one half to below one; `"19/20"` if absent. */
  readonly confidence?: string
}

/** How many units to draw. */
export interface SampleSize {
  readonly drawn: number
  /** Whether that is everybody. */
  readonly census: boolean
  /** Half the length of the exact interval at that size, rounded up to six decimals. */
  readonly halfWidth: number
}

/**
 * Computes how many units a simple sample needs for an interval of a wanted length.
 *
 * It is the smallest n for which the exact interval of the share has at most that half width, both
 * when ⌊n·p⌋ and when ⌈n·p⌉ of the n units are hits, p being the expected proportion. Bounds are
 * integers, so a slightly larger n can miss the mark by a unit again; and a sample that finds
 * another proportion has another interval.
 *
 * @param options - population, expected proportion, half width and confidence
 * @returns the number of units, and the half width it reaches; everybody if nothing less will do
 * @throws DoubleRandomError `input/…` for malformed options
 *
 * @example
 * sampleSize({ population: 8000, expected: '5%', halfWidth: '3%' }); // => { drawn: 235, census: false, halfWidth: 0.029938 }
 */
export function sampleSize(options: SampleSizeOptions): SampleSize {
  const { population, p, wanted, tail } = readOptions(options)
  for (let drawn = startAt(population, p, wanted, tail); drawn < population; drawn += 1) {
    const length = longest(population, drawn, p, tail)
    if (BigInt(length) * wanted.q <= 2n * wanted.p * BigInt(population)) {
      return { drawn, census: false, halfWidth: ratioUp(length, 2 * population) }
    }
  }
  return { drawn: population, census: true, halfWidth: 0 }
}

/** Length of the interval for the count, at the two numbers of hits next to the expected one. */
function longest(size: number, drawn: number, { p, q }: Ratio, tail: Ratio): number {
  const down = Number((p * BigInt(drawn)) / q)
  const up = Number((p * BigInt(drawn) + q - 1n) / q)
  const lengths = [...new Set([down, up])].map((hits) => {
    const { lower, upper } = countBounds({ size, drawn }, hits, tail)
    return upper - lower
  })
  return Math.max(...lengths)
}

/**
 * Where the search begins: what the normal approximation asks for (Cochran 1977, §4.4), less z²
 * twice and a square root. Score intervals are shorter than it by less than z² units, whole units
 * move lengths by about a square root of n units, and the exact interval is longer than either, so
 * nothing is skipped; the tests compare with a search from 1.
 */
function startAt(population: number, { p, q }: Ratio, wanted: Ratio, tail: Ratio): number {
  const z = studentQuantile(Number(tail.p) / Number(tail.q), 1e6)
  const share = Number(p) / Number(q)
  const half = Number(wanted.p) / Number(wanted.q)
  const infinite = (z * z * share * (1 - share)) / (half * half)
  const normal = infinite / (1 + infinite / population)
  return Math.max(1, Math.floor(normal - Math.sqrt(normal) - 2 * z * z - 10))
}

const OPTIONS: { readonly [Name in keyof Required<SampleSizeOptions>]: true } = {
  population: true,
  expected: true,
  halfWidth: true,
  confidence: true,
}

const LARGEST_POPULATION = 10_000_000

/** Read member by member: a validation library would be ten times the rest of this function. */
function readOptions(options: SampleSizeOptions) {
  if (typeof options !== 'object' || options === null) {
    refuseOption('', 'input/type', say('object'), options)
  }
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(OPTIONS, name))
  if (unknown !== undefined) {
    refuseOption(unknown, 'input/option', say('documented-options-only'), unknown)
  }
  const { population, expected = '1/2', halfWidth, confidence = '19/20' } = options
  if (!Number.isSafeInteger(population)) {
    refuseOption('population', 'input/type', say('integer'), population)
  }
  if (population < 1)
    refuseOption('population', 'input/range', say('at-least', { limit: 1 }), population)
  if (population > LARGEST_POPULATION) {
    refuseOption(
      'population',
      'input/range',
      say('at-most', { limit: LARGEST_POPULATION }),
      population,
    )
  }
  const p = proportion('expected', expected)
  const wanted = proportion('halfWidth', halfWidth)
  if (wanted.p === 0n)
    refuseOption('halfWidth', 'input/ratio', say('half-width-above-zero'), halfWidth)
  const sure = proportion('confidence', confidence)
  // From one half, where every quantile has its sign, to where doubles still tell tails apart.
  if (2n * sure.p < sure.q || 1_000_000n * (sure.q - sure.p) < sure.q) {
    refuseOption('confidence', 'input/ratio', say('confidence'), confidence)
  }
  return { population, p, wanted, tail: halfOfTheRest(confidence) }
}

function proportion(name: keyof SampleSizeOptions, text: string): Ratio {
  if (typeof text !== 'string') refuseOption(name, 'input/type', say('text'), text)
  const found = parseRatio(text)
  if (found !== undefined && found.p <= found.q) return found
  return refuseOption(name, 'input/ratio', say('proportion'), text)
}

function refuseOption(name: string, code: ErrorCode, expected: Message, found: unknown): never {
  return fail({
    code: found === undefined ? 'input/missing' : code,
    path: name === '' ? 'options' : `options.${name}`,
    expected,
    found: show(found),
  })
}
