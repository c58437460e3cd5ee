import { formatRatio, type Ratio, ratio } from '../../core/ratio.ts'
import { OUTCOMES } from '../../schema/report/outcome.ts'
import { roundUp, toNumber } from '../numbers/rounding.ts'
import { sumRatios } from '../numbers/sum-ratios.ts'
import { chanceAsNumber, rateInterval, shareInterval, type Test, totalInterval } from './bounds.ts'
import type { EstimatedStratum, EstimatedUnit } from './sample.ts'
import type { ClassEstimate, Figure, MissingReason, PartEstimate } from './types.ts'
import { unequalVariance } from './unequal-variance.ts'

/** What is asked of the strata. */
export interface EstimateRequest {
  readonly variable: string | undefined
  /** Whether the variable is 0 or 1 for every unit, by the caller's word. */
  readonly isZeroOne: boolean
  readonly tail: Ratio
  /** Why nothing can be estimated. */
  readonly refusal: MissingReason | undefined
}

type Value = (unit: EstimatedUnit) => number

const CLASSES = [...OUTCOMES, 'pending'] as const
const isInspected: Test = ({ outcome }) => outcome === 'inspected'
const amount: Value = ({ value }) => value
const one: Value = () => 1

/** Estimates for some strata together. */
export function estimatePart(
  strata: readonly EstimatedStratum[],
  request: EstimateRequest,
): PartEstimate {
  const units = strata.flatMap((stratum) => stratum.units)
  return {
    size: strata.reduce((sum, { size }) => sum + size, 0),
    drawn: units.length,
    classes: CLASSES.map((outcome) => classEstimate(strata, outcome, request)),
    variable:
      request.variable === undefined
        ? null
        : { name: request.variable, ...variableEstimate(strata, request) },
  }
}

function classEstimate(
  strata: readonly EstimatedStratum[],
  outcome: ClassEstimate['outcome'],
  { tail, refusal }: EstimateRequest,
): ClassEstimate {
  const isHit: Test = (unit) => unit.outcome === outcome
  const sampled = strata.reduce((sum, { units }) => sum + units.filter(isHit).length, 0)
  if (refusal !== undefined) {
    return { outcome, sampled, total: missing(refusal), share: missing(refusal) }
  }
  const y: Value = (unit) => (isHit(unit) ? 1 : 0)
  const total = totalOf(strata, y)
  const interval = totalInterval(strata, isHit, total, tail)
  return {
    outcome,
    sampled,
    total: figure(total, errorOf(strata, y), interval),
    share: figure(
      divide(total, totalOf(strata, one)),
      rateError(strata, y, one),
      shareInterval(strata, isHit, interval, tail),
    ),
  }
}

function variableEstimate(
  strata: readonly EstimatedStratum[],
  { isZeroOne, tail, refusal }: EstimateRequest,
): { readonly total: Figure; readonly rate: Figure } {
  if (refusal !== undefined) return { total: missing(refusal), rate: missing(refusal) }
  const isHit: Test = ({ value }) => value === 1
  const inspected: Value = (unit) => (isInspected(unit) ? 1 : 0)
  const total = totalOf(strata, amount)
  const base = totalOf(strata, inspected)
  const rate = base.p === 0n ? null : divide(total, base)
  const isCensus = strata.every(({ size, units }) => units.length === size)
  if (!isZeroOne) {
    return {
      total: isCensus ? exact(total) : wide(total, errorOf(strata, amount)),
      rate:
        rate === null
          ? missing('nothing-inspected')
          : isCensus
            ? exact(rate)
            : wide(rate, rateError(strata, amount, inspected)),
    }
  }
  return {
    total: figure(total, errorOf(strata, amount), totalInterval(strata, isHit, total, tail)),
    rate:
      rate === null
        ? missing('nothing-inspected')
        : figure(
            rate,
            rateError(strata, amount, inspected),
            rateInterval(strata, isInspected, isHit, tail),
          ),
  }
}

/** Horvitz and Thompson's (1952) total, Σ y/π, exactly. */
function totalOf(strata: readonly EstimatedStratum[], y: Value): Ratio {
  const byChance = new Map<string, { pi: Ratio; sum: bigint }>()
  for (const unit of strata.flatMap(({ units }) => units)) {
    const pi = unit.pi as Ratio
    const name = formatRatio(pi)
    const entry = byChance.get(name) ?? { pi, sum: 0n }
    byChance.set(name, { pi, sum: entry.sum + BigInt(y(unit)) })
  }
  return sumRatios([...byChance.values()].map(({ pi: { p, q }, sum }) => ratio(sum * q, p)))
}

/** By linearisation, Särndal, Swensson and Wretman (1992, §5.6). */
function rateError(strata: readonly EstimatedStratum[], y: Value, base: Value): number | null {
  const sum = (of: Value) =>
    strata.reduce(
      (all, { units }) =>
        all + units.reduce((part, unit) => part + of(unit) / chanceAsNumber(unit), 0),
      0,
    )
  const size = sum(base)
  const rate = sum(y) / size
  return errorOf(strata, (unit) => (y(unit) - rate * base(unit)) / size)
}

/**
 * Standard error of a Horvitz–Thompson total, rounded up; null where a stratum shows no variance.
 */
function errorOf(strata: readonly EstimatedStratum[], y: Value): number | null {
  let variance = 0
  for (const { units } of strata) {
    const part = unequalVariance(units.map((unit) => ({ pi: chanceAsNumber(unit), y: y(unit) })))
    if (part === null) return null
    variance += part
  }
  return variance === 0 ? 0 : roundUp(Math.sqrt(variance))
}

function divide(a: Ratio, b: Ratio): Ratio {
  return ratio(a.p * b.q, a.q * b.p)
}

function figure(point: Ratio, standardError: number | null, interval: Figure['interval']): Figure {
  return { ratio: formatRatio(point), value: toNumber(point), standardError, interval }
}

function exact(point: Ratio): Figure {
  const value = toNumber(point)
  return figure(point, 0, { lower: value, upper: value, method: 'census' })
}

function wide(point: Ratio, standardError: number | null): Figure {
  return { ...figure(point, standardError, null), reason: 'counts' }
}

function missing(reason: MissingReason): Figure {
  return { ratio: null, value: null, standardError: null, interval: null, reason }
}
