import { fold } from '../schema/kit/fold.ts'
import { type Layout, repeatsHeadings } from './layout.ts'

/** What a row below the headings is. */
export type RowClass = 'data' | 'blank' | 'numbers-only' | 'headings' | 'total' | 'note'

const UNIT = '(?:家次|家|户|人次|人|条|个|项|次)?'
const TOTAL = new RegExp(
  `^(?:本页|本表)?(?:合计|总计|小计|共计|累计|汇总|total|subtotal|grandtotal|sum)(?:数|家数|户数)?:?共?\\d*${UNIT}$`,
)
const COUNT = new RegExp(`^共?计?\\d+(?:\\.\\d+)?${UNIT}$`)
const NOTE =
  /^(?:注|备注|说明|填表说明|填报说明|填[表报]人|制表人?|制表单位|填[表报]单位|[制填]表日期|审核人?|经办人|[单位]*负责人|联系人|数据来源|以上|本表|截[至止])(?:\d*[:(、。,.]|$|.{0,6}:)/
const SECTION = /^[(（]?[一二三四五六七八九十]+[)）、.]|^第.{1,3}[章节部]/
/** Longer texts that stand alone in a row are sentences. */
const SENTENCE = 20

/**
 * Tells what a row is by the words in its key columns: never by sums, which firms could have too.
 */
export function classifyRow(texts: readonly string[], { columns, form }: Layout): RowClass {
  if (repeatsHeadings(texts, columns)) return 'headings'
  let first = ''
  let filled = 0
  let known = 0
  const keys: string[] = []
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] as string
    if (text === '') continue
    filled += 1
    if (first === '') first = text
    const column = columns[index]?.known?.column
    if (column === undefined) continue
    known += 1
    if (column.required === true || column.name === 'creditCode') keys.push(text)
  }
  if (filled === 0) return 'blank'
  const required = form.columns.filter((column) => column.required === true).length
  const isWhole = keys.length >= required
  // Most rows are rows of data, and long.
  if (isWhole && filled > 3 && !looksTotal(first) && !keys.some(looksTotal)) return 'data'
  const words = [first, ...keys].map(fold)
  const isTotal =
    words.some((word) => TOTAL.test(word)) &&
    keys.every((key) => TOTAL.test(fold(key)) || COUNT.test(fold(key)))
  if (isTotal || (fold(first).startsWith('共') && COUNT.test(fold(first)))) return 'total'
  if (!isWhole && NOTE.test(fold(first))) return 'note'
  if (known === 0) {
    return texts.every((text) => /^\d*$/.test(text)) ? 'numbers-only' : 'note'
  }
  const isAlone = filled === 1 && required > 1
  return isAlone && (first.length > SENTENCE || /[:：。]/.test(first) || SECTION.test(first))
    ? 'note'
    : 'data'
}

function looksTotal(text: string): boolean {
  return /计|汇总|total|sum/i.test(text)
}
