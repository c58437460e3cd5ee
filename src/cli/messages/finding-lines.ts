import { type Described, describe } from 'double-random/words'
import type { Language } from '../terminal.ts'

/** A line for each finding; its code is for those who read English. */
export function findingLines(
  findings: readonly (Described & { readonly code: string })[],
  language: Language,
): string[] {
  return findings.map((finding) => {
    const code = language === 'zh' ? '' : `[${finding.code}] `
    return `- ${code}${describe(finding, language)}`
  })
}
