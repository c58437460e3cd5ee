import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { formatRatio, type Ratio, ratio } from '../core/ratio.ts'
import { readRecord } from '../record/read-record.ts'
import type { BatchEntry, DrawRecord, RoundSummary } from '../schema/documents/documents.ts'
import type { Stratum } from '../schema/inputs/design.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { poolRound, unitOrStratum } from '../schema/options/ceremony.ts'
import { chanceOf, isOf, roundOf } from './estimate/sample.ts'

/** A second-order inclusion probability, or why there is none. */
export type JointInclusion =
  | { readonly probability: string }
  | {
      readonly probability: null
      readonly reason: 'not-a-probability-sample' | 'drawn-by-size' | 'single-unit'
    }

/** A unit or a stratum, with what is known of its chance. */
interface Place {
  readonly unit: string | null
  readonly stratum: RoundSummary['strata'][number]
  /** Null where the units of the stratum have chances of their own and none was named. */
  readonly pi: Ratio | null
}

/**
 * Computes the chance that two units are drawn together, given the allocation: for variance
 * estimators of one's own.
 *
 * Two different units of one stratum have n(n − 1)/(N(N − 1)), units of different strata the
 * product of their chances, and a unit with itself its own chance. In one stratum drawn in
 * proportion to size it depends on the order of the tickets and is not computed, unless one of the
 * two is drawn with certainty.
 *
 * @param record - the record or its text
 * @param entry - the pool round
 * @param a - id of a sampled unit, or a stratum as it stands in the record, for any unit of it
 * @param b - the same, for the other unit
 * @returns the probability, a ratio; or null and the reason
 * @throws DoubleRandomError `evidence/…` for a malformed record, `input/…` for malformed or unknown
 *   arguments
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * jointInclusion(record, { pool: 'petrol', round: 1 }, [], []); // => { probability: '1/15' }
 */
export function jointInclusion(
  record: string | DrawRecord,
  entry: BatchEntry,
  a: string | Stratum,
  b: string | Stratum,
): JointInclusion {
  const read = readRecord(record)
  const round = roundOf(read, parseOption('entry', poolRound, entry))
  const first = placeOf(read, round, 'a', parseOption('a', unitOrStratum, a))
  const second = placeOf(read, round, 'b', parseOption('b', unitOrStratum, b))
  if (round.design === 'listed') return { probability: null, reason: 'not-a-probability-sample' }
  if (first.unit !== null && first.unit === second.unit) return given(first.pi)
  if (first.stratum !== second.stratum) return product(first.pi, second.pi)
  const { size, drawn, pi } = first.stratum
  if (size < 2) return { probability: null, reason: 'single-unit' }
  if (pi === null) {
    return isCertain(first.pi) || isCertain(second.pi)
      ? product(first.pi, second.pi)
      : { probability: null, reason: 'drawn-by-size' }
  }
  return given(ratio(BigInt(drawn) * BigInt(drawn - 1), BigInt(size) * BigInt(size - 1)))
}

function placeOf(
  { body }: DrawRecord,
  round: RoundSummary,
  path: string,
  asked: string | Stratum,
): Place {
  const row =
    typeof asked === 'string'
      ? body.tables.sample.find((each) => isOf(round, each) && each.unit === asked)
      : undefined
  const name = JSON.stringify(typeof asked === 'string' ? row?.stratum : asked)
  const stratum = round.strata.find((each) => JSON.stringify(each.stratum) === name)
  if (stratum === undefined) {
    return fail({
      code: 'input/unknown-id',
      path,
      expected: say('sampled-unit-or-stratum'),
      found: typeof asked === 'string' ? show(asked) : say('stratum', { values: asked }),
    })
  }
  if (row !== undefined) return { unit: row.unit, stratum, pi: chanceOf(row, round) }
  const pi = stratum.pi === null ? null : ratio(stratum.drawn, Math.max(1, stratum.size))
  return { unit: null, stratum, pi }
}

function isCertain(pi: Ratio | null): boolean {
  return pi !== null && pi.p === pi.q
}

/** Strata are drawn independently of each other. */
function product(a: Ratio | null, b: Ratio | null): JointInclusion {
  if (a === null || b === null) return { probability: null, reason: 'drawn-by-size' }
  return given(ratio(a.p * b.p, a.q * b.q))
}

function given(pi: Ratio | null): JointInclusion {
  return pi === null
    ? { probability: null, reason: 'drawn-by-size' }
    : { probability: formatRatio(pi) }
}
