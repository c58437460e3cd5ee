import { firstDayOf } from '../calendar/day.ts'
import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import type { AmendmentBody, RecordHead } from '../schema/documents/documents.ts'
import { secondOf } from '../schema/documents/second-of.ts'

/**
 * Refuses an amendment that speaks of days long gone, or of visits of later years
 * (`docs/protocol.md` §11.2).
 *
 * What was decided or visited before the announcement is no change after it, and the inputs tell of
 * it. A visit that another batch plans for later in the year counts: bounds are those of a year.
 */
export function checkAmendmentDays(
  { announcement: { by, entropy }, rounds }: RecordHead,
  { change, date }: Pick<AmendmentBody, 'change' | 'date'>,
): void {
  const days = rounds.flatMap(({ window }) => window)
  if (days.length === 0) {
    fail({
      code: 'evidence/failed',
      path: 'rounds',
      expected: say('some-value'),
      found: say('nothing'),
      fix: say('verify-record-before-amending'),
    })
  }
  const first = days.reduce((a, b) => (a < b ? a : b))
  const last = days.reduce((a, b) => (a > b ? a : b))
  const from = by === null ? `${first.slice(0, 4)}-01-01` : firstDayOf(by)
  const to = `${last.slice(0, 4)}-12-31`
  // Nothing was drawn before its last source had spoken.
  const seconds = entropy.flatMap((source) => secondOf(source) ?? [])
  const drawn = by === null ? from : firstDayOf(seconds.reduce((a, b) => Math.max(a, b), by))
  // A late day selects nobody: no reserve is gone through after the window (§11.3).
  if (date < drawn) {
    fail({
      code: 'input/range',
      path: 'date',
      expected: say('day-from-on', { from: drawn }),
      found: show(date),
    })
  }
  if (!('elsewhere' in change)) return
  for (const [index, { unit, date: day }] of change.elsewhere.entries()) {
    if (day >= from && day <= to) continue
    fail({
      code: 'input/range',
      path: `change.elsewhere[${index}].date`,
      unit,
      expected: say('day-from-to', { from, to }),
      found: show(day),
    })
  }
}
