import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import type { Outcome } from '../schema/report/outcome.ts'
import type { AmendedRecord, CurrentRow } from './amended-record.ts'

/** Names a unit in a pool round. */
export function rowName({
  pool,
  round,
  unit,
}: Pick<CurrentRow | Outcome, 'pool' | 'round' | 'unit'>) {
  return `${pool}\n${round}\n${unit}`
}

/**
 * Outcomes of other draws are passed over, but one of a unit that this draw does not have is a
 * slip.
 */
export function checkOutcomeUnits({ rows }: AmendedRecord, outcomes: readonly Outcome[]): void {
  const rounds = new Set(rows.map(({ pool, round }) => `${pool}\n${round}`))
  const known = new Set(rows.map(rowName))
  for (const row of outcomes) {
    if (!rounds.has(`${row.pool}\n${row.round}`) || known.has(rowName(row))) continue
    fail({
      code: 'input/unknown-id',
      path: 'outcomes.unit',
      unit: row.unit,
      expected: say('unit-ever-in-sample', { pool: row.pool, round: row.round }),
      found: show(row.unit),
    })
  }
}

/** Whoever went is in the directory, so that nobody is named by a slip. */
export function checkInspectors({ inspectors }: Inputs, outcomes: readonly Outcome[]): void {
  const known = new Set(inspectors.map(({ id }) => id))
  for (const { unit, inspectors: went = [] } of outcomes) {
    const strange = went.find((each) => !known.has(each))
    if (strange === undefined) continue
    fail({
      code: 'input/unknown-id',
      path: 'outcomes.inspectors',
      unit,
      expected: say('inspector-of-directory'),
      found: show(strange),
    })
  }
}
