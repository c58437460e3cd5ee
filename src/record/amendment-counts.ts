import type { AmendmentCounts } from '../core/messages/checks.ts'
import { rowKey } from '../core/table.ts'
import type { AmendmentBody } from '../schema/documents/documents.ts'

/**
 * Counts what a row of amendments, each of them by rule, adds up to: with a few short absences a
 * chosen officer comes into a team, and with a few visits a chosen reserve into the sample.
 */
export function amendmentCounts(
  bodies: readonly Pick<AmendmentBody, 'substitutes' | 'seats'>[],
): AmendmentCounts {
  const passed = bodies.flatMap(({ substitutes }) => substitutes.flatMap((row) => row.passed))
  const times = new Map<string, number>()
  for (const row of bodies.flatMap(({ seats }) => seats)) {
    // A substitute's seat is filled for the first time.
    if (row.before === null) continue
    const seat = rowKey('seats', row)
    times.set(seat, (times.get(seat) ?? 0) + 1)
  }
  return {
    count: bodies.length,
    elsewhere: passed.filter(({ reason }) => reason === 'visited-elsewhere').length,
    anew: [...times.values()].reduce((most, each) => Math.max(most, each), 0),
  }
}
