import type { Finding } from '../core/finding.ts'
import { findings as en } from './en/findings.ts'
import type { FindingSentences } from './sentences.ts'
import { findings as zh } from './zh/findings.ts'

const SENTENCES: Readonly<Record<'zh' | 'en', FindingSentences>> = { zh, en }

export function isFinding(described: object): described is Finding {
  return 'code' in described && 'count' in described && !('path' in described)
}

/**
 * Returns what was found, how often, and a few of those concerned. A document may hold a finding
 * that only a later version makes: its code stands for its sentence.
 */
export function describeFinding(
  { code, count, examples = [], values }: Finding,
  language: 'zh' | 'en',
): string {
  const sentences: Readonly<Record<string, unknown>> = SENTENCES[language]
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : code
  const said = typeof sentence === 'function' ? sentence(values) : sentence
  const isMore = count > examples.length
  if (language === 'en') {
    const which =
      examples.length === 0 ? '' : `${isMore ? ', such as' : ':'} ${examples.join(', ')}`
    return `${said}${isMore && count > 1 ? ` × ${count}` : ''}${which}`
  }
  const which = examples.length === 0 ? '' : `${isMore ? '，如 ' : '：'}${examples.join('、')}`
  return `${said}${isMore && count > 1 ? `，共 ${count} 处` : ''}${which}`
}
