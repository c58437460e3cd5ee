import type { Check } from '../core/check.ts'
import type { DoubleRandomError, Problem } from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import { isMessage, type Message } from '../core/message.ts'
import type { UnitExplanation } from '../explain/explain.ts'
import type { SeatExplanation } from '../explain/explain-seat.ts'
import { describePlan, isPlanRow, type PlanRow } from './describe-plan.ts'
import { en } from './en/en.ts'
import type { Say, Words } from './sentences.ts'
import { zh } from './zh/zh.ts'

export type Language = 'zh' | 'en'

/** Everything that the library says as data. */
export type Described =
  | Message
  | Problem
  | Pick<DoubleRandomError, 'code' | 'problems' | 'counts'>
  | Check
  // A check by its name: what it is about.
  | Pick<Check, 'name' | 'at'>
  | Finding
  // A report of any verifier, by its first line.
  | { readonly headline: readonly Message[] }
  | UnitExplanation
  | SeatExplanation
  | PlanRow

const LANGUAGES: Readonly<Record<Language, Words>> = { zh, en }

/**
 * Returns the sentence of a message, a problem, a check or a finding, the first line of a report,
 * or the lines of an error or an explanation, in Chinese or English.
 *
 * @param described - what the library returned or threw, also after a journey as JSON
 * @param language - `'zh'` or `'en'`
 * @returns the text; an error and an explanation have several lines
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const report = verify(record, exampleInputs);
 * describe(report.checks[0], 'zh'); // => '文本规范：文本为规范写法'
 * describe(explain(record, exampleInputs, 'nobody')[0], 'en'); // => 'petrol round 1: not in the directory'
 */
export function describe(described: Described, language: Language): string {
  const words = LANGUAGES[language]
  const say: Say = (part) => describe(part, language)
  if (isMessage(described)) {
    return sentenceOf(words.sentences[described.id], described.values, say)
  }
  if (isPlanRow(described)) return describePlan(described, words.plans, say)
  if ('headline' in described) return words.join(described.headline.map(say))
  // Before names: an error has one as well.
  if ('problems' in described) return describeError(described, words, say)
  if ('name' in described) {
    const title = words.check(words.checkNames[described.name], described.at)
    return 'message' in described ? words.about(title, say(described.message)) : title
  }
  if ('count' in described) return describeFinding(described, words, say)
  if ('tried' in described) return words.explained.seat(described).join('\n')
  if ('verdict' in described) return words.explained.unit(described).join('\n')
  return describeProblem(described, words, say)
}

/** What a sentence can be: a text, or a function of the values of its message. */
type Sentence = string | ((values: never, say: Say) => string)

function sentenceOf(sentence: Sentence, values: unknown, say: Say): string {
  return typeof sentence === 'function' ? sentence(values as never, say) : sentence
}

function describeProblem(problem: Problem, words: Words, say: Say): string {
  const { code, path, cell, unit, expected, found, fix } = problem
  return words.problem({
    title: words.errors[code],
    path,
    ...(cell === undefined ? {} : { cell }),
    ...(unit === undefined ? {} : { unit }),
    expected: say(expected),
    found: say(found),
    ...(fix === undefined ? {} : { fix: say(fix) }),
  })
}

function describeError(
  { code, problems, counts }: Pick<DoubleRandomError, 'code' | 'problems' | 'counts'>,
  words: Words,
  say: Say,
): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return [
    words.refused(words.errors[code], code),
    ...problems.map((problem) => `- ${words.ended(say(problem))}`),
    ...(total > problems.length ? [words.more(total - problems.length)] : []),
  ].join('\n')
}

/** What was found, how often, and a few of those concerned. */
function describeFinding({ code, count, values, examples = [] }: Finding, words: Words, say: Say) {
  // A document may be of a later version, which has other codes.
  const sentence = Object.hasOwn(words.findings, code) ? words.findings[code] : code
  return words.finding(sentenceOf(sentence, values, say), count, examples)
}
