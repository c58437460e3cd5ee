import { computeCeilings, type LoadCeilings } from './load-ceilings.ts'
import { createLoadLevels, exchangeLevels, type LoadLevels, placeOfLevel } from './load-levels.ts'
import { fixSeat, NOBODY, type Roster, seatInTeam } from './roster.ts'
import {
  beginSearch,
  createSearch,
  explore,
  moveAlong,
  openSeat,
  reachInspector,
  type Search,
} from './search.ts'
import { sortedIndex } from './sorted-index.ts'

/** A start of the search that gives up a unit of load which somebody else takes. */
const GIVES_UNIT = -2

/**
 * Decides whether a candidate is acceptable for a seat: whether some best assignment agrees with
 * him and with all fixed seats.
 *
 * The roster holds one best assignment that agrees with the fixed seats. The seat can pass from its
 * holder h to a candidate c iff a residual cycle of cost 0 leads through it: either c reaches the
 * seat, or c reaches an x with a free unit, and a y with one seat more than x reaches the seat; x
 * and y then exchange their loads. All ceilings on such a cycle are equal, to the load of y.
 *
 * @internal
 */
export interface Acceptance {
  readonly roster: Roster
  readonly search: Search
  readonly ceilings: LoadCeilings
  readonly levels: LoadLevels
  seat: number
  /** Whether the search has already started from every possible y. */
  hasGivers: boolean
}

/** @internal */
export function createAcceptance(roster: Roster): Acceptance {
  const search = createSearch(roster)
  const ceilings = computeCeilings(search)
  return { roster, search, ceilings, levels: createLoadLevels(roster), seat: -1, hasGivers: false }
}

/** Turns to a seat, or starts over with it. @internal */
export function beginSeat(acceptance: Acceptance, seat: number): void {
  const { roster, search } = acceptance
  acceptance.seat = seat
  beginSearch(search, roster.load[roster.inspectorOf[seat]!]!, seat)
  acceptance.hasGivers = false
}

/**
 * Tells whether a legal inspector is acceptable. After a yes, {@link beginSeat} must come before
 * the next question; after a no it need not, and what the search has excluded stays excluded.
 *
 * @internal
 */
export function isAcceptable(acceptance: Acceptance, candidate: number): boolean {
  const { roster, search, ceilings, seat } = acceptance
  if (candidate === roster.inspectorOf[seat]) return true
  const own = seatInTeam(roster, roster.index.visitOf[seat]!, candidate)
  // Reached by a failed search: he cannot reach the goal. Nor can a seat that was opened.
  if (search.inspectorStamp[candidate] === search.stamp) return false
  if (own >= 0 && (roster.fixed[own] === 1 || search.seatStamp[own] === search.stamp)) return false
  if (own < 0 && ceilings.ofInspector[candidate] !== ceilings.ofSeat[seat]) return false
  const found =
    own >= 0
      ? openSeat(search, own, seat) || holderTakes(acceptance, own)
      : reachInspector(search, candidate, seat) || exchangesOneSeat(acceptance, candidate)
  return found || explore(search) || exchangesLoads(acceptance)
}

/**
 * A shortcut: the holder takes a seat of the candidate. With it, 97 % of the seats that change hands
 * need no search (measured on 200,000 seats in pools of several kinds).
 */
function exchangesOneSeat(acceptance: Acceptance, candidate: number): boolean {
  const { roster, seat } = acceptance
  const { problem, entryStart, entries, listAt } = roster.index
  const holder = roster.inspectorOf[seat]!
  for (let at = entryStart[candidate]!; at < entryStart[candidate + 1]!; at += 1) {
    const entry = entries[at]!
    if (roster.first[entry]! < 0) continue
    if (sortedIndex(problem.lists[listAt[entry]!]!, holder) < 0) continue
    for (let other = roster.first[entry]!; other >= 0; other = roster.next[other]!) {
      if (holderTakes(acceptance, other)) return true
    }
  }
  return false
}

/**
 * Lets the holder of the seat in question take another seat, if he can without anybody else's help.
 */
function holderTakes(acceptance: Acceptance, other: number): boolean {
  const { roster, search, seat } = acceptance
  const { problem, visitOf } = roster.index
  const holder = roster.inspectorOf[seat]!
  const visit = visitOf[other]!
  if (sortedIndex(problem.lists[problem.seatList[other]!]!, holder) < 0) return false
  if (sortedIndex(problem.excluded[visit]!, holder) >= 0) return false
  const own = seatInTeam(roster, visit, holder)
  if (own === seat) return openSeat(search, seat, other)
  return own < 0 && reachInspector(search, holder, other)
}

/** The candidate reached an x with a free unit: the search goes on from every y. */
function exchangesLoads(acceptance: Acceptance): boolean {
  const { roster, search, ceilings, levels, seat } = acceptance
  const { sorted, groupOf } = levels
  const load = ceilings.ofSeat[seat]!
  if (acceptance.hasGivers || search.lightestLoad !== load - 1) return false
  acceptance.hasGivers = true
  const group = groupOf[roster.inspectorOf[seat]!]!
  for (let at = placeOfLevel(levels, group, load); at < sorted.length; at += 1) {
    const giver = sorted[at]!
    if (groupOf[giver] !== group || roster.load[giver] !== load) break
    if (search.inspectorStamp[giver] === search.stamp) continue
    if (ceilings.ofInspector[giver] !== load) continue
    if (reachInspector(search, giver, GIVES_UNIT)) return true
  }
  return explore(search)
}

/** Gives the seat to the candidate who was just found acceptable, and fixes it. @internal */
export function takeSeat(acceptance: Acceptance, candidate: number): void {
  const { roster, search, levels, seat } = acceptance
  const { seatStamp, inspectorStamp, leavesFor, takes, stamp } = search
  const holder = roster.inspectorOf[seat]!
  if (candidate !== holder) {
    let giver = holder
    if (seatStamp[seat] === stamp) {
      giver = moveAlong(search, holder, leavesFor[seat]!, seat)
    } else if (inspectorStamp[holder] === stamp) {
      giver = moveAlong(search, holder, takes[holder]!, seat)
    }
    if (giver !== NOBODY) {
      const receiver = search.lightest
      moveAlong(search, receiver, takes[receiver]!, seat)
      exchangeLevels(levels, receiver, giver)
    }
  }
  fixSeat(roster, seat)
}
