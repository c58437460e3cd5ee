import {
  type Amendment,
  canonicalJson,
  type DrawRecord,
  type Inputs,
  type Outcome,
  substituteUnit,
} from 'double-random'
import { plannedVisits, takeFirst } from '../../year/simulate/agenda.ts'
import { keyOf } from '../contributions.ts'
import { dataRandom, SEEDS } from '../generate/random.ts'
import { fateOf, isFrameError, valuesAt } from './fates.ts'
import type { MovedVisit } from './moved-visits.ts'

/** What became of the visits of one batch. */
export interface Aftermath {
  readonly amendments: readonly Amendment[]
  readonly outcomes: readonly Outcome[]
}

/**
 * Goes through the visits of a batch day by day: what is found, and who takes the place of a firm
 * that is gone.
 */
export function simulateVisits(
  record: DrawRecord,
  inputs: Inputs,
  moved: readonly MovedVisit[] = [],
): Aftermath {
  const { number } = record.body.head
  const random = dataRandom(SEEDS.visits + number)
  const firmOf = new Map(inputs.enterprises.map((firm) => [firm.id, firm]))
  const taskOf = new Map(inputs.plan.tasks.map((task) => [task.id, task]))
  const newDay = new Map(moved.map(({ pool, unit, to }) => [`${pool} ${unit}`, to]))
  const amendments: Amendment[] = []
  const outcomes: Outcome[] = []
  let agenda = plannedVisits(record).map(({ date, rows }) => ({
    rows,
    date: newDay.get(`${rows[0].pool} ${rows[0].unit}`) ?? date,
  }))

  while (agenda.length > 0) {
    const [{ date, rows }, rest] = takeFirst(agenda)
    const [row] = rows
    agenda = rest
    const outcome = fateOf(taskOf.get(row.pool)!, random)
    const values = valuesAt(firmOf.get(row.unit)!, random)
    outcomes.push({ ...row, outcome, date, ...(outcome === 'inspected' ? { values } : {}) })
    if (!isFrameError(outcome)) continue
    const amendment = substituteUnit(record, inputs, {
      visit: row,
      reason: outcome,
      evidence: `现场检查记录〔2020〕第${number}-${amendments.length + 1}号`,
      date,
      amendments: amendments.map((each) => canonicalJson(each)),
      ...keyOf(number),
    })
    amendments.push(amendment)
    for (const { pool, round, substitute, date: day } of amendment.body.substitutes) {
      const isVacant = amendment.body.vacancies.some(({ unit }) => unit === substitute)
      if (substitute === null || day === null || isVacant) continue
      agenda.push({ date: day, rows: [{ pool, round, unit: substitute }] })
    }
  }
  return { amendments, outcomes }
}
