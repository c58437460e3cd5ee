import { type Check, failure, notChecked, passed } from '../core/check.ts'
import { say } from '../core/message.ts'
import { beaconNetwork, secondOfRound } from '../schema/documents/beacon-network.ts'
import type {
  BeaconSource,
  EntropySource,
  Reveal,
  VerifyBeacon,
} from '../schema/documents/entropy.ts'

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
 * Signatures and times of drand rounds (`docs/protocol.md` §6.4); nothing if none was announced.
 */
export function checkBeacons(
  sources: readonly EntropySource[],
  reveals: readonly Reveal[],
  { announcedAt, verifyBeacon }: KnownEntropy,
): Check[] {
  const beacons = sources.flatMap((source, index) =>
    source.kind === 'drand' ? [{ source, index, given: reveals[index] }] : [],
  )
  if (beacons.length === 0) return []
  const forged = beacons.filter(
    ({ source, given }) => !(given?.kind === 'drand' && verifyBeacon?.(source, given) === true),
  )
  const early = beacons.filter(({ source }) => secondOf(source) <= (announcedAt ?? 0))
  const roundsOf = (found: typeof beacons) => ({
    rounds: found.map(({ index, source }) => ({ source: index + 1, round: source.round })),
  })
  return [
    verifyBeacon === undefined
      ? notChecked('beacon-signatures', say('beacon-verifier-missing'))
      : forged.length > 0
        ? failure(
            'beacon-signatures',
            say('beacons-unsigned', roundsOf(forged)),
            'body.secrets.reveals',
            'policy/reveal-mismatch',
          )
        : passed('beacon-signatures', say('beacons-signed', { rounds: beacons.length })),
    announcedAt === undefined
      ? notChecked('beacon-rounds', say('announcement-time-missing'))
      : early.length > 0
        ? failure(
            'beacon-rounds',
            say('beacons-too-early', roundsOf(early)),
            'body.head.announcement.entropy',
            'policy/source-time',
          )
        : passed('beacon-rounds', say('beacons-late-enough')),
  ]
}

function secondOf({ chain, round }: BeaconSource): number {
  const network = beaconNetwork(chain)
  return network === undefined ? 0 : secondOfRound(network, round)
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
    const reported = events?.find((event) => event.title === title)
    if (reported === undefined) open.push(title)
    else if (
      at !== reported.at ||
      given?.kind !== 'public-event' ||
      given.values.join() !== reported.values.join()
    ) {
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
      ? notChecked('public-events', say('events-missing', { titles: open }))
      : passed('public-events', say('events-reported', { events: announced.length })),
  ]
}
