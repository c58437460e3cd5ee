import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { type BeaconNetwork, secondOfRound } from '../schema/documents/beacon-network.ts'
import type { BeaconSource } from '../schema/documents/entropy.ts'
import { isRound, networkNamed } from './round-second.ts'

/**
 * Makes the source of an announcement that waits for a round of a drand network.
 *
 * @param network - `'quicknet'` or `'default'`
 * @param options - `by`: the second, from 1970-01-01T00:00:00Z, by which the announcement and
 *   all commitments are published, from the caller, since this library has no clock; `round`:
 *   absent, the first round later than that
 * @returns the source, for `entropy` of `announce`
 * @throws DoubleRandomError `input/choice` for another network; `input/range` for no second or
 *   round, `input/option` for an unknown option; `policy/source-time` for a round that is not later than `by`
 *
 * @example
 * beaconSource('quicknet', { by: 1692803367 }).round; // => 2
 * beaconSource('quicknet', { by: 1692803370, round: 2 }); // throws policy/source-time
 */
export function beaconSource(
  network: BeaconNetwork['name'],
  options: { readonly by: number; readonly round?: number },
): BeaconSource {
  const { by, round, ...others } = Object(options) as typeof options
  const [other] = Object.keys(others)
  if (other !== undefined) {
    fail({
      code: 'input/option',
      path: `options.${other}`,
      expected: say('documented-options-only'),
      found: show(other),
    })
  }
  const found = networkNamed(network)
  const { chain, publicKey, genesis, period } = found
  if (!(Number.isSafeInteger(by) && by >= 0)) {
    fail({
      code: 'input/range',
      path: 'options.by',
      expected: say('seconds-since-1970'),
      found: show(by),
    })
  }
  const first = by < genesis ? 1 : Math.floor((by - genesis) / period) + 2
  const chosen = round ?? first
  if (!isRound(chosen)) {
    fail({
      code: 'input/range',
      path: 'options.round',
      expected: say('round-from-1'),
      found: show(chosen),
    })
  }
  if (chosen < first) {
    fail({
      code: 'policy/source-time',
      path: 'options.round',
      expected: say('round-not-before', { round: first, second: by }),
      found: say('beacon-round-made', { round: chosen, second: secondOfRound(found, chosen) }),
    })
  }
  return { kind: 'drand', chain, publicKey, round: chosen }
}
