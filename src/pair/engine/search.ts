import { isCandidate, leafNode } from './problem-index.ts'
import { isBound, NOBODY, type Roster, seatInTeam } from './roster.ts'
import { sortedIndex } from './sorted-index.ts'
import type { UnitPrice } from './unit-price.ts'

/** No seat is the goal. */
export const NO_SEAT = -1
/** Above every stamp. */
export const UNBOUNDED = 0x7fffffff
/** Stands before the start of a path. */
export const START = -1

/**
 * Breadth-first search in the residual graph of a roster: if an open seat goes to this inspector,
 * which of his seats can he leave, who can take that one, and so on (alternating paths of the
 * semi-matchings of Harvey, Ladner, Lovász and Tamir 2006, J. Algorithms 59, with at most one seat
 * for an inspector in each visit, and with caps on parts of his load).
 *
 * Its nodes are, in this order of numbers:
 * - inspectors and their caps (see `cap-tree.ts`): one seat more is counted here. Below a cap that
 *   is not full the wider one is reached as well; and every seat counted here can be left;
 * - seats that are *open*: they want an inspector. One who sits in the team already can only change
 *   his seat inside it, so his seat opens, but nothing else of his;
 * - seats that are *left*: the inspector goes, and somebody related to him can come instead of him,
 *   wherever in the team the two of them sit by now. These nodes are used for related inspectors
 *   only.
 *
 * Starts can be added after a search has failed. What was reached before stays marked, because
 * nothing behind it leads to the goal.
 */
export interface Search {
  readonly roster: Roster
  readonly price: UnitPrice
  /** Marks that equal the stamp belong to the current search. */
  stamp: number
  readonly mark: Int32Array
  /** The node before each reached one. */
  readonly from: Int32Array
  /** Reached nodes in order; seats that were offered at once are not among them. */
  readonly queue: Int32Array
  head: number
  tail: number
  /**
   * Each list with the inspectors not yet reached in front; `restCount` tells how many they are.
   */
  readonly rest: Int32Array
  readonly restCount: Int32Array
  readonly restStamp: Int32Array
  /**
   * The search is over once an inspector is reached whose next unit is cheaper, or costs exactly
   * `equal` …
   */
  below: number
  equal: number
  /** … or this seat is open or, if `mustLeave`, left (-1: none). */
  goal: number
  mustLeave: boolean
  /**
   * … or a node is reached from which the goal is known to be: those whose `known` is this number
   * (0: none). Whoever only asks whether there is a path saves most of it.
   */
  knownRound: number
  readonly known: Int32Array
  /**
   * Only nodes of this class (-1: all) are reached; see `classes.ts`. Whoever changes it must begin
   * anew.
   */
  onlyClass: number
  readonly classOf: Int32Array
  /**
   * Nobody with this `related` number can come to this visit, because the start already brings one.
   */
  barredVisit: number
  barredRelated: number
  /** The reached inspector with a free unit and the cheapest next one. */
  cheapest: number
  cheapestPrice: number
}

export function createSearch(roster: Roster, price: UnitPrice): Search {
  const { problem, seatCount, inspectorAt, tree, relatives } = roster.index
  const nodes = tree.nodeCount + seatCount * (relatives.size > 0 ? 2 : 1)
  return {
    roster,
    price,
    stamp: 0,
    mark: new Int32Array(nodes),
    from: new Int32Array(nodes),
    queue: new Int32Array(nodes),
    head: 0,
    tail: 0,
    rest: inspectorAt.slice(),
    restCount: new Int32Array(problem.lists.length),
    restStamp: new Int32Array(problem.lists.length),
    below: Number.NEGATIVE_INFINITY,
    equal: Number.NaN,
    goal: NO_SEAT,
    mustLeave: false,
    knownRound: 0,
    known: new Int32Array(tree.nodeCount),
    onlyClass: -1,
    classOf: new Int32Array(tree.nodeCount),
    barredVisit: -1,
    barredRelated: -1,
    cheapest: NOBODY,
    cheapestPrice: Number.POSITIVE_INFINITY,
  }
}

