import type { ReadingMessages } from '../core/messages/tables.ts'
import { creditCodeFinding } from '../schema/inputs/credit-code.ts'
import { fold } from '../schema/kit/fold.ts'
import { narrow, readDay, readSpan } from './days.ts'
import type { Column } from './forms.ts'
import type { Cell } from './sheet.ts'

/** Remarks that are made of a single cell. */
type CellRemark = Extract<
  keyof ReadingMessages,
  | 'number-rewritten'
  | 'number-marked'
  | 'number-as-day'
  | 'text-damaged'
  | 'formula-failed'
  | `day-${string}`
  | 'span-unreadable'
  | 'span-without-start'
  | 'integer-unreadable'
  | 'yes-or-no-unreadable'
  | 'read-as-nothing'
  | 'values-split'
>

/** What a cell says: a value, nothing, or why it cannot be read. */
export interface ReadCell {
  /** Absent: nothing. */
  readonly value?: unknown
  readonly remark?: CellRemark
  /** Values of which nobody can tell whether they are one or several. */
  readonly doubts?: readonly Doubt[]
}

/** A value that is read as one, though its parts may be meant. */
interface Doubt {
  readonly value: string
  readonly parts: readonly string[]
}

const NOTHING: ReadCell = {}

/** Signs that people fill empty cells with. */
const SIGNS = new Set([
  ...['/', '／', '\\', '—', '——', '－', '-', '--', '–', '―', '一一', '*', '.', '、'],
  ...['N/A', 'n/a', 'NA', 'n.a.', 'NULL', 'null', 'None', 'none', 'nil', '(null)', '(空)'],
])
/** Words that say so; of an attribute they may be the value. */
const WORDS = new Set([
  '无',
  '暂无',
  '没有',
  '空',
  '无。',
  '（无）',
  '(无)',
  '未填',
  '未填写',
  '不适用',
  '暂缺',
])

// U+FFFD stands for a byte that was not understood, and GBK reads two of them as 锟斤拷; 烫 and 屯 are
// memory that was never filled, rows of question marks what an encoding could not say, and letters
// of Latin-1 with controls UTF-8 that was taken for it.
const DAMAGED =
  /\ufffd|锟斤拷|烫烫烫|屯屯屯|\?{3}|^\?+$|[\u00c2-\u00ef][\u0080-\u009f]|[\u00e4-\u00e9][\u0080-\u00bf]{2}/

/** What a program shows in place of a value: an error, or a column that is too narrow. */
const FAILED = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|#+)$/

