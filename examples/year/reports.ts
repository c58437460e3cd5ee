import { canonicalJson, type SeriesReport, verifySeries } from 'double-random'
import {
  type Coverage,
  coverage,
  type Estimate,
  estimate,
  type Reconciliation,
  reconcile,
} from 'double-random/report'
import { isDrawn, lastDocument, type Year } from './documents.ts'

/** Verifies the whole chain; the last digest comes from where it was published. */
export function verifyYear({ documents, numbers }: Year): SeriesReport {
  return verifySeries(documents, { lastDigest: lastDocument(numbers.at(-1)!).digest })
}

/** The same without the number that ended in a void. */
export function verifyWithoutVoid({ documents, numbers }: Year): SeriesReport {
  const drawn = numbers.flatMap((each, index) => (isDrawn(each) ? documents[index]! : []))
  return verifySeries(drawn)
}

export function coverageOf({ numbers }: Year): Coverage {
  return coverage(
    numbers.filter(isDrawn).map(({ record, inputs, blinding, amendments, outcomes }) => ({
      record,
      data: inputs,
      blinding,
      amendments: amendments.map((each) => canonicalJson(each)),
      outcomes,
    })),
  )
}

/** The rate of violations in every pool round of the year, pool by pool. */
export function estimatesOf({ numbers }: Year): Estimate[] {
  const drawn = numbers.filter(isDrawn)
  const pools = drawn[0]!.inputs.plan.tasks.map(({ id }) => id)
  return pools.flatMap((pool) =>
    drawn.map(({ record, outcomes, quarter }) =>
      estimate(record, outcomes, { pool, round: quarter.index, variable: 'violation' }),
    ),
  )
}

/**
 * The last directory against the register of the market authority, and against the first directory.
 */
export function reconciliationOf({ numbers, official }: Year): Reconciliation {
  const drawn = numbers.filter(isDrawn)
  const register = official.map(({ creditCode, name, town, status, tags }) => ({
    creditCode,
    name,
    town,
    status,
    tags,
  }))
  return reconcile(drawn.at(-1)!.inputs.enterprises, register, {
    previous: drawn[0]!.inputs.enterprises,
  })
}
