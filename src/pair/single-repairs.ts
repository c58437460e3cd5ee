import { type Absorbers, findAbsorbers } from './absorbers.ts'
import type { PairingProblem } from './problem.ts'
import { indexProblem } from './problem-index.ts'
import { createRoster, type Roster, seatInTeam } from './roster.ts'
import {
  beginSearch,
  createSearch,
  explore,
  NO_SEAT,
  openSeat,
  type Search,
  settleReached,
  UNBOUNDED,
} from './search.ts'
import { createStaffing, staffSeat } from './staff-seat.ts'

/** A seat that an inspector could fill if he were legal for it. @internal */
export interface SeatWaiver {
  readonly seat: number
  readonly inspector: number
}

/** Every single change that would make a problem feasible. @internal */
export interface SingleRepairs {
  /** How many seats the fullest assignments leave open; only where it is 1 does one change do. */
  readonly open: number
  /** One more unit for this inspector. */
  readonly capacity: readonly number[]
  /** This inspector, who is not legal for the seat, may have it; by seat, then by inspector. */
  readonly waive: readonly SeatWaiver[]
}

/**
 * Finds all single changes after which a problem has a complete assignment.
 *
 * A change adds one arc to the flow network, so it fills one seat more at most, and it does so iff an
 * augmenting path leads through that arc (Berge 1957; Ford and Fulkerson 1956): from the one open
 * seat to its tail, and from its head to a free unit. More capacity thus helps whoever is reached
 * from the open seat, and nobody else; a waiver helps between a reached seat and an absorber.
 *
 * The answer depends on the problem alone, not on the assignment it is read off.
 *
 * @param limit - the most waivers to list: there can be seats × inspectors of them
 *
 * @internal
 */
export function singleRepairs(problem: PairingProblem, limit: number = UNBOUNDED): SingleRepairs {
  const roster = createRoster(indexProblem(problem))
  const open = staffMost(roster)
  if (open.length !== 1) return { open: open.length, capacity: [], waive: [] }
  const search = createSearch(roster)
  beginSearch(search, UNBOUNDED, NO_SEAT)
  openSeat(search, open[0]!, NO_SEAT)
  explore(search)
  const capacity: number[] = []
  for (let i = 0; i < problem.inspectorCount; i += 1) {
    if (search.inspectorStamp[i] === search.stamp) capacity.push(i)
  }
  return { open: 1, capacity, waive: listWaivers(search, findAbsorbers(roster), limit) }
}

/** Fills as many seats as can be filled, and returns the others. */
function staffMost(roster: Roster): number[] {
  const staffing = createStaffing(roster)
  const open: number[] = []
  for (let seat = 0; seat < roster.index.seatCount; seat += 1) {
    if (staffSeat(staffing, seat)) continue
    // Fillable sets are a matroid, so a seat that fails once need not be tried again; and whoever it
    // reached has no unit left for anybody.
    open.push(seat)
    settleReached(staffing.search)
  }
  return open
}

/**
 * Reached seats against absorbers. None of these pairs is legal already: it would complete an augmenting
 * path, and the assignment is a maximum one.
 */
function listWaivers(search: Search, absorbers: Absorbers, limit: number): SeatWaiver[] {
  const { roster, seatStamp, inspectorStamp, stamp } = search
  const { seatCount, visitOf } = roster.index
  const { ofInspector, ofSeat } = absorbers
  const takers: number[] = []
  for (let i = 0; i < ofInspector.length; i += 1) if (ofInspector[i] === 1) takers.push(i)
  const waive: SeatWaiver[] = []
  for (let seat = 0; seat < seatCount; seat += 1) {
    const isReached =
      seatStamp[seat] === stamp || inspectorStamp[roster.inspectorOf[seat]!] === stamp
    if (!isReached) continue
    const visit = visitOf[seat]!
    for (const inspector of takers) {
      if (waive.length >= limit) return waive
      // Inside the team he can only change his seat, so that one must find somebody.
      const own = seatInTeam(roster, visit, inspector)
      if (own < 0 || ofSeat[own] === 1) waive.push({ seat, inspector })
    }
  }
  return waive
}
