import type { Finding } from 'double-random'
import { FINDINGS } from './labels.ts'
import { paragraph } from './text.ts'

/** What the library asks a person to look at; none of it decides anything. */
export function printFindings(findings: readonly Finding[], title: string): string[] {
  return findings.flatMap(({ code, count, message }) =>
    paragraph(`${title}：${FINDINGS[code] ?? message}（${count}）。`),
  )
}
