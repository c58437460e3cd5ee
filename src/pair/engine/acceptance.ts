import { computeCeilings, type LoadCeilings } from './load-ceilings.ts'
import { carryOut, movesTo, noMoves } from './moves.ts'
import { isCandidate, leafNode } from './problem-index.ts'
import { fixSeat, isBound, type Roster, seatInTeam } from './roster.ts'
import {
  beginSearch,
  canLeave,
  createSearch,
  explore,
  isReached,
  leftNode,
  openNode,
  passesSeat,
  type Search,
  startFrom,
  startOpen,
  swapsWith,
} from './search.ts'
import { sortedIndex } from './sorted-index.ts'
import type { UnitPrice } from './unit-price.ts'

/**
 * Decides whether a candidate is acceptable for a seat: whether some best assignment agrees with
 * him and with all fixed seats.
 *
 * The roster holds one best assignment that agrees with the fixed seats. The seat can pass from its
 * holder h to a candidate c iff a residual cycle of cost 0 leads through it: either c reaches the
 * seat, or c reaches an x with a free unit, and a y whose last unit costs as much as the next one
 * of x reaches the seat; the unit then passes from y to x. All ceilings on such a cycle are equal,
 * to that price.
 *
 * Somebody with relatives takes two steps where one of them is in the team: first their place there
 * moves to the seat, then whoever holds it is replaced by him. The first step leads to another best
 * assignment, so it is no harm if the second fails. Where none is in the team, none may come to it
 * on the way.
 */
export interface Acceptance {
  readonly roster: Roster
  readonly search: Search
  readonly ceilings: LoadCeilings
  seat: number
  /** Whether the candidates asked now must replace the holder, to whom they are related. */
  mustLeave: boolean
  /** Whether the search has already started from every possible y. */
  hasGivers: boolean
}

export function createAcceptance(roster: Roster, price: UnitPrice): Acceptance {
  const search = createSearch(roster, price)
  const ceilings = computeCeilings(search)
  return { roster, search, ceilings, seat: -1, mustLeave: false, hasGivers: false }
}

/** Turns to a seat, or starts over with it. */
export function beginSeat(acceptance: Acceptance, seat: number): void {
  begin(acceptance, seat, false)
}

/**
 * Whether somebody outside the team, none of whose relatives is in it, could come if relatives did
 * not matter; a no is a no for him as well.
 */
export function couldCome(acceptance: Acceptance, candidate: number): boolean {
  return comes(acceptance, candidate, false)
}

/** Starts over with the seat, without the nodes that failed searches have reached. */
export function startOver(acceptance: Acceptance, excluded: Int32Array): void {
  const { search, seat } = acceptance
  beginSeat(acceptance, seat)
  search.queue.set(excluded)
  for (const node of excluded) search.mark[node] = search.stamp
  search.head = excluded.length
  search.tail = excluded.length
}

function begin(
  acceptance: Acceptance,
  seat: number,
  mustLeave: boolean,
  barredRelated?: number,
): void {
  const { roster, search } = acceptance
  acceptance.seat = seat
  acceptance.mustLeave = mustLeave
  acceptance.hasGivers = false
  const holder = roster.inspectorOf[seat]!
  const canGo =
    roster.load[holder]! > roster.index.tree.least[holder]! &&
    (mustLeave || !isBound(roster, seat, holder)) &&
    canLeave(search, holder, seat)
  const equal = canGo ? search.price(holder, roster.load[holder]!) : Number.NaN
  beginSearch(search, {
    equal,
    seat,
    mustLeave,
    ...(barredRelated !== undefined && { barredRelated }),
  })
}

/**
 * Tells whether a legal inspector is acceptable. After a yes, {@link takeSeat} or {@link beginSeat}
 * must come before the next question; after a no it need not, and what the search has excluded
 * stays excluded.
 */
export function isAcceptable(acceptance: Acceptance, candidate: number): boolean {
  const { roster, seat } = acceptance
  if (candidate === roster.inspectorOf[seat]) return true
  if (roster.fixed[seat] === 1 || !isCandidate(roster.index, seat, candidate)) return false
  const own = seatInTeam(roster, roster.index.visitOf[seat]!, candidate)
  if (own < 0 && hasRelatives(roster, candidate)) return comesAlone(acceptance, candidate)
  if (own < 0) return comes(acceptance, candidate, false)
  if (own === seat) return comes(acceptance, candidate, true)
  if (roster.fixed[own] === 1) return false
  if (!changes(acceptance, own)) return false
  if (!hasRelatives(roster, candidate)) return true
  carryOutChange(acceptance, own)
  if (roster.inspectorOf[seat] === candidate) return true
  begin(acceptance, seat, true)
  return comes(acceptance, candidate, true)
}

/**
 * Whether somebody can come to the team for the seat, or instead of its holder who is related to
 * him.
 */
