import { compareUtf8 } from '../../core/utf8.ts'
import type { AnnouncementBody } from '../../schema/documents/documents.ts'
import type { SeriesLink } from '../check-history.ts'
import type { EndedNumber, SortedDocuments } from './sort-documents.ts'

/** A number of a series. */
export type Place = Pick<SeriesLink, 'series' | 'number'>

/** Which series belong together, by what their announcements say that they take over. */
export interface SeriesTree {
  /** The series that no other takes over; undefined without documents. */
  readonly main: string | undefined
  /** Whether the first place is before the second, in its series or one that this takes over. */
  isBefore(a: Place, b: Place): boolean
  isOfMain(place: Place): boolean
  /** Series that are taken over come first; otherwise the order of both stays. */
  inOrder(a: Place, b: Place): number
}

/** All announcements that are at hand. */
export function announcementsIn({ ended, open }: SortedDocuments): AnnouncementBody[] {
  return [
    ...ended.flatMap(({ announcement }) => announcement ?? []),
    ...open.map(({ body }) => body),
  ]
}

/** Puts the series at hand together: the main one and those that it takes over. */
export function seriesTree(sorted: SortedDocuments, lastDigest: string | undefined): SeriesTree {
  const announced = announcementsIn(sorted)
  const takenBy = new Map<string, Place>()
  for (const { series, number, continues } of announced) {
    for (const each of continues) takenBy.set(each.series, { series, number: number - 1 })
  }
  const places: readonly Place[] = [...sorted.ended.map(({ link }) => link), ...announced]
  const main = mainOf(places, takenBy, lastOf(sorted, lastDigest))
  const isBefore = (a: Place, b: Place, steps = takenBy.size): boolean => {
    if (a.series === b.series) return a.number < b.number
    const next = takenBy.get(a.series)
    // What takes itself over in a circle comes to no end.
    return next !== undefined && steps > 0 && isBefore(next, b, steps - 1)
  }
  const stepsFrom = (series: string): number => {
    let at = takenBy.get(series)
    let steps = 0
    while (at !== undefined && steps < takenBy.size) {
      at = takenBy.get(at.series)
      steps += 1
    }
    return steps
  }
  const end = main === undefined ? undefined : { series: main, number: Number.POSITIVE_INFINITY }
  return {
    main,
    isBefore: (a, b) => isBefore(a, b),
    inOrder: (a, b) => stepsFrom(b.series) - stepsFrom(a.series),
    isOfMain: (place) => end !== undefined && isBefore(place, end),
  }
}

function lastOf({ ended }: SortedDocuments, lastDigest: string | undefined) {
  return ended.find(({ link }) => link.digest === lastDigest)
}

/** The series of the last document; else the one with the most numbers that no other takes over. */
function mainOf(
  places: readonly Place[],
  takenBy: ReadonlyMap<string, Place>,
  last: EndedNumber | undefined,
): string | undefined {
  if (last !== undefined) return last.link.series
  const names = [...new Set(places.map(({ series }) => series))].sort(compareUtf8)
  const numbersIn = (name: string) => places.filter(({ series }) => series === name).length
  const free = names.filter((name) => !takenBy.has(name))
  return (free.length > 0 ? free : names).reduce<string | undefined>(
    (best, name) => (best === undefined || numbersIn(name) > numbersIn(best) ? name : best),
    undefined,
  )
}
