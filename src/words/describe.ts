import type { Check } from '../core/check.ts'
import {
  type DoubleRandomError,
  type FileCell,
  fail,
  isDoubleRandomError,
  type Problem,
} from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import { isData, isMessage, type Message, plain, say, show } from '../core/message.ts'
import type {
  ExclusionExplanation,
  TicketExplanation,
  UnitExplanation,
} from '../explain/explain.ts'
import type { SeatExplanation } from '../explain/explain-seat.ts'
import type { BatchEntry } from '../schema/documents/documents.ts'
import type { Remark } from '../tables/report.ts'
import { describePlan, type PlanRow } from './describe-plan.ts'
import { en } from './en/en.ts'
import { nameOf } from './name-of.ts'
import type { Say, Words } from './sentences.ts'
import { isNumber, isText, listOf, orAbsent, orNull, shapeOf } from './shapes.ts'
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
  | Remark
  // A report of any verifier, by its first line.
  | { readonly headline: readonly Message[] }
  | UnitExplanation
  | SeatExplanation
  | PlanRow

const LANGUAGES: Readonly<Record<Language, Words>> = { zh, en }

/**
 * Returns the sentence of a message, a problem, a check, a finding or a remark on what was read, the
 * first line of a report, or the lines of an error or an explanation, in Chinese or English.
 *
 * Codes and ids of a later version of the library are said as they stand.
 *
 * @param described - what the library returned or threw, also after a journey as JSON
 * @param language - `'zh'` or `'en'`
 * @returns the text; an error and an explanation have several lines
 * @throws DoubleRandomError `input/type` for anything else, `input/choice` for another language
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const report = verify(record, exampleInputs);
 * describe(report.checks[0], 'zh'); // => '文本写法：文本为规范写法'
 * describe(explain(record, exampleInputs, 'nobody')[0], 'en'); // => 'petrol round 1: not in the directory'
 */
export function describe(described: Described, language: Language): string {
  if (!Object.keys(LANGUAGES).includes(language)) {
    fail({
      code: 'input/choice',
      path: 'language',
      expected: say('one-of', { values: Object.keys(LANGUAGES) }),
      found: show(language),
    })
  }
  const given = isDoubleRandomError(described) ? described.toJSON() : described
  return isData(given) ? tell(given, LANGUAGES[language]) : refuse(given)
}

function refuse(described: unknown): never {
  return fail({
    code: 'input/type',
    path: 'described',
    expected: say('described'),
    found: show(described),
  })
}

const isProblem = shapeOf<Problem>({
  code: isText,
  path: isText,
  cell: orAbsent(
    shapeOf<FileCell>({
      file: isText,
      sheet: orAbsent(isText),
      row: isNumber,
      heading: orAbsent(isText),
    }),
  ),
  unit: orAbsent(isText),
  expected: isMessage,
  found: isMessage,
  fix: orAbsent(isMessage),
})

const isError = shapeOf<Pick<DoubleRandomError, 'code' | 'problems' | 'counts'>>({
  code: isText,
  problems: listOf(isProblem),
  counts: (counts) => listOf(isNumber)(Object.values(Object(counts))),
})

const isReport = shapeOf<{ readonly headline: readonly Message[] }>({ headline: listOf(isMessage) })

const isCheck = shapeOf<Pick<Check, 'name' | 'at'> & Partial<Pick<Check, 'message'>>>({
  name: isText,
  at: orAbsent(shapeOf<BatchEntry>({ pool: isText, round: isNumber })),
  message: orAbsent(isMessage),
})

const isFinding = shapeOf<Finding>({
  code: isText,
  count: isNumber,
  examples: orAbsent(listOf(isText)),
})

const isCell = shapeOf<Remark['cells'][number]>({
  file: isText,
  sheet: orAbsent(isText),
  row: isNumber,
  heading: orAbsent(isText),
  text: orAbsent(isText),
})

