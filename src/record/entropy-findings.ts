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
  if (isWeak) findings.add('weak-entropy', `only ${bits} bits are out of the operator's control`)
  const [only, ...others] = sources
  if (only?.kind === 'commit-reveal' && others.length === 0) {
    findings.add(
      'sole-party',
      'one party alone knows and chooses the seed: add an event or a second party',
    )
  }
  if (!sources.some(({ kind }) => kind === 'sealed')) {
    findings.add(
      'list-computable',
      'no sealed contribution: whoever knows the reveals and an id can compute its ticket',
    )
  }
}
