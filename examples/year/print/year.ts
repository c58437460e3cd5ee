import { sampleSize } from 'double-random/report'
import { namesOf } from '../../minhang-2020/print/names.ts'
import { isDrawn, type Year } from '../documents.ts'
import {
  coverageOf,
  estimatesOf,
  reconciliationOf,
  verifyWithoutVoid,
  verifyYear,
} from '../reports.ts'
import { printCap } from './cap.ts'
import { printChain } from './chain.ts'
import { printCoverage } from './coverage.ts'
import { printEstimates } from './estimates.ts'
import { printIntroduction } from './introduction.ts'
import { printNumber } from './number.ts'
import { printReconciliation } from './reconciliation.ts'

/** Most days of visits that the plan allows one enterprise. */
const CAP = 2

/** The year number by number, then what anybody who has the documents can find out. */
export function printYear(year: Year): string[] {
  const last = year.numbers.filter(isDrawn).at(-1)!
  const wanted = sampleSize({ population: 100, expected: '30%', halfWidth: '10%' })
  return [
    ...printIntroduction(),
    ...year.numbers.flatMap(printNumber),
    ...printChain(year, verifyYear(year), verifyWithoutVoid(year)),
    ...printCoverage(coverageOf(year)),
    ...printCap(year.visits, CAP),
    ...printEstimates(estimatesOf(year), wanted, namesOf(last.inputs)),
    ...printReconciliation(reconciliationOf(year)),
  ]
}
