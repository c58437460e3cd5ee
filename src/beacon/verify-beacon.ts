import { bls12_381 } from '@noble/curves/bls12-381.js'
import { fromHex, sha256Hex } from '../core/digest.ts'
import { type BeaconNetwork, beaconNetwork } from '../schema/documents/beacon-network.ts'
import type { BeaconReveal, BeaconSource } from '../schema/documents/entropy.ts'
import { isRound } from './round-second.ts'

/**
 * Checks that a drand network signed a round, and that this is the announced one
 * (`docs/protocol.md` §6.4).
 *
 * Works offline: network, key and round come from the source. Everything is checked here, also what
 * drawing and verifying check themselves: the round, the form of the signature, and that the
 * randomness is its SHA-256.
 *
 * The signature scheme is BLS on the curve BLS12-381 (Boneh, Lynn and Shacham 2004; hashing to the
 * curve by RFC 9380): quicknet signs SHA-256(round) on G1, the default network SHA-256(previous
 * signature ‖ round) on G2, the round as eight bytes.
 *
 * @param source - the announced source
 * @param reveal - the round, as {@link readBeacon} reads it
 * @returns true iff it is the announced round, and signed by the network; never throws
 *
 * @example
 * const source = beaconSource('quicknet', { round: 123, by: 1692803367 });
 * const signature = 'b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92';
 * const round = readBeacon(JSON.stringify({ round: 123, signature }), source);
 * verifyBeacon(source, round); // => true
 * verifyBeacon(source, { ...round, randomness: '0'.repeat(64) }); // => false
 */
export function verifyBeacon(source: BeaconSource, reveal: BeaconReveal): boolean {
  const network = beaconNetwork(source?.chain)
  if (network === undefined || source.publicKey !== network.publicKey) return false
  if (!isRound(reveal?.round) || reveal.round !== source.round) return false
  const { signature, previousSignature, randomness } = reveal
  if (!isHex(signature, network.signatureBytes)) return false
  if (network.chained ? !isHex(previousSignature, 96) : previousSignature !== undefined)
    return false
  if (sha256Hex(signature) !== randomness) return false
  return isSigned(network, signature, message(reveal))
}

function isHex(value: unknown, bytes: number): value is string {
  return typeof value === 'string' && value.length === 2 * bytes && /^[0-9a-f]+$/.test(value)
}

/**
 * What is signed: SHA-256(previous signature ‖ round), the former empty on an unchained network.
 */
function message({ previousSignature = '', round }: BeaconReveal): string {
  return sha256Hex(previousSignature + round.toString(16).padStart(16, '0'))
}

export function isSigned(
  { signatureBytes, publicKey }: Pick<BeaconNetwork, 'signatureBytes' | 'publicKey'>,
  signature: string,
  digest: string,
): boolean {
  try {
    if (signatureBytes === 48) {
      const { hash, verify } = bls12_381.shortSignatures
      const point = hash(fromHex(digest), 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_')
      return verify(fromHex(signature), point, fromHex(publicKey))
    }
    const { hash, verify } = bls12_381.longSignatures
    const point = hash(fromHex(digest), 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_')
    return verify(fromHex(signature), point, fromHex(publicKey))
  } catch {
    // Bytes that are no point of the group.
    return false
  }
}
