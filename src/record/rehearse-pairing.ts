import { isDoubleRandomError } from '../core/errors.ts'
import type { FindingList } from '../core/finding.ts'
import { type Candidate, candidatesOf } from '../pair/candidates.ts'
import { seatRule } from '../pair/legality.ts'
import { roundPath } from '../pair/seat-places.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { TEAM_OF_TWO } from '../schema/inputs/team.ts'
import type { PoolRound } from '../select/resolve-batch.ts'
import { checkPairing } from './check-pairing.ts'
import { isAcknowledged } from './choice-findings.ts'
import { drawRounds } from './draw-rounds.ts'
import { roundDays } from './round-days.ts'
import { placesOf } from './visits-of.ts'

/**
 * Tells what can be known of choice before there is a sample.
 *
 * For certain: the rounds with a team for which, at a visit that they begin, no more candidates can
 * be legal than it has seats, on whatever day of theirs and at whatever unit. In a rehearsal, where
 * loads are carried: seats that one of several legal candidates has in any case; its sample is not
 * the one that will be drawn.
 */
export function addPairingFindings(
  inputs: Inputs,
  rounds: readonly PoolRound[],
  findings: FindingList,
): void {
  const { pairing } = inputs.plan
  if (!isAcknowledged(pairing, 'officers-too-few')) {
    const candidates = candidatesOf(inputs)
    for (const poolRound of rounds) {
      if (hasTooFew(inputs, candidates, poolRound))
        findings.add('officers-too-few', roundPath(poolRound.entry))
    }
  }
  if (isAcknowledged(pairing, 'pairing-determined') || pairing?.balance === 'none') return
  if (inputs.inspectors.every(({ carried = 0 }) => carried === 0)) return
  for (let left = determinedInRehearsal(inputs, rounds); left > 0; left -= 1) {
    // An announcement names nobody.
    findings.add('rehearsal-determined')
  }
}

function hasTooFew(
  { plan, calendar }: Inputs,
  candidates: readonly Candidate[],
  { task, ...poolRound }: PoolRound,
): boolean {
  const team = task.team ?? TEAM_OF_TWO
  if (team === 'none') return false
  const days = roundDays({ task, ...poolRound }, calendar)
  const lists = [team, ...(team.when ?? [])].map(placesOf)
  return lists.some((seats) => {
    const possible = candidates.filter((candidate) =>
      seats.some((seat) => {
        if (candidate.isGroup !== (seat.group === true)) return false
        return days.some((date) => {
          const rule = seatRule(candidate, { seat, date }, plan.pairing)
          // Which towns there will be is not known.
          return rule === undefined || rule === 'town' || rule === 'own-town'
        })
      }),
    )
    return possible.length <= seats.length
  })
}

function determinedInRehearsal(inputs: Inputs, rounds: readonly PoolRound[]): number {
  try {
    const drawn = drawRounds(inputs, rounds, '0'.repeat(64))
    const { findings } = checkPairing(
      inputs,
      drawn.flatMap(({ sample }) => sample),
    )
    return findings.find(({ code }) => code === 'pairing-determined')?.count ?? 0
  } catch (error) {
    // A sample that cannot be drawn is for the draw to refuse.
    if (isDoubleRandomError(error)) return 0
    throw error
  }
}
