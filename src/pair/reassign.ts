import { drawKey } from '../random/draw-key.ts'
import { createStream } from '../random/stream.ts'
import type { Inputs } from '../schema/inputs.ts'
import type { Inspector } from '../schema/inspector.ts'
import { balanceLoads } from './balance-loads.ts'
import { buildProblem } from './build-problem.ts'
import { drawAssignment } from './draw-assignment.ts'
import { findAssignment } from './find-assignment.ts'
import { infeasibleError } from './infeasible-error.ts'
import type { Visit } from './legality.ts'
import type { SeatedInspector } from './pair.ts'
import type { PairingProblem } from './problem.ts'
import { createRuleFinder } from './rule-finder.ts'
import { orderByTicket, seatPlaces, seatText } from './seat-places.ts'

/** A seat that changed hands. */
export interface ReassignedInspector extends SeatedInspector {
  readonly before: string
}

/**
 * Fills again the seats whose officer is no longer legal, by the law of the draw with every other seat held fast
 * (`docs/protocol.md` §11.2).
 *
 * A seat that is held fast keeps a list of one, so the engine and its guarantees are those of the draw.
 *
 * @param inputs - the inputs with the changes so far
 * @param visits - the staffed visits of the batch
 * @param holders - who has each seat now, in the order of {@link seatPlaces}
 * @param turns - how often each seat has been filled again already, in the same order
 * @throws DoubleRandomError `pairing/infeasible` if the free seats cannot all be filled
 * @internal
 */
export function reassign(
  inputs: Inputs,
  visits: readonly Visit[],
  holders: readonly string[],
  seed: string,
  turns: readonly number[],
): ReassignedInspector[] {
  const places = seatPlaces(visits)
  const place = new Map(inputs.inspectors.map(({ id }, index) => [id, index]))
  const ruleOf = createRuleFinder(inputs)
  const isFree = places.map((each, index) => {
    const holder = inputs.inspectors[place.get(holders[index] as string) as number] as Inspector
    return ruleOf(holder, each) !== undefined
  })
  const free = places.flatMap((_, index) => (isFree[index] ? [index] : []))
  if (free.length === 0) return []

  const problem = holdFast(
    buildProblem(inputs, visits),
    isFree,
    (seat) => place.get(holders[seat] as string) as number,
  )
  const start = findAssignment(problem)
  if (start.status === 'infeasible') {
    // Seats held fast belong to the certificate too, but nobody looks for an officer for them.
    const seats = start.seats.filter((seat) => isFree[seat])
    throw infeasibleError(inputs, visits, { ...start, seats })
  }
  const key = drawKey(seed, { purpose: 'reassign-order' })
  const freeInOrder = orderByTicket(
    free.map((index) => seatText(places[index] as SeatedInspector)),
    key,
  )
  const order = [
    ...places.flatMap((_, index) => (isFree[index] ? [] : [index])),
    ...freeInOrder.map((index) => free[index] as number),
  ]
  const drawn = drawAssignment(
    problem,
    balanceLoads(problem, start.inspectorOf),
    order,
    (index) => {
      if (!isFree[index]) return () => 0
      const { visit, seat } = places[index] as SeatedInspector
      const { pool, round, unit } = visit
      const turn = (turns[index] as number) + 1
      return createStream(drawKey(seed, { purpose: 'reassign', pool, round, unit, seat, turn }))
    },
  )
  const idOf = (index: number) => inputs.inspectors[index]?.id as string
  return free.map((index) => ({
    ...(places[index] as SeatedInspector),
    before: holders[index] as string,
    inspector: idOf(drawn.inspectorOf[index] as number),
    passed: (drawn.passed[index] ?? []).map(idOf),
  }))
}

/** The same problem, with one candidate for every seat that is not free. */
function holdFast(
  problem: PairingProblem,
  isFree: readonly boolean[],
  holderOf: (seat: number) => number,
): PairingProblem {
  const lists = [...problem.lists]
  const listOf = new Map<number, number>()
  const seatList = problem.seatList.map((list, seat) => {
    if (isFree[seat]) return list
    const holder = holderOf(seat)
    const known = listOf.get(holder) ?? lists.push(Int32Array.of(holder)) - 1
    listOf.set(holder, known)
    return known
  })
  return { ...problem, seatList, lists }
}
