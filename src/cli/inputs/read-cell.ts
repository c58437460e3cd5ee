import { type Message, say } from '../../core/message.ts'
import type { CellKind } from './tables.ts'

/** A value, or what was expected instead. */
export type Cell =
  | { readonly value: unknown }
  | {
      readonly code: 'input/date' | 'input/type'
      readonly expected: Message
      readonly fix?: Message
    }

const YES = ['是', 'yes', 'true', '1']
const NO = ['否', 'no', 'false', '0']
const LONGEST_SPAN = 64
const SEPARATOR = /[;；、|\n]/

/** Reads the text of a cell that is not empty. */
export function readCell(text: string, kind: CellKind): Cell {
  if (kind === 'text') {
    // What a spreadsheet makes of a credit code or a long number: the digits are lost.
    return /^\d(\.\d+)?[eE]\+\d+$/.test(text)
      ? wrong(say('number-in-full'), say('format-column-as-text'))
      : { value: text }
  }
  if (kind === 'integer') {
    return /^-?\d{1,15}$/.test(text) ? { value: Number(text) } : wrong(say('integer'))
  }
  if (kind === 'yes') {
    const word = text.toLowerCase()
    if (YES.includes(word)) return { value: true }
    return NO.includes(word) ? { value: false } : wrong(say('yes-or-no'))
  }
  if (kind === 'date') {
    const value = readDate(text)
    return value === undefined ? notDate(say('date-such-as', { example: '2020-03-02' })) : { value }
  }
  const parts = text.split(SEPARATOR).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
  if (kind === 'list') return { value: parts }
  const spans = parts.map((part) => readSpan(part, kind === 'limits'))
  if (spans.every((span) => span !== undefined)) return { value: spans }
  const example = kind === 'limits' ? '2020-03-01/2020-03-31=8' : '2020-03-02/2020-03-06'
  return notDate(say('spans-such-as', { example }))
}

function wrong(expected: Message, fix?: Message): Cell {
  return { code: 'input/type', expected, ...(fix && { fix }) }
}

function notDate(expected: Message): Cell {
  return { code: 'input/date', expected }
}

/**
 * 2020-03-02, 2020/3/2, 2020.3.2 and 2020年3月2日, as `YYYY-MM-DD`; whether the day exists is checked
 * with the inputs.
 */
function readDate(text: string): string | undefined {
  const form =
    /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|[/.](\d{1,2})[/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/
  const [, year, ...rest] = form.exec(text) ?? []
  const [month, day] = rest.filter((part) => part !== undefined)
  if (year === undefined || month === undefined || day === undefined) return undefined
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/**
 * 2020-03-02/2020-03-06, 2020-03-02至2020-03-06 or one day; with `=8` where a number belongs to it.
 */
function readSpan(text: string, isLimit: boolean): object | undefined {
  // Two dates and a number take less; the pattern below is quadratic.
  if (text.length > LONGEST_SPAN) return undefined
  const [span = '', most, ...more] = text.split('=')
  if ((most !== undefined) !== isLimit || more.length > 0) return undefined
  // A slash between two days has a whole day on both sides.
  const [, first = span, last = first] =
    /^(\d{4}.+?)(?:至|到|~|—|\/)(\d{4}.+)$/.exec(span.trim()) ?? []
  const [from, to] = [readDate(first.trim()), readDate(last.trim())]
  if (from === undefined || to === undefined) return undefined
  if (most === undefined) return { from, to }
  return /^\s*\d{1,9}\s*$/.test(most) ? { from, to, most: Number(most) } : undefined
}
