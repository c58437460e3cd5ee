import { firstDayOf } from '../calendar/day.ts'
import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import type { AmendmentBody, RecordHead } from '../schema/documents/documents.ts'
import { secondOf } from '../schema/documents/second-of.ts'

/** Days that bound what can happen after a draw. */
interface DaysAfter {
  /** The day on which the announcement was out, or a year's first. */
  readonly from: string
  /** The same, or the day of the last source: nothing was drawn before it had spoken. */
  readonly drawn: string
  /** The last of the year of the last window. */
  readonly to: string
}

/** Returns the first day on which anything can have followed from a draw, and others (§11.2). */
export function daysOf({
  announcement: { by, entropy },
  rounds,
}: Pick<RecordHead, 'announcement' | 'rounds'>): DaysAfter {
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
  const seconds = entropy.flatMap((source) => secondOf(source) ?? [])
  const drawn = by === null ? from : firstDayOf(seconds.reduce((a, b) => Math.max(a, b), by))
  return { from, drawn, to: `${last.slice(0, 4)}-12-31` }
}

/**
 * Refuses an amendment that speaks of days long gone, or of visits of later years
 * (`docs/protocol.md` §11.2).
 *
 * What was decided or visited before the announcement is no change after it, and the inputs tell of
 * it. A visit that another batch plans for later in the year counts: bounds are those of a year.
 */
export function checkAmendmentDays(
  head: RecordHead,
  { change, date }: Pick<AmendmentBody, 'change' | 'date'>,
): void {
  const { from, drawn, to } = daysOf(head)
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