function comes(acceptance: Acceptance, candidate: number, mustLeave: boolean): boolean {
  const { roster, search, ceilings, seat } = acceptance
  if (acceptance.mustLeave !== mustLeave) begin(acceptance, seat, mustLeave)
  const list = roster.index.problem.seatList[seat]!
  const leaf = leafNode(roster.index, candidate, list)
  // Reached by a failed search: he cannot reach the goal.
  if (isReached(search, leaf)) return false
  if (ceilings.ofNode[leaf] !== ceilingOf(acceptance)) return false
  const found = startFrom(search, candidate, list) || exchangesOneSeat(acceptance, candidate)
  return found || explore(search) || exchangesUnits(acceptance)
}

/**
 * The ceiling of everything on a cycle through the seat, or through its holder if he must leave.
 */
function ceilingOf({ roster, ceilings, seat, mustLeave }: Acceptance): number {
  if (!mustLeave) return ceilings.ofSeat[seat]!
  const { index, inspectorOf } = roster
  return ceilings.ofNode[leafNode(index, inspectorOf[seat]!, index.problem.seatList[seat]!)]!
}

function hasRelatives({ index }: Roster, inspector: number): boolean {
  return index.hasRelatives[inspector] === 1
}

/**
 * Whether he can come while nobody related to him does. What a search has excluded then is not
 * excluded for others.
 */
function comesAlone(acceptance: Acceptance, candidate: number): boolean {
  const { roster, seat } = acceptance
  begin(acceptance, seat, false, roster.index.relatedOf[candidate])
  if (comes(acceptance, candidate, false)) return true
  begin(acceptance, seat, false)
  return false
}

/** Whether somebody can change to the seat from another one of the team. */
function changes(acceptance: Acceptance, own: number): boolean {
  const { search, seat } = acceptance
  if (acceptance.mustLeave) begin(acceptance, seat, false)
  if (isReached(search, openNode(search, own))) return false
  const found = startOpen(search, own) || swapsWith(search, own, seat)
  return found || explore(search) || exchangesUnits(acceptance)
}

/**
 * A shortcut: the holder takes a seat of the candidate. With it, 97 % of the seats that change
 * hands need no search (measured on 200,000 seats in pools of several kinds).
 */
function exchangesOneSeat({ roster, search, seat }: Acceptance, candidate: number): boolean {
  const { entryStart, entries, listAt, problem } = roster.index
  const holder = roster.inspectorOf[seat]!
  if (!isReached(search, candidate)) return false
  if (hasRelatives(roster, holder) || hasRelatives(roster, candidate)) return false
  for (let at = entryStart[candidate]!; at < entryStart[candidate + 1]!; at += 1) {
    const entry = entries[at]!
    if (roster.first[entry]! < 0) continue
    if (sortedIndex(problem.lists[listAt[entry]!]!, holder) < 0) continue
    for (let other = roster.first[entry]!; other >= 0; other = roster.next[other]!) {
      if (passesSeat(search, candidate, other, holder)) return true
    }
  }
  return false
}

/** The candidate reached an x with a free unit: the search goes on from every y. */
function exchangesUnits(acceptance: Acceptance): boolean {
  const { roster, search, ceilings, seat } = acceptance
  const holder = roster.inspectorOf[seat]!
  const price = ceilingOf(acceptance)
  if (acceptance.hasGivers || search.cheapestPrice !== price) return false
  acceptance.hasGivers = true
  for (const giver of ceilings.sharing(holder, price)) {
    const load = roster.load[giver]!
    if (load <= roster.index.tree.least[giver]! || search.price(giver, load) !== price) continue
    if (startFrom(search, giver)) return true
  }
  return explore(search)
}

/** Gives the seat to the candidate who was just found acceptable, and fixes it. */
export function takeSeat(acceptance: Acceptance, candidate: number): void {
  const { roster, seat } = acceptance
  if (candidate !== roster.inspectorOf[seat]) {
    const own = seatInTeam(roster, roster.index.visitOf[seat]!, candidate)
    if (own >= 0 && own !== seat) carryOutChange(acceptance, own)
    else carryOutComing(acceptance, candidate)
  }
  fixSeat(roster, seat)
}

function carryOutChange(acceptance: Acceptance, own: number): void {
  const moves = movesOf(acceptance, openNode(acceptance.search, own))
  moves.changes.push([own, acceptance.seat])
  carryOut(acceptance.roster, moves)
}

function carryOutComing(acceptance: Acceptance, candidate: number): void {
  const { roster, seat } = acceptance
  const list = roster.index.problem.seatList[seat]!
  const moves = movesOf(acceptance, leafNode(roster.index, candidate, list))
  moves.takes.push([seat, candidate])
  carryOut(roster, moves)
}

/** The moves of a successful search that began at a node. */
function movesOf({ search, seat, mustLeave }: Acceptance, start: number) {
  const moves = noMoves()
  const goal = mustLeave ? leftNode(search, seat) : openNode(search, seat)
  // If the goal was not reached, the holder gives his unit to x.
  const hasGoal = isReached(search, goal)
  const begin = hasGoal ? movesTo(search, goal, moves) : -1
  if (begin !== start) movesTo(search, search.cheapest, moves)
  return moves
}
