import { beaconNetwork, secondOfRound } from './beacon-network.ts'
import type { EntropySource } from './entropy.ts'

/** The second at which a source speaks; undefined for one that has no time of its own. */
export function secondOf(source: EntropySource): number | undefined {
  if (source.kind === 'public-event') return source.at
  if (source.kind !== 'drand') return undefined
  const network = beaconNetwork(source.chain)
  return network && secondOfRound(network, source.round)
}
