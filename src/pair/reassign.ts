import { drawKey } from '../random/draw-key.ts'
import { createStream } from '../random/stream.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
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
import { orderByTicket, type SeatOfVisit, seatPlaces, seatText, visitText } from './seat-places.ts'

/** A seat that was filled again. */
export interface ReassignedInspector extends SeatedInspector {
  /** Null for a seat that nobody had. */
  readonly before: string | null
}

/** The seats as they are before an amendment. */
export interface Seating {
  /** Who has a seat; undefined for the seats of new visits. */
  readonly holderOf: (place: SeatOfVisit) => string | undefined
  /** How often a seat has been filled again already. */
  readonly turnOf: (place: SeatOfVisit) => number
  /** The spread of the record, which `{ atLeast }` keeps. */
  readonly spread: number | null
}

/** The visits to be staffed. */
interface Staffing {
  /** Those whose seats are filled, or were. */
  readonly visits: readonly Visit[]
  /** New ones; those that cannot be staffed stay vacant. */
  readonly added: readonly Visit[]
}

/** Who got the free seats. */
export interface Reassignment {
  readonly seats: readonly ReassignedInspector[]
  /** New visits that could not be staffed. */
  readonly vacancies: readonly Visit[]
}

/**
 * Fills the seats whose officer is no longer legal and those of new visits, by the law of the draw
 * with every other seat held fast (`docs/protocol.md` §11.4).
 *
 * A seat that is held fast keeps a list of one, so the engine and its guarantees are those of the
 * draw.
 *
 * @param inputs - the inputs with the changes so far
 * @throws DoubleRandomError `pairing/infeasible` if the free seats of `visits` cannot all be filled
 */
export function reassign(
  inputs: Inputs,
  { visits, added }: Staffing,
  seating: Seating,
  seed: string,
): Reassignment {
  const all = [...visits, ...added]
  const whole = holdAllFast(inputs, all, seating)
  if (whole.free.length === 0) return { seats: [], vacancies: [] }
  const start = findAssignment(whole.alone)
  if (start.status === 'assigned') {
    return { seats: fill(whole, start.inspectorOf, seating, seed), vacancies: [] }
  }
  if (added.length === 0) {
    // Seats held fast belong to the certificate too, but nobody looks for an officer for them.
    const seats = start.seats.filter((seat) => whole.isFree[seat])
    throw infeasibleError(inputs, all, { ...start, seats })
  }
  const order = orderByTicket(added.map(visitText), drawKey(seed, { purpose: 'visit-order' }))
  let kept: Visit[] = []
  for (const index of order) {
    const tried = kept.concat(added[index] as Visit)
    const { alone } = holdAllFast(inputs, [...visits, ...tried], seating)
    if (findAssignment(alone).status === 'assigned') kept = tried
  }
  const { seats } = reassign(inputs, { visits, added: kept }, seating, seed)
  return { seats, vacancies: added.filter((visit) => !kept.includes(visit)) }
}

/** The pairing problem of an amendment: free seats, and seats with one candidate. */
interface HeldProblem {
  readonly candidates: readonly Candidate[]
  readonly places: readonly SeatOfVisit[]
  readonly isFree: readonly boolean[]
  /** Indices of free seats. */
  readonly free: readonly number[]
  readonly problem: PairingProblem
  /**
   * The same without those related to whoever holds a seat fast: they remain candidates, who are
   * passed over.
   */
  readonly alone: PairingProblem
}

function holdAllFast(inputs: Inputs, visits: readonly Visit[], seating: Seating): HeldProblem {
  const { holderOf, spread } = seating
  const places = seatPlaces(visits)
  const candidates = candidatesOf(inputs)
  const place = new Map(candidates.map(({ id }, index) => [id, index]))
  const holders = places.map((each) => place.get(holderOf(each) ?? ''))
  const finder = createRuleFinder(inputs)
  const isFree = places.map((each, index) => {
    const holder = candidates[holders[index] ?? -1]
    return holder === undefined || finder.ruleOf(holder, each) !== undefined
  })
  const holder = (seat: number) => holders[seat] as number
  const built = buildProblem(inputs, visits)
  const { balance } = built
  const isSettled = typeof balance === 'object' && 'atLeast' in balance
  const settled = isSettled ? { ...built, balance: { spread: spread ?? 0 } } : built
  const problem = holdFast(settled, isFree, holder)
  return {
    candidates,
    places,
    isFree,
    free: places.flatMap((_, index) => (isFree[index] ? [index] : [])),
    problem,
    alone: keepRelativesOut(problem, isFree, holder),
  }
}

function fill(
  { candidates, places, isFree, free, problem, alone }: HeldProblem,
  start: Int32Array,
  { holderOf, turnOf }: Seating,
  seed: string,
): ReassignedInspector[] {
  const freePlaces = free.map((index) => places[index] as SeatOfVisit)
  const key = drawKey(seed, { purpose: 'reassign-order' })
  const order = [
    ...places.flatMap((_, index) => (isFree[index] ? [] : [index])),
    ...orderByTicket(freePlaces.map(seatText), key).map((index) => free[index] as number),
  ]
  const drawn = drawAssignment(problem, bestAssignment(alone, start), order, (index) => {
    if (!isFree[index]) return () => 0
    const place = places[index] as SeatOfVisit
    const { pool, round, unit } = place.visit
    const turn = turnOf(place) + 1
    return createStream(
      drawKey(seed, { purpose: 'reassign', pool, round, unit, seat: place.seat, turn }),
    )
  })
  const idOf = (index: number) => (candidates[index] as Candidate).id
  return free.map((index, i) => {
    const place = freePlaces[i] as SeatOfVisit
    return {
      ...place,
      before: holderOf(place) ?? null,
      inspector: idOf(drawn.inspectorOf[index] as number),
      passed: (drawn.passed[index] ?? []).map(idOf),
      choices: drawn.choices[index] as number,
    }
  })
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

/** Nobody related to whoever holds a seat fast can come to his team. */
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
