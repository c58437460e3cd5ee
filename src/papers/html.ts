import encodeQR from 'qr'
import { encodeUtf8 } from '../core/utf8.ts'
import type { DrawRecord } from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { sheetPageOptions } from '../schema/options/papers.ts'
import { describe } from '../words/describe.ts'
import { type SheetOptions, type VisitSheet, visitSheets } from './visit-sheets.ts'
import {
  officersText,
  ofYearText,
  othersText,
  sourceText,
  type WorkingListOptions,
  workingList,
} from './working-list.ts'

/** 现场检查方案, which is approved before the visit, or 检查通知书, which the unit is handed. */
export type SheetForm = 'plan' | 'notice'

const STYLE = `
@page { size: A4; margin: 18mm }
body { font: 12pt/1.6 'SimSun', 'Noto Serif CJK SC', serif; margin: 0 auto; max-width: 174mm }
section { break-after: page }
section:last-child { break-after: auto }
h1 { font-size: 18pt; text-align: center; margin: 0 0 6mm }
h2 { font-size: 13pt; margin: 5mm 0 2mm; break-after: avoid }
table { border-collapse: collapse; width: 100%; break-inside: auto }
tr { break-inside: avoid }
th, td { border: 1px solid #000; padding: 1.2mm 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { font-weight: 600; white-space: nowrap }
th[scope='row'] { width: 30mm }
th[scope='row'] + td { min-width: 40mm }
.blank { height: 22mm }
.code { display: flex; gap: 6mm; align-items: center; margin-top: 5mm; font-size: 9pt }
.code svg { width: 30mm; height: 30mm; flex: none }
.code span { overflow-wrap: anywhere }
.right { text-align: right }
`

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (each) => SPECIAL[each] as string)

/**
 * Writes a list of the visits of a draw as a page for the printer, a table for each group.
 *
 * @param record - the record or its text
 * @param data - the inputs of the draw
 * @param options - see {@link workingList}
 * @returns an HTML document that needs nothing else
 * @throws DoubleRandomError as {@link visitSheets}
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const page = workingListPage(record, exampleInputs, { by: 'officer' });
 * page.includes('<h1>检查名单（按人员）</h1>'); // => true
 */
export function workingListPage(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: WorkingListOptions,
): string {
  const { title, headings, groups } = workingList(record, data, options)
  const head = row('th', headings.map(escaped), ' scope="col"')
  const tables = groups.map(
    (group) =>
      `${group.title === '' ? '' : `<h2>${escaped(group.title)}</h2>`}<table><thead>${head}</thead><tbody>${group.rows
        .map((cells) => row('td', cells.map(escaped)))
        .join('')}</tbody></table>`,
  )
  const landscape = '@page { size: A4 landscape } body { max-width: none; font-size: 10pt }'
  return page(title, `<h1>${escaped(title)}</h1>${tables.join('')}`, landscape)
}

/** What {@link visitSheetPages} should know besides. */
export interface SheetPageOptions extends SheetOptions {
  /** Which of the two forms; absent: both. */
  readonly forms?: readonly SheetForm[]
}

/**
 * Writes the sheets of a draw as pages for the printer: for each visit 现场检查方案 and 检查通知书, with
 * room for what is not known before, and a code for scanning that names record and visit.
 *
 * @param record - the record or its text
 * @param data - the inputs of the draw
 * @param options - which forms; amendments as texts; blinding key
 * @returns an HTML document that needs nothing else; each form begins a page
 * @throws DoubleRandomError as {@link visitSheets}
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const pages = visitSheetPages(record, exampleInputs, { forms: ['notice'] });
 * pages.split('<section>').length - 1; // => 2
 */
export function visitSheetPages(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: SheetPageOptions = {},
): string {
  const { forms = ['plan', 'notice'], ...rest } = parseOption('options', sheetPageOptions, options)
  const write: Readonly<Record<SheetForm, (sheet: VisitSheet) => string>> = {
    plan: planForm,
    notice: noticeForm,
  }
  const pages = visitSheets(record, data, rest).flatMap((sheet) =>
    forms.map((form) => `<section>${write[form](sheet)}${codeOf(sheet)}</section>`),
  )
  return page('检查任务单', pages.join(''))
}

