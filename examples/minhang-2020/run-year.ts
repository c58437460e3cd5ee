import {
  canonicalJson,
  type InputData,
  type Inputs,
  parseInputs,
  type SeriesDocument,
} from 'double-random'
import { scheduleYear, type YearSchedule } from 'double-random/year'
import { batchInputs } from './batch-inputs.ts'
import { BATCHES } from './batches.ts'
import { contributions, SCHEDULE_SEED } from './contributions.ts'
import { type DrawnBatch, drawBatch } from './drawn-batch.ts'
import { extendHoliday, type Replanned } from './extended-holiday.ts'
import { exampleInputs } from './generate/inputs.ts'
import { simulateVisits } from './simulate/visits.ts'

/** Everything that the year leaves behind. */
export interface Year {
  /** Plan, calendar and tables as they stood on the first day. */
  readonly annual: Inputs
  readonly schedule: YearSchedule
  /** After the holiday of January was made longer. */
  readonly replanned: Replanned
  readonly batches: readonly [DrawnBatch, ...DrawnBatch[]]
}

/** Whoever keeps a ledger of the year: what an announcement says of it, and what is entered. */
export interface Bookkeeper {
  said(number: number): Parameters<typeof drawBatch>[3]
  enter(batch: DrawnBatch): void
}

/**
 * Runs the whole year: the schedule, four batches, what became of their visits. Always the same.
 */
export function runYear(bookkeeper?: Bookkeeper): Year {
  const annual = parseInputs(exampleInputs())
  const schedule = scheduleYear(annual, { seed: SCHEDULE_SEED })

  const inputs = parseInputs(batchInputs(BATCHES[0], annual, schedule, []))
  const drawn = {
    batch: BATCHES[0],
    inputs,
    ...drawBatch(BATCHES[0], inputs, null, bookkeeper?.said(1)),
  }
  // What had been found by the day of the notice does not depend on the days that it took away.
  const soFar = { ...drawn, ...simulateVisits(drawn.record, inputs) }
  const replanned = extendHoliday(annual, schedule, soFar)
  const first = { ...drawn, ...simulateVisits(drawn.record, inputs, replanned.moved) }

  const batches: [DrawnBatch, ...DrawnBatch[]] = [first]
  bookkeeper?.enter(first)
  for (const batch of BATCHES.slice(1)) {
    const inputs = parseInputs(batchInputs(batch, annual, replanned.schedule, batches))
    const previous = batches.at(-1)!.record.digest
    const draw = drawBatch(batch, inputs, previous, bookkeeper?.said(batch.number))
    const visited = { batch, inputs, ...draw, ...simulateVisits(draw.record, inputs) }
    batches.push(visited)
    bookkeeper?.enter(visited)
  }
  return { annual, schedule, replanned, batches }
}

/** What the first batch is drawn from. */
export function firstInputs(): InputData {
  const annual = parseInputs(exampleInputs())
  const schedule = scheduleYear(annual, { seed: SCHEDULE_SEED })
  return batchInputs(BATCHES[0], annual, schedule, [])
}

/** The series as a verifier gets it. */
export function seriesOf({ batches }: Year): SeriesDocument[] {
  return batches.map(({ batch, announcement, inputs, record, amendments, outcomes }, index) => ({
    text: canonicalJson(record),
    data: inputs,
    announcementDigest: announcement.digest,
    blinding: contributions(batch.number).blinding,
    announcedAt: contributions(batch.number).by,
    events: contributions(batch.number).events,
    amendments: amendments.map((each) => canonicalJson(each)),
    lastAmendment: amendments.at(-1)?.digest ?? null,
    // No later draw was told of those of the last one.
    ...(index < batches.length - 1 && { outcomes }),
  }))
}
