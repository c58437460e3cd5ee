import { beaconNetwork, secondOfRound } from '../schema/documents/beacon-network.ts'
import type {
  BeaconSource,
  EntropySource,
  Reveal,
  VerifyBeacon,
} from '../schema/documents/entropy.ts'
import type { Check } from './report.ts'

/** What a verifier knows of the entropy from elsewhere. */
export interface KnownEntropy {
  readonly announcedAt?: number
  readonly verifyBeacon?: VerifyBeacon
  readonly events?: readonly { readonly title: string; readonly values: readonly number[] }[]
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
  const at = (found: typeof beacons) =>
    found.map(({ index, source }) => `source ${index + 1} (round ${source.round})`).join(', ')
  return [
    verifyBeacon === undefined
      ? {
          name: 'beacon-signatures',
          status: 'not-checked',
          message: 'verifyBeacon of double-random/beacon was not given',
        }
      : forged.length > 0
        ? {
            name: 'beacon-signatures',
            status: 'fail',
            code: 'policy/reveal-mismatch',
            message: `not signed by the network: ${at(forged)}`,
            path: 'body.secrets.reveals',
          }
        : {
            name: 'beacon-signatures',
            status: 'pass',
            message: `${beacons.length} rounds signed by their networks`,
          },
    announcedAt === undefined
      ? {
          name: 'beacon-rounds',
          status: 'not-checked',
          message: 'not known from outside when the announcement was published',
        }
      : early.length > 0
        ? {
            name: 'beacon-rounds',
            status: 'fail',
            code: 'policy/beacon-round',
            message: `not later than the publication of the announcement: ${at(early)}`,
            path: 'body.head.announcement.entropy',
          }
        : {
            name: 'beacon-rounds',
            status: 'pass',
            message: 'every round is later than the publication of the announcement',
          },
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
    source.kind === 'public-event' ? [{ title: source.title, given: reveals[index] }] : [],
  )
  if (announced.length === 0) return []
  const open: string[] = []
  const wrong: string[] = []
  for (const { title, given } of announced) {
    const reported = events?.find((event) => event.title === title)
    if (reported === undefined) open.push(title)
    else if (given?.kind !== 'public-event' || given.values.join() !== reported.values.join()) {
      wrong.push(title)
    }
  }
  if (wrong.length > 0) {
    return [
      {
        name: 'public-events',
        status: 'fail',
        code: 'policy/reveal-mismatch',
        message: `came out otherwise: ${wrong.join(', ')}`,
        path: 'body.secrets.reveals',
      },
    ]
  }
  return [
    open.length > 0
      ? {
          name: 'public-events',
          status: 'not-checked',
          message: `no outside report of: ${open.join(', ')}`,
        }
      : {
          name: 'public-events',
          status: 'pass',
          message: `${announced.length} events came out as others reported`,
        },
  ]
}