/** What ends a search. */
export interface SearchGoal {
  readonly below?: number
  readonly equal?: number
  readonly seat?: number
  readonly mustLeave?: boolean
  /** Of the visit of `seat`. */
  readonly barredRelated?: number
}

/** Forgets what was reached, and sets the goals of the next search. */
export function beginSearch(search: Search, goal: SearchGoal): void {
  search.stamp += 1
  search.head = 0
  search.tail = 0
  search.below = goal.below ?? Number.NEGATIVE_INFINITY
  search.equal = goal.equal ?? Number.NaN
  search.goal = goal.seat ?? NO_SEAT
  search.mustLeave = goal.mustLeave ?? false
  search.barredRelated = goal.barredRelated ?? -1
  const isBarring = goal.barredRelated !== undefined && goal.seat !== undefined
  search.barredVisit = isBarring ? search.roster.index.visitOf[goal.seat]! : -1
  search.cheapest = NOBODY
  search.cheapestPrice = Number.POSITIVE_INFINITY
}

/** The node of a seat that wants an inspector. */
export function openNode(search: Search, seat: number): number {
  return search.roster.index.tree.nodeCount + seat
}

/** The node of a seat whose holder goes, so that somebody related to him can come. */
export function leftNode({ roster: { index } }: Search, seat: number): number {
  return index.tree.nodeCount + index.seatCount + seat
}

export function isReached(search: Search, node: number): boolean {
  return search.mark[node] === search.stamp
}

/** Reaches an inspector who would take a seat of a list, or give one up; true if that is a goal. */
export function startFrom(search: Search, inspector: number, list?: number): boolean {
  const { index } = search.roster
  const node = list === undefined ? inspector : leafNode(index, inspector, list)
  return search.mark[node]! < search.stamp && reach(search, node, START)
}

/** Opens a seat that its holder leaves for another one of the team; true if that is the goal. */
export function startOpen(search: Search, seat: number): boolean {
  return openSeat(search, seat, START)
}

/** Counts one seat more at a node and at the wider caps that allow it; true if a goal is found. */
function reach(search: Search, leaf: number, before: number): boolean {
  const { roster, mark, stamp, from } = search
  const { parentOf, most } = roster.index.tree
  let node = leaf
  let previous = before
  for (;;) {
    if (search.onlyClass >= 0 && search.classOf[node] !== search.onlyClass) return false
    mark[node] = stamp
    from[node] = previous
    search.queue[search.tail] = node
    search.tail += 1
    if (search.goal >= 0 && leavesGoal(search, node)) return true
    if (search.knownRound > 0 && search.known[node] === search.knownRound) return true
    if (roster.load[node]! >= most[node]!) return false
    const parent = parentOf[node]!
    if (parent < 0) return reachEnd(search, node)
    if (mark[parent]! >= stamp) return false
    previous = node
    node = parent
  }
}

function reachEnd(search: Search, inspector: number): boolean {
  const price = search.price(inspector, search.roster.load[inspector]! + 1)
  if (price >= search.cheapestPrice) return false
  search.cheapestPrice = price
  search.cheapest = inspector
  return price < search.below || price === search.equal
}

/** Whether the goal is a seat that can be left from this node; if so, it is marked. */
function leavesGoal(search: Search, node: number): boolean {
  const { roster, goal, mark, from, stamp } = search
  const { tree, hasRelatives } = roster.index
  const owner = tree.ownerOf[node]!
  if (roster.inspectorOf[goal] !== owner || roster.fixed[goal] === 1) return false
  if (!canLeave(search, node, goal)) return false
  if (!search.mustLeave && isBound(roster, goal, owner)) return false
  let previous = node
  if (hasRelatives[owner] === 1) {
    const left = leftNode(search, goal)
    if (mark[left] !== stamp) from[left] = node
    mark[left] = stamp
    if (search.mustLeave) return true
    previous = left
  }
  const open = openNode(search, goal)
  mark[open] = stamp
  from[open] = previous
  return true
}

/**
 * Whether a seat counts at a node, and everything between them can do with one seat less.
 */
