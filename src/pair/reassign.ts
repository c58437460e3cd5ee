import { drawKey } from '../random/draw-key.ts'
import { createStream } from '../random/stream.ts'
import type { Inputs } from '../schema/inputs.ts'
import { buildProblem } from './build-problem.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { bestAssignment } from './engine/best-assignment.ts'
import { drawAssignment } from './engine/draw-assignment.ts'
import { findAssignment } from './engine/find-assignment.ts'
import type { PairingProblem } from './engine/problem.ts'
import { sortedIndex } from './engine/sorted-index.ts'
import { infeasibleError } from './infeasible-error.ts'
import type { Visit } from './legality.ts'
import type { SeatedInspector } from './pair.ts'
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
  const candidates = candidatesOf(inputs)
  const place = new Map(candidates.map(({ id }, index) => [id, index]))
  const finder = createRuleFinder(inputs)
  const isFree = places.map((each, index) => {
    const holder = candidates[place.get(holders[index] as string) as number] as Candidate
    return finder.ruleOf(holder, each) !== undefined
  })
  const free = places.flatMap((_, index) => (isFree[index] ? [index] : []))
  if (free.length === 0) return []

  const holderOf = (seat: number) => place.get(holders[seat] as string) as number
  const problem = holdFast(buildProblem(inputs, visits), isFree, holderOf)
  const alone = keepRelativesOut(problem, isFree, holderOf)
  const start = findAssignment(alone)
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
    bestAssignment(alone, start.inspectorOf),
    order,
    (index) => {
      if (!isFree[index]) return () => 0
      const { visit, seat } = places[index] as SeatedInspector
      const { pool, round, unit } = visit
      const turn = (turns[index] as number) + 1
      return createStream(drawKey(seed, { purpose: 'reassign', pool, round, unit, seat, turn }))
    },
  )
  const idOf = (index: number) => (candidates[index] as Candidate).id
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
  const marks = (problem.wishes ?? []).map(({ inList }) => [...inList])
  const known = new Map<string, number>()
  const seatList = problem.seatList.map((list, seat) => {
    if (isFree[seat]) return list
    const holder = holderOf(seat)
    const name = `${list} ${holder}`
    const place = known.get(name)
    if (place !== undefined) return place
    const at = sortedIndex(problem.lists[list] as Int32Array, holder)
    for (const inList of marks) {
      const mark = inList[list]?.[at]
      inList.push(mark === undefined ? undefined : Uint8Array.of(mark))
    }
    known.set(name, lists.length)
    return lists.push(Int32Array.of(holder)) - 1
  })
  const wishes = problem.wishes?.map((wish, w) => ({ ...wish, inList: marks[w] ?? [] }))
  return { ...problem, seatList, lists, ...(wishes !== undefined && { wishes }) }
}

/** Nobody related to whoever holds a seat fast can come to his team. They remain candidates, who are passed over. */
function keepRelativesOut(
  problem: PairingProblem,
  isFree: readonly boolean[],
  holderOf: (seat: number) => number,
): PairingProblem {
  const { related, seatStart } = problem
  if (related === undefined) return problem
  const excluded = problem.excluded.map((barred, visit) => {
    const out = new Set(barred)
    for (
      let seat = seatStart[visit] as number;
      seat < (seatStart[visit + 1] as number);
      seat += 1
    ) {
      if (isFree[seat]) continue
      const holder = holderOf(seat)
      related.forEach((number, i) => {
        if (number === related[holder] && i !== holder) out.add(i)
      })
    }
    return out.size === barred.length ? barred : Int32Array.from(out).sort((a, b) => a - b)
  })
  return { ...problem, excluded }
}
