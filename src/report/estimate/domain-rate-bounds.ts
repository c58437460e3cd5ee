import { type Ratio, ratio } from '../../core/ratio.ts'
import { isTailAbove } from '../numbers/hypergeometric.ts'

/** What a simple sample saw of a domain: a part of the population whose size nobody knows. */
export interface DomainSample {
  readonly size: number
  readonly drawn: number
  /** Sampled units that belong to the domain, at least one. */
  readonly inspected: number
  readonly hits: number
}

/** Bounds of a rate, exactly. */
export interface RateBounds {
  readonly lower: Ratio
  readonly upper: Ratio
}

/**
 * The exact interval for the rate of hits in a domain of unknown size.
 *
 * Given how many sampled units belong to it, they are a simple random sample of the domain (Cochran
 * 1977, §2.12). The domain holds at least those and at most all but the sampled units that do not
 * belong to it; the interval takes in every rate that is compatible with the sample for *some* such
 * size, so it holds for the true one.
 */
export function domainRateBounds(sample: DomainSample, tail: Ratio): RateBounds {
  const lower = smallestRate(sample, sample.hits, tail)
  const rest = smallestRate(sample, sample.inspected - sample.hits, tail)
  return { lower, upper: ratio(rest.q - rest.p, rest.q) }
}

function smallestRate({ size, drawn, inspected }: DomainSample, hits: number, tail: Ratio): Ratio {
  if (hits === 0) return ratio(0, 1)
  const largest = size - (drawn - inspected)
  let best = { marked: 1, domain: 1 }
  let domain = inspected
  // A larger domain never needs fewer marked units, and one unit more needs at most one marked unit
  // more: so `marked` goes up by one at a time, and with each the rate is smallest in the largest
  // domain that it is enough for.
  for (let marked = hits; domain <= largest; marked += 1) {
    const isEnough = (more: number) =>
      domain + more <= largest &&
      isTailAbove({ size: domain + more, drawn: inspected }, marked, hits, tail)
    let step = 1
    for (; isEnough(step); step *= 2) domain += step
    for (; step >= 1; step /= 2) if (isEnough(step)) domain += step
    if (marked * best.domain < best.marked * domain) best = { marked, domain }
    domain += 1
  }
  return ratio(best.marked, best.domain)
}
