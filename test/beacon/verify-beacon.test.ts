import { createHash } from 'node:crypto'
import { bls12_381 } from '@noble/curves/bls12-381.js'
import { describe, expect, it } from 'vitest'
import { beaconSource } from '../../src/beacon/beacon-source.ts'
import { readBeacon } from '../../src/beacon/read-beacon.ts'
import { roundSecond } from '../../src/beacon/round-second.ts'
import { isSigned, verifyBeacon } from '../../src/beacon/verify-beacon.ts'
import type { BeaconReveal, BeaconSource } from '../../src/schema/documents/entropy.ts'
import { refusalOf } from '../unit/expect-error.ts'
import { published, QUICKNET } from './rounds.ts'

const sha256 = (hex: string) => createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex')

const rounds = published.map(({ chain, round, signature, previous, randomness }) => {
  const source = beaconSource(chain === QUICKNET ? 'quicknet' : 'default', { by: 0, round })
  const reveal: BeaconReveal = {
    kind: 'drand',
    round,
    randomness: randomness ?? sha256(signature),
    signature,
    ...(previous === undefined ? {} : { previousSignature: previous }),
  }
  return { source, reveal }
})
const [quick, quicker, chained] = rounds as [
  (typeof rounds)[0],
  (typeof rounds)[0],
  (typeof rounds)[0],
]

/** The text with one bit of its byte `at` flipped. */
function flipped(hex: string, at: number): string {
  const bytes = Buffer.from(hex, 'hex')
  bytes[at]! ^= 1 << (at % 8)
  return bytes.toString('hex')
}

describe('rounds that networks published', () => {
  it('are signed by their networks, and their randomness is SHA-256 of the signature', () => {
    for (const { source, reveal } of rounds) {
      expect(verifyBeacon(source, reveal)).toBe(true)
      expect(sha256(reveal.signature)).toBe(reveal.randomness)
    }
  })

  it('fulfil the pairing equation, computed here from points', () => {
    const { G1, G2, pairing, fields } = bls12_381
    const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
    const { source, reveal } = quick
    const message = bytes(sha256(source.round.toString(16).padStart(16, '0')))
    const hashed = G1.hashToCurve(message, {
      DST: 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_',
    }) as typeof G1.Point.BASE
    const left = pairing(G1.Point.fromHex(reveal.signature), G2.Point.BASE)
    const right = pairing(hashed, G2.Point.fromHex(source.publicKey))
    expect(fields.Fp12.eql(left, right)).toBe(true)
  })
})

describe('a round that is not the announced one, or not signed', () => {
  it('fails with one bit of any byte of it changed', () => {
    let tried = 0
    for (const { source, reveal } of [quick, chained]) {
      for (const member of ['signature', 'previousSignature', 'randomness'] as const) {
        const hex = reveal[member]
        if (hex === undefined) continue
        // Every byte of what is compared; of points every fourth, since each costs a pairing.
        const step = member === 'randomness' ? 1 : 4
        for (let at = 0; at < hex.length / 2; at += step) {
          const changed = { ...reveal, [member]: flipped(hex, at) }
          // The forger makes the randomness fit.
          const randomness = member === 'signature' ? sha256(changed.signature) : changed.randomness
          expect(verifyBeacon(source, { ...changed, randomness })).toBe(false)
          tried += 1
        }
      }
    }
    expect(tried).toBe(12 + 32 + 24 + 24 + 32)
  })

  it('fails with a valid signature and forged randomness', () => {
    expect(
      verifyBeacon(quick.source, { ...quick.reveal, randomness: quicker.reveal.randomness }),
    ).toBe(false)
  })

  it('fails as a valid round of the network that was not announced', () => {
    expect(verifyBeacon(quick.source, quicker.reveal)).toBe(false)
    const renamed = { ...quicker.reveal, round: quick.source.round }
    expect(verifyBeacon(quick.source, renamed)).toBe(false)
  })

  it('fails on the other network', () => {
    const { source } = chained
    for (const other of [quick, quicker]) {
      const crossed: BeaconSource = { ...source, round: other.source.round }
      expect(verifyBeacon(crossed, other.reveal)).toBe(false)
      const previous = { ...other.reveal, previousSignature: chained.reveal.signature }
      expect(verifyBeacon(crossed, previous)).toBe(false)
      expect(verifyBeacon(other.source, previous)).toBe(false)
    }
    const { previousSignature: _, ...alone } = chained.reveal
    expect(verifyBeacon(source, alone)).toBe(false)
    expect(verifyBeacon({ ...quick.source, publicKey: source.publicKey }, quick.reveal)).toBe(false)
    expect(verifyBeacon({ ...quick.source, chain: source.chain }, quick.reveal)).toBe(false)
    expect(verifyBeacon({ ...quick.source, chain: '0'.repeat(64) }, quick.reveal)).toBe(false)
  })

  it('fails for the point at infinity, for points outside the group and for upper case', () => {
    const points = [
      `c0${'00'.repeat(47)}`,
      `80${'00'.repeat(47)}`,
      'ff'.repeat(48),
      '00'.repeat(48),
    ]
    for (const signature of [...points, quick.reveal.signature.toUpperCase()]) {
      const randomness = sha256(signature)
      expect(verifyBeacon(quick.source, { ...quick.reveal, signature, randomness })).toBe(false)
    }
  })

  it('fails, and does not throw, for what is no round at all', () => {
    for (const value of [
      undefined,
      null,
      1,
      'x',
      {},
      [],
      { ...quick.reveal, round: 1.5 },
      { ...quick.reveal, signature: 7 },
    ]) {
      expect(verifyBeacon(quick.source, value as never)).toBe(false)
      expect(verifyBeacon(value as never, quick.reveal)).toBe(false)
    }
  })

  it('is told from a signed one under a key of one’s own', () => {
    const { shortSignatures } = bls12_381
    const secret = Uint8Array.from(Buffer.from('11'.repeat(32), 'hex'))
    const digest = sha256('00'.repeat(8))
    const point = shortSignatures.hash(
      Uint8Array.from(Buffer.from(digest, 'hex')),
      'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_',
    )
    const signature = shortSignatures.sign(point, secret).toHex(true)
    const publicKey = shortSignatures.getPublicKey(secret).toHex(true)
    expect(isSigned({ signatureBytes: 48, publicKey }, signature, digest)).toBe(true)
    expect(
      isSigned({ signatureBytes: 48, publicKey: quick.source.publicKey }, signature, digest),
    ).toBe(false)
    expect(isSigned({ signatureBytes: 48, publicKey }, signature, sha256(digest))).toBe(false)
  })
})

