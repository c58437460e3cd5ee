import { type Check, failure, notChecked, passed } from '../core/check.ts'
import { type Message, say } from '../core/message.ts'
import type { AnnouncementBody } from '../schema/documents/documents.ts'
import type { EntropySource, Reveal, VerifyBeacon } from '../schema/documents/entropy.ts'
import { secondOf } from '../schema/documents/second-of.ts'
import { fold } from '../schema/kit/fold.ts'
import type { FirstVisit } from './first-visit.ts'

/** How a public event came out, as others reported it. */
export interface ReportedEvent {
  readonly title: string
  /** Second, from 1970-01-01T00:00:00Z. */
  readonly at: number
  readonly values: readonly number[]
}

/** What a verifier knows of the entropy from elsewhere. */
export interface KnownEntropy {
  /** The second at which others had the announcement's digest. */
  readonly announcedAt?: number
  readonly firstVisit?: FirstVisit
  readonly verifyBeacon?: VerifyBeacon
  readonly events?: readonly ReportedEvent[]
}

/**
 * Signatures of drand rounds (`docs/protocol.md` §6.4); nothing if none was announced, or nobody is
 * there to check them.
 */
export function checkBeacons(
  sources: readonly EntropySource[],
  reveals: readonly Reveal[],
  verifyBeacon: VerifyBeacon | undefined,
): Check[] {
  const beacons = sources.flatMap((source, index) =>
    source.kind === 'drand' ? [{ source, index, given: reveals[index] }] : [],
  )
  if (beacons.length === 0 || verifyBeacon === undefined) return []
  const forged = beacons.filter(
    ({ source, given }) => !(given?.kind === 'drand' && verifyBeacon(source, given) === true),
  )
  const rounds = forged.map(({ index, source }) => ({ source: index + 1, round: source.round }))
  return [
    forged.length > 0
      ? failure(
          'beacon-signatures',
          say('beacons-unsigned', { rounds }),
          'body.secrets.reveals',
          'policy/reveal-mismatch',
        )
      : passed('beacon-signatures', say('beacons-signed', { rounds: beacons.length })),
  ]
}

/**
 * Whether others knew the announcement before each drand round and event, by the time that it
 * states, and before the first visit; nothing if nobody knows when that was, or it bears on nothing.
 */
export function checkTimes(
  { entropy, by }: Pick<AnnouncementBody, 'entropy' | 'by'>,
  { announcedAt, firstVisit }: KnownEntropy,
  path = 'body.head.announcement.entropy',
): Check[] {
  const times = entropy.map(secondOf)
  const isTimed = times.some((second) => second !== undefined)
  if (announcedAt === undefined || (!isTimed && firstVisit === undefined)) return []
  const failed = (message: Message) => [
    failure('source-times', message, path, 'policy/source-time'),
  ]
  const early = times.flatMap((second, index) =>
    second !== undefined && second <= announcedAt ? [index + 1] : [],
  )
  if (early.length > 0) return failed(say('sources-too-early', { sources: early }))
  // Where a source has a time, that is what counts.
  if (!isTimed && firstVisit !== undefined && announcedAt > firstVisit.earliest) {
    return announcedAt > firstVisit.latest
      ? failed(say('announced-after-visit'))
      : [notChecked('source-times', ['announced-at'], say('visits-not-opened'))]
  }
  // A witness may have come late: what is stated is then not shown, and not refuted.
  if (by !== null && announcedAt > by) {
    const why = say('announced-after-by', { by, announcedAt })
    return [notChecked('source-times', ['announced-at'], why)]
  }
  return [passed('source-times', say(isTimed ? 'sources-late-enough' : 'announced-before-visits'))]
}

/** Public events against what others reported of them; nothing if none was announced. */
export function checkEvents(
  sources: readonly EntropySource[],
  reveals: readonly Reveal[],
  events: KnownEntropy['events'],
): Check[] {
  const announced = sources.flatMap((source, index) =>
    source.kind === 'public-event' ? [{ source, given: reveals[index] }] : [],
  )
  if (announced.length === 0) return []
  const open: string[] = []
  const wrong: string[] = []
  for (const { source, given } of announced) {
    const { title, at } = source
    const values = given?.kind === 'public-event' ? given.values.join() : undefined
    const folded = fold(title)
    const reports = events?.filter((event) => fold(event.title) === folded) ?? []
    if (reports.length === 0) open.push(title)
    else if (reports.some((event) => event.at !== at || event.values.join() !== values)) {
      wrong.push(title)
    }
  }
  if (wrong.length > 0) {
    return [
      failure(
        'public-events',
        say('events-otherwise', { titles: wrong }),
        'body.secrets.reveals',
        'policy/reveal-mismatch',
      ),
    ]
  }
  return [
    open.length > 0
      ? notChecked('public-events', ['events'], say('events-missing', { titles: open }))
      : passed('public-events', say('events-reported', { events: announced.length })),
  ]
}
