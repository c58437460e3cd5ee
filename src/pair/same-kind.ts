import type { Candidate } from './candidates.ts'
import type { SeatOfVisit } from './seat-places.ts'

/** Whether a candidate is of the kind that a seat is for: an inspector, or a fixed group. @internal */
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
