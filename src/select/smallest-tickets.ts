import type { Ticketer } from '../core/ticket.ts'
import { compareUtf8 } from '../core/utf8.ts'

/** A unit with its ticket. */
export interface Ticketed {
  readonly unit: string
  /** 64 hex digits. */
  readonly ticket: string
}

/** Ticket order of `docs/protocol.md` §2.3. */
export function byTicket(a: Ticketed, b: Ticketed): number {
  return a.ticket === b.ticket ? compareUtf8(a.unit, b.unit) : a.ticket < b.ticket ? -1 : 1
}

/** The `count` units with the smallest tickets, in ticket order. */
export function smallestTickets(
  units: Iterable<string>,
  count: number,
  tickets: Ticketer,
): Ticketed[] {
  const collector = collectSmallest(count, tickets)
  for (const unit of units) collector.add(unit)
  return collector.smallest()
}

/** Sees units one by one and keeps those that may be among the smallest. */
export interface SmallestCollector {
  add(unit: string): void
  /** The units with the smallest tickets so far, in ticket order. */
  smallest(): Ticketed[]
}

/** Kept beyond twice the count, so that small counts are not sorted at every turn. */
const SLACK = 1000

/**
 * Collects the `count` smallest tickets in one pass, with memory for twice as many.
 *
 * Only the first 48 bits of all tickets are made into numbers; units at or below the count-th
 * smallest of these stay, whole tickets are made for them at the end, so the result is exact
 * whatever the ties.
 */
export function collectSmallest(count: number, tickets: Ticketer): SmallestCollector {
  let kept: { readonly unit: string; readonly prefix: number }[] = []
  let edge = Number.POSITIVE_INFINITY
  let most = 2 * count + SLACK
  return {
    add(unit) {
      if (count <= 0) return
      const prefix = tickets.prefix(unit)
      if (prefix > edge) return
      kept.push({ unit, prefix })
      if (kept.length <= most) return
      kept.sort((a, b) => a.prefix - b.prefix)
      edge = kept[count - 1]?.prefix as number
      kept = kept.filter(({ prefix: each }) => each <= edge)
      most = 2 * kept.length + SLACK
    },
    smallest: () =>
      kept
        .map(({ unit }) => ({ unit, ticket: tickets.ticket(unit) }))
        .sort(byTicket)
        .slice(0, Math.max(count, 0)),
  }
}
