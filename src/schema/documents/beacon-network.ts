/** A drand network whose rounds may seed a draw (`docs/protocol.md` §6.4). */
export interface BeaconNetwork {
  readonly name: 'quicknet' | 'default'
  /** Chain hash: 64 hex digits that name the network everywhere. */
  readonly chain: string
  /** Hex digits of the compressed point. */
  readonly publicKey: string
  /** Second of round 1, counted from 1970-01-01T00:00:00Z. */
  readonly genesis: number
  /** Seconds between two rounds. */
  readonly period: number
  /** Whether a round signs the one before it. */
  readonly chained: boolean
  /** Bytes of a signature: 48 on G1, 96 on G2. */
  readonly signatureBytes: 48 | 96
}

/** As the League of Entropy publishes them at `/<chain hash>/info`. */
export const BEACON_NETWORKS: readonly BeaconNetwork[] = [
  {
    name: 'quicknet',
    chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
    publicKey:
      '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451' +
      '0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
    genesis: 1692803367,
    period: 3,
    chained: false,
    signatureBytes: 48,
  },
  {
    name: 'default',
    chain: '8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce',
    publicKey:
      '868f005eb8e6e4ca0a47c8a77ceaa5309a47978a7c71bc5cce96366b5d7a569937c529eeda66c7293784a9402801af31',
    genesis: 1595431050,
    period: 30,
    chained: true,
    signatureBytes: 96,
  },
]

/** The network with this chain hash; undefined if it is none that may seed a draw. */
export function beaconNetwork(chain: string): BeaconNetwork | undefined {
  return BEACON_NETWORKS.find((network) => network.chain === chain)
}

/** Second at which a round is made. */
export function secondOfRound({ genesis, period }: BeaconNetwork, round: number): number {
  return genesis + (round - 1) * period
}
