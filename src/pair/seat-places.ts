import { canonicalJson } from '../core/canonical-json.ts'
import { createTicketer } from '../core/ticket.ts'
import { smallestTickets } from '../select/smallest-tickets.ts'
import type { Candidate } from './candidates.ts'
import type { Visit } from './legality.ts'

/** One seat of one visit. */
export interface SeatOfVisit {
  readonly visit: Visit
  /** From 1. */
  readonly seat: number
}

/** All seats, visit by visit: the place in this array is the engine's number of a seat. */
export function seatPlaces(visits: readonly Visit[]): SeatOfVisit[] {
  return visits.flatMap((visit) => visit.seats.map((_, s) => ({ visit, seat: s + 1 })))
}

/** Where a round stands: `petrol:1`. */
export function roundPath({ pool, round }: Pick<Visit, 'pool' | 'round'>): string {
  return `${pool}:${round}`
}

/** Where a visit stands: `petrol:1.visits[station-1]`. */
export function visitPath(visit: Pick<Visit, 'pool' | 'round' | 'unit'>): string {
  return `${roundPath(visit)}.visits[${visit.unit}]`
}

/** Where a seat stands: `petrol:1.visits[station-1].seats[2]`, counted from 1. */
export function seatPath({ visit, seat }: SeatOfVisit): string {
  return `${visitPath(visit)}.seats[${seat}]`
}

/** The text of a visit that is hashed for its ticket (`docs/protocol.md` §9.3). */
export function visitText({ pool, round, unit }: Pick<Visit, 'pool' | 'round' | 'unit'>): string {
  return canonicalJson([pool, round, unit])
}

/** The text of a seat that is hashed for its ticket (§9.4). */
export function seatText({ visit: { pool, round, unit }, seat }: SeatOfVisit): string {
  return canonicalJson([pool, round, unit, seat])
}

/** Indices of texts in ticket order under a key. */
export function orderByTicket(texts: readonly string[], key: string): number[] {
  const place = new Map(texts.map((text, index) => [text, index]))
  const ordered = smallestTickets(texts, texts.length, createTicketer(key))
  return ordered.map(({ unit }) => place.get(unit) as number)
}

/** Whether a candidate is of the kind that a seat is for: an inspector, or a fixed group. */
export function sameKind(
  places: readonly SeatOfVisit[],
  candidates: readonly Candidate[],
): (seat: number, candidate: number) => boolean {
  return (seat, candidate) => {
    const place = places[seat] as SeatOfVisit
    const isForGroup = place.visit.seats[place.seat - 1]?.group === true
    return candidates[candidate]?.isGroup === isForGroup
  }
}