const isRemark = shapeOf<Remark>({ about: isMessage, count: isNumber, cells: listOf(isCell) })

const isSeat = shapeOf<SeatExplanation>({
  pool: isText,
  round: isNumber,
  unit: isText,
  seat: isNumber,
  role: isText,
  date: isText,
  inspector: isText,
  tried: listOf(shapeOf<SeatExplanation['tried'][number]>({ inspector: isText, outcome: isText })),
  acceptable: listOf(isText),
  refused: listOf(
    shapeOf<SeatExplanation['refused'][number]>({ inspector: isText, reason: isText }),
  ),
  notLegal: listOf(
    shapeOf<SeatExplanation['notLegal'][number]>({ inspector: isText, rule: isText }),
  ),
  changes: orAbsent(listOf(isMessage)),
})

const isVerdict = shapeOf<UnitExplanation>({ pool: isText, round: isNumber, verdict: isText })
const isExclusion = shapeOf<ExclusionExplanation>({ code: isText })
const isTicket = shapeOf<TicketExplanation>({
  bytes: isText,
  ticket: isText,
  rank: isNumber,
  size: isNumber,
  drawn: isNumber,
  threshold: orNull(isText),
  pi: orNull(isText),
  date: orAbsent(isText),
  team: orAbsent(listOf(isText)),
  changes: orAbsent(listOf(isMessage)),
})

function isUnit(value: unknown): value is UnitExplanation {
  if (!isVerdict(value)) return false
  if (value.verdict === 'excluded') return isExclusion(value)
  return !('ticket' in value) || isTicket(value)
}

/** Returns the text of data that come from anywhere. */
function tell(described: unknown, words: Words): string {
  const say: Say = (part) => tell(part, words)
  if (isMessage(described)) {
    const { id, values } = described
    return sentenceOf(words.sentences, id, values, say) ?? plain(described)
  }
  const row = describePlan(described, words.plans, say)
  if (row !== undefined) return row
  if (isReport(described)) return words.join(described.headline.map(say))
  if (isCheck(described)) {
    const { name, at, message } = described
    const title = words.check(nameOf(words.checkNames, name), at)
    return message === undefined ? title : words.about(title, say(message))
  }
  if (isError(described)) return describeError(described, words, say)
  if (isFinding(described)) return describeFinding(described, words, say)
  if (isRemark(described)) {
    const { about, count, cells } = described
    return words.remark(say(about), count, cells)
  }
  if (isSeat(described)) return words.explained.seat(described, say).join('\n')
  if (isUnit(described)) return words.explained.unit(described, say).join('\n')
  return isProblem(described) ? describeProblem(described, words, say) : refuse(described)
}

/** What a sentence can be: a text, or a function of the values of its message. */
type Sentence = string | ((values: never, say: Say) => string)

/** Returns what a language says; undefined where it has no sentence for such an id or such values. */
function sentenceOf(
  sentences: Readonly<Record<string, Sentence>>,
  id: string,
  values: unknown,
  say: Say,
): string | undefined {
  const sentence = Object.hasOwn(sentences, id) ? sentences[id] : undefined
  if (typeof sentence !== 'function') return sentence
  try {
    return sentence(values as never, say)
  } catch {
    // The values of another version, or of nobody: the test of all sentences knows the right ones.
    return undefined
  }
}

function describeProblem(problem: Problem, words: Words, say: Say): string {
  const { code, path, cell, unit, expected, found, fix } = problem
  return words.problem({
    title: nameOf(words.errors, code),
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
    words.refused(nameOf(words.errors, code), code),
    ...problems.map((problem) => `- ${words.ended(say(problem))}`),
    ...(total > problems.length ? [words.more(total - problems.length)] : []),
  ].join('\n')
}

/** What was found, how often, and a few of those concerned. */
function describeFinding({ code, count, values, examples = [] }: Finding, words: Words, say: Say) {
  const about = sentenceOf(words.findings, code, values, say) ?? code
  return words.finding(about, count, examples)
}
