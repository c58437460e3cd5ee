import type { ErrorCode, VerificationReport } from 'double-random'
import type { ProofReport } from 'double-random/proof'
import type { Language } from '../terminal.ts'
import { CHECKS } from './checks.ts'
import { ERRORS } from './errors.ts'
import { inLanguage } from './in-language.ts'

type AnyCheck = (VerificationReport | ProofReport)['checks'][number]

/** What was not given, where a check could not be made. */
const NOT_GIVEN: Readonly<Record<string, string>> = {
  'announcement-published': '没有从别处得到的公告摘要（--announcement-digest）',
  'record-published': '没有从别处得到的记录摘要（--record-digest）',
  'beacon-rounds': '没有公告公布的时刻（--announced-at）',
  'public-events': '没有从别处得到的结果（--event）',
  numbering: '没有以前各号的记录（--history）',
  amendments: '没有更正书（--amendment）',
}

/** What passed needs no details. */
function chineseReason(check: AnyCheck): string {
  if (check.status === 'pass') return ''
  if (check.status === 'not-checked') return `：${NOT_GIVEN[check.name] ?? check.message}`
  const why = check.code === undefined ? '' : `${ERRORS[check.code as ErrorCode]}，`
  return `：${why}${check.message}`
}

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
    return `[${words[check.status]}] ${title}${at}${language === 'zh' ? chineseReason(check) : `: ${check.message}`}`
  }
  const count = (status: AnyCheck['status']) =>
    checks.filter((check) => check.status === status).length
  return [
    ...checks.map(lineOf),
    '',
    ok
      ? t(`核验通过，${count('pass')} 项相符，${count('not-checked')} 项未查`, 'VERIFIED')
      : t(`核验不通过，${count('fail')} 项不符，${count('not-checked')} 项未查`, 'NOT VERIFIED'),
    headline,
  ]
}
