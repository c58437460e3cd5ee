import type { FindingList } from '../core/finding.ts'
import type { EntropySource } from '../schema/documents/entropy.ts'

/**
 * What a reader should know about the sources of a seed, whether or not they are enough
 * (`docs/protocol.md` §6.3).
 */
export function entropyFindings(
  sources: readonly EntropySource[],
  bits: number,
  isWeak: boolean,
  findings: FindingList,
): void {
  if (isWeak) findings.add('weak-entropy', undefined, { bits })
  const [only, ...others] = sources
  if (only?.kind === 'commit-reveal' && others.length === 0) {
    findings.add('sole-party')
  }
  if (!sources.some(({ kind }) => kind === 'sealed')) findings.add('list-computable')
}
