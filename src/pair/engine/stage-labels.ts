import { leafNode } from './problem-index.ts'
import { NOBODY } from './roster.ts'
import { listCost, visitCost } from './stage-costs.ts'
import { enqueue, firstNodes, leastWanted, relaxFrom, type StageLabels } from './stage-graph.ts'

/**
 * Label-correcting cheapest ways (Bellman 1958, Ford 1956; first in, first out), from all nodes at
 * once.
 *
 * Without a negative cycle the labels are optimal potentials: no assignment is cheaper, and an
 * assignment is as cheap iff it uses every arc whose ends' labels differ by more than its cost, and
 * none where they differ by less. Costs are whole numbers; labels start at 0 and most stay there,
 * so mostly little is looked at.
 *
 * @param labels - of an assignment without negative cycles
 * @throws RangeError if there is one
 */
export function settleLabels(labels: StageLabels): void {
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
  if (labels.hasCycle) throw new RangeError('a cheaper assignment is left')
}

/**
 * The cost of the cheapest way from an open seat to a free unit, or from a unit above a minimum to
 * one below.
 *
 * @param labels - of an assignment without negative cycles
 * @returns `Infinity` if there is no way
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
  labels.hasCycle = false
}

/** No node: ways go on everywhere. */
const NOWHERE = -1

/**
 * Relaxes until nothing changes; ways end at a node.
 *
 * It ends: every step out of the queue follows a label that fell, labels are whole, and on ways
 * without a cycle none is below minus all costs together.
 */
function run(labels: StageLabels, end: number): void {
  const { queue, isQueued } = labels
  while (labels.waiting > 0 && !labels.hasCycle) {
    const node = queue[labels.head]!
    labels.head = labels.head + 1 === queue.length ? 0 : labels.head + 1
    labels.waiting -= 1
    isQueued[node] = 0
    if (node !== end) relaxFrom(labels, node)
  }
}
