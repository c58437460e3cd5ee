import { groupBy } from '../../../core/group.ts'
import { includeInOrder } from './ascending.ts'
import type { DayClass, RoundDemand, SpreadProblem } from './spread-problem.ts'

/** A round's visits in one month. */
interface Cell {
  readonly demand: number
  /** Classes of days of the month that lie in the window. */
  readonly classes: readonly number[]
  /** Cost of the n-th visit: (2n − 1)·unit, so that n visits cost n²·unit. */
  readonly unit: number
  /** Visits that have their days already: no search gives them back. */
  readonly before: number
}

/**
 * The network demand → month → (kind, days) → days → sink, with one visit sent at a time along a
 * shortest path of the residual network (Bellman–Ford with a queue: reversed arcs have negative
 * costs, negative cycles cannot arise).
 *
 * Costs are two integers. The first is the growth of Σ L² over the days, which only the last arc
 * has; the second that of Σ x²/w, times the least common multiple of all w: below 2⁵³ as long as a
 * department has fewer than 400,000 visits.
 *
 * A search looks only at arcs that can be used: reversed ones are kept in lists of their own, since
 * there are as many as visits, not as rounds times days.
 */
export function createShortestPath(
  { demands, ofKind, ofDay }: SpreadProblem,
  classes: readonly DayClass[],
) {
  const scale = demands
    .flatMap(({ weights }) => [...weights.values()])
    .reduce((least, weight) => (least * weight) / greatestCommonDivisor(least, weight), 1)
  const inMonth = groupBy(classes.keys(), (index) => (classes[index] as DayClass).month)
  const cells = demands.flatMap((each, demand) =>
    cellsOf(each, demand, { classes, inMonth, scale }),
  )
  const cellOfDemand = startsOf(
    demands.length,
    cells.map(({ demand }) => demand),
  )
  const kinds = [...new Set(demands.map(({ kind }) => kind))]
  const numbers = new Map(kinds.map((kind, index) => [kind, index]))
  const kindOf = demands.map(({ kind }) => numbers.get(kind) as number)
  const count = classes.length

  // Nodes: demands, cells, classes of days for each kind, classes of days, sink.
  const firstCell = demands.length
  const firstOfKind = firstCell + cells.length
  const firstClass = firstOfKind + kinds.length * count
  const sink = firstClass + count

  const roomOfKind = kinds.flatMap((kind) =>
    classes.map(({ days }) => days.length * (ofKind.get(kind) as Int32Array)[days[0] as number]!),
  )
  const room = classes.map(({ days }) => days.length * ofDay[days[0] as number]!)

  const sentOfKind = new Int32Array(kinds.length * count)
  const sentTo = new Int32Array(count)
  /** Cells with visits on a class of days for a kind, ascending. */
  const sendersTo: (number[] | undefined)[] = new Array(kinds.length * count)
  /** Kinds with visits on a class of days, ascending. */
  const kindsOn: number[][] = classes.map(() => [])

  // Cells by themselves, side by side: a search looks at little else.
  const demandOf = Int32Array.from(cells, ({ demand }) => demand)
  const unitOf = Float64Array.from(cells, ({ unit }) => unit)
  const beforeOf = Int32Array.from(cells, ({ before }) => before)
  const visitsOf = beforeOf.slice()
  const firstOf = Int32Array.from(demandOf, (demand) => firstOfKind + kindOf[demand]! * count)
  /** Where the classes of each cell begin; the last entry is where they all end. */
  const starts = new Int32Array(cells.length + 1)
  for (const [index, { classes: to }] of cells.entries())
    starts[index + 1] = starts[index]! + to.length
  const toClass = Int32Array.from(cells.flatMap(({ classes: to }) => to))
  const sent = new Int32Array(toClass.length)

  const months = new Float64Array(sink + 1).fill(Number.POSITIVE_INFINITY)
  const before = new Int32Array(sink + 1)
  const waiting = new Uint8Array(sink + 1)
  let squareOfSink = Number.POSITIVE_INFINITY
  let reached: number[] = []
  let queue: number[] = []
  let steps = 0

  function reach(node: number, from: number, month: number): void {
    steps += 1
    const known = months[node]!
    if (month >= known) return
    if (known === Number.POSITIVE_INFINITY) reached.push(node)
    months[node] = month
    before[node] = from
    if (waiting[node] === 1) return
    waiting[node] = 1
    queue.push(node)
  }

  function reachSink(from: number, square: number, month: number): void {
    if (square > squareOfSink || (square === squareOfSink && month >= months[sink]!)) return
    squareOfSink = square
    months[sink] = month
    before[sink] = from
  }

  function search(demand: number): void {
    for (const node of reached) months[node] = Number.POSITIVE_INFINITY
    months[sink] = Number.POSITIVE_INFINITY
    squareOfSink = Number.POSITIVE_INFINITY
    reached = []
    queue = []
    reach(demand, -1, 0)
    for (let head = 0; head < queue.length; head += 1) {
      const node = queue[head] as number
      waiting[node] = 0
      relax(node, months[node]!)
    }
  }

  function relax(node: number, month: number): void {
    if (node < firstCell) {
      for (let index = cellOfDemand[node]!; index < cellOfDemand[node + 1]!; index += 1)
        reach(firstCell + index, node, month + (2 * visitsOf[index]! + 1) * unitOf[index]!)
    } else if (node < firstOfKind) {
      const index = node - firstCell
      const first = firstOf[index]!
      for (let at = starts[index]!; at < starts[index + 1]!; at += 1)
        reach(first + toClass[at]!, node, month)
      const visits = visitsOf[index]!
      if (visits > beforeOf[index]!)
        reach(demandOf[index]!, node, month - (2 * visits - 1) * unitOf[index]!)
    } else if (node < firstClass) {
      const place = node - firstOfKind
      if (sentOfKind[place]! < roomOfKind[place]!) reach(firstClass + (place % count), node, month)
      for (const index of sendersTo[place] ?? []) reach(firstCell + index, node, month)
    } else {
      const dayClass = node - firstClass
      if (sentTo[dayClass]! < room[dayClass]!) reachSink(node, nextSquare(dayClass), month)
      for (const kind of kindsOn[dayClass] as number[])
        reach(firstOfKind + kind * count + dayClass, node, month)
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
      visitsOf[to - firstCell] = visitsOf[to - firstCell]! + 1
    } else if (to < firstCell) {
      visitsOf[from - firstCell] = visitsOf[from - firstCell]! - 1
    } else if (from < firstOfKind) {
      send(from - firstCell, to - firstOfKind, 1)
    } else if (to < firstOfKind) {
      send(to - firstCell, from - firstOfKind, -1)
    } else {
      const [place, step] = from < firstClass ? [from - firstOfKind, 1] : [to - firstOfKind, -1]
      sentOfKind[place] = sentOfKind[place]! + step
      const kind = Math.floor(place / count)
      includeInOrder(kindsOn[place % count] as number[], kind, sentOfKind[place]! > 0)
    }
  }

  function send(index: number, place: number, step: 1 | -1): void {
    const at = toClass.indexOf(place % count, starts[index])
    sent[at] = sent[at]! + step
    const senders = sendersTo[place] ?? []
    sendersTo[place] = senders
    includeInOrder(senders, index, sent[at]! > 0)
  }

  return {
    /** Places one more visit of a demand; false if there is no way to. */
    augment(demand: number): boolean {
      search(demand)
      if (squareOfSink === Number.POSITIVE_INFINITY) return false
      for (let node = sink; before[node]! >= 0; node = before[node]!) move(before[node]!, node)
      return true
    },
    /** Demands whose visits would have to give way to one more of this one. */
    reachedFrom(demand: number): number[] {
      search(demand)
      return reached.filter((node) => node < firstCell).sort((a, b) => a - b)
    },
    /** Visits of a demand by class of days, as far as it has any. */
    flow(demand: number): (readonly [dayClass: number, visits: number])[] {
      const flow: [number, number][] = []
      const end = starts[cellOfDemand[demand + 1]!]!
      for (let at = starts[cellOfDemand[demand]!]!; at < end; at += 1)
        if (sent[at]! > 0) flow.push([toClass[at]!, sent[at]!])
      return flow
    },
    /** How many arcs have been looked at so far. */
    steps: () => steps,
  }
}

/** Where the members of each group begin, these being in order; the last entry is the end of all. */
function startsOf(groups: number, groupOf: readonly number[]): Int32Array {
  const starts = new Int32Array(groups + 1)
  for (const group of groupOf) starts[group + 1] = starts[group + 1]! + 1
  for (let group = 0; group < groups; group += 1)
    starts[group + 1] = starts[group + 1]! + starts[group]!
  return starts
}

function cellsOf(
  { days, weights, before }: RoundDemand,
  demand: number,
  all: {
    readonly classes: readonly DayClass[]
    readonly inMonth: ReadonlyMap<number, readonly number[]>
    readonly scale: number
  },
): Cell[] {
  const usable = new Set(days)
  const cells = [...weights].flatMap(([month, weight]): Cell[] => {
    const own = (all.inMonth.get(month) ?? []).filter((index) =>
      usable.has((all.classes[index] as DayClass).days[0] as number),
    )
    if (own.length === 0) return []
    return [{ demand, classes: own, unit: all.scale / weight, before: before.get(month) ?? 0 }]
  })
  // Of months that are equally good, the one with the first day in the order is taken: classes
  // stand in that order.
  return cells.sort((a, b) => (a.classes[0] as number) - (b.classes[0] as number))
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
