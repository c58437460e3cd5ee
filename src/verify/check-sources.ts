import { type Check, failure, notChecked, passed } from '../core/check.ts'
import { say } from '../core/message.ts'
import type { EntropySource, Reveal, VerifyBeacon } from '../schema/documents/entropy.ts'
import { secondOf } from '../schema/documents/second-of.ts'
import { fold } from '../schema/kit/fold.ts'

/** How a public event came out, as others reported it. */
export interface ReportedEvent {
  readonly title: string
  /** Second, from 1970-01-01T00:00:00Z. */
  readonly at: number
  readonly values: readonly number[]
}

/** What a verifier knows of the entropy from elsewhere. */
export interface KnownEntropy {
  readonly announcedAt?: number
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
 * Whether others knew the announcement before each drand round and event; nothing if none was
 * announced, or nobody knows when that was.
 */
export function checkTimes(
  sources: readonly EntropySource[],
  announcedAt: number | undefined,
): Check[] {
  const times = sources.map(secondOf)
  if (announcedAt === undefined || times.every((second) => second === undefined)) return []
  const early = times.flatMap((second, index) =>
    second !== undefined && second <= announcedAt ? [index + 1] : [],
  )
  return [
    early.length > 0
      ? failure(
          'source-times',
          say('sources-too-early', { sources: early }),
          'body.head.announcement.entropy',
          'policy/source-time',
        )
      : passed('source-times', say('sources-late-enough')),
  ]
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