describe('the source of a round', () => {
  it('takes the first round later than the given second', () => {
    for (const network of ['quicknet', 'default'] as const) {
      const first = roundSecond(network, 1)
      for (const by of [
        0,
        first - 1,
        first,
        first + 1,
        first + 2,
        first + 3,
        first + 29,
        first + 30,
        1_750_000_000,
      ]) {
        const { round } = beaconSource(network, { by })
        expect(roundSecond(network, round)).toBeGreaterThan(by)
        if (round > 1) expect(roundSecond(network, round - 1)).toBeLessThanOrEqual(by)
        if (round > 1) {
          expect(refusalOf(() => beaconSource(network, { by, round: round - 1 })).code).toBe(
            'policy/source-time',
          )
        }
      }
    }
  })

  it.each([
    ['another network', () => beaconSource('fastnet' as never, { by: 0 }), 'input/choice'],
    ['half a second', () => beaconSource('quicknet', { by: 0.5 }), 'input/range'],
    ['a negative second', () => beaconSource('quicknet', { by: -1 }), 'input/range'],
    ['round 0', () => beaconSource('quicknet', { by: 0, round: 0 }), 'input/range'],
    ['round 0, its second', () => roundSecond('quicknet', 0), 'input/range'],
  ])('refuses %s', (_, act, code) => {
    expect(refusalOf(act).code).toBe(code)
  })
})

describe('the answer of a node', () => {
  const answer = { round: 123, signature: quick.reveal.signature }
  const read = (value: unknown) => () =>
    readBeacon(typeof value === 'string' ? value : JSON.stringify(value), quick.source)

  it('is read with and without randomness, and whatever else stands in it', () => {
    expect(read(answer)()).toEqual(quick.reveal)
    const { randomness } = quick.reveal
    expect(read({ ...answer, randomness, previous_signature: '', beacon: 'x' })()).toEqual(
      quick.reveal,
    )
    const { round, signature, previousSignature } = chained.reveal
    const text = JSON.stringify({ round, signature, previous_signature: previousSignature })
    expect(readBeacon(text, chained.source)).toEqual(chained.reveal)
  })

  it.each([
    ['no JSON', '{', 'evidence/json'],
    ['nothing', '', 'evidence/json'],
    ['an array', [], 'evidence/structure'],
    ['null', 'null', 'evidence/structure'],
    ['too much', `"${'x'.repeat(70_000)}"`, 'evidence/size'],
    ['no signature', { round: 123 }, 'evidence/structure'],
    [
      'a signature that is inherited',
      '{"round":123,"__proto__":{"signature":"00"}}',
      'evidence/structure',
    ],
    ['no round', { signature: answer.signature }, 'evidence/structure'],
    ['a text as round', { ...answer, round: '123' }, 'evidence/structure'],
    ['upper case', { ...answer, signature: answer.signature.toUpperCase() }, 'evidence/structure'],
    ['half a byte', { ...answer, signature: answer.signature.slice(1) }, 'evidence/structure'],
    [
      'half a signature',
      { ...answer, signature: answer.signature.slice(48) },
      'policy/reveal-mismatch',
    ],
    ['another round', { ...answer, round: 124 }, 'policy/reveal-mismatch'],
    ['forged randomness', { ...answer, randomness: '0'.repeat(64) }, 'policy/reveal-mismatch'],
    ['a previous signature', { ...answer, previous_signature: '00' }, 'policy/reveal-mismatch'],
    [
      'another signature',
      { ...answer, signature: quicker.reveal.signature },
      'policy/reveal-mismatch',
    ],
  ])('is refused with %s', (_, value, code) => {
    expect(refusalOf(read(value)).code).toBe(code)
  })
})
