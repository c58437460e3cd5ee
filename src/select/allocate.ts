import { canonicalJson } from '../core/canonical-json.ts'
import { fail } from '../core/errors.ts'
import type { Scalar } from '../core/field.ts'
import { say } from '../core/message.ts'
import { applyRate, parseRatio, type Ratio, ratio } from '../core/ratio.ts'
import type { Ticketer } from '../core/ticket.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type { Design } from '../schema/inputs/design.ts'

/** How many units a stratum gives, and its chance before ties of the allocation are drawn. */
export interface Share {
  readonly drawn: number
  readonly unconditional: Ratio
}

interface Sized {
  readonly label: string
  readonly size: number
}

/**
 * Allocates a round's visits to its strata (`docs/protocol.md` §7.4, §7.4b).
 *
 * @param design - the round's design
 * @param strata - label and number of eligible units of each, in label order
 * @param asked - visits of the round, undefined where the design says how many, and where the
 *   design stands, for errors
 * @param tickets - tickets of labels, for ties
 * @throws DoubleRandomError `design/minimum`, `design/rate-missing`
 */
export function allocate(
  design: Design,
  strata: readonly Sized[],
  { visits, path }: { readonly visits: number | undefined; readonly path: string },
  tickets: Ticketer,
): Share[] {
  const total = strata.reduce((sum, { size }) => sum + size, 0)
  const wanted = Math.min(visits ?? total, total)
  if (design.type === 'simple' && design.rate !== undefined) {
    return strata.map(({ size }) => whole(roundRate(design.rate, size, design.rounding), size))
  }
  if (
    design.type === 'simple' ||
    design.type === 'pps' ||
    (design.type === 'census' && design.cover === 'over-rounds')
  ) {
    return strata.map(({ size }) => whole(wanted, size))
  }
  if (design.type !== 'stratified') return strata.map(({ size }) => whole(size, size))

  const { allocation } = design
  const minimums = strata.map(({ size }) => minimumOf(design.minimum, size))
  switch (allocation.type) {
    case 'fixed': {
      const counts = new Map(
        allocation.counts.map((each) => [canonicalJson(each.stratum), each.visits]),
      )
      return strata.map(({ label, size }) => whole(Math.min(counts.get(label) ?? 0, size), size))
    }
    case 'rates': {
      const rates = new Map(
        allocation.rates.map((each) => [canonicalJson(each.stratum), each.rate]),
      )
      return strata.map(({ label, size }, h) => {
        const rate = rates.get(label) ?? allocation.otherwise
        if (rate === undefined) {
          return fail({
            code: 'design/rate-missing',
            path: `${path}.allocation`,
            expected: say('rate-of-stratum', {
              stratum: say('stratum', { values: JSON.parse(label) as (Scalar | null)[] }),
            }),
            found: say('no-rate-for-eligible', { units: size }),
            fix: say('state-rate'),
          })
        }
        const drawn = roundRate(rate, size, allocation.rounding)
        return whole(Math.max(drawn, minimums[h] as number), size)
      })
    }
    case 'proportional':
      checkMinimums(minimums, wanted, path)
      return proportional(strata, wanted, minimums, tickets)
    case 'equal':
      checkMinimums(minimums, wanted, path)
      return equal(strata, wanted, { minimums, path }, tickets)
  }
}

function whole(drawn: number, size: number): Share {
  return { drawn, unconditional: ratio(drawn, Math.max(size, 1)) }
}

function roundRate(
  rate: string | undefined,
  size: number,
  rounding: 'up' | 'down' | 'half-up' | undefined,
): number {
  return applyRate(parseRatio(rate ?? '') as Ratio, size, rounding ?? 'up')
}

function minimumOf(minimum: number | string | undefined, size: number): number {
  if (minimum === undefined) return 0
  if (typeof minimum === 'number') return Math.min(minimum, size)
  return roundRate(minimum, size, 'up')
}

function checkMinimums(minimums: readonly number[], wanted: number, path: string): void {
  const sum = minimums.reduce((total, each) => total + each, 0)
  if (sum > wanted) refuseMinimum(path, sum, wanted)
}

function refuseMinimum(path: string, needed: number, wanted: number): never {
  return fail({
    code: 'design/minimum',
    path: `${path}.minimum`,
    expected: say('minimums-within', { visits: wanted }),
    found: say('visits-needed', { visits: needed }),
    fix: say('raise-visits-or-lower-minimum'),
  })
}

