import type { VerificationReport } from 'double-random'
import type { ProofReport } from 'double-random/proof'
import type { Language } from '../terminal.ts'
import { CHECKS } from './checks.ts'
import { chineseHeadline } from './chinese-headline.ts'
import { chineseReason } from './chinese-reason.ts'
import { inLanguage } from './in-language.ts'

type AnyCheck = (VerificationReport | ProofReport)['checks'][number]

/** A line for each check, and the verdict last. */
export function reportLines(
  { ok, headline, checks }: VerificationReport | ProofReport,
  language: Language,
): string[] {
  const t = inLanguage(language)
  const words = {
    pass: t('通过', 'pass'),
    fail: t('不符', 'FAIL'),
    'not-checked': t('未查', 'open'),
  }
  const lineOf = (check: AnyCheck) => {
    const at = 'at' in check && check.at !== undefined ? ` ${check.at.pool}:${check.at.round}` : ''
    const title = language === 'zh' ? CHECKS[check.name] : check.name
    return `[${words[check.status]}] ${title}${at}${language === 'zh' ? reasonOf(check) : `: ${check.message}`}`
  }
  const count = (status: AnyCheck['status']) =>
    checks.filter((check) => check.status === status).length
  return [
    ...checks.map(lineOf),
    '',
    ok
      ? t(`核验通过，${count('pass')} 项相符，${count('not-checked')} 项未查`, 'VERIFIED')
      : t(`核验不通过，${count('fail')} 项不符，${count('not-checked')} 项未查`, 'NOT VERIFIED'),
    language === 'zh' ? chineseHeadline(headline) : headline,
  ]
}

/** What passed needs no details. */
function reasonOf(check: AnyCheck): string {
  return check.status === 'pass' ? '' : `：${chineseReason(check)}`
}
