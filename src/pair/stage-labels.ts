import { isCandidate, leafNode } from './problem-index.ts'
import { NOBODY, type Roster, seatInTeam } from './roster.ts'
import { type Moves, noMoves } from './search.ts'
import { sortedIndex } from './sorted-index.ts'
import { listCost, type StageCosts, visitCost } from './stage-costs.ts'

/**
 * The residual graph of a complete assignment with its costs. Nodes in this order of numbers: inspectors and caps;
 * seats that are open; for each seat the place of its holder in the team, first on the way in, then on the way out
 * (related inspectors share it); the sink, where units are exchanged.
 *
 * @internal
 */
export interface StageLabels {
  readonly roster: Roster
  costs: StageCosts
  /** The cost of the cheapest way to each node, from wherever one likes. */
  readonly label: Float64Array
  /** The node before on that way, or -1. */
  readonly from: Int32Array
  /** A ring: each node waits in it once at most. */
  readonly queue: Int32Array
  readonly isQueued: Uint8Array
  head: number
  waiting: number
  /** A node on a negative cycle, or -1. */
  cycle: number
}

/** Where each kind of nodes begins. @internal */
export function firstNodes({ tree, seatCount }: Roster['index']) {
  const open = tree.nodeCount
  return {
    open,
    enters: open + seatCount,
    leaves: open + 2 * seatCount,
    sink: open + 3 * seatCount,
  }
}

/** @internal */
export function createStageLabels(roster: Roster, costs: StageCosts): StageLabels {
  const nodes = firstNodes(roster.index).sink + 1
  return {
    roster,
    costs,
    label: new Float64Array(nodes),
    from: new Int32Array(nodes),
    queue: new Int32Array(nodes),
    isQueued: new Uint8Array(nodes),
    head: 0,
    waiting: 0,
    cycle: -1,
  }
}

/**
 * Label-correcting cheapest ways (Bellman 1958, Ford 1956; first in, first out), from all nodes at once.
 *
 * Without a negative cycle the labels are optimal potentials: no assignment is cheaper, and an assignment is as cheap
 * iff it uses every arc whose ends' labels differ by more than its cost, and none where they differ by less. Costs are
 * whole numbers; labels start at 0 and most stay there, so mostly little is looked at.
 *
 * @returns the moves along a negative cycle, if there is one: they make the assignment cheaper
 * @internal
 */
export function settleLabels(labels: StageLabels): Moves | undefined {
  const { roster, costs } = labels
  const { index, inspectorOf } = roster
  const { problem, visitOf, seatCount } = index
  const { enters, sink } = firstNodes(index)
  clear(labels, 0)
  enqueue(labels, sink)
  for (let seat = 0; seat < seatCount; seat += 1) {
    const holder = inspectorOf[seat]!
    if (holder === NOBODY) continue
    const list = problem.seatList[seat]!
    if (listCost(costs, problem, list, holder) > 0) enqueue(labels, enters + seat)
    if (visitCost(costs, visitOf[seat]!, holder) > 0) {
      enqueue(labels, leafNode(index, holder, list))
    }
  }
  for (let i = 0; i < problem.inspectorCount; i += 1) {
    if (roster.load[i]! < leastWanted(roster, i)) enqueue(labels, i)
  }
  run(labels, NOWHERE)
  return labels.cycle < 0 ? undefined : movesAround(labels)
}

/**
 * The cost of the cheapest way from an open seat to a free unit, or from a unit above a minimum to one below.
 *
 * @param labels - of an assignment without negative cycles
 * @returns `Infinity` if there is no way
 * @internal
 */
