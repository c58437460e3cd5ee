import { canonicalJson } from '../core/canonical-json.ts'
import { isDoubleRandomError } from '../core/errors.ts'
import type { FindingList } from '../core/finding.ts'
import { buildProblem } from '../pair/build-problem.ts'
import { type Choice, choicesOf } from '../pair/engine/choice-review.ts'
import { keepVisits } from '../pair/engine/keep-visits.ts'
import type { Visit, VisitSeat } from '../pair/legality.ts'
import { seatPlaces } from '../pair/seat-places.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import type { PoolRound } from '../select/resolve-batch.ts'
import { certainSeats } from './certain-seats.ts'
import { codeOf } from './choice-findings.ts'
import { joinOthers } from './days-of-others.ts'
import { drawRounds } from './draw-rounds.ts'
import { kindOf, visitsOf } from './visits-of.ts'

/**
 * Tells what can be known of choice before there is a sample.
 *
 * For certain: the seats of a round that leave nothing to chance on any of its days, whatever is
 * drawn, because the officers who could come to such a visit alone are so few. What depends on the
 * units, on their days and on the other visits is not known before the draw; a rehearsal stands for
 * it, of one sample that is not the one that will be drawn.
 */
export function addPairingFindings(
  inputs: Inputs,
  rounds: readonly PoolRound[],
  findings: FindingList,
): void {
  const staffed = rounds.filter(({ task }) => task.team !== 'none')
  if (staffed.length === 0) return
  const known = new Set<string>()
  for (const poolRound of staffed) {
    for (const { choice, path, seat } of certainSeats(inputs, poolRound)) {
      known.add(seatName(poolRound.entry, seat))
      const code = codeOf(choice, inputs.plan)
      if (code !== undefined) findings.add(code, path)
    }
  }
  // An announcement names nobody.
  const { vacant, seats } = rehearse(inputs, rounds)
  for (let left = vacant; left > 0; left -= 1) findings.add('rehearsal-vacancy')
  for (const { visit, seat, choice } of seats) {
    const code = codeOf(choice, inputs.plan)
    if (code === undefined || known.has(seatName(visit, visit.seats[seat - 1] as VisitSeat)))
      continue
    findings.add(code === 'officers-too-few' ? 'rehearsal-too-few' : 'rehearsal-determined')
  }
}

/** Like seats of a round have like candidates. */
function seatName({ pool, round }: Pick<Visit, 'pool' | 'round'>, seat: VisitSeat): string {
  return canonicalJson([pool, round, kindOf(seat)])
}

interface Rehearsal {
  /** How many visits could not be staffed. */
  readonly vacant: number
  readonly seats: readonly {
    readonly visit: Visit
    readonly seat: number
    readonly choice: Choice
  }[]
}

function rehearse(inputs: Inputs, rounds: readonly PoolRound[]): Rehearsal {
  try {
    const seed = '0'.repeat(64)
    const drawn = joinOthers(inputs, drawRounds(inputs, rounds, seed), seed)
    const visits = visitsOf(
      inputs,
      drawn.flatMap(({ sample }) => sample),
    )
    const problem = buildProblem(inputs, visits)
    const all = choicesOf(problem)
    const kept = all === undefined ? keepVisits(problem, [...visits.keys()]) : undefined
    const staffed = kept === undefined ? visits : visits.filter((_, at) => kept[at] === 1)
    const choices = all ?? choicesOf(buildProblem(inputs, staffed)) ?? []
    const seats = seatPlaces(staffed).map((place, at) => ({
      ...place,
      choice: choices[at] as Choice,
    }))
    return { vacant: visits.length - staffed.length, seats }
  } catch (error) {
    // What cannot be drawn is for the draw to refuse.
    if (isDoubleRandomError(error)) return { vacant: 0, seats: [] }
    throw error
  }
}
