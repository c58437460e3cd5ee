import type { FindingList } from '../core/finding.ts'
import { isConstant, WEAK_BELOW } from '../random/seed.ts'
import type { EntropySource, Reveal } from '../schema/documents/entropy.ts'

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
  const times = sources.flatMap((source) => (source.kind === 'public-event' ? [source.at] : []))
  if (new Set(times).size < times.length) findings.add('events-at-one-time')
}

function partyOf(source: EntropySource | undefined): string | undefined {
  return source !== undefined && 'party' in source ? source.party : undefined
}
