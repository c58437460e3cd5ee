import type { Check, Evidence, VerificationReport } from 'double-random'
import { describe } from 'double-random/words'
import type { Language } from '../terminal.ts'
import { inLanguage } from './in-language.ts'

/** The option that hands in each kind of evidence; the rest no option can. */
export const EVIDENCE_OPTIONS = {
  announcement: '--announcement',
  'announcement-digest': '--announcement-digest',
  'announced-at': '--announced-at',
  record: '--record',
  'record-digest': '--record-digest',
  'void-digest': '--void-digest',
  'amendment-digest': '--amendment-digest',
  'outcomes-digest': '--outcomes-digest',
  'earlier-outcomes': '--earlier',
  inputs: '--inputs',
  blinding: '--blinding',
  history: '--history',
  events: '--event',
  amendments: '--amendment',
  'last-amendment': '--last-amendment',
} as const satisfies { readonly [Item in Evidence]?: string }

/** A line for each check, and the verdict last. */
export function reportLines(report: VerificationReport, language: Language): string[] {
  const t = inLanguage(language)
  const words = {
    pass: t('通过', 'pass'),
    fail: t('不符', 'FAIL'),
    'not-checked': t('未查', 'open'),
  }
  const lineOf = (check: Check) => {
    const needs: readonly Evidence[] = check.status === 'not-checked' ? check.needs : []
    const options = needs.flatMap(
      (item) => (EVIDENCE_OPTIONS as Readonly<Record<string, string>>)[item] ?? [],
    )
    const hint =
      options.length === 0 ? '' : t(`（${options.join('、')}）`, ` (${options.join(', ')})`)
    return `[${words[check.status]}] ${describe(check, language)}${hint}`
  }
  return [...report.checks.map(lineOf), '', describe(report, language)]
}
