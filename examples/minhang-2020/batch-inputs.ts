import {
  canonicalJson,
  type InputData,
  type Inputs,
  type Listing,
  type PastVisit,
  visitsMade,
  type WorkCalendar,
} from 'double-random'
import { planWithDays, type YearSchedule } from 'double-random/year'
import { withCarriedLoads } from '../year/generate/carried.ts'
import { BATCHES, type Batch, roundsOf } from './batches.ts'
import calendarOfNovember from './calendar.json' with { type: 'json' }
import calendarOfJanuary from './calendar-2020-01.json' with { type: 'json' }
import { keyOf } from './contributions.ts'
import type { DrawnBatch } from './drawn-batch.ts'
import { generateCompanions, generateOfficers } from './generate/inspectors.ts'
import { nameUnits } from './generate/named.ts'
import { namedPlan } from './named-plan.ts'
import { isFrameError, penaltyOf } from './simulate/fates.ts'

/** Everything the bureau knows on the day on which it announces a batch. */
export function batchInputs(
  batch: Batch,
  { findings: _, ...tables }: Inputs,
  schedule: YearSchedule,
  before: readonly DrawnBatch[],
): InputData {
  const { number, announced } = batch
  const visits = before.flatMap((each) => visitsKnown(each, announced))
  const outcomes = before.flatMap((each) => each.outcomes.filter(isBefore(announced)))
  // A firm that moved away may still stand in the register; what matters is that no pool takes it
  // again.
  const gone = new Map(
    outcomes
      .filter(({ outcome }) => isFrameError(outcome))
      .map(({ unit, outcome }) => [unit, outcome === 'closed' ? '注销' : '停业']),
  )
  return {
    ...tables,
    plan: planWithDays(namedPlan(tables.plan, batch), schedule),
    calendar: calendarOn(announced),
    enterprises: tables.enterprises.map((unit) => {
      const status = gone.get(unit.id)
      return status === undefined ? unit : { ...unit, status }
    }),
    inspectors: withCarriedLoads([...generateOfficers(number), ...generateCompanions()], visits),
    pastVisits: [...tables.pastVisits, ...visits],
    penalties: [...tables.penalties, ...outcomes.flatMap(penaltyOf).filter(isBefore(announced))],
    lists: [...tables.lists, ...namedLists(batch, tables)],
  }
}

/**
 * The calendar in force on a day: the one of November 2019 until the holiday of January 2020 was
 * made longer.
 */
function calendarOn(date: string): WorkCalendar {
  return date < '2020-01-27' ? calendarOfNovember : calendarOfJanuary
}

/** The visits of an earlier batch as they are known on a day: those still to come are planned. */
function visitsKnown(
  { batch, record, inputs, amendments, outcomes }: DrawnBatch,
  day: string,
): PastVisit[] {
  return visitsMade(record, inputs, {
    amendments: amendments.filter(({ body }) => body.date < day).map((each) => canonicalJson(each)),
    outcomes: outcomes.filter(isBefore(day)),
    ...keyOf(batch.number),
  })
}

/** The lists of the tasks that the plan of January leaves open, for the rounds of one batch. */
function namedLists(
  batch: Batch,
  { plan, enterprises, lists }: Omit<Inputs, 'findings'>,
): Listing[] {
  const named: Listing[][] = []
  for (const each of BATCHES) {
    named.push(nameUnits(roundsOf(each, plan), enterprises, [...lists, ...named.flat()]))
  }
  return named[batch.number - 1]!
}

function isBefore(day: string) {
  return ({ date = '' }: { readonly date?: string }) => date < day
}
