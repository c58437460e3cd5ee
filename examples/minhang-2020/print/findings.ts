import type { Finding } from 'double-random'
import { describe } from 'double-random/words'
import { paragraph } from './text.ts'

/** What the library asks a person to look at; none of it decides anything. */
export function printFindings(findings: readonly Finding[], title: string): string[] {
  return findings.flatMap((finding) => paragraph(`${title}：${describe(finding, 'zh')}。`))
}
