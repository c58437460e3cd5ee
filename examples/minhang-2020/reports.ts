import { canonicalJson, type SeriesReport, verifySeries } from 'double-random'
import type { CoveredDraw } from 'double-random/report'
import { type Bulletin, bulletin } from 'double-random/year'
import { keyOf } from './contributions.ts'
import type { DrawnBatch } from './drawn-batch.ts'
import { PENALTY_SCALE, YEAR_BEFORE } from './generate/year-before.ts'
import { seriesOf, type Year } from './run-year.ts'

/** The bulletins of the first half-year and of the year. */
export interface Bulletins {
  readonly half: Bulletin
  readonly year: Bulletin
}

export function bulletinsOf({ annual, replanned, batches }: Year): Bulletins {
  const draws: CoveredDraw[] = batches.map(coveredDraw)
  const options = { schedule: replanned.schedule.days, scale: PENALTY_SCALE }
  return {
    half: bulletin(annual.plan, draws, {
      ...options,
      from: '2020-01-01',
      to: '2020-06-30',
      before: YEAR_BEFORE.half,
    }),
    year: bulletin(annual.plan, draws, {
      ...options,
      from: '2020-01-01',
      to: '2020-12-31',
      before: YEAR_BEFORE.year,
    }),
  }
}

/** Verifies the whole chain; the last digest comes from where it was published. */
export function verifyYear(year: Year): SeriesReport {
  return verifySeries(seriesOf(year), { lastDigest: year.batches.at(-1)!.record.digest })
}

function coveredDraw({ batch, record, inputs, amendments, outcomes }: DrawnBatch): CoveredDraw {
  return {
    record,
    data: inputs,
    amendments: amendments.map((each) => canonicalJson(each)),
    outcomes,
    ...keyOf(batch.number),
  }
}
