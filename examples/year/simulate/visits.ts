import {
  type Amendment,
  canonicalJson,
  type DrawRecord,
  type Inputs,
  type Outcome,
  type PastVisit,
  type Penalty,
  substituteUnit,
} from 'double-random'
import { dataRandom } from '../../minhang-2020/generate/random.ts'
import type { Aftermath } from '../documents.ts'
import { SEEDS } from '../generate/seeds.ts'
import { keyOf } from '../parties.ts'
import { type PlannedVisit, plannedVisits, takeFirst } from './agenda.ts'
import { type Fate, fateOf, findingsAt, isFrameError, penaltyFor } from './fates.ts'
import { grantRecusal, type RecusalStory } from './recusal.ts'
import { townVisitBefore } from './town-visit.ts'

/** What happens in one quarter besides the visits. */
export interface Story {
  readonly recusal?: RecusalStory
  /** A town visits a reserve before the first substitution. */
  readonly townVisit?: boolean
}

/**
 * Goes through the visits of a draw day by day: what is found, who is replaced, who takes the
 * place.
 */
export function simulateVisits(
  record: DrawRecord,
  inputs: Inputs,
  quarter: number,
  story: Story,
): Aftermath {
  const random = dataRandom(SEEDS.visits + quarter)
  const firmOf = new Map(inputs.enterprises.map((firm) => [firm.id, firm]))
  const amendments: Amendment[] = []
  const outcomes: Outcome[] = []
  const penalties: Penalty[] = []
  const townVisits: PastVisit[] = []
  const texts = () => amendments.map((each) => canonicalJson(each))
  let agenda = plannedVisits(record)
  let { recusal } = story

  while (agenda.length > 0) {
    const [visit, rest] = takeFirst(agenda)
    agenda = rest
    if (recusal !== undefined && recusal.date <= visit.date) {
      amendments.push(grantRecusal(record, inputs, recusal, texts()))
      recusal = undefined
    }
    const fate = fateOf(random)
    for (const row of visit.rows) {
      const values = fate === 'inspected' && findingsAt(firmOf.get(row.unit)!, random)
      const outcome: Outcome = {
        ...row,
        outcome: fate,
        date: visit.date,
        ...(values && { values }),
      }
      outcomes.push(outcome)
      const penalty = penaltyFor(outcome, random)
      if (penalty !== undefined) penalties.push(penalty)
    }
    if (isFrameError(fate)) agenda.push(...replace(visit, fate))
  }
  return { amendments, outcomes, penalties: unique(penalties), townVisits }

  /** Appends the amendment, and returns the visits of the substitutes. */
  function replace(
    { rows: [host], date }: PlannedVisit,
    reason: Fate & Amendment['body']['reason'],
  ) {
    const visitedSince =
      story.townVisit === true && townVisits.length === 0
        ? townVisitBefore(record, host, date)
        : undefined
    if (visitedSince !== undefined) {
      const { unit, ...rest } = visitedSince
      townVisits.push({ enterprise: unit, ...rest })
    }
    const amendment = substituteUnit(record, inputs, {
      visit: host,
      reason,
      evidence: `现场检查记录〔2020〕第${quarter}-${amendments.length + 1}号`,
      date,
      elsewhere: visitedSince === undefined ? [] : [visitedSince],
      amendments: texts(),
      ...keyOf(record.body.head.number),
    })
    amendments.push(amendment)
    return substitutesOf(amendment)
  }
}

/** The visits that an amendment adds; one that nobody staffs is not made. */
function substitutesOf({ body }: Amendment): PlannedVisit[] {
  return body.substitutes.flatMap(({ pool, round, substitute, date }) => {
    const isVacant = body.vacancies.some((row) => row.pool === pool && row.unit === substitute)
    if (substitute === null || date === null || isVacant) return []
    return [{ date, rows: [{ pool, round, unit: substitute }] }]
  })
}

/** One penalty for a firm, a day and a matter. */
function unique(penalties: readonly Penalty[]): Penalty[] {
  return [...new Map(penalties.map((each) => [canonicalJson({ ...each }), each])).values()]
}
