import { canonicalJson } from '../core/canonical-json.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import type { Plan } from '../schema/inputs/plan.ts'
import { type Candidate, candidatesOf, numberMembers } from './candidates.ts'
import { dayCaps } from './day-caps.ts'
import type { PairingProblem } from './engine/problem.ts'
import { type SeatDemand, seatRule, type Visit, type VisitSeat, visitRules } from './legality.ts'
import { wishesOf } from './wishes.ts'

/**
 * Turns visits and directory into the dense problem of the engine. Seats that the same officers can
 * take share one list, with caps only those of one day; seats × inspectors is never written out.
 */
export function buildProblem(inputs: Inputs, visits: readonly Visit[]): PairingProblem {
  const { pairing } = inputs.plan
  const candidates = candidatesOf(inputs)
  const caps = dayCaps(candidates, visits, inputs.pastVisits)
  const hasCaps = caps !== undefined
  const { lists, demands, seatStart, seatList } = shareLists(candidates, visits, pairing, hasCaps)
  const numbersOf = numberMembers(candidates)
  const rules = visitRules(inputs)
  const wishes = wishesOf(inputs, visits, lists, demands)
  const hasMinimum = candidates.some(({ minimum = 0 }) => minimum > 0)
  const hasStanding = candidates.some(
    ({ carried, availability }) => carried !== undefined || availability !== undefined,
  )
  const related = relatedOf(candidates)
  return {
    inspectorCount: candidates.length,
    capacity: Int32Array.from(candidates, ({ capacity }) =>
      Math.min(capacity ?? visits.length, visits.length),
    ),
    seatStart,
    seatList,
    lists,
    excluded: visits.map((visit) => numbersOf(rules.excludedFrom(visit))),
    balance: pairing?.balance ?? 'strict',
    ...(hasMinimum && { minimum: Int32Array.from(candidates, minimumOf) }),
    ...(hasCaps && { caps }),
    ...(related !== undefined && { related }),
    ...(wishes.length > 0 && { wishes }),
    ...(hasStanding && {
      standing: {
        carried: Int32Array.from(candidates, ({ carried = 0 }) => carried),
        availability: Int32Array.from(candidates, ({ availability = 1 }) => availability),
      },
    }),
  }
}

/** More than anybody could ever be given, so that a larger minimum is as far out of reach. */
const OUT_OF_REACH = 1_000_000

function minimumOf({ minimum = 0 }: Candidate): number {
  return Math.min(minimum, OUT_OF_REACH)
}

/**
 * A number for everybody, the same for officers who never sit together; undefined if there are
 * none.
 */
function relatedOf(candidates: readonly Candidate[]): Int32Array | undefined {
  const first = new Map<string, number>()
  const numbers = Int32Array.from(candidates, ({ members: [member], isGroup }, index) => {
    const name = isGroup ? undefined : member?.related
    if (name === undefined) return index
    if (!first.has(name)) first.set(name, index)
    return first.get(name) as number
  })
  return first.size === 0 ? undefined : numbers
}

function shareLists(
  candidates: readonly Candidate[],
  visits: readonly Visit[],
  pairing: Plan['pairing'],
  hasCaps: boolean,
) {
  const ownTown = pairing?.recuse?.ownTown === true
  const hasPreference = pairing?.stages?.some((stage) => 'preference' in stage) ?? false
  const lists: Int32Array[] = []
  const demands: SeatDemand[] = []
  const known = new Map<string, number>()
  const knownByContent = new Map<string, number>()
  const seatStart = new Int32Array(visits.length + 1)
  const seatList: number[] = []

  function listFor(seat: VisitSeat, { date, town }: Visit): number {
    const prefer = hasPreference ? seat.prefer : undefined
    const looksAtTown = seat.town !== undefined || prefer?.town !== undefined || ownTown
    const asked = looksAtTown ? (town ?? null) : null
    const { department = null, qualifications = [], town: rule = null } = seat
    const name = canonicalJson([
      department,
      qualifications,
      rule,
      seat.certified ?? true,
      seat.group ?? false,
      prefer ?? null,
      date,
      asked,
    ])
    const place = known.get(name)
    if (place !== undefined) return place
    const demand = { seat, date, ...(asked !== null && { town: asked }) }
    const legal = candidates.flatMap((candidate, index) => {
      if (candidate.isGroup !== (seat.group === true)) return []
      return seatRule(candidate, demand, pairing) === undefined ? [index] : []
    })
    // Most days differ in no certificate: at 10,000 × 500, two lists instead of five hundred.
    const content = canonicalJson([
      legal,
      hasCaps ? date : null,
      prefer ?? null,
      prefer ? asked : null,
    ])
    const same = knownByContent.get(content) ?? lists.length
    known.set(name, same)
    if (same < lists.length) return same
    knownByContent.set(content, same)
    demands.push(demand)
    return lists.push(Int32Array.from(legal)) - 1
  }

  for (const [v, visit] of visits.entries()) {
    for (const seat of visit.seats) seatList.push(listFor(seat, visit))
    seatStart[v + 1] = seatList.length
  }
  return { lists, demands, seatStart, seatList: Int32Array.from(seatList) }
}
