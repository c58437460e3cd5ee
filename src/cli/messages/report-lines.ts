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
  const { ok, checks } = report
  const count = (status: 'pass' | 'fail' | 'not-checked') =>
    checks.filter((check) => check.status === status).length
  return [
    ...checks.map((check) => `[${words[check.status]}] ${describe(check, language)}`),
    '',
    ok
      ? t(`核验通过，${count('pass')} 项相符，${count('not-checked')} 项未查`, 'VERIFIED')
      : t(`核验不符，${count('fail')} 项不符，${count('not-checked')} 项未查`, 'NOT VERIFIED'),
    describe(report, language),
  ]
}
