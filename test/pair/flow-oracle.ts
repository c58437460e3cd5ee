import type { PairingProblem } from '../../src/pair/engine/problem.ts'
import { legalFor, visitOfSeat } from './oracle.ts'

interface Edge {
  readonly to: number
  readonly cost: number
  open: boolean
  readonly back: number
}

/**
 * The least Σ load² over complete assignments in which the given seats have the given inspectors,
 * or undefined if there is none: successive cheapest paths (Bellman–Ford) in a network that is
 * written out edge by edge. Slow and plain on purpose; shares no code with the library.
 */
export function leastSquares(
  problem: PairingProblem,
  fixed: ReadonlyMap<number, number>,
): number | undefined {
  const graph: Edge[][] = []
  const node = (): number => graph.push([]) - 1
  const connect = (from: number, to: number, cost: number): void => {
    graph[from]!.push({ to, cost, open: true, back: graph[to]!.length })
    graph[to]!.push({ to: from, cost: -cost, open: false, back: graph[from]!.length - 1 })
  }
  const sink = node()
  const inspectors = Array.from(problem.capacity, node)
  const pairs = new Map<string, number>()
  const seatCount = problem.seatList.length
  const seats = Array.from({ length: seatCount }, node)
  for (let seat = 0; seat < seatCount; seat += 1) {
    const visit = visitOfSeat(problem, seat)
    for (const inspector of legalFor(problem, seat)) {
      if ((fixed.get(seat) ?? inspector) !== inspector) continue
      const key = `${visit} ${inspector}`
      if (!pairs.has(key)) {
        pairs.set(key, node())
        connect(pairs.get(key)!, inspectors[inspector]!, 0)
      }
      connect(seats[seat]!, pairs.get(key)!, 0)
    }
  }
  inspectors.forEach((from, inspector) => {
    const units = Math.min(problem.capacity[inspector]!, seatCount)
    for (let unit = 0; unit < units; unit += 1) connect(from, sink, 2 * unit + 1)
  })

  let total = 0
  for (const seat of seats) {
    const cost = cheapestPath(graph, seat, sink)
    if (cost === undefined) return undefined
    total += cost
  }
  return total
}

function cheapestPath(graph: readonly Edge[][], from: number, to: number): number | undefined {
  const distance = graph.map(() => Number.POSITIVE_INFINITY)
  const arrival: (readonly [number, Edge] | undefined)[] = graph.map(() => undefined)
  distance[from] = 0
  const queue = [from]
  for (const node of queue) {
    for (const edge of graph[node]!) {
      const cost = distance[node]! + edge.cost
      if (!edge.open || cost >= distance[edge.to]!) continue
      distance[edge.to] = cost
      arrival[edge.to] = [node, edge]
      queue.push(edge.to)
    }
  }
  if (distance[to] === Number.POSITIVE_INFINITY) return undefined
  for (let node = to; node !== from; ) {
    const [before, edge] = arrival[node]!
    edge.open = false
    graph[node]![edge.back]!.open = true
    node = before
  }
  return distance[to]
}
