import { type Absorbers, findAbsorbers } from './absorbers.ts'
import { findAssignment } from './find-assignment.ts'
import type { PairingProblem } from './problem.ts'
import { indexProblem, isCandidate, leafNode } from './problem-index.ts'
import { reachedSeats } from './reached-seats.ts'
import { createRoster, type Roster, seatInTeam } from './roster.ts'
import {
  beginSearch,
  createSearch,
  explore,
  isReached,
  type Search,
  settleReached,
  startOpen,
  UNBOUNDED,
} from './search.ts'
import { createStaffing, staffSeat } from './staff-seat.ts'
import { unitPrice } from './unit-price.ts'

/** A seat that an inspector could fill if he were legal for it. */
export interface SeatWaiver {
  readonly seat: number
  readonly inspector: number
}

/** Every single change that would make a problem feasible. */
export interface SingleRepairs {
  /** How many seats the fullest assignments leave open; only where it is 1 does one change do. */
  readonly open: number
  /** One more unit for this inspector. */
  readonly capacity: readonly number[]
  /** One more unit for this cap, as places in the problem's caps. */
  readonly caps: readonly number[]
  /** Two with this `related` number may sit in this visit. */
  readonly related: readonly { readonly visit: number; readonly related: number }[]
  /** This inspector, who is not legal for the seat, may have it; by seat, then by inspector. */
  readonly waive: readonly SeatWaiver[]
}

/**
 * Finds all single changes after which a problem has a complete assignment.
 *
 * A change adds one arc to the flow network, so it fills one seat more at most, and it does so iff
 * an augmenting path leads through that arc (Berge 1957; Ford and Fulkerson 1956): from the one
 * open seat to its tail, and from its head to a free unit. More capacity thus helps whoever is
 * reached from the open seat, and nobody else; a waiver helps between a reached seat and an
 * absorber.
 *
 * A waiver for somebody with relatives is no single arc, as the waived seat sets him apart from
 * them: whoever passes the same test is then tried.
 *
 * The answer depends on the problem alone, not on the assignment it is read off.
 *
 * @param limit - the most waivers to list: there can be seats × inspectors of them
 * @param canBeWaived - tells whom one could admit to a seat at all
 */
export function singleRepairs(
  problem: PairingProblem,
  limit = UNBOUNDED,
  canBeWaived: (seat: number, inspector: number) => boolean = () => true,
): SingleRepairs {
  const roster = createRoster(indexProblem(problem))
  const open = staffMost(roster)
  if (open.length !== 1) {
    return { open: open.length, capacity: [], caps: [], related: [], waive: [] }
  }
  const search = createSearch(roster, unitPrice(problem, 'free'))
  beginSearch(search, { below: Number.NEGATIVE_INFINITY })
  startOpen(search, open[0]!)
  explore(search)
  const { parentOf, nodeCount } = roster.index.tree
  const absorbers = findAbsorbers(roster)
  const capacity: number[] = []
  const caps: number[] = []
  for (let node = 0; node < nodeCount; node += 1) {
    if (!isReached(search, node)) continue
    if (node < problem.inspectorCount) capacity.push(node)
    else if (absorbers.ofNode[parentOf[node]!] === 1) caps.push(node - problem.inspectorCount)
  }
  const reached = reachedSeats(search)
  const related = listRelated(search, absorbers, reached)
  const waive = listWaivers(roster, absorbers, reached, { limit, canBeWaived })
  return { open: 1, capacity, caps, related, waive }
}

/** Fills as many seats as can be filled, and returns the others. */
function staffMost(roster: Roster): number[] {
  const staffing = createStaffing(roster)
  const open: number[] = []
  for (let seat = 0; seat < roster.index.seatCount; seat += 1) {
    if (staffSeat(staffing, seat)) continue
    // Fillable sets are a matroid, so a seat that fails once need not be tried again; and whoever
    // it reached has no unit left for anybody.
    open.push(seat)
    settleReached(staffing.search)
  }
  return open
}

function listRelated(
  { roster }: Search,
  { ofNode }: Absorbers,
  reached: readonly number[],
): SingleRepairs['related'] {
  const { index } = roster
  const found = new Map<string, { visit: number; related: number }>()
  for (const seat of reached) {
    const visit = index.visitOf[seat]!
    for (const [related, members] of index.relatives) {
      for (const inspector of members) {
        const own = seatInTeam(roster, visit, inspector)
        if (own < 0 || roster.inspectorOf[own] === inspector) continue
        if (!isCandidate(index, seat, inspector)) continue
        const leaf = leafNode(index, inspector, index.problem.seatList[seat]!)
        if (ofNode[leaf] === 1) found.set(`${visit} ${related}`, { visit, related })
      }
    }
  }
  return [...found.values()].sort((a, b) => a.visit - b.visit || a.related - b.related)
}

/** How many waivers to list, and whom one could admit to a seat at all. */
interface WaiverRules {
  readonly limit: number
  readonly canBeWaived: (seat: number, inspector: number) => boolean
}

/** Reached seats against absorbers who are not legal there. */
function listWaivers(
  roster: Roster,
  absorbers: Absorbers,
  reached: readonly number[],
  { limit, canBeWaived }: WaiverRules,
): SeatWaiver[] {
  const { index } = roster
  const { problem, visitOf, hasRelatives } = index
  const waive: SeatWaiver[] = []
  for (const seat of reached) {
    for (let inspector = 0; inspector < problem.inspectorCount; inspector += 1) {
      if (waive.length >= limit) return waive
      if (isCandidate(index, seat, inspector) || !canBeWaived(seat, inspector)) continue
      const own = seatOf(roster, visitOf[seat]!, inspector)
      const leaf = leafNode(index, inspector, problem.seatList[seat]!)
      // Inside the team he can only change his seat, so that one must find somebody.
      if ((own < 0 ? absorbers.ofNode[leaf] : absorbers.ofSeat[own]) === 0) continue
      const isAlone = hasRelatives[inspector] === 0
      if (isAlone || canSit(problem, visitOf[seat]!, seat, inspector))
        waive.push({ seat, inspector })
    }
  }
  return waive
}

function seatOf({ index, inspectorOf }: Roster, visit: number, inspector: number): number {
  const { seatStart } = index.problem
  for (let seat = seatStart[visit]!; seat < seatStart[visit + 1]!; seat += 1) {
    if (inspectorOf[seat] === inspector) return seat
  }
  return -1
}

/**
 * Whether all seats can be filled with this one given to an inspector and nobody related to him in
 * the team.
 */
function canSit(problem: PairingProblem, visit: number, seat: number, inspector: number): boolean {
  const { related, lists, seatList, excluded } = problem
  const barred = new Set(excluded[visit]!)
  related?.forEach((number, i) => {
    if (number === related[inspector]) barred.add(i)
  })
  barred.delete(inspector)
  const changed = {
    ...problem,
    lists: [...lists, Int32Array.of(inspector)],
    seatList: seatList.map((list, at) => (at === seat ? lists.length : list)),
    excluded: excluded.map((each, v) =>
      v === visit ? Int32Array.from(barred).sort((a, b) => a - b) : each,
    ),
  }
  return findAssignment(changed).status === 'assigned'
}