/** A number of which a spreadsheet keeps the first digits only. */
const SCIENTIFIC = /^\d(?:\.\d+)?[eE]\+?\d+$/
const FLOATED = /^\d+\.0+$/
const MARKED = /^['‘’`]|^=/
/** Excel counts with 15 digits; the others become zeros. */
const ROUNDED = /^\d{12,}000$/
const MOST_DIGITS = 1e15

/** Reads a cell as a value of its column; `known` are values that stand alone in other cells. */
export function readCell(
  cell: Cell | undefined,
  text: string,
  column: Column,
  known: Known,
): ReadCell {
  if (text === '') return NOTHING
  if (FAILED.test(text)) return { remark: 'formula-failed' }
  if (DAMAGED.test(text)) return { remark: 'text-damaged' }
  if (isNothing(text, column)) return { remark: 'read-as-nothing' }
  const { kind } = column
  if (kind === 'text' || kind === 'list') {
    const wrong = wrongNumber(cell as Cell, text, column)
    if (wrong !== undefined) return { remark: wrong }
    return kind === 'text' ? { value: text } : readList(text, known)
  }
  if (kind === 'integer') return readInteger(text)
  if (kind === 'yes') return readYes(text)
  // Four years apart, a number is a day by one way of counting and another by the other.
  if (typeof cell === 'object' && cell.is1904 === true && cell.day === undefined) {
    return { remark: 'day-in-doubt' }
  }
  if (kind === 'date') return readDate(cell as Cell, text)
  return readSpans(text, kind)
}

function isNothing(text: string, { name, kind, zeroIsNothing, isKey }: Column): boolean {
  if (SIGNS.has(text)) return true
  if (zeroIsNothing === true && text === '0') return true
  if (isKey === true && kind === 'list') return false
  return WORDS.has(text) && !name.startsWith('attributes.')
}

/** What a spreadsheet made of an id or a code. */
function wrongNumber(cell: Cell, text: string, { isKey }: Column): CellRemark | undefined {
  if (typeof cell !== 'string') {
    if (Math.abs(cell.number) >= MOST_DIGITS) return 'number-rewritten'
    return isKey === true && cell.day !== undefined ? 'number-as-day' : undefined
  }
  if (SCIENTIFIC.test(text)) return 'number-rewritten'
  if (isKey !== true) return text.startsWith('="') ? 'number-marked' : undefined
  if (MARKED.test(text)) return 'number-marked'
  if (FLOATED.test(text)) return 'number-rewritten'
  // A code that ends in zeros may be right: one in 31 that is not passes its check character.
  return ROUNDED.test(text) && text.length >= 16 && creditCodeFinding(text) !== undefined
    ? 'number-rewritten'
    : undefined
}

function readInteger(text: string): ReadCell {
  const digits = narrow(text)
    .replace(/^(-?\d{1,3}(?:,\d{3})+)$/, (each) => each.replace(/,/g, ''))
    .replace(/(?:家次|家|人次|人|户|次|个月|个|月)$/, '')
    .replace(/\.0+$/, '')
  return /^-?\d{1,15}$/.test(digits) ? { value: Number(digits) } : { remark: 'integer-unreadable' }
}

const YES = ['是', 'yes', 'y', 'true', '1', '√', '✓', '✔']
const NO = ['否', 'no', 'n', 'false', '0', '×', '✗']

function readYes(text: string): ReadCell {
  const word = fold(text)
  if (YES.includes(word)) return { value: true }
  return NO.includes(word) ? { value: false } : { remark: 'yes-or-no-unreadable' }
}

function readDate(cell: Cell, text: string): ReadCell {
  if (typeof cell !== 'string' && cell.day !== undefined) return { value: cell.day }
  const read = readDay(text)
  if ('wrong' in read) return { remark: read.wrong }
  return { value: read.day, ...(read.isSerial === true ? { remark: 'day-of-serial' } : {}) }
}

/** Values that stand alone in some cell of a column. */
export type Known = ReadonlySet<string>

const SEPARATOR = /[;；、|｜\n,，]/
/** What separates values, and may be a part of one. */
const PERHAPS = /[/／\\+&\s\u3000]+/

function partsOf(text: string, separator: RegExp): string[] {
  return text.split(separator).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
}

/** Returns the values in a cell that are certainly values of their own. */
export function singleValues(text: string): readonly string[] {
  return partsOf(text, SEPARATOR).filter((part) => !PERHAPS.test(part))
}

function readList(text: string, known: Known): ReadCell {
  const values: string[] = []
  const doubts: Doubt[] = []
  let isSplit = false
  for (const part of partsOf(text, SEPARATOR)) {
    const inner = partsOf(part, PERHAPS)
    if (inner.length > 1 && inner.every((each) => known.has(each))) {
      values.push(...inner)
      isSplit = true
      continue
    }
    if (inner.length > 1) doubts.push({ value: part, parts: inner })
    values.push(part)
  }
  return {
    value: values,
    ...(isSplit ? { remark: 'values-split' } : {}),
    ...(doubts.length > 0 ? { doubts } : {}),
  }
}

function readSpans(text: string, kind: 'span' | 'spans' | 'limits'): ReadCell {
  if (kind === 'span') {
    const span = readSpan(text)
    if (/^(?:有效期)?[至到]|^截[至止]/.test(text)) return { remark: 'span-without-start' }
    if ('wrong' in span) return { remark: 'span-unreadable' }
    return span.from === span.to ? { remark: 'span-without-start' } : { value: span }
  }
  const spans = partsOf(text, SEPARATOR).map((part) => {
    const [days = '', most, ...more] = narrow(part).split('=')
    if ((most !== undefined) !== (kind === 'limits') || more.length > 0) return undefined
    const span = readSpan(days)
    if ('wrong' in span) return undefined
    if (most === undefined) return span
    return /^\s*\d{1,9}\s*$/.test(most) ? { ...span, most: Number(most) } : undefined
  })
  return spans.every((span) => span !== undefined)
    ? { value: spans }
    : { remark: 'span-unreadable' }
}
