import type { Problem } from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import { isMessage, type Message } from '../core/message.ts'
import { describeFinding, isFinding } from './describe-finding.ts'
import { en } from './en/en.ts'
import type { Say, Sentences } from './sentences.ts'
import { zh } from './zh/zh.ts'

export type Language = 'zh' | 'en'

const LANGUAGES: Readonly<Record<Language, Readonly<Record<string, unknown>>>> = { zh, en }

/**
 * Returns the sentence of a message, a problem, an error, a check, a finding or a verdict in
 * Chinese or English.
 */
export function describe(message: Message | Problem | Finding, language: Language): string {
  if (isFinding(message)) return describeFinding(message, language)
  const say: Say = (part) => describe(part, language)
  if (!isMessage(message)) return `${message.path}: ${message.code}`
  const sentence = LANGUAGES[language][message.id] as Sentences<Record<string, object>>[string]
  return typeof sentence === 'function' ? sentence(message.values, say) : sentence
}
