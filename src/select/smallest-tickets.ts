import type { Ticketer } from '../core/ticket.ts'
import { compareUtf8 } from '../core/utf8.ts'

/** A unit with its ticket. */
export interface Ticketed {
  readonly unit: string
  /** 64 hex digits. */
  readonly ticket: string
}

/** Ticket order of `docs/protocol.md` §2.3. @internal */
export function byTicket(a: Ticketed, b: Ticketed): number {
  return a.ticket === b.ticket ? compareUtf8(a.unit, b.unit) : a.ticket < b.ticket ? -1 : 1
}

/**
 * The `count` units with the smallest tickets, in ticket order.
 *
 * Only the first 48 bits of all tickets are kept (8 bytes a unit); full tickets are made again for the units at or below
 * the count-th smallest prefix, so the result is exact whatever the ties. @internal
 */
export function smallestTickets(
  units: readonly string[],
  count: number,
  tickets: Ticketer,
): Ticketed[] {
  if (count <= 0) return []
  let candidates = units
  if (count < units.length) {
    const prefixes = Float64Array.from(units, (unit) => tickets.prefix(unit))
    const edge = prefixes.slice().sort((a, b) => a - b)[count - 1] as number
    candidates = units.filter((_, i) => (prefixes[i] as number) <= edge)
  }
  const ticketed = candidates.map((unit) => ({ unit, ticket: tickets.ticket(unit) }))
  return ticketed.sort(byTicket).slice(0, count)
}
