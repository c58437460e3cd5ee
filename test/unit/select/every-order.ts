import type { Ticketer } from '../../../src/core/ticket.ts'
import type { Enterprise } from '../../../src/schema/inputs/enterprise.ts'

/** Every order of the items; n! of them. */
export function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, i) => ordersOf(items.toSpliced(i, 1)).map((rest) => [item, ...rest]))
}

/** Every subset of `count` items. */
export function subsetsOf<T>(items: readonly T[], count: number): T[][] {
  if (count === 0) return [[]]
  return items.flatMap((item, i) =>
    subsetsOf(items.slice(i + 1), count - 1).map((rest) => [item, ...rest]),
  )
}

/** How the first 48 bits of tickets relate to the rest of them. */
export type Prefixes = 'different' | 'same' | 'paired'

/**
 * Tickets that put texts in this order, whatever they are hashed from; a text outside it is an
 * error.
 */
export function ticketsInOrder(
  order: readonly string[],
  prefixes: Prefixes = 'different',
): Ticketer {
  const hexOf = new Map(
    order.map((text, rank) => {
      const head = { different: rank, same: 0, paired: Math.floor(rank / 2) }[prefixes]
      return [text, `${head.toString(16).padStart(12, '0')}${rank.toString(16).padStart(52, '0')}`]
    }),
  )
  return ticketsFrom((text) => {
    const hex = hexOf.get(text)
    if (hex === undefined) throw new Error(`a ticket was asked for ${JSON.stringify(text)}`)
    return hex
  })
}

/** The same ticket for every text. */
export function equalTickets(): Ticketer {
  return ticketsFrom(() => '7'.repeat(64))
}

/** No tickets: what must not need any. */
export function noTickets(): Ticketer {
  return ticketsInOrder([])
}

/** For designs that need no numbers besides tickets. */
export function noNumbers(): never {
  throw new Error('a number was asked for')
}

function ticketsFrom(hexOf: (text: string) => string): Ticketer {
  return { ticket: hexOf, prefix: (text) => Number(`0x${hexOf(text).slice(0, 12)}`) }
}

/**
 * Enterprises of one stratum after the other; the town names the stratum, and there are sizes[h] in
 * T<h>.
 */
export function unitsBySize(sizes: readonly number[]): Enterprise[] {
  return sizes.flatMap((size, h) =>
    Array.from({ length: size }, (_, i) => ({ id: `T${h}-${i}`, name: 'x', town: `T${h}` })),
  )
}

export function idsOf(units: readonly Enterprise[]): string[] {
  return units.map(({ id }) => id)
}

/** Canonical texts of the strata of `unitsBySize`. */
export function labelsOf(sizes: readonly number[]): string[] {
  return sizes.map((_, h) => `["T${h}"]`)
}

/** Every composition of up to `strata` sizes, each from 1 to `largest`. */
export function sizesUpTo(strata: number, largest: number): number[][] {
  if (strata === 0) return []
  const one = Array.from({ length: largest }, (_, i) => [i + 1])
  const shorter = sizesUpTo(strata - 1, largest)
  const longest = shorter.filter((sizes) => sizes.length === strata - 1)
  const added = longest.flatMap((sizes) => one.map(([size]) => [...sizes, size!]))
  return strata === 1 ? one : [...shorter, ...added]
}

export function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

export function countBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return counts
}

/** p/q in lowest terms, by Euclid's algorithm on bigints. */
export function fraction(p: number | bigint, q: number | bigint): string {
  let [a, b] = [BigInt(p), BigInt(q)]
  while (b > 0n) [a, b] = [b, a % b]
  return `${BigInt(p) / a}/${BigInt(q) / a}`
}