export function cheapestGain(labels: StageLabels, gain: 'seat' | 'unit'): number {
  const { roster, label } = labels
  const { index, load, inspectorOf } = roster
  const { open, sink } = firstNodes(index)
  clear(labels, Number.POSITIVE_INFINITY)
  const start = (node: number): void => {
    label[node] = 0
    enqueue(labels, node)
  }
  const { inspectorCount } = index.problem
  if (gain === 'seat') {
    for (let seat = 0; seat < index.seatCount; seat += 1) {
      if (inspectorOf[seat] === NOBODY) start(open + seat)
    }
    run(labels, sink)
    return label[sink]!
  }
  for (let i = 0; i < inspectorCount; i += 1) if (load[i]! > leastWanted(roster, i)) start(i)
  run(labels, sink)
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < inspectorCount; i += 1) {
    if (load[i]! < leastWanted(roster, i)) least = Math.min(least, label[i]!)
  }
  return least
}

function clear(labels: StageLabels, label: number): void {
  labels.label.fill(label)
  labels.from.fill(-1)
  labels.isQueued.fill(0)
  labels.head = 0
  labels.waiting = 0
  labels.cycle = -1
}

/** No node: ways go on everywhere. */
const NOWHERE = -1

/**
 * Relaxes until nothing changes; ways end at a node.
 *
 * It ends: every step out of the queue follows a label that fell, labels are whole, and on ways without a cycle none is
 * below minus all costs together.
 */
function run(labels: StageLabels, end: number): void {
  const { queue, isQueued } = labels
  while (labels.waiting > 0 && labels.cycle < 0) {
    const node = queue[labels.head]!
    labels.head = labels.head + 1 === queue.length ? 0 : labels.head + 1
    labels.waiting -= 1
    isQueued[node] = 0
    if (node !== end) relaxFrom(labels, node)
  }
}

/** What an inspector should have at least, as far as his capacity allows it. @internal */
export function leastWanted({ index }: Roster, inspector: number): number {
  const { minimum, capacity } = index.problem
  return Math.min(minimum?.[inspector] ?? 0, capacity[inspector]!)
}

function enqueue(labels: StageLabels, node: number): void {
  const { queue, isQueued } = labels
  if (isQueued[node] === 1) return
  isQueued[node] = 1
  queue[(labels.head + labels.waiting) % queue.length] = node
  labels.waiting += 1
}

function relax(labels: StageLabels, node: number, next: number, cost: number): void {
  const { label, from } = labels
  if (label[node]! + cost >= label[next]! || labels.cycle >= 0) return
  from[next] = node
  label[next] = label[node]! + cost
  enqueue(labels, next)
  for (let at = node; at >= 0; at = from[at]!) {
    if (at !== next) continue
    labels.cycle = next
    return
  }
}

function relaxFrom(labels: StageLabels, node: number): void {
  const { open, enters, leaves, sink } = firstNodes(labels.roster.index)
  if (node < open) relaxFromTree(labels, node)
  else if (node < enters) relaxFromOpen(labels, node - open)
  else if (node < leaves) {
    const seat = node - enters
    const { index, inspectorOf } = labels.roster
    const cost = listCost(
      labels.costs,
      index.problem,
      index.problem.seatList[seat]!,
      inspectorOf[seat]!,
    )
    relax(labels, node, open + seat, -cost)
  } else if (node < sink) relaxFromLeft(labels, node - leaves)
  else relaxFromSink(labels)
}

/** One seat more is counted at this node. */
function relaxFromTree(labels: StageLabels, node: number): void {
  const { roster, costs } = labels
  const { index, load } = roster
  const { tree, problem, entryStart, entries, listAt, capFrom, capTo, visitOf } = index
  const { inspectorCount } = problem
  const { leaves, sink } = firstNodes(index)
  const owner = tree.ownerOf[node]!
  if (load[node]! < tree.most[node]!) {
    if (node !== owner) relax(labels, node, tree.parentOf[node]!, 0)
    else relax(labels, node, sink, load[node]! < leastWanted(roster, owner) ? -costs.shortfall : 0)
  }
  const isCap = node !== owner
  const end = isCap ? capTo[node - inspectorCount]! : entryStart[owner + 1]!
  const begin = isCap ? capFrom[node - inspectorCount]! : entryStart[owner]!
  for (let at = begin; at < end; at += 1) {
    const entry = entries[at]!
    let seat = roster.first[entry]!
    if (seat < 0) continue
    const leaf = leafNode(index, owner, listAt[entry]!)
    if (leaf !== node) {
      relaxDown(labels, node, leaf)
      continue
    }
    while (seat >= 0) {
      relax(labels, node, leaves + seat, -visitCost(costs, visitOf[seat]!, owner))
      seat = roster.next[seat]!
    }
  }
}

