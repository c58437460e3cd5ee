import { isCandidate, leafNode } from './problem-index.ts'
import { NOBODY, type Roster, seatInTeam } from './roster.ts'
import { sortedIndex } from './sorted-index.ts'
import { listCost, type StageCosts, visitCost } from './stage-costs.ts'

/**
 * The residual graph of a complete assignment with its costs. Nodes in this order of numbers:
 * inspectors and caps; seats that are open; for each seat the place of its holder in the team,
 * first on the way in, then on the way out (related inspectors share it); the sink, where units are
 * exchanged.
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
  /** Whether a negative cycle was found. */
  hasCycle: boolean
}

/** Where each kind of nodes begins. */
export function firstNodes({ tree, seatCount }: Roster['index']) {
  const open = tree.nodeCount
  return {
    open,
    enters: open + seatCount,
    leaves: open + 2 * seatCount,
    sink: open + 3 * seatCount,
  }
}

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
    hasCycle: false,
  }
}

/** What an inspector should have at least, as far as his capacity allows it. */
export function leastWanted({ index }: Roster, inspector: number): number {
  const { minimum, capacity } = index.problem
  return Math.min(minimum?.[inspector] ?? 0, capacity[inspector]!)
}

/** Puts a node into the ring unless it waits there. */
export function enqueue(labels: StageLabels, node: number): void {
  const { queue, isQueued } = labels
  if (isQueued[node] === 1) return
  isQueued[node] = 1
  queue[(labels.head + labels.waiting) % queue.length] = node
  labels.waiting += 1
}

function relax(labels: StageLabels, node: number, next: number, cost: number): void {
  const { label, from } = labels
  if (label[node]! + cost >= label[next]! || labels.hasCycle) return
  from[next] = node
  label[next] = label[node]! + cost
  enqueue(labels, next)
  for (let at = node; at >= 0; at = from[at]!) {
    if (at !== next) continue
    labels.hasCycle = true
    return
  }
}

/** Lowers the labels behind all arcs of a node. */
export function relaxFrom(labels: StageLabels, node: number): void {
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
