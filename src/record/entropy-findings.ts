import { lastSecondOf } from '../calendar/day.ts'
import type { FindingList } from '../core/finding.ts'
import { roundPath } from '../pair/seat-places.ts'
import { isConstant, outcomeOf, WEAK_BELOW } from '../random/seed.ts'
import type { BatchEntry } from '../schema/documents/documents.ts'
import type { EntropySource, Reveal } from '../schema/documents/entropy.ts'
import { secondOf } from '../schema/documents/second-of.ts'

/**
 * What a reader should know about the sources of a seed, whether or not they are enough
 * (`docs/protocol.md` §6.3).
 */
export function entropyFindings(
  sources: readonly EntropySource[],
  bits: number,
  findings: FindingList,
  reveals: readonly Reveal[] = [],
): void {
  if (bits < WEAK_BELOW) findings.add('weak-entropy', undefined, { bits })
  const [only, ...others] = sources
  if (only?.kind === 'commit-reveal' && others.length === 0) {
    findings.add('sole-party')
  }
  const isSealed = sources.some(
    ({ kind }, index) => kind === 'sealed' && !isConstant(reveals[index]),
  )
  if (!isSealed) findings.add('list-computable')
  for (const [index, reveal] of reveals.entries()) {
    if (isConstant(reveal)) findings.add('constant-contribution', partyOf(sources[index]))
  }
  const outcomes = reveals.flatMap((each) =>
    each.kind === 'public-event' ? [outcomeOf(each)] : [],
  )
  if (new Set(outcomes).size < outcomes.length) findings.add('events-alike')
  const times = sources.flatMap((source) => (source.kind === 'public-event' ? [source.at] : []))
  times.sort((a, b) => a - b)
  const isClose = times.some(
    (time, index) => index > 0 && time - (times[index - 1] as number) < HOUR,
  )
  if (isClose) findings.add('events-at-one-time')
}

/** Rounds whose visits were to be over before some source speaks. */
export function lateFindings(
  sources: readonly EntropySource[],
  rounds: readonly (BatchEntry & { readonly window: readonly [string, string] })[],
  findings: FindingList,
): void {
  const last = Math.max(...sources.map((source) => secondOf(source) ?? 0))
  for (const { window, ...entry } of rounds) {
    if (last > lastSecondOf(window[1])) findings.add('source-after-window', roundPath(entry))
  }
}

/** In seconds. */
const HOUR = 3600

function partyOf(source: EntropySource | undefined): string | undefined {
  return source !== undefined && 'party' in source ? source.party : undefined
}