/** From a wider cap to the cap just inside it that counts the seats of a leaf. */
function relaxDown(labels: StageLabels, node: number, leaf: number): void {
  const { parentOf } = labels.roster.index.tree
  let below = leaf
  while (parentOf[below] !== node) below = parentOf[below]!
  relax(labels, node, below, 0)
}

function relaxFromOpen(labels: StageLabels, seat: number): void {
  const { roster, costs, label } = labels
  const { index, inspectorOf } = roster
  const { problem, visitOf } = index
  const { open, enters } = firstNodes(index)
  const visit = visitOf[seat]!
  const list = problem.seatList[seat]!
  // Whoever is in the team already is entered by way of his place.
  const end = problem.seatStart[visit + 1]!
  for (let other = problem.seatStart[visit]!; other < end; other += 1) {
    const holder = inspectorOf[other]!
    if (other === seat || holder === NOBODY || !isCandidate(index, seat, holder)) continue
    relax(labels, open + seat, enters + other, listCost(costs, problem, list, holder))
  }
  const inspectors = problem.lists[list]!
  const prices = costs.inList[list]
  const here = label[open + seat]!
  for (let at = 0; at < inspectors.length; at += 1) {
    const inspector = inspectors[at]!
    const leaf = leafNode(index, inspector, list)
    const own = prices?.[at] ?? 0
    if (here + own >= label[leaf]!) continue
    if (sortedIndex(problem.excluded[visit]!, inspector) >= 0) continue
    if (seatInTeam(roster, visit, inspector) >= 0) continue
    relax(labels, open + seat, leaf, own + visitCost(costs, visit, inspector))
  }
}

function relaxFromLeft(labels: StageLabels, seat: number): void {
  const { roster, costs } = labels
  const { index } = roster
  const { enters, leaves } = firstNodes(index)
  relax(labels, leaves + seat, enters + seat, 0)
  const holder = roster.inspectorOf[seat]!
  for (const other of index.relatives.get(index.relatedOf[holder]!) ?? []) {
    if (other === holder || !isCandidate(index, seat, other)) continue
    const leaf = leafNode(index, other, index.problem.seatList[seat]!)
    relax(labels, leaves + seat, leaf, visitCost(costs, index.visitOf[seat]!, other))
  }
}

function relaxFromSink(labels: StageLabels): void {
  const { roster, costs } = labels
  const { open, sink } = firstNodes(roster.index)
  for (let seat = 0; costs.openSeat > 0 && seat < roster.index.seatCount; seat += 1) {
    if (roster.inspectorOf[seat] === NOBODY) relax(labels, sink, open + seat, -costs.openSeat)
  }
  for (let i = 0; i < roster.index.problem.inspectorCount; i += 1) {
    const load = roster.load[i]!
    if (load > 0) relax(labels, sink, i, load <= leastWanted(roster, i) ? costs.shortfall : 0)
  }
}

function movesAround({ roster, from, cycle }: StageLabels): Moves {
  const { index } = roster
  const { open, enters, leaves, sink } = firstNodes(index)
  const moves = noMoves()
  let node = cycle
  do {
    const before = from[node]!
    if (node < open && before >= open && before < enters) {
      moves.takes.push([before - open, index.tree.ownerOf[node]!])
    } else if (node < open && before >= leaves && before < sink) {
      moves.replaces.push([before - leaves, index.tree.ownerOf[node]!])
    } else if (node >= enters && node < leaves && before < enters) {
      moves.changes.push([node - enters, before - open])
    }
    node = before
  } while (node !== cycle)
  return moves
}
