import { missesPreference } from '../schema/inputs/demand.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { type Candidate, candidatesOf, numberMembers } from './candidates.ts'
import type { Wish } from './engine/problem.ts'
import { type SeatDemand, type Visit, visitorsOf } from './legality.ts'

/**
 * Turns the plan's stages into marks: who would take which seat against which wish
 * (`docs/protocol.md` §9.2b).
 */
export function wishesOf(
  inputs: Inputs,
  visits: readonly Visit[],
  lists: readonly Int32Array[],
  demands: readonly SeatDemand[],
): Wish[] {
  const { stages = [] } = inputs.plan.pairing ?? {}
  const unmarked = { inList: lists.map(() => undefined), atVisit: visits.map(() => NOBODY) }
  if (stages.length === 0) return []
  const candidates = candidatesOf(inputs)
  const visitors = visitorsOf(inputs)
  const numbersOf = numberMembers(candidates)
  return stages.map((stage): Wish => {
    if ('preference' in stage) {
      return { ...unmarked, inList: lists.map((list, l) => dislike(list, demands[l], candidates)) }
    }
    return {
      ...unmarked,
      atVisit: visits.map((visit) =>
        numbersOf(
          'lastOfficers' in stage
            ? visitors.latest(visit)
            : visitors.within(visit, stage.repeatWithinMonths),
        ),
      ),
    }
  })
}

const NOBODY = new Int32Array(0)

function dislike(
  list: Int32Array,
  demand: SeatDemand | undefined,
  candidates: readonly Candidate[],
): Uint8Array | undefined {
  const prefer = demand?.seat.prefer
  if (prefer === undefined) return undefined
  return Uint8Array.from(list, (index) => {
    const { members } = candidates[index] as Candidate
    return missesPreference(members, prefer, demand?.town) ? 1 : 0
  })
}
