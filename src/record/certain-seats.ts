import { buildProblem } from '../pair/build-problem.ts'
import { type Choice, choicesOf } from '../pair/engine/choice-review.ts'
import type { Visit, VisitSeat } from '../pair/legality.ts'
import { roundPath } from '../pair/seat-places.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { TEAM_OF_TWO, type TeamForm } from '../schema/inputs/team.ts'
import { buildFrame } from '../select/frame.ts'
import { frameContext } from '../select/frame-context.ts'
import type { PoolRound } from '../select/resolve-batch.ts'
import { roundDays } from './round-days.ts'
import { formOf, placesOf } from './visits-of.ts'

/** A seat of a team, and why it leaves nothing to chance. */
interface CertainSeat {
  readonly choice: Choice
  readonly path: string
  readonly seat: VisitSeat
}

/**
 * The seats of a round's team that leave nothing to chance at a visit which the round begins, on
 * whatever day of it and to whatever unit.
 */
export function certainSeats(inputs: Inputs, poolRound: PoolRound): CertainSeat[] {
  const { task, entry } = poolRound
  const { team = TEAM_OF_TWO } = task
  if (team === 'none') return []
  const days = [...new Set(roundDays(poolRound, inputs.calendar))]
  const forms: readonly { readonly form: TeamForm; readonly path: string }[] = [
    { form: team, path: roundPath(entry) },
    ...(team.when ?? []).map((form, at) => ({ form, path: `${roundPath(entry)}.when[${at}]` })),
  ]
  return forms.flatMap(({ form, path }) => {
    const seats = placesOf(form)
    const choices = onAllDays(inputs, seats, days)
    if (choices.every((choice) => !isNothing(choice)) || !isTaken(inputs, poolRound, form))
      return []
    return seats.flatMap((seat, at): CertainSeat[] => {
      const choice = choices[at]
      return isNothing(choice) ? [{ choice, path: `${path}.seats[${at + 1}]`, seat }] : []
    })
  })
}

function isNothing(choice: Choice | undefined): choice is 'too-few' | 'determined' {
  return choice === 'too-few' || choice === 'determined'
}

/** Whether some unit that the round could draw has this form of the team. */
function isTaken(inputs: Inputs, poolRound: PoolRound, form: TeamForm): boolean {
  const { team = TEAM_OF_TWO } = poolRound.task
  if (team === 'none') return false
  const context = frameContext(inputs)
  // Whatever the batch draws before, nobody else can become eligible.
  const { eligible } = buildFrame(context, poolRound, new Map())
  return eligible.some((unit) => formOf(team, unit, context.lists) === form)
}

/** What each seat leaves to chance on the day on which it leaves most. */
function onAllDays(
  inputs: Inputs,
  seats: readonly VisitSeat[],
  days: readonly string[],
): readonly Choice[] {
  let most: readonly Choice[] = []
  for (const date of days) {
    const choices = atOneVisit(inputs, seats, date)
    most = choices.map((choice, at) => more(choice, most[at]))
    if (!most.some(isNothing)) break
  }
  return most
}

/** From nothing to more than a few. */
const BY_CHANCE: readonly Choice[] = ['too-few', 'determined', 'few', 'enough']

function more(choice: Choice, other: Choice = choice): Choice {
  return BY_CHANCE.indexOf(choice) < BY_CHANCE.indexOf(other) ? other : choice
}

/**
 * What a visit on a day would leave to chance if it were the only one and its unit kept nobody from
 * it. Who could not come then cannot come beside other visits either, whatever the balance.
 */
function atOneVisit(inputs: Inputs, seats: readonly VisitSeat[], date: string): readonly Choice[] {
  const { recuse: _recuse, stages: _stages, ...pairing } = inputs.plan.pairing ?? {}
  const plan = { ...inputs.plan, pairing: { ...pairing, balance: 'none' as const } }
  const anywhere = seats.map(({ town: _town, ...seat }) => seat)
  const visit: Visit = { pool: '', round: 1, unit: '', date, seats: anywhere }
  const alone = { ...inputs, plan, recusals: [], pastVisits: [] }
  const { minimum: _minimum, ...problem } = buildProblem(alone, [visit])
  return choicesOf(problem) ?? seats.map(() => 'too-few')
}