/** After the form of 安全生产执法文书, 现场检查方案. */
function planForm(sheet: VisitSheet): string {
  const { unit, tasks, changes } = sheet
  return [
    heading(sheet, '现场检查方案'),
    fields([
      ['被检查单位', unit.name, '统一社会信用代码', unit.creditCode ?? ''],
      ['地址', sheet.address ?? '', '街镇', unit.town ?? ''],
      ['联系人', '', '联系电话', ''],
      ['检查时间', dayInWords(sheet.date), '本年次数', ofYearText(sheet)],
    ]),
    `<table>${[
      ...(sheet.others.length === 0 ? [] : [wide('其他部门检查', escaped(othersText(sheet)))]),
      wide(
        '检查任务',
        lines(tasks.map((task) => `${task.title}第${task.round}轮（${task.department}）`)),
      ),
      wide(
        '任务来源',
        lines([
          sheet.plan,
          ...tasks.map((task) =>
            task.ticket === null ? sourceText(task) : `${sourceText(task)}，抽取号 ${task.ticket}`,
          ),
        ]),
      ),
      wide('行政执法人员', lines(officerLines(sheet))),
      wide('检查依据', lines(basisOf(sheet))),
    ].join('')}</table>`,
    itemTable(sheet),
    `<table>${[
      wide('检查情况', '', true),
      wide('审核意见', '审核人（签名）：　　　　　　　年　月　日', true),
      wide('审批意见', '审批人（签名）：　　　　　　　年　月　日', true),
      wide('备注', lines(changes.map((change) => describe(change, 'zh')))),
    ].join('')}</table>`,
  ].join('')
}

function noticeForm(sheet: VisitSheet): string {
  const { unit, date } = sheet
  return [
    heading(sheet, '检查通知书'),
    `<p>${escaped(unit.name)}：</p>`,
    `<p>根据${escaped(`《${sheet.plan}》`)}，本机关于${dayInWords(date)}对你单位进行检查（本年${escaped(ofYearText(sheet))}）。</p>`,
    `<table>${[
      wide('检查依据', lines(basisOf(sheet))),
      wide('检查人员', lines(officerLines(sheet))),
    ].join('')}</table>`,
    itemTable(sheet),
    '<p>检查人员应当出示执法证件。检查人员与你单位有利害关系的，你单位可以申请回避。</p>',
    '<p>联系人：　　　　　　　联系电话：</p>',
    '<p class="right">（印章）　　　　年　月　日</p>',
    '<p>签收人：　　　　　　　　年　月　日　时　分</p>',
  ].join('')
}

function heading({ authority, number, date }: VisitSheet, form: string): string {
  const year = escaped(date.slice(0, 4))
  return `<h1>${escaped(authority ?? '')}${form}</h1><p class="right">（　　）检〔${year}〕　　号（任务单第${number}号）</p>`
}

function itemTable({ items }: VisitSheet): string {
  if (items.length === 0) return ''
  const why = { mandatory: '必查', drawn: '随机抽取', rider: '搭载' }
  const head = row(
    'th',
    ['序号', '检查事项', '类别', '方式', '依据', '主体', '来源'],
    ' scope="col"',
  )
  const body = items.map((item, index) =>
    row(
      'td',
      [
        String(index + 1),
        item.title ?? item.id,
        [item.category, item.kind].filter((each) => each !== undefined).join('，'),
        item.method ?? '',
        (item.legalBasis ?? []).join('；'),
        item.authority ?? '',
        why[item.why],
      ].map(escaped),
    ),
  )
  return `<h2>检查内容</h2><table><thead>${head}</thead><tbody>${body.join('')}</tbody></table>`
}

const officerLines = (sheet: VisitSheet): readonly string[] =>
  officersText(sheet, ({ name, department, certificate }) => {
    const number = certificate?.number
    return `${name}（${department}${number === undefined ? '' : `，执法证号 ${number}`}）`
  })

function basisOf({ tasks }: VisitSheet): string[] {
  return [...new Set(tasks.flatMap(({ legalBasis }) => legalBasis))]
}

/** The code in the visit's own words as well: a reader without a camera can type them. */
function codeOf({ code }: VisitSheet): string {
  const svg = encodeQR(code, 'svg', { ecc: 'medium', textEncoder: encodeUtf8 })
  return `<div class="code">${svg}<span>${escaped(code)}</span></div>`
}

const dayInWords = (date: string): string => {
  const [year, month, day] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

const lines = (texts: readonly string[]): string => texts.map(escaped).join('<br>')

function fields(rows: readonly (readonly [string, string, string, string])[]): string {
  const cells = rows.map(
    ([a, b, c, d]) =>
      `<tr><th scope="row">${a}</th><td>${escaped(b)}</td><th scope="row">${c}</th><td>${escaped(d)}</td></tr>`,
  )
  return `<table>${cells.join('')}</table>`
}

/** @param content - HTML */
function wide(title: string, content: string, isBlank = false): string {
  return `<tr><th scope="row">${title}</th><td${isBlank ? ' class="blank"' : ''}>${content}</td></tr>`
}

function row(cell: 'th' | 'td', contents: readonly string[], attributes = ''): string {
  return `<tr>${contents.map((each) => `<${cell}${attributes}>${each}</${cell}>`).join('')}</tr>`
}

function page(title: string, body: string, style = ''): string {
  return `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}${style}</style></head><body><main>${body}</main></body></html>\n`
}
