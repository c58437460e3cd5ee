import { fail } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import { type OutcomesGiven, outcomeRows } from '../../record/outcome-rows.ts'
import { readRecord } from '../../record/read-record.ts'
import type { DrawRecord, ExclusionRow, RoundSummary } from '../../schema/documents/documents.ts'
import { parseOption } from '../../schema/kit/parse-option.ts'
import { estimateOptions } from '../../schema/options/ceremony.ts'
import type { Outcome } from '../../schema/report/outcome.ts'
import { halfOfTheRest } from '../numbers/hypergeometric.ts'
import { type EstimateRequest, estimatePart } from './part.ts'
import {
  drawnBefore,
  type EstimatedStratum,
  type EstimatedUnit,
  isOf,
  roundOf,
  sampleOf,
  takenBefore,
} from './sample.ts'
import type { Estimate, EstimateScope, MissingReason, PartEstimate } from './types.ts'

/** What to estimate. */
export interface EstimateOptions {
  readonly pool: string
  readonly round: number
  /** A name in the `values` of the outcomes: 1 where something was found, 0 where not. */
  readonly variable?: string
  /** The variable counts things and may be larger than 1: totals and rates, but no intervals. */
  readonly counts?: boolean
  /** A ratio from one half to below one; `"19/20"` if absent. */
  readonly confidence?: string
  /**
   * The exclusions of the record ({@link exclusionsOf}): they tell whom earlier rounds of the batch
   * took out of this one. Needed for `whole` where some were.
   */
  readonly exclusions?: readonly ExclusionRow[]
}

/**
 * Estimates totals and rates for the population of a pool round from its sample, by stratum and
 * pooled, with intervals.
 *
 * Only the sample that the record drew counts, with its refused, untraceable and closed units as
 * classes of their own; outcomes of substitutes are counted in `notInSample` and enter no figure.
 * Every interval names its method, and what cannot be estimated is null with a reason.
 * `docs/estimates.md` has formulas, sources and the measured coverage.
 *
 * @param record - the record or its text; whether it is sound is {@link verify}'s business
 * @param outcomes - one row for each visit, see {@link Outcome}, or the texts of all documents of
 *   {@link reportOutcomes}, the first one first; rows of other pool rounds are passed over
 * @param options - pool round, variable and confidence
 * @returns class table and variable, for each stratum that was drawn from and for all of them
 * @throws DoubleRandomError `evidence/…` for a malformed record, `input/…` for malformed outcomes
 *   or options, two outcomes of one unit, or an inspected unit without a value of the variable;
 *   `evidence/structure` for exclusions that are not those that the head counts
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const outcomes = record.body.tables.sample.map(({ pool, round, unit }, index) => (
 *   { pool, round, unit, outcome: 'inspected', values: { fined: index % 2 } }
 * ));
 * const { pooled } = estimate(record, outcomes, { pool: 'petrol', round: 1, variable: 'fined' });
 * pooled.variable?.total; // => { ratio: '3/1', value: 3, standardError: 2.44949,
 * //                              interval: { lower: 1, upper: 5, method: 'exact' } }
 */
export function estimate(
  record: string | DrawRecord,
  outcomes: OutcomesGiven,
  options: EstimateOptions,
): Estimate {
  const {
    pool,
    round: number,
    variable,
    counts = false,
    confidence = '19/20',
    exclusions,
  } = parseOption('options', estimateOptions, options)
  const read = readRecord(record)
  const round = roundOf(read, { pool, round: number })
  const { rows, basis } = outcomeRows(read, outcomes)
  const outcomeOf = new Map<string, Outcome>(
    rows.filter((row) => isOf(round, row)).map((row) => [row.unit, row]),
  )
  const strata = sampleOf(read, round, outcomeOf, variable)
  const units = strata.flatMap((stratum) => stratum.units)
  const pending = units.filter(({ outcome }) => outcome === 'pending').length
  if (!counts) checkZeroOne(units)
  const request = {
    variable,
    isZeroOne: !counts,
    tail: halfOfTheRest(confidence),
    refusal: refusalOf(round, units.length, pending),
  }
  const scope = scopeOf(round, strata)
  const taken = takenBefore(round, exclusions)
  const before = taken && drawnBefore(taken, rows, variable)
  return {
    pool,
    round: number,
    design: round.design,
    confidence,
    basis,
    scope,
    notInSample: outcomeOf.size - (units.length - pending),
    pending,
    strata: strata.map((stratum) => ({
      stratum: stratum.stratum,
      ...estimatePart([stratum], request),
    })),
    pooled: estimatePart(strata, request),
    whole: wholePool(scope, strata, before, request),
  }
}

/**
 * Intervals would not hold for a count that only happens to be 0 or 1 in the sample, so it is for
 * the caller to say.
 */
function checkZeroOne(units: readonly EstimatedUnit[]): void {
  const large = units.find(({ value }) => value > 1)
  if (large === undefined) return
  fail({
    code: 'input/range',
    path: 'outcomes.values',
    unit: large.unit,
    expected: say('zero-or-one'),
    found: show(large.value),
    fix: say('say-that-it-counts'),
  })
}

/** The eligible units and those that earlier rounds drew, together. */
function wholePool(
  { notCovered }: EstimateScope,
  strata: readonly EstimatedStratum[],
  before: EstimatedStratum | undefined,
  request: EstimateRequest,
): PartEstimate | null {
  if (notCovered.length > 0 || before === undefined) return null
  if (before.size === 0) return estimatePart(strata, request)
  if (request.isZeroOne) checkZeroOne(before.units)
  return estimatePart([...strata, before], request)
}

function refusalOf(
  { design }: RoundSummary,
  drawn: number,
  pending: number,
): MissingReason | undefined {
  if (design === 'listed') return 'not-a-probability-sample'
  if (drawn === 0) return 'nothing-drawn'
  return pending > 0 ? 'outcomes-missing' : undefined
}

function scopeOf(round: RoundSummary, strata: readonly EstimatedStratum[]): EstimateScope {
  const notCovered = round.strata
    .filter(({ size, drawn }) => size > 0 && drawn === 0)
    .map(({ stratum, size }) => ({ stratum, size }))
  const excludedByDraw = round.excluded.reduce((sum, { byDraw }) => sum + byDraw, 0)
  const reasons: EstimateScope['reasons'][number][] = []
  if (excludedByDraw > 0) reasons.push('excluded-by-draw')
  if (notCovered.length > 0) reasons.push('stratum-not-drawn')
  return {
    population: strata.reduce((sum, { size }) => sum + size, 0),
    notCovered,
    excludedByDraw,
    wholePool: reasons.length === 0,
    reasons,
  }
}
