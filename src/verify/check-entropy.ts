import { type Check, failure, passed } from '../core/check.ts'
import { digest } from '../core/digest.ts'
import { say } from '../core/message.ts'
import { computeSeed, independentBits, WEAK_BELOW } from '../random/seed.ts'
import { whyNotReveal } from '../random/why-not-reveal.ts'
import type { RecordHead, RecordSecrets } from '../schema/documents/documents.ts'
import { samplesLog2 } from '../select/samples-log2.ts'
import { checkBeacons, checkEvents, type KnownEntropy } from './check-sources.ts'
import { compare } from './compare.ts'

/** Reveals against commitments, seed and keys, strength (§12, step 8). */
export function checkEntropy(
  { head, secrets }: { readonly head: RecordHead; readonly secrets: RecordSecrets },
  known: KnownEntropy = {},
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
  const declared = independentBits(announcement.entropy)
  const bits = independentBits(announcement.entropy, reveals)
  const expected = {
    independentBits: bits,
    samplesLog2: samplesLog2(head.rounds.flatMap(({ strata }) => strata)),
  }
  const strength =
    announcement.weak === declared < WEAK_BELOW
      ? compare(
          'strength',
          say('strength-of-draw', {
            bits,
            samplesLog2: expected.samplesLog2,
            weak: bits < WEAK_BELOW,
          }),
          'body.head.strength',
          [expected, head.strength],
        )
      : failure(
          'strength',
          say('strength-mislabelled', { bits: declared, weak: announcement.weak }),
          'body.head.announcement.weak',
        )
  return [
    wrong.length === 0
      ? passed('reveals', say('reveals-fit', { sources: reveals.length }))
      : failure(
          'reveals',
          say('reveals-wrong', { wrong }),
          'body.secrets.reveals',
          'policy/reveal-mismatch',
        ),
    ...checkBeacons(announcement.entropy, reveals, known),
    ...checkEvents(announcement.entropy, reveals, known.events),
    compare('seed', say('seed-follows'), 'body.secrets.seed', [seed, secrets.seed]),
    strength,
  ]
}
