import { fold } from '../schema/kit/fold.ts'
import { TABLES, type TableForm } from './forms.ts'
import { columnOf } from './headings.ts'
import { type Layout, repeatsHeadings } from './layout.ts'

/** What a row below the headings is. */
export type RowClass =
  | 'data'
  | 'blank'
  | 'numbers-only'
  | 'headings'
  /** Numbers of the columns, or what is required of them, below the headings. */
  | 'column-numbers'
  /** Those of another table in the same sheet. */
  | 'headings-of-another'
  | 'total'
  | 'note'
  /** It may say of the rows below it what stands in none of them: 已注销：. */
  | 'section'

const UNIT = '(?:\\(?(?:家次|家|户|人次|人|条|个|项|次)\\)?)?'
const NUMBER = '[\\d零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]+(?:\\.\\d+)?'
/** A subtotal is called after what it is of: 梅陇镇小计. */
const TOTAL = new RegExp(
  `^(?:.{0,8}(?:合计|总计|小计|共计|累计|汇总)|总共|计|总?[家户]数|total|subtotal|grandtotal|sum)(?:数|家数|户数)?${UNIT}:?共?(?:${NUMBER})?${UNIT}$`,
)
/** One count, or several with what each is of: 营业1家;停业1家. */
const COUNT = new RegExp(`^(?:[^\\d;,、]{0,6}${NUMBER}${UNIT}[;,、。]?)+$`)
const COUNTED = new RegExp(`^(?:以上|本页|本表)?共计?${NUMBER}${UNIT}$`)
const NOTE =
  /^(?:注|备注|说明|填表说明|填报说明|填[表报]人|制表人?|制表单位|填[表报]单位|[制填]表日期|审核人?|经办人|[单位]*负责人|联系人|数据来源|以上|本表|截[至止])(?:\d*[:(、。,.]|$|.{0,6}:)/
/** A remark that says what the rows below it are. */
const OF_BELOW = /以下|下列|下面|如下/
const SECTION = /^[(（]?[一二三四五六七八九十]+[)）、.]|^第.{1,3}[章节部]/
/** Longer texts that stand alone in a row are sentences. */
const SENTENCE = 20

/**
 * Tells what a row is by the words in its key columns: never by sums, which firms could have too.
 */
export function classifyRow(texts: readonly string[], { columns, form }: Layout): RowClass {
  if (repeatsHeadings(texts, columns)) return 'headings'
  if (beginsAnother(texts, form)) return 'headings-of-another'
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
  if (isTotal || (keys.length < 2 && COUNTED.test(fold(first)))) return 'total'
  if (!isWhole && NOTE.test(fold(first))) return OF_BELOW.test(first) ? 'section' : 'note'
  if (known === 0) {
    return texts.every((text) => /^\d*$/.test(text)) ? 'numbers-only' : 'section'
  }
  const isAlone = filled === 1 && required > 1
  return isAlone && (first.length > SENTENCE || /[:：。]/.test(first) || SECTION.test(first))
    ? 'section'
    : 'data'
}

const REQUIRED = /^(?:必填项?|选填项?|可选|非必填|不必填|required|optional)$/
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
/** Statistical forms number the columns of words 甲, 乙, and those of figures 1, 2. */
const STEMS = '甲乙丙丁戊己庚辛壬癸'

/**
 * Whether the first row below the headings numbers the columns, 1, 2, 3 or (1), (2), or says which
 * are required: a firm whose cells count on is none.
 */
export function numbersColumns(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '').map(fold)
  if (filled.length < 2) return false
  if (filled.every((text) => REQUIRED.test(text))) return true
  const stems = filled.findIndex((text, index) => text !== STEMS[index])
  const figures = filled.slice(stems < 0 ? filled.length : stems).map((text) => {
    const circled = CIRCLED.indexOf(text)
    return circled < 0 ? Number(/^\(?(\d{1,3})\)?$/.exec(text)?.[1]) : circled + 1
  })
  const start = figures[0] === filled.length - figures.length + 1 ? (figures[0] as number) : 1
  return filled.length > 2 && figures.every((figure, index) => figure === start + index)
}

/** What people write in place of an id or a name in a row that shows how to fill in the others. */
export const EXAMPLE =
  /^\(?(?:示例|样例|范例|举例|例如?|填写示例|样表|example|sample)(?:\d|[一二三]|行|:|\)|$)/

function looksTotal(text: string): boolean {
  return /[计总共]|汇总|[家户]数|total|sum/i.test(text)
}

/** Whether a row is headings of a table, with all that are required; a table that says headings has none. */
function beginsAnother(texts: readonly string[], form: TableForm): boolean {
  const filled = texts.filter((text) => text !== '')
  if (filled.length < 2 || !TABLES.includes(form)) return false
  // Most rows are firms, with a number among their first cells.
  if (filled.slice(0, 2).some((text) => /\d/.test(text))) return false
  return TABLES.some((other) => {
    const names = filled.flatMap((text) => columnOf(text, other)?.column.name ?? [])
    const isWhole = other.columns.every(
      ({ name, required }) => required !== true || names.includes(name),
    )
    return isWhole && 2 * names.length > filled.length
  })
}
