import { Network } from './network.ts'
import { type Bounds, mostOn, type Problem, type Slot } from './problem.ts'

/** What a seat of each kind costs: the sums of §9.2 in one number. */
export type Prices = {
  /** The cost of a slot's candidate. */
  readonly candidate: (x: number, who: string) => bigint
  /** The cost of a candidate's l-th seat, not less than that of the one before. */
  readonly seat: (who: Bounds, l: number) => bigint
  /** The most seats that a candidate may have. */
  readonly most: (who: Bounds) => number
}

/** §9.2 as a flow of one unit for each slot, from `source` to `sink`. */
export type Staffing = {
  readonly network: Network
  readonly source: number
  readonly sink: number
  /** For each slot and candidate the two arcs by which the slot's unit reaches him. */
  readonly arcs: readonly ReadonlyMap<string, readonly [seat: number, person: number]>[]
}

/**
 * Nobody else with his name or of his family sits beside somebody who is the only one for a slot.
 */
function settled({ slots, candidates }: Problem): Slot[] {
  const related = new Map(candidates.map((one) => [one.id, one.related]))
  const barred = (who: string, only: string) =>
    who === only || (related.get(who) !== undefined && related.get(who) === related.get(only))
  return slots.map((slot) => {
    const single = slots.filter(({ visit, legal }) => visit === slot.visit && legal.length === 1)
    const seated = single.filter((other) => other !== slot).map(({ legal }) => legal[0]!)
    const legal = slot.legal.filter((who) => !seated.some((only) => barred(who, only)))
    return { ...slot, legal }
  })
}

/**
 * A slot's unit goes through a node of its visit that takes one: an inspector's, or that of all
 * related ones. They are alike there (§3.2d), so that any of them can have the seat of any. It goes
 * on to the inspector's day and through his limits, the inner ones first.
 */
export function staffing(problem: Problem, prices: Prices): Staffing {
  const { candidates } = problem
  const slots = settled(problem)
  const network = new Network()
  const [source, sink] = [network.node(), network.node()]
  const entries = new Map(
    candidates.map((who) => {
      const seats = slots.filter(({ legal }) => legal.includes(who.id)).length
      return [who.id, wayOut(network, sink, who, prices, seats)]
    }),
  )
  const family = new Map(
    candidates.map(({ id, related }) => [
      id,
      related === undefined ? `id ${id}` : `family ${related}`,
    ]),
  )
  const gates = new Map<string, Gate>()
  const arcs = slots.map(({ visit, day, legal }, x) => {
    const start = network.node()
    network.arc(source, start, 1)
    const seats = new Map<string, number>()
    const found = new Map<string, readonly [number, number]>()
    for (const who of legal) {
      const kin = family.get(who)!
      const name = `${visit} ${kin}`
      const gate =
        gates.get(name) ??
        openGate(
          network,
          x,
          legal.filter((one) => family.get(one) === kin),
        )
      gates.set(name, gate)
      const person =
        gate.persons.get(who) ??
        network.arc(
          gate.exit,
          entries.get(who)!(day),
          1,
          prices.candidate(gate.x, who) - prices.candidate(gate.x, gate.members[0]!),
        )
      gate.persons.set(who, person)
      const seat =
        seats.get(kin) ?? network.arc(start, gate.entry, 1, prices.candidate(x, gate.members[0]!))
      seats.set(kin, seat)
      if (network.costs[seat]! + network.costs[person]! !== prices.candidate(x, who))
        throw new Error('relatives who are not alike (§3.2)')
      found.set(who, [seat, person])
    }
    return found
  })
  for (const [x, { visit, legal }] of slots.entries())
    for (const kin of new Set(legal.map((who) => family.get(who)!))) {
      const { members } = gates.get(`${visit} ${kin}`)!
      if (
        members.some((one) => !arcs[x]!.has(one)) ||
        legal.some((one) => family.get(one) === kin && !members.includes(one))
      )
        throw new Error('relatives who are not alike (§3.2)')
    }
  return { network, source, sink, arcs }
}

/** What takes one of the related inspectors `members` in a visit, whose first slot is x. */
type Gate = {
  readonly entry: number
  readonly exit: number
  readonly x: number
  readonly members: readonly string[]
  readonly persons: Map<string, number>
}

function openGate(network: Network, x: number, members: readonly string[]): Gate {
  const [entry, exit] = [network.node(), network.node()]
  network.arc(entry, exit, 1)
  return { entry, exit, x, members, persons: new Map() }
}

/** From a candidate's days to the sink; where a day begins. */
function wayOut(network: Network, sink: number, who: Bounds, prices: Prices, seats: number) {
  const { limits = [] } = who
  const all = network.node()
  // Seats that cost the same are one arc: every way to the sink meets all of these arcs.
  const most = Math.min(seats, prices.most(who))
  for (let l = 1, alike = 1; l <= most; l += alike) {
    const price = prices.seat(who, l)
    alike = 1
    while (l + alike <= most && prices.seat(who, l + alike) === price) alike += 1
    network.arc(all, sink, alike, price)
  }
  // An outer span begins earlier or ends later than all inside it.
  const spans: { from: string; to: string; node: number }[] = []
  const around = (from: string, to: string) =>
    spans.findLast((span) => span.from <= from && to <= span.to)?.node ?? all
  const outerFirst = limits.toSorted((a, b) =>
    a.from === b.from ? (a.to > b.to ? -1 : 1) : a.from < b.from ? -1 : 1,
  )
  for (const { from, to, most } of outerFirst) {
    const node = network.node()
    network.arc(node, around(from, to), most)
    spans.push({ from, to, node })
  }
  const days = new Map<string, number>()
  return (day: string): number => {
    const node = days.get(day) ?? network.node()
    if (!days.has(day)) network.arc(node, around(day, day), mostOn(who, day))
    days.set(day, node)
    return node
  }
}
