import { type Check, failure, notChecked, passed } from '../../core/check.ts'
import { say } from '../../core/message.ts'
import type { AnnouncementBody } from '../../schema/documents/documents.ts'
import type { Place } from './place-in-series.ts'

/** Holds the series that announcements take over against the documents at hand (§5.2). */
export function checkContinued(
  announced: readonly AnnouncementBody[],
  ended: readonly (Place & { readonly digest: string })[],
): Check[] {
  const name = 'continued-series'
  return announced
    .flatMap(({ continues }) => continues)
    .map(({ series, number, digest }) => {
      const of = { series, number }
      const own = ended.filter((each) => each.series === series)
      const last = own.filter((each) => each.number === number)
      const isOn = [...own, ...announced.filter((each) => each.series === series)].some(
        (each) => each.number > number,
      )
      if (isOn) return failure(name, say('series-goes-on', of))
      if (last.length === 0)
        return notChecked(name, ['history'], say('series-taken-over-missing', of))
      return last.every((each) => each.digest === digest)
        ? passed(name, say('series-taken-over', of))
        : failure(name, say('series-taken-over-otherwise', of))
    })
}
