import { type Check, notChecked, passed } from '../core/check.ts'
import { type Message, say } from '../core/message.ts'
import type { EntropySource } from '../schema/documents/entropy.ts'
import { secondOf } from '../schema/documents/second-of.ts'
import { fold } from '../schema/kit/fold.ts'
import type { KnownEntropy } from './check-sources.ts'

/**
 * The check that stays open while something was handed in that no check could use: nobody shall
 * take it for evidence.
 */
export function checkUse(unused: readonly Message[]): Check {
  return unused.length === 0
    ? passed('evidence-used', say('evidence-taken'))
    : notChecked('evidence-used', ['usable-evidence'], say('evidence-unused', { items: unused }))
}

/** What is known of entropy that was not announced, or is not open yet. */
export function unusedOfEntropy(
  entropy: readonly EntropySource[],
  isOpen: boolean,
  { announcedAt, firstVisit, events = [] }: Omit<KnownEntropy, 'verifyBeacon'>,
): Message[] {
  const titles = entropy.flatMap((source) =>
    source.kind === 'public-event' ? [fold(source.title)] : [],
  )
  return [
    ...events.flatMap(({ title }) => {
      if (!titles.includes(fold(title))) return [say('event-unknown', { title })]
      return isOpen ? [] : [say('event-sealed', { title })]
    }),
    // Of a draw it is held against the first visit.
    ...(announcedAt !== undefined &&
    firstVisit === undefined &&
    entropy.every((each) => secondOf(each) === undefined)
      ? [say('time-of-nothing')]
      : []),
  ]
}

/** A key where nothing is blinded; a wrong one is refuted elsewhere. */
export function unusedKey(fingerprint: string | null, key: string | undefined): Message[] {
  return fingerprint === null && key !== undefined ? [say('key-of-nothing')] : []
}