export function canLeave({ roster }: Search, node: number, seat: number): boolean {
  const { index, load } = roster
  const { parentOf, least, ownerOf } = index.tree
  let below = leafNode(index, ownerOf[node]!, index.problem.seatList[seat]!)
  while (below !== node) {
    if (load[below]! <= least[below]!) return false
    below = parentOf[below]!
    if (below < 0) return false
  }
  return true
}

function openSeat(search: Search, seat: number, before: number): boolean {
  const node = openNode(search, seat)
  search.mark[node] = search.stamp
  search.from[node] = before
  search.queue[search.tail] = node
  search.tail += 1
  return seat === search.goal && !search.mustLeave
}

/**
 * Whether the holder of a seat can change places with another one of the team; if so, the seat is
 * open.
 */
export function swapsWith(search: Search, own: number, seat: number): boolean {
  const { roster, mark, from, stamp } = search
  if (!isCandidate(roster.index, own, roster.inspectorOf[seat]!)) return false
  const open = openNode(search, seat)
  mark[open] = stamp
  from[open] = openNode(search, own)
  return true
}

/**
 * Lets somebody take a seat of a reached inspector, without anybody else's help; true if that is a
 * goal.
 */
export function passesSeat(search: Search, owner: number, seat: number, other: number): boolean {
  const { roster, mark, from, stamp } = search
  const { index } = roster
  const leaf = leafNode(index, other, index.problem.seatList[seat]!)
  if (mark[leaf]! >= stamp || !isCandidate(index, seat, other)) return false
  if (seatInTeam(roster, index.visitOf[seat]!, other) >= 0) return false
  if (isBound(roster, seat, owner) || !canLeave(search, owner, seat)) return false
  const open = openNode(search, seat)
  if (mark[open] !== stamp) from[open] = owner
  mark[open] = stamp
  return reach(search, leaf, open)
}

/** Searches on from all starts; true if a goal was found. */
export function explore(search: Search): boolean {
  const { roster, queue } = search
  const { tree, seatCount } = roster.index
  while (search.head < search.tail) {
    const node = queue[search.head]!
    search.head += 1
    if (node < tree.nodeCount) {
      if (leaveSeats(search, node)) return true
    } else if (node < tree.nodeCount + seatCount) {
      if (offerSeat(search, node - tree.nodeCount)) return true
    } else if (replaceRelative(search, node - tree.nodeCount - seatCount)) return true
  }
  return false
}

/** Offers every seat that counts at a node. */
function leaveSeats(search: Search, node: number): boolean {
  const { roster } = search
  const { entries, listAt, tree, capFrom, capTo, problem } = roster.index
  const owner = tree.ownerOf[node]!
  if (node !== owner) {
    const cap = node - problem.inspectorCount
    for (let at = capFrom[cap]!; at < capTo[cap]!; at += 1) {
      if (leaveChain(search, entries[at]!, node)) return true
    }
    return leaveChain(search, listAt.length + owner, node)
  }
  for (let chain = roster.firstChain[owner]!; chain >= 0; chain = roster.nextChain[chain]!) {
    if (leaveChain(search, chain, node)) return true
  }
  return false
}

function leaveChain(search: Search, chain: number, node: number): boolean {
  const { roster } = search
  const { listAt, problem } = roster.index
  let seat = roster.first[chain]!
  if (chain >= listAt.length) {
    for (; seat >= 0; seat = roster.next[seat]!) {
      if (canLeave(search, node, seat) && leaveSeat(search, seat, node)) return true
    }
    return false
  }
  if (seat >= 0 && !canLeave(search, node, seat)) return false
  for (; seat >= 0; seat = roster.next[seat]!) {
    // Once a whole list is reached, its remaining seats lead nowhere new, except to extra
    // inspectors.
    const isSpent = restOf(search, listAt[chain]!) === 0
    if (isSpent && problem.narrowing === undefined) return false
    if ((!isSpent || hasExtra(search, seat)) && leaveSeat(search, seat, node)) return true
  }
  return false
}

function hasExtra({ roster }: Search, seat: number): boolean {
  const { narrowing } = roster.index.problem
  return narrowing !== undefined && narrowing.extra[seat]!.length > 0
}

