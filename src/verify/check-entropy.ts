import { type Check, failure, notChecked, passed } from '../core/check.ts'
import { digest } from '../core/digest.ts'
import { say } from '../core/message.ts'
import { keysOfBatch } from '../random/keys-of-batch.ts'
import { computeSeed, independentBits, WEAK_BELOW } from '../random/seed.ts'
import { whyNotReveal } from '../random/why-not-reveal.ts'
import type { AnnouncementBody, RecordHead, RecordSecrets } from '../schema/documents/documents.ts'
import type { Reveal } from '../schema/documents/entropy.ts'
import { samplesLog2 } from '../select/samples-log2.ts'
import { checkBeacons, checkEvents, checkTimes, type KnownEntropy } from './check-sources.ts'
import { compare } from './compare.ts'

/** What the head of a record and its secrets say of the entropy. */
interface Opened {
  readonly head: RecordHead
  readonly secrets: RecordSecrets
}

/** Reveals against commitments, seed, keys and strength (§12, step 8). */
export function checkEntropy(
  { head, secrets }: Opened,
  known: KnownEntropy = {},
  path = 'body',
): Check[] {
  const { announcement } = head
  const { reveals } = secrets
  const wrong = announcement.entropy.flatMap((source, index) => {
    const why = whyNotReveal(announcement, source, reveals[index])
    return why === undefined
      ? []
      : [say('source-wrong', { source: index + 1, kind: source.kind, why })]
  })
  if (reveals.length > announcement.entropy.length) wrong.push(say('reveals-more'))
  const seed = computeSeed(digest('announcement', announcement), reveals)
  const within = (check: Check): Check =>
    check.status === 'fail' && check.path !== undefined
      ? { ...check, path: check.path.replace('body', path) }
      : check
  return [
    wrong.length === 0
      ? passed('reveals', say('reveals-fit', { sources: reveals.length }))
      : failure(
          'reveals',
          say('reveals-wrong', { wrong }),
          `${path}.secrets.reveals`,
          'policy/reveal-mismatch',
        ),
    ...checkBeacons(announcement.entropy, reveals, known.verifyBeacon).map(within),
    ...checkTimes(announcement, known).map(within),
    ...checkEvents(announcement.entropy, reveals, known.events).map(within),
    compare('seed', say('seed-follows'), `${path}.secrets.seed`, [seed, secrets.seed]),
    compare('keys', say('keys-follow'), `${path}.secrets.keys`, [
      keysOfBatch(announcement.batch, secrets.seed),
      secrets.keys,
    ]),
    checkStrength(head, reveals, path),
  ]
}

/**
 * The strength that the head states, and the label of the announcement, recomputed from sources,
 * strata and reveals; as long as these are sealed, it is between what they can make of it. Of a weak
 * draw nobody can show afterwards that it was not chosen: it stays open.
 */
export function checkStrength(
  { announcement, rounds, strength }: RecordHead,
  reveals: readonly Reveal[] | undefined,
  path = 'body',
): Check {
  const { entropy } = announcement
  const label = checkLabel(announcement, `${path}.head.announcement.weak`)
  if (label.status === 'fail') return label
  // A constant nonce counts nothing, and of events that came out alike only the best one does.
  const events = entropy.filter((source) => source.kind === 'public-event')
  const best = events.reduce((most, { bits }) => Math.max(most, bits), 0)
  const beacons = entropy.filter(({ kind }) => kind === 'drand')
  const declared = independentBits(entropy)
  const least = Math.min(declared, independentBits(beacons) + best)
  const bits =
    reveals === undefined
      ? Math.min(declared, Math.max(least, strength.independentBits))
      : independentBits(entropy, reveals)
  const possible = samplesLog2(rounds.flatMap(({ strata }) => strata))
  const weak = bits < WEAK_BELOW
  const message = say('strength-of-draw', { bits, samplesLog2: possible, weak })
  const check = compare('strength', message, `${path}.head.strength`, [
    { independentBits: bits, samplesLog2: possible },
    strength,
  ])
  return weak && check.status === 'pass' ? notChecked('strength', ['nothing'], message) : check
}

/** The label of an announcement, recomputed from its sources. */
export function checkLabel({ entropy, weak }: AnnouncementBody, path: string): Check {
  const bits = independentBits(entropy)
  if (weak !== bits < WEAK_BELOW) {
    return failure('strength', say('strength-mislabelled', { bits, weak }), path)
  }
  const message = say('strength-declared', { bits, weak })
  return weak ? notChecked('strength', ['nothing'], message) : passed('strength', message)
}
