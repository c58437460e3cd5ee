import { type Described, describe } from 'double-random/words'
import type { Language } from '../terminal.ts'

/** A line for each finding: its code, and what it says. */
export function findingLines(
  findings: readonly (Described & { readonly code: string })[],
  language: Language,
): string[] {
  return findings.map((finding) => `- [${finding.code}] ${describe(finding, language)}`)
}
