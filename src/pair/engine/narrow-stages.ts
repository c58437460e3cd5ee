import type { Narrowing, PairingProblem } from './problem.ts'
import { isCandidate, leafNode } from './problem-index.ts'
import { NOBODY } from './roster.ts'
import { listCost, visitCost } from './stage-costs.ts'
import { firstNodes, leastWanted, type StageLabels } from './stage-graph.ts'

/**
 * Turns optimal labels into the problem whose complete assignments are exactly those with the least
 * costs (complementary slackness): arcs that would cost more are left out, arcs that all of them
 * use are prescribed.
 *
 * Lists stay shared: whoever costs nothing at a visit is sorted by label, and labels take few
 * values. Only those who cost something there, or must be in the team, are written down seat by
 * seat.
 */
export function narrowStages(labels: StageLabels): PairingProblem {
  const { problem } = labels.roster.index
  const teams = problem.excluded.map((_, visit) => narrowTeam(labels, visit))
  return {
    ...problem,
    ...narrowLists(labels),
    excluded: teams.map(({ excluded }) => excluded),
    narrowing: {
      ...narrowTree(labels),
      extra: teams.flatMap(({ extra }) => extra),
      bound: teams.map(({ bound }) => bound),
    },
  }
}

/** Loads of inspectors and caps that all least assignments share are prescribed. */
function narrowTree({ roster, costs, label }: StageLabels): Pick<Narrowing, 'least' | 'most'> {
  const { tree, problem } = roster.index
  const { sink } = firstNodes(roster.index)
  const least = new Int32Array(tree.nodeCount)
  const most = tree.most.slice()
  const prescribe = (node: number, units: number, reduced: number): void => {
    if (reduced < 0) least[node] = least[node]! + units
    if (reduced > 0) most[node] = most[node]! - units
  }
  for (let node = 0; node < tree.nodeCount; node += 1) {
    if (node >= problem.inspectorCount) {
      prescribe(node, tree.most[node]!, label[node]! - label[tree.parentOf[node]!]!)
      continue
    }
    // The units up to the minimum cost less than the others.
    const wanted = leastWanted(roster, node)
    const reduced = label[node]! - label[sink]!
    prescribe(node, wanted, reduced - costs.shortfall)
    prescribe(node, tree.most[node]! - wanted, reduced)
  }
  return { least, most }
}

/** A list of its own for each list and each label of a seat. */
function narrowLists({
  roster,
  costs,
  label,
}: StageLabels): Pick<PairingProblem, 'lists' | 'seatList'> {
  const { index } = roster
  const { seatList, lists: whole } = index.problem
  const { open } = firstNodes(index)
  const lists: Int32Array[] = []
  const known = new Map<string, number>()
  const narrowed = seatList.map((list, seat) => {
    const wanted = label[open + seat]!
    const name = `${list} ${wanted}`
    const place = known.get(name)
    if (place !== undefined) return place
    known.set(name, lists.length)
    const left = whole[list]!.filter(
      (inspector, at) =>
        label[leafNode(index, inspector, list)]! - (costs.inList[list]?.[at] ?? 0) === wanted,
    )
    return lists.push(left) - 1
  })
  return { lists, seatList: narrowed }
}

interface NarrowedTeam {
  readonly excluded: Int32Array
  readonly bound: Int32Array
  /** For each seat of the visit. */
  readonly extra: readonly Int32Array[]
}

function narrowTeam({ roster, costs, label }: StageLabels, visit: number): NarrowedTeam {
  const { index, inspectorOf } = roster
  const { problem, relatives, relatedOf } = index
  const { open } = firstNodes(index)
  const start = problem.seatStart[visit]!
  const seats = Array.from({ length: problem.seatStart[visit + 1]! - start }, (_, at) => start + at)
  const dear = costs.dear[visit]!.inspectors
  const written = new Set<number>(dear)
  const bound: number[] = []
  const extra = seats.map(() => new Set<number>())
  /** The label of a place in the team, entered from a seat. */
  const entering = (seat: number, inspector: number): number =>
    label[open + seat]! + listCost(costs, problem, problem.seatList[seat]!, inspector)
  /** The same, as it follows from the inspector himself. */
  const leaving = (seat: number, inspector: number): number =>
    label[leafNode(index, inspector, problem.seatList[seat]!)]! - visitCost(costs, visit, inspector)

  for (const own of seats) {
    const holder = inspectorOf[own]!
    if (holder === NOBODY) continue
    const out = leaving(own, holder)
    const others = seats.filter((seat) => seat !== own && isCandidate(index, seat, holder))
    const into = others.reduce((low, seat) => Math.min(low, entering(seat, holder)), out)
    // Labels start at 0 and costs are not below, so the own seat's label is exactly what follows from
    // `into`: no seat has its holder in all least assignments unless the team has him.
    if (into === out) continue
    const family = (relatives.get(relatedOf[holder]!) ?? [holder]).filter((i) =>
      isCandidate(index, own, i),
    )
    for (const inspector of family) {
      written.add(inspector)
      if (leaving(own, inspector) !== out) continue
      for (const seat of others) {
        if (entering(seat, holder) === into) extra[seat - start]!.add(inspector)
      }
      extra[own - start]!.add(inspector)
    }
    bound.push(relatedOf[holder]!)
  }
  for (const inspector of dear) {
    if (bound.includes(relatedOf[inspector]!)) continue
    for (const seat of seats) {
      if (!isCandidate(index, seat, inspector)) continue
      const here = entering(seat, inspector)
      if (here === leaving(seat, inspector)) extra[seat - start]!.add(inspector)
    }
  }
  const barred = new Set<number>([...problem.excluded[visit]!, ...written])
  return {
    excluded: written.size === 0 ? problem.excluded[visit]! : ascending(barred),
    bound: ascending(bound),
    extra: extra.map(ascending),
  }
}

const NONE = new Int32Array(0)

function ascending(values: Iterable<number>): Int32Array {
  const sorted = Int32Array.from(values).sort((a, b) => a - b)
  return sorted.length === 0 ? NONE : sorted
}
