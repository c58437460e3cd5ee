import { type DrawRecord, draw, type SampleRow, type Stratum } from '../../../src/index.ts'
import { exampleInputs } from '../../house/example-scope.ts'

export interface DrawnStratum {
  readonly stratum: Stratum
  readonly size: number
  /** Null for units with chances of their own. */
  readonly pi: string | null
  readonly sample: readonly { readonly unit: string; readonly pi: string | null }[]
}

const template = draw(exampleInputs, { seed: 'estimates' })

/** The pool round of every record that is made here. */
export const ENTRY = { pool: 'petrol', round: 1 } as const

/**
 * A record whose only round drew this; its digests are those of another draw, which an estimate
 * does not look at.
 */
export function recordOf(
  design: string,
  strata: readonly DrawnStratum[],
  excluded: readonly { code: string; count: number; byDraw: number }[] = [],
): DrawRecord {
  const { body } = template
  const [round] = body.head.rounds
  const sample = strata.flatMap(({ stratum, sample: units }) =>
    units.map(
      ({ unit, pi }, index): SampleRow => ({
        ...ENTRY,
        unit,
        stratum,
        rank: index + 1,
        ticket: '0'.repeat(64),
        pi,
        date: '2020-01-06',
      }),
    ),
  )
  sample.sort((a, b) => (a.unit < b.unit ? -1 : 1))
  const summary = {
    ...round!,
    design,
    excluded,
    strata: strata.map(({ stratum, size, pi, sample: units }) => ({
      stratum,
      size,
      drawn: units.length,
      pi,
      unconditional: pi,
    })),
  }
  return {
    ...template,
    body: {
      ...body,
      head: { ...body.head, rounds: [summary] },
      tables: { ...body.tables, sample },
    },
  }
}

/** A stratum of which `units` were drawn with equal chances. */
export function equalStratum(
  stratum: Stratum,
  size: number,
  units: readonly string[],
): DrawnStratum {
  const pi = size === 0 ? '0/1' : fraction(units.length, size)
  return { stratum, size, pi, sample: units.map((unit) => ({ unit, pi })) }
}

/** p/q in lowest terms. */
export function fraction(p: number, q: number): string {
  let [a, b] = [p, q]
  while (b > 0) [a, b] = [b, a % b]
  return `${p / a}/${q / a}`
}

/** Exact sum of ratio texts. */
export function sumOf(texts: readonly string[]): { p: bigint; q: bigint } {
  let [p, q] = [0n, 1n]
  for (const text of texts) {
    const [a, b] = text.split('/').map(BigInt) as [bigint, bigint]
    ;[p, q] = [p * b + a * q, q * b]
    let [x, y] = [p, q]
    while (y > 0n) [x, y] = [y, x % y]
    if (x > 0n) [p, q] = [p / x, q / x]
  }
  return { p, q }
}
