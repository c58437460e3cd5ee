import { canonical } from './canonical.ts'
import { inTicketOrder } from './draws.ts'
import {
  ceiling,
  compare,
  floor,
  fraction,
  over,
  parseRatio,
  plus,
  type Ratio,
  ratio,
  rounded,
  times,
} from './ratios.ts'
import type { Design, Stratified } from './types.ts'

/** §7.3: a stratum's label and N_h. */
export type Size = { readonly label: string; readonly size: number }

/** §7.4, §7.4b: n_h; before the draw it was b_h, or with the chance k/t b_h + 1. */
export type Share = { readonly drawn: number; readonly before: number; readonly more: Ratio }

const sure = (drawn: number): Share => ({ drawn, before: drawn, more: ratio(0) })
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** §7.4, §7.4b, n_h for each of `strata` in their order; `allocateKey` settles ties. */
export function allocate(
  design: Design,
  visits: number | undefined,
  strata: readonly Size[],
  allocateKey: string,
): Share[] {
  if (design.type === 'stratified') return shares(design, visits, strata, allocateKey)
  const { size } = strata[0]!
  if (design.type === 'simple' && design.rate !== undefined)
    return [sure(rounded(times(parseRatio(design.rate), size), design.rounding!))]
  const limited =
    design.type === 'simple' ||
    design.type === 'pps' ||
    (design.type === 'census' && design.cover === 'over-rounds')
  return [sure(limited ? Math.min(visits!, size) : size)]
}

function shares(
  { allocation, minimum }: Stratified,
  visits: number | undefined,
  strata: readonly Size[],
  allocateKey: string,
): Share[] {
  const least = strata.map(({ size }) => {
    if (minimum === undefined) return 0
    if (typeof minimum === 'number') return Math.min(minimum, size)
    return ceiling(times(parseRatio(minimum), size))
  })
  if (allocation.type === 'fixed') {
    if (sum(allocation.counts.map((entry) => entry.visits)) !== visits)
      throw new Error('the counts do not add up (§7.4b)')
    const counts = new Map(
      allocation.counts.map((entry) => [canonical(entry.stratum), entry.visits]),
    )
    return strata.map(({ label, size }) => sure(Math.min(counts.get(label) ?? 0, size)))
  }
  if (allocation.type === 'rates') {
    const rates = new Map(allocation.rates.map((entry) => [canonical(entry.stratum), entry.rate]))
    return strata.map(({ label, size }, h) => {
      const rate = rates.get(label) ?? allocation.otherwise
      if (rate === undefined) throw new Error(`no rate for ${label} (§7.4b)`)
      const n = rounded(times(parseRatio(rate), size), allocation.rounding)
      return sure(Math.max(Math.min(least[h]!, size), n))
    })
  }
  const n = Math.min(visits!, sum(strata.map(({ size }) => size)))
  if (sum(least) > n) throw new Error('the minimums exceed the visits (§7.4)')
  if (allocation.type === 'proportional') return proportional(n, strata, least, allocateKey)
  return equal(n, strata, least, allocateKey)
}

function proportional(
  n: number,
  strata: readonly Size[],
  least: readonly number[],
  allocateKey: string,
): Share[] {
  const result = new Map<number, Share>()
  let open = strata.map((_, h) => h)
  let left = n
  const among = () => sum(open.map((h) => strata[h]!.size))
  const quota = (h: number) => ratio(left * strata[h]!.size, among())
  for (;;) {
    const low = open.filter((h) => compare(quota(h), ratio(least[h]!)) < 0)
    if (low.length === 0) break
    for (const h of low) result.set(h, sure(least[h]!))
    open = open.filter((h) => !low.includes(h))
    left -= sum(low.map((h) => least[h]!))
  }
  const missing = left - sum(open.map((h) => floor(quota(h))))
  const ranked = inTicketOrder(allocateKey, open, (h) => strata[h]!.label).sort((a, b) =>
    compare(fraction(quota(b)), fraction(quota(a))),
  )
  const served = new Set(ranked.slice(0, missing))
  for (const h of open) {
    const tied = open.filter((g) => compare(fraction(quota(g)), fraction(quota(h))) === 0)
    const k = tied.filter((g) => served.has(g)).length
    const b = floor(quota(h))
    const more = ratio(k, tied.length)
    result.set(h, { drawn: b + (served.has(h) ? 1 : 0), before: b, more })
  }
  return strata.map((_, h) => result.get(h)!)
}

function equal(
  n: number,
  strata: readonly Size[],
  least: readonly number[],
  allocateKey: string,
): Share[] {
  const upTo = (c: number) => strata.map(({ size }) => Math.min(size, c))
  const largest = Math.max(0, ...strata.map(({ size }) => size))
  let c = 0
  while (c < largest && sum(upTo(c + 1)) <= n) c += 1
  if (strata.some(({ size }, h) => Math.min(size, c) < least[h]!))
    throw new Error('a stratum gets less than its minimum (§7.4b)')
  const larger = strata.filter(({ size }) => size > c)
  const k = n - sum(upTo(c))
  const served = inTicketOrder(allocateKey, larger, ({ label }) => label).slice(0, k)
  return strata.map((stratum) =>
    larger.includes(stratum)
      ? {
          drawn: c + (served.includes(stratum) ? 1 : 0),
          before: c,
          more: ratio(k, larger.length),
        }
      : sure(stratum.size),
  )
}

/** §7.4: π_h, `"0/1"` for an empty stratum (§10.3). */
export const chance = ({ before, more }: Share, size: number): Ratio =>
  size === 0 ? ratio(0) : over(plus(ratio(before), more), size)
