import type { DayClass, RoundDemand, SpreadProblem } from './spread-problem.ts'

/** A round's visits in one month. */
interface Cell {
  readonly demand: number
  /** Classes of days of the month that lie in the window. */
  readonly classes: readonly number[]
  /** Cost of the n-th visit: (2n − 1)·unit, so that n visits cost n²·unit. */
  readonly unit: number
  visits: number
}

/**
 * The network demand → month → (kind, days) → days → sink, with one visit sent at a time along a
 * shortest path of the residual network (Bellman–Ford with a queue: reversed arcs have negative
 * costs, negative cycles cannot arise).
 *
 * Costs are two integers. The first is the growth of Σ L² over the days; the second that of Σ x²/w,
 * times the least common multiple of all w: below 2⁵³ as long as a department has fewer than
 * 400,000 visits.
 */
export function createShortestPath(
  { demands, ofKind, ofDay }: SpreadProblem,
  classes: readonly DayClass[],
) {
  const scale = demands
    .flatMap(({ weights }) => [...weights.values()])
    .reduce((least, weight) => (least * weight) / greatestCommonDivisor(least, weight), 1)
  const cells = demands.flatMap((each, demand) => cellsOf(each, demand, classes, scale))
  const kinds = [...new Set(demands.map(({ kind }) => kind))]
  const kindOf = demands.map(({ kind }) => kinds.indexOf(kind))
  const count = classes.length

  // Nodes: demands, cells, classes of days for each kind, classes of days, sink.
  const firstCell = demands.length
  const firstOfKind = firstCell + cells.length
  const firstClass = firstOfKind + kinds.length * count
  const sink = firstClass + count

  const cellsOfDemand = demands.map((_, demand) =>
    cells.flatMap((cell, index) => (cell.demand === demand ? [index] : [])),
  )
  /** Cells that can send visits to a class of days for a kind. */
  const cellsAt: number[][] = Array.from({ length: kinds.length * count }, () => [])
  for (const [index, cell] of cells.entries()) {
    const kind = kindOf[cell.demand] as number
    for (const dayClass of cell.classes) (cellsAt[kind * count + dayClass] as number[]).push(index)
  }
  const roomOfKind = kinds.flatMap((kind) =>
    classes.map(({ days }) => days.length * (ofKind.get(kind) as Int32Array)[days[0] as number]!),
  )
  const room = classes.map(({ days }) => days.length * ofDay[days[0] as number]!)

  const sent = new Int32Array(cells.length * count)
  const sentOfKind = new Int32Array(kinds.length * count)
  const sentTo = new Int32Array(count)

  const squares = new Float64Array(sink + 1)
  const months = new Float64Array(sink + 1)
  const before = new Int32Array(sink + 1)
  const waiting = new Uint8Array(sink + 1)
  let queue: number[] = []

  function reach(node: number, from: number, square: number, month: number): void {
    const isBetter = square < squares[node]! || (square === squares[node]! && month < months[node]!)
    if (!isBetter) return
    squares[node] = square
    months[node] = month
    before[node] = from
    if (waiting[node] === 1 || node === sink) return
    waiting[node] = 1
    queue.push(node)
  }

  function search(demand: number): void {
    squares.fill(Number.POSITIVE_INFINITY)
    months.fill(Number.POSITIVE_INFINITY)
    queue = []
    reach(demand, -1, 0, 0)
    for (let head = 0; head < queue.length; head += 1) {
      const node = queue[head] as number
      waiting[node] = 0
      relax(node, squares[node]!, months[node]!)
    }
  }

  function relax(node: number, square: number, month: number): void {
    if (node < firstCell) {
      for (const index of cellsOfDemand[node] as number[]) {
        const { unit, visits } = cells[index] as Cell
        reach(firstCell + index, node, square, month + (2 * visits + 1) * unit)
      }
    } else if (node < firstOfKind) {
      const index = node - firstCell
      const { demand, classes: to, unit, visits } = cells[index] as Cell
      const first = firstOfKind + (kindOf[demand] as number) * count
      for (const dayClass of to) reach(first + dayClass, node, square, month)
      // Only a month that sends visits of this search's making can give one back.
      if (to.some((dayClass) => sent[index * count + dayClass]! > 0))
        reach(demand, node, square, month - (2 * visits - 1) * unit)
    } else if (node < firstClass) {
      const place = node - firstOfKind
      const dayClass = place % count
      if (sentOfKind[place]! < roomOfKind[place]!) reach(firstClass + dayClass, node, square, month)
      for (const index of cellsAt[place] as number[]) {
        if (sent[index * count + dayClass]! > 0) reach(firstCell + index, node, square, month)
      }
    } else {
      const dayClass = node - firstClass
      if (sentTo[dayClass]! < room[dayClass]!)
        reach(sink, node, square + nextSquare(dayClass), month)
      for (let place = dayClass; place < sentOfKind.length; place += count) {
        if (sentOfKind[place]! > 0) reach(firstOfKind + place, node, square, month)
      }
    }
  }

  /** By how much Σ L² grows with one visit more, the days of a class being filled in turn. */
  function nextSquare(dayClass: number): number {
    const { days, base } = classes[dayClass] as DayClass
    return 2 * (base + Math.floor(sentTo[dayClass]! / days.length)) + 1
  }

  function move(from: number, to: number): void {
    if (to === sink) {
      sentTo[from - firstClass] = sentTo[from - firstClass]! + 1
    } else if (from < firstCell) {
      ;(cells[to - firstCell] as Cell).visits += 1
    } else if (to < firstCell) {
      ;(cells[from - firstCell] as Cell).visits -= 1
    } else if (from < firstOfKind) {
      const place = (from - firstCell) * count + ((to - firstOfKind) % count)
      sent[place] = sent[place]! + 1
    } else if (to < firstOfKind) {
      const place = (to - firstCell) * count + ((from - firstOfKind) % count)
      sent[place] = sent[place]! - 1
    } else {
      const [place, step] = from < firstClass ? [from - firstOfKind, 1] : [to - firstOfKind, -1]
      sentOfKind[place] = sentOfKind[place]! + step
    }
  }

  return {
    /** Places one more visit of a demand; false if there is no way to. */
    augment(demand: number): boolean {
      search(demand)
      if (squares[sink] === Number.POSITIVE_INFINITY) return false
      for (let node = sink; before[node]! >= 0; node = before[node]!) move(before[node]!, node)
      return true
    },
    /** Demands whose visits would have to give way to one more of this one. */
    reachedFrom(demand: number): number[] {
      search(demand)
      return demands.flatMap((_, each) => (squares[each]! < Number.POSITIVE_INFINITY ? [each] : []))
    },
    /** Visits of a demand on a class of days. */
    flow: (demand: number, dayClass: number): number =>
      (cellsOfDemand[demand] as number[]).reduce(
        (sum, index) => sum + sent[index * count + dayClass]!,
        0,
      ),
  }
}

function cellsOf(
  { days, weights, before }: RoundDemand,
  demand: number,
  classes: readonly DayClass[],
  scale: number,
): Cell[] {
  const usable = new Set(days)
  const cells = [...weights].flatMap(([month, weight]) => {
    const own = classes.flatMap((each, index) =>
      each.month === month && usable.has(each.days[0] as number) ? [index] : [],
    )
    if (own.length === 0) return []
    return [{ demand, classes: own, unit: scale / weight, visits: before.get(month) ?? 0 }]
  })
  // Of months that are equally good, the one with the first day in the order is taken: classes
  // stand in that order.
  return cells.sort((a, b) => (a.classes[0] as number) - (b.classes[0] as number))
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