/**
 * Largest remainders (Hamilton; Balinski and Young 1982, ch. 2) with lower bounds: a stratum whose
 * quota is below its minimum is settled at the minimum and the rest is shared again. Quotas never
 * exceed stratum sizes, because the rate n′/N′ starts at most at 1 and only falls.
 */
function proportional(
  strata: readonly Sized[],
  wanted: number,
  minimums: readonly number[],
  tickets: Ticketer,
): Share[] {
  const settled = strata.map(() => false)
  let n = BigInt(wanted)
  let N = BigInt(strata.reduce((sum, { size }) => sum + size, 0))
  // Every pass but the last settles a stratum.
  for (let pass = 0; pass <= strata.length; pass += 1) {
    const below = strata.flatMap(({ size }, h) =>
      !settled[h] && n * BigInt(size) < BigInt(minimums[h] as number) * N ? [h] : [],
    )
    if (below.length === 0) break
    for (const h of below) {
      settled[h] = true
      n -= BigInt(minimums[h] as number)
      N -= BigInt(strata[h]?.size as number)
    }
  }
  const open = strata.flatMap(({ label, size }, h) =>
    settled[h]
      ? []
      : [{ h, label, floor: Number((n * BigInt(size)) / N), remainder: (n * BigInt(size)) % N }],
  )
  const missing = open.reduce((left, { floor }) => left - floor, Number(n))
  open.sort((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1))
  const atEdge = missing === 0 ? undefined : open[missing - 1]?.remainder
  const above = open.filter(({ remainder }) => atEdge !== undefined && remainder > atEdge)
  const tied = open.filter(({ remainder }) => remainder === atEdge)
  const left = missing - above.length
  const shareOfTie = drawTie(tied, left, tickets)
  const certain = new Set(above.map(({ h }) => h))
  const floors = new Map(open.map(({ h, floor }) => [h, floor]))
  const isTied = new Set(tied.map(({ h }) => h))
  return strata.map(({ size }, h) => {
    const floor = floors.get(h)
    if (floor === undefined) return whole(minimums[h] as number, size)
    const base = certain.has(h) ? floor + 1 : floor
    return isTied.has(h) ? shareOfTie(h, base, size) : whole(base, size)
  })
}

/** Equal shares, full strata giving all they have: the largest common level, the rest by ticket. */
function equal(
  strata: readonly Sized[],
  wanted: number,
  { minimums, path }: { readonly minimums: readonly number[]; readonly path: string },
  tickets: Ticketer,
): Share[] {
  const filled = (level: number) => strata.reduce((sum, { size }) => sum + Math.min(size, level), 0)
  let level = 0
  let above = wanted + 1
  while (above - level > 1) {
    const middle = Math.floor((level + above) / 2)
    if (filled(middle) <= wanted) level = middle
    else above = middle
  }
  const tied = strata.flatMap(({ label, size }, h) => (size > level ? [{ h, label }] : []))
  const shareOfTie = drawTie(tied, wanted - filled(level), tickets)
  return strata.map(({ size }, h) => {
    const base = Math.min(size, level)
    // Decided before the ties: whether a draw is possible must not depend on its tickets.
    if (base < (minimums[h] as number)) refuseMinimum(path, minimums[h] as number, base)
    return size > level ? shareOfTie(h, base, size) : whole(base, size)
  })
}

/**
 * Gives one more visit to so many of the tied strata, by ticket; returns what each of them gives
 * then, from its place, what it gives anyhow, and its size.
 */
function drawTie(
  tied: readonly { readonly h: number; readonly label: string }[],
  left: number,
  tickets: Ticketer,
): (h: number, base: number, size: number) => Share {
  const drawn =
    left === 0 ? [] : tied.map(({ h, label }) => ({ h, label, ticket: tickets.ticket(label) }))
  drawn.sort((a, b) =>
    a.ticket === b.ticket ? compareUtf8(a.label, b.label) : a.ticket < b.ticket ? -1 : 1,
  )
  const isDrawn = new Set(drawn.slice(0, left).map(({ h }) => h))
  const among = BigInt(tied.length)
  return (h, base, size) => ({
    drawn: isDrawn.has(h) ? base + 1 : base,
    unconditional: ratio(BigInt(base) * among + BigInt(left), among * BigInt(size)),
  })
}
