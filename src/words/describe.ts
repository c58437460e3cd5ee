import type { Check } from '../core/check.ts'
import type { Problem } from '../core/errors.ts'
import { isMessage, type Message } from '../core/message.ts'
import type { UnitExplanation } from '../explain/explain.ts'
import type { SeatExplanation } from '../explain/explain-seat.ts'
import { checkNames as namesInEnglish } from './en/check-names.ts'
import { en } from './en/en.ts'
import { explained as explainedInEnglish } from './en/explained.ts'
import type { Say, Sentences } from './sentences.ts'
import { checkNames } from './zh/check-names.ts'
import { explained } from './zh/explained.ts'
import { zh } from './zh/zh.ts'

export type Language = 'zh' | 'en'

/** Everything that the library says as data. */
export type Described =
  | Message
  | Problem
  | Check
  // A report of any verifier, by its first line.
  | { readonly headline: readonly Message[] }
  | UnitExplanation
  | SeatExplanation

const LANGUAGES = {
  zh: {
    sentences: zh as Readonly<Record<string, unknown>>,
    checkNames,
    explained,
    join: (parts: readonly string[]) => parts.join('；'),
    check: (title: string, at: Check['at'], message: string) =>
      `${title}${at === undefined ? '' : `（${at.pool}第${at.round}轮）`}：${message}`,
    problem: (place: string, unit: string | undefined, is: string, found: string, fix?: string) =>
      `${place || '数据'}${unit === undefined ? '' : `（${unit}）`}：应为${is}，实为${found}${fix ? `；${fix}` : ''}`,
  },
  en: {
    sentences: en as Readonly<Record<string, unknown>>,
    checkNames: namesInEnglish,
    explained: explainedInEnglish,
    join: (parts: readonly string[]) => parts.join('; '),
    check: (title: string, at: Check['at'], message: string) =>
      `${title}${at === undefined ? '' : ` (${at.pool} round ${at.round})`}: ${message}`,
    problem: (place: string, unit: string | undefined, is: string, found: string, fix?: string) =>
      `${place || 'input'}${unit === undefined ? '' : ` (${JSON.stringify(unit)})`}: expected ${is}, found ${found}${fix ? `; ${fix}` : ''}`,
  },
} as const

/**
 * Returns the sentence of a message, a problem, a check, the first line of a report, or the lines
 * of an explanation, in Chinese or English.
 *
 * @param described - what the library returned or threw
 * @param language - `'zh'` or `'en'`
 * @returns the text; an explanation has several lines
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const report = verify(record, exampleInputs);
 * describe(report.checks[0], 'zh'); // => '文本写法：文本为规范写法'
 * describe(explain(record, exampleInputs, 'nobody')[0], 'en'); // => 'petrol round 1: not in the directory'
 */
export function describe(described: Described, language: Language): string {
  const words = LANGUAGES[language]
  const say: Say = (part) => describe(part, language)
  if (isMessage(described)) {
    const sentence = words.sentences[described.id] as Sentences<Record<string, object>>[string]
    return typeof sentence === 'function' ? sentence(described.values, say) : sentence
  }
  if ('headline' in described) return words.join(described.headline.map(say))
  if ('status' in described) {
    return words.check(words.checkNames[described.name], described.at, say(described.message))
  }
  if ('tried' in described) return words.explained.seat(described).join('\n')
  if ('verdict' in described) return words.explained.unit(described).join('\n')
  const { path, unit, expected, found, fix } = described
  const said = (part: Message | string) => (typeof part === 'string' ? part : say(part))
  return words.problem(path, unit, said(expected), said(found), fix && said(fix))
}
