import { sha256Hex } from '../core/digest.ts'
import { fail } from '../core/errors.ts'
import { type Message, say, show } from '../core/message.ts'
import { beaconNetwork } from '../schema/documents/beacon-network.ts'
import type { BeaconReveal, BeaconSource } from '../schema/documents/entropy.ts'
import { isRound } from './round-second.ts'
import { verifyBeacon } from './verify-beacon.ts'

/** A node answers with less than one kilobyte. */
const MOST_CHARACTERS = 65_536

/**
 * Reads a round as a drand node gives it out under `/<chain hash>/public/<round>`, and checks it.
 *
 * @param text - the node's JSON: `round`, `signature`, `previous_signature` on a chained network,
 *   and `randomness`, which may be missing; other members are ignored
 * @param source - the announced source
 * @returns the reveal of the source
 * @throws DoubleRandomError `input/type` for what is no text or no source; `evidence/size`, `evidence/json`, `evidence/structure` for what is no
 *   round; `policy/reveal-mismatch` for another round, or one that the network did not sign
 *
 * @example
 * const source = beaconSource('quicknet', { by: 1692803367 });
 * readBeacon('{}', source); // throws evidence/structure
 */
export function readBeacon(text: string, source: BeaconSource): BeaconReveal {
  if (beaconNetwork(source?.chain) === undefined || !isRound(source.round)) {
    fail({
      code: 'input/type',
      path: 'source',
      expected: say('beacon-source'),
      found: show(source),
    })
  }
  const given = parseObject(text)
  const signature = textOf(given, 'signature')
  const { round, previous_signature: previous, randomness: stated } = given
  const randomness = stated === undefined ? sha256Hex(signature) : textOf(given, 'randomness')
  if (!Number.isSafeInteger(round)) notThere('round', say('integer'), round)
  const reveal: BeaconReveal = {
    kind: 'drand',
    round: round as number,
    randomness,
    signature,
    // Unchained networks leave it out, null or empty.
    ...(previous === undefined || previous === null || previous === ''
      ? {}
      : { previousSignature: textOf(given, 'previous_signature') }),
  }
  if (verifyBeacon(source, reveal)) return reveal
  return fail({
    code: 'policy/reveal-mismatch',
    path: 'beacon',
    expected: say('round-signed', { round: source.round, chain: source.chain }),
    found:
      reveal.round === source.round
        ? say('signature-other')
        : say('beacon-round', { round: reveal.round }),
    fix: say('fetch-round-elsewhere'),
  })
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  if (typeof text !== 'string') {
    fail({ code: 'input/type', path: 'text', expected: say('text'), found: show(text) })
  }
  if (text.length > MOST_CHARACTERS) {
    fail({
      code: 'evidence/size',
      path: 'beacon',
      expected: say('characters-at-most', { limit: MOST_CHARACTERS }),
      found: say('characters', { count: text.length }),
    })
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    fail({
      code: 'evidence/json',
      path: 'beacon',
      expected: say('json'),
      found: say('text-that-is-not-json'),
    })
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>
  }
  return fail({
    code: 'evidence/structure',
    path: 'beacon',
    expected: say('beacon-answer'),
    found: show(value),
  })
}

/** An even number of hex digits, which the network writes in lower case. */
function textOf(given: Readonly<Record<string, unknown>>, name: string): string {
  const value = Object.hasOwn(given, name) ? given[name] : undefined
  if (typeof value === 'string' && /^([0-9a-f]{2})+$/.test(value)) return value
  return notThere(name, say('hex-text'), value)
}

function notThere(name: string, expected: Message, found: unknown): never {
  return fail({
    code: 'evidence/structure',
    path: `beacon.${name}`,
    expected,
    found: show(found),
  })
}
