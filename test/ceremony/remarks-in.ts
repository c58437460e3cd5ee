import { findingOf } from '../../src/core/check.ts'
import type { SeriesReport } from '../../src/index.ts'

/** A column of a series report as number, check (if it is one) and message. */
export function remarksIn(
  report: SeriesReport,
  column: 'refutes' | 'open' | 'told',
): (string | number | null)[][] {
  return report[column].map(({ number, about }) =>
    'name' in about ? [number, about.name, findingOf(about).id] : [number, about.id],
  )
}
