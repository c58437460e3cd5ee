import type { Check, CheckName } from 'double-random'
import { describe } from 'double-random/words'
import type { Language } from '../terminal.ts'
import type { DocumentReport } from '../verify-document.ts'
import { inLanguage } from './in-language.ts'

/** The option that hands in what a check could not be made without. */
const OPTIONS: { readonly [Name in CheckName]?: string } = {
  'table-roots': '--blinding',
  'announcement-published': '--announcement-digest',
  'announcement-inputs': '--blinding',
  numbering: '--history',
  'record-published': '--record-digest',
  'source-times': '--announced-at',
  'public-events': '--event',
  amendments: '--amendment',
}

/** A line for each check, and the verdict last. */
export function reportLines(report: DocumentReport, language: Language): string[] {
  const t = inLanguage(language)
  const words = {
    pass: t('通过', 'pass'),
    fail: t('不符', 'FAIL'),
    'not-checked': t('未查', 'open'),
  }
  const lineOf = (check: Check) => {
    const option = check.status === 'not-checked' ? OPTIONS[check.name] : undefined
    const hint = option === undefined ? '' : t(`（${option}）`, ` (${option})`)
    return `[${words[check.status]}] ${describe(check, language)}${hint}`
  }
  return [...report.checks.map(lineOf), '', describe(report, language)]
}
