import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import {
  BEACON_NETWORKS,
  type BeaconNetwork,
  secondOfRound,
} from '../schema/documents/beacon-network.ts'

/**
 * Tells when a round of a drand network is made.
 *
 * @param network - `'quicknet'` (every 3 seconds) or `'default'` (every 30 seconds)
 * @param round - from 1
 * @returns seconds from 1970-01-01T00:00:00Z
 * @throws DoubleRandomError `input/choice` for another network, `input/range` for no round
 *
 * @example
 * roundSecond('quicknet', 1); // => 1692803367
 * roundSecond('default', 2); // => 1595431080
 */
export function roundSecond(network: BeaconNetwork['name'], round: number): number {
  if (!isRound(round)) {
    fail({ code: 'input/range', path: 'round', expected: say('round-from-1'), found: show(round) })
  }
  return secondOfRound(networkNamed(network), round)
}

export function networkNamed(name: BeaconNetwork['name']): BeaconNetwork {
  const network = BEACON_NETWORKS.find((each) => each.name === name)
  if (network !== undefined) return network
  return fail({
    code: 'input/choice',
    path: 'network',
    expected: say('one-of', { values: BEACON_NETWORKS.map((each) => each.name) }),
    found: show(name),
  })
}

export function isRound(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1
}