function leaveSeat(search: Search, seat: number, node: number): boolean {
  const { roster, mark, from, stamp } = search
  const holder = roster.inspectorOf[seat]!
  let before = node
  if (roster.index.hasRelatives[holder] === 1) {
    before = leftNode(search, seat)
    if (mark[before] !== stamp) {
      mark[before] = stamp
      from[before] = node
      if (replaceRelative(search, seat)) return true
    }
  }
  if (isBound(roster, seat, holder)) return false
  const open = openNode(search, seat)
  if (mark[open] !== stamp) {
    mark[open] = stamp
    from[open] = before
  }
  return offerSeat(search, seat)
}

/** Reaches everybody related to the holder of a seat who could sit in his team if he did not. */
function replaceRelative(search: Search, seat: number): boolean {
  const { roster, mark, stamp } = search
  const { index } = roster
  const holder = roster.inspectorOf[seat]!
  for (const other of index.relatives.get(index.relatedOf[holder]!) ?? []) {
    if (other === holder || !isCandidate(index, seat, other)) continue
    const leaf = leafNode(index, other, index.problem.seatList[seat]!)
    if (mark[leaf]! < stamp && reach(search, leaf, leftNode(search, seat))) return true
  }
  return false
}

function restOf(search: Search, list: number): number {
  if (search.restStamp[list] !== search.stamp) {
    search.restStamp[list] = search.stamp
    search.restCount[list] = search.roster.index.problem.lists[list]!.length
  }
  return search.restCount[list]!
}

/**
 * Reaches everybody who could take a seat. Those barred from this visit alone stay in the list's
 * rest.
 */
function offerSeat(search: Search, seat: number): boolean {
  const { roster, rest, mark, stamp } = search
  const { problem, listStart, visitOf, tree } = roster.index
  const visit = visitOf[seat]!
  const list = problem.seatList[seat]!
  const start = listStart[list]!
  const excluded = problem.excluded[visit]!
  const extra = problem.narrowing?.extra[seat]
  const hasCaps = tree.nodeCount > problem.inspectorCount
  let end = start + restOf(search, list)
  let found = false
  for (let at = start; at < end && !found; ) {
    const inspector = rest[at]!
    const leaf = hasCaps ? leafNode(roster.index, inspector, list) : inspector
    if (mark[leaf]! < stamp) {
      if (sortedIndex(excluded, inspector) >= 0 || isBarred(search, visit, inspector)) {
        at += 1
        continue
      }
      const own = seatInTeam(roster, visit, inspector)
      if (own >= 0) {
        at += 1
        found = changesSeat(search, own, seat)
        continue
      }
      found = reach(search, leaf, openNode(search, seat))
    }
    end -= 1
    rest[at] = rest[end]!
    rest[end] = inspector
  }
  search.restCount[list] = end - start
  if (extra === undefined) return found
  for (let at = 0; at < extra.length && !found; at += 1) {
    const inspector = extra[at]!
    const own = seatInTeam(roster, visit, inspector)
    const leaf = leafNode(roster.index, inspector, list)
    if (own >= 0) found = changesSeat(search, own, seat)
    else if (mark[leaf]! < stamp && !isBarred(search, visit, inspector))
      found = reach(search, leaf, openNode(search, seat))
  }
  return found
}

function isBarred(search: Search, visit: number, inspector: number): boolean {
  if (visit !== search.barredVisit) return false
  return search.roster.index.relatedOf[inspector] === search.barredRelated
}

function changesSeat(search: Search, own: number, seat: number): boolean {
  if (own === seat || search.roster.fixed[own] === 1) return false
  if (own === search.goal && search.mustLeave) return false
  if (isReached(search, openNode(search, own))) return false
  return openSeat(search, own, openNode(search, seat))
}

/**
 * Closes what a failed search has reached to all later searches: nothing leads out of it, and no
 * path that avoids it can change that.
 */
export function settleReached(search: Search): void {
  const { queue, tail, mark, roster } = search
  for (let at = 0; at < tail; at += 1) {
    if (queue[at]! < roster.index.tree.nodeCount) mark[queue[at]!] = UNBOUNDED
  }
}
