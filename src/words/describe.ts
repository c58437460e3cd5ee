import type { Problem } from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import { isMessage, type Message } from '../core/message.ts'
import { en } from './en/en.ts'
import { findings as enFindings } from './en/findings.ts'
import type { FindingSentences, Say, Sentences } from './sentences.ts'
import { findings as zhFindings } from './zh/findings.ts'
import { zh } from './zh/zh.ts'

export type Language = 'zh' | 'en'

const LANGUAGES: Readonly<Record<Language, Readonly<Record<string, unknown>>>> = { zh, en }

/**
 * Returns the sentence of a message, a problem, an error, a check, a finding or a verdict in
 * Chinese or English.
 */
export function describe(message: Message | Problem | Finding, language: Language): string {
  if ('count' in message) return describeFinding(message, language)
  const say: Say = (part) => describe(part, language)
  if (!isMessage(message)) return `${message.path}: ${message.code}`
  const sentence = LANGUAGES[language][message.id] as Sentences<Record<string, object>>[string]
  return typeof sentence === 'function' ? sentence(message.values, say) : sentence
}

const FINDINGS: Readonly<Record<Language, FindingSentences>> = { zh: zhFindings, en: enFindings }

/** What was found, how often, and a few of those concerned: a code of a later version as it is. */
function describeFinding({ code, count, examples, values }: Finding, language: Language): string {
  const sentences = FINDINGS[language] as Readonly<Record<string, unknown>>
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : code
  const said = typeof sentence === 'function' ? sentence(values) : sentence
  const which = examples ?? []
  const more = count > which.length
  if (language === 'en') {
    const such = which.length === 0 ? '' : `${more ? ', such as' : ':'} ${which.join(', ')}`
    return `${said}${count > 1 && more ? ` × ${count}` : ''}${such}`
  }
  const such = which.length === 0 ? '' : `${more ? '，如' : '：'} ${which.join('、')}`
  return `${said}${count > 1 && more ? `，共 ${count} 处` : ''}${such}`
}
