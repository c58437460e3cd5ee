import type { VerificationReport } from 'double-random'
import type { ProofReport } from 'double-random/proof'
import { describe } from 'double-random/words'
import type { Language } from '../terminal.ts'
import { inLanguage } from './in-language.ts'

/** A line for each check, and the verdict last. */
export function reportLines(
  report: VerificationReport | ProofReport,
  language: Language,
): string[] {
  const t = inLanguage(language)
  const words = {
    pass: t('通过', 'pass'),
    fail: t('不符', 'FAIL'),
    'not-checked': t('未查', 'open'),
  }
  return [
    ...report.checks.map((check) => `[${words[check.status]}] ${describe(check, language)}`),
    '',
    describe(report, language),
  ]
}
