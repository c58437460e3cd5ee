import { firstDayOf } from '../../calendar/day.ts'
import { SOURCE_TIMES, withOpenChecks } from '../../core/applicable-checks.ts'
import { type Check, failure, notChecked, passed } from '../../core/check.ts'
import { say } from '../../core/message.ts'
import type { AnnouncementBody, VoidBody } from '../../schema/documents/documents.ts'
import { checkTimes } from '../check-sources.ts'
import { traitsOf } from '../traits.ts'
import type { SeriesDocument } from '../verify-series.ts'
import type { Revealed } from './fresh-sources.ts'

/** What is known of the announcement that a void ends. */
export interface VoidKnown {
  /** The one that the void names, if it is at hand. */
  readonly announcement: AnnouncementBody | undefined
  readonly given: SeriesDocument
  /** Whether another announcement of its number is at hand. */
  readonly isOther: boolean
  readonly before: readonly Revealed[]
}

/** Holds a void against the announcement that it ends. */
export function checkVoid(
  { announcement: named, previous, date }: VoidBody,
  { announcement, given, isOther, before }: VoidKnown,
): Check[] {
  const { announcementDigest, announcedAt } = given
  const isNamed = announcementDigest === undefined || announcementDigest === named
  const isSame = announcement === undefined || announcement.previous === previous
  const seconds = [...before.flatMap(({ latest }) => latest ?? []), announcedAt ?? 0]
  const name = 'void-announcement'
  const own =
    isOther || !isNamed || !isSame
      ? failure(name, say('void-of-another-announcement'), 'body.announcement')
      : seconds.some((second) => date < firstDayOf(second))
        ? failure(name, say('void-too-early', { date }), 'body.date')
        : announcement === undefined && announcementDigest === undefined
          ? notChecked(name, ['announcement'])
          : passed(name, say('void-announced'))
  if (announcement === undefined) return [own]
  const is = traitsOf(announcement, { isWeak: announcement.weak, isOpen: false })
  const times = checkTimes(announcement, given, 'entropy')
  return [own, ...withOpenChecks([SOURCE_TIMES], { is, given: {} }, times)]
}
