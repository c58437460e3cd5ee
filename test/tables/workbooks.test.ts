import { CFB, read, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import { canonicalJson, parseInputs } from 'double-random'
import { inputsOf, readTables, writeWorkbook } from 'double-random/tables'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { TABLES } from '../../src/tables/forms.ts'
import { filesOf, inGBK, readWith, remarksOf, saidOf, sound } from './bureau.ts'
import { fillTemplate } from './fill-template.ts'

type Row = readonly unknown[]

const rowsOf = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))

const sheetOf = (rows: readonly Row[]): WorkSheet => utils.aoa_to_sheet(rows as unknown[][])

/** A workbook of these sheets, in a format of the package. */
function bookOf(
  sheets: Readonly<Record<string, WorkSheet>>,
  bookType: 'xlsx' | 'biff8' | 'ods' = 'xlsx',
): Uint8Array {
  const book: WorkBook = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  return new Uint8Array(write(book, { type: 'array', bookType }))
}

/** A workbook as small programs write it: texts in the cells themselves, no styles. */
function bareBook(rows: readonly Row[]): Uint8Array {
  const encode = (text: string) => new TextEncoder().encode(text)
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const cells = rows.map(
    (row) =>
      `<row>${row
        .map((value) =>
          typeof value === 'number'
            ? `<c><v>${value}</v></c>`
            : `<c t="inlineStr"><is><t>${escaped(String(value ?? ''))}</t></is></c>`,
        )
        .join('')}</row>`,
  )
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zipSync({
    '[Content_Types].xml': encode(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    '_rels/.rels': encode(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': encode(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="表1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': encode(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': encode(
      `<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData></worksheet>`,
    ),
  })
}

/** A stream of Excel 5 in code page 936 ([MS-XLS] of 1995: BIFF5), texts in LABEL records. */
function biff5(rows: readonly (readonly string[])[]): Uint8Array {
  const short = (...values: readonly number[]) => values.flatMap((v) => [v & 255, v >> 8])
  const record = (id: number, data: readonly number[]) => [...short(id, data.length), ...data]
  const start = (type: number) => record(0x0809, short(0x0500, type, 0x0dbb, 0x07cc))
  const end = record(0x000a, [])
  const name = [...inGBK('名录')]
  const sheetAt = (at: number) =>
    record(0x0085, [...short(at & 0xffff, at >> 16, 0), name.length, ...name])
  const page = record(0x0042, short(936))
  const before = start(5).length + page.length + sheetAt(0).length + end.length
  const labels = rows.flatMap((row, r) =>
    row.flatMap((text, c) => {
      const bytes = [...inGBK(text)]
      return record(0x0204, [...short(r, c, 0, bytes.length), ...bytes])
    }),
  )
  const book = [...start(5), ...page, ...sheetAt(before), ...end, ...start(0x10), ...labels, ...end]
  return Uint8Array.from(book)
}

/** A compound file with one stream. */
function compound(stream: string, bytes: Uint8Array): Uint8Array {
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, `/${stream}`, bytes as never)
  return Uint8Array.from(CFB.write(file, { type: 'array' }) as never)
}

const page = (rows: readonly Row[], charset: string) =>
  `<html><head><meta charset="${charset}"></head><body><table>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</table></body></html>`

const firms = rowsOf(sound['检查对象.csv'])
const expected = canonicalJson(parseInputs(readWith({}).inputs as never) as never)
const same = (reading: ReturnType<typeof readTables>) => {
  expect(remarksOf(reading, 'refused', 'ask')).toEqual([])
  expect(canonicalJson(inputsOf(reading) as never)).toBe(expected)
}

describe('a workbook gives byte for byte what CSV gives', () => {
  it.each([
    ['xlsx', bookOf({ 名录: sheetOf(firms) })],
    ['xlsx by another writer', bareBook(firms)],
    ['ods', bookOf({ 名录: sheetOf(firms) }, 'ods')],
    ['BIFF8', bookOf({ 名录: sheetOf(firms) }, 'biff8')],
    ['BIFF5 in code page 936', compound('Book', biff5(firms))],
    ['BIFF5, a bare stream', biff5(firms)],
    ['HTML in GBK', inGBK(page(firms, 'gb2312'))],
    ['HTML in UTF-8', page(firms, 'utf-8')],
  ])('as %s, whatever it is called', (_, content) => {
    for (const name of ['检查对象.xls', '导出 (1).xlsx', 'x'])
      same(readWith({ '检查对象.csv': undefined, [name]: content }))
  })

  it('with all tables in one, beside sheets that are none', () => {
    const { '日历.json': days, ...tables } = sound
    const sheets = Object.fromEntries(
      Object.entries(tables).map(([, csv], index) => [`表${index}`, sheetOf(rowsOf(csv))]),
    )
    const book = bookOf({ ...sheets, Sheet2: sheetOf([]), 代码: sheetOf([['代码'], ['01']]) })
    const reading = readTables(filesOf({ '全部.xlsx': book, '日历.json': days }))
    same(reading)
    expect(remarksOf(reading, 'note')).toEqual(['sheet-passed-over × 1'])
  })

  it('with titles, two rows of headings, groups over columns, dates as numbers', () => {
    const officers = sheetOf([
      ['执法人员名录（2026年）'],
      [],
      ['工号', '姓名', '科室', '执法证', null],
      [null, null, null, '有效期起', '有效期止'],
      ...rowsOf(sound['执法人员.csv'])
        .slice(1)
        .map((row, index) => {
          const until = { t: 'n', v: 46_752, z: 'yyyy"年"m"月"d"日"' }
          return [...row.slice(0, 3), index === 0 ? 44_927 : '2023/1/1 0:00', until]
        }),
      ['合计', '3人'],
    ])
    officers['!merges'] = [
      { s: { r: 0, c: 0 }, e: { r: 0, c: 4 } },
      { s: { r: 2, c: 3 }, e: { r: 2, c: 4 } },
      ...[0, 1, 2].map((c) => ({ s: { r: 2, c }, e: { r: 3, c } })),
    ]
    const reading = readWith({ '执法人员.csv': undefined, '人员.xlsx': bookOf({ 人员: officers }) })
    same(reading)
    expect(remarksOf(reading, 'note').sort()).toEqual([
      'day-of-serial × 1',
      'title-rows × 1',
      'totals-row × 1',
    ])
  })

  it('with merged cells, each of whose rows has what stands in it', () => {
    const sorted = [
      firms[0] as string[],
      ...firms.slice(1).sort((a, b) => ((a[2] as string) < (b[2] as string) ? -1 : 1)),
    ]
    const towns = sorted.map((row) => row[2])
    const sheet = sheetOf(
      sorted.map((row, r) =>
        row.map((cell, c) => (c === 2 && towns[r - 1] === cell ? null : cell)),
      ),
    )
    sheet['!merges'] = towns.flatMap((town, r) => {
      const last = towns.lastIndexOf(town)
      const isFirst = towns.indexOf(town) === r && last > r
      return isFirst ? [{ s: { r, c: 2 }, e: { r: last, c: 2 } }] : []
    })
    const reading = readWith({ '检查对象.csv': undefined, '名录.xlsx': bookOf({ 名录: sheet }) })
    same(reading)
    expect(remarksOf(reading, 'note')).toEqual(['merged-filled × 2'])
  })
})

describe('what a workbook hides is read, and asked about', () => {
  const rows = rowsOf(sound['检查对象.csv'])
  const read = (book: WorkBook) => {
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }))
    return readWith({ '检查对象.csv': undefined, 'x.xlsx': bytes })
  }

  it('rows, each as a spreadsheet counts them', () => {
    const book = utils.book_new()
    const sheet = sheetOf(rows)
    sheet['!rows'] = [{}, {}, { hidden: true }, {}, { hidden: true }]
    utils.book_append_sheet(book, sheet, '名录')
    const reading = read(book)
    expect(remarksOf(reading, 'ask', 'refused')).toEqual(['rows-hidden × 2'])
    expect(inputsOf(reading).enterprises).toHaveLength(5)
    const [remark] = reading.report.remarks.filter(({ about }) => about.id === 'rows-hidden')
    expect([remark?.key, remark?.cells.map(({ row }) => row)]).toEqual([
      'rows-hidden 检查对象 2',
      [3, 5],
    ])
  })

  it('sheets, where they are tables', () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, sheetOf([['说明']]), '封面')
    utils.book_append_sheet(book, sheetOf(rows), '名录')
    utils.book_append_sheet(book, sheetOf([['底稿']]), '底稿')
    book.Workbook = { Sheets: [{}, { Hidden: 2 }, { Hidden: 1 }] }
    const reading = read(book)
    expect(remarksOf(reading, 'ask', 'refused')).toEqual(['sheet-hidden × 1'])
    expect(saidOf(reading, 'sheet-hidden')).toContain('“x.xlsx”的工作表“名录”是隐藏的')
  })
})

it('cells with a frame and nothing in them are none', () => {
  const book = utils.book_new()
  const sheet = sheetOf([...rowsOf(sound['检查对象.csv']), []])
  sheet.H9 = { t: 'z', s: { patternType: 'solid' } }
  sheet['!ref'] = 'A1:H9'
  utils.book_append_sheet(book, sheet, '名录')
  const bytes = new Uint8Array(
    write(book, { type: 'array', bookType: 'xlsx', sheetStubs: true } as never),
  )
  const { report } = readWith({ '检查对象.csv': undefined, 'x.xlsx': bytes })
  const [first] = report.sheets.filter(({ file }) => file === 'x.xlsx')
  expect(first?.rows).toMatchObject({ data: 5, blank: 0 })
})

describe('a cell of a workbook', () => {
  const withCell = (heading: string, cell: unknown) => {
    const rows = [
      ['编号', '名称', heading],
      ['E1', '甲', cell],
    ]
    return readWith({ '检查对象.csv': undefined, 'x.xlsx': bookOf({ x: sheetOf(rows) }) })
  }

  it.each([
    [
      'a code of 18 digits that is a number',
      '统一社会信用代码',
      913101120000000000,
      'number-rewritten × 1',
    ],
    [
      'an id that became a day',
      '企业编号',
      { t: 'n', v: 45_000, z: 'm"月"d"日"' },
      'heading-twice × 1',
    ],
    ['the error of a formula', '街镇', { t: 'e', v: 42, w: '#N/A' }, 'formula-failed × 1'],
    ['a formula that was never computed', '街镇', { t: 'n', f: '1+1' }, 'formula-failed × 1'],
  ])('refused: %s', (_, heading, cell, remark) => {
    expect(remarksOf(withCell(heading, cell), 'refused')).toContain(remark)
  })

  it('that became a day is no id', () => {
    const rows = [
      ['编号', '名称'],
      [{ t: 'n', v: 45_000, z: 'm-d' }, '甲'],
    ]
    const reading = readWith({ '检查对象.csv': undefined, 'x.xlsx': bookOf({ x: sheetOf(rows) }) })
    expect(remarksOf(reading, 'refused')).toEqual(['number-as-day × 1'])
  })

  it.each([
    [
      'a code of 18 digits that is text',
      '统一社会信用代码',
      '913101121133304510',
      'creditCode',
      '913101121133304510',
    ],
    ['a number as an id', '信用代码', 31_011_200, 'creditCode', '31011200'],
    [
      'a number that is shown with zeros',
      '信用代码',
      { t: 'n', v: 42, z: '000000' },
      'creditCode',
      '000042',
    ],
    [
      'the stored value of a formula',
      '街镇',
      { t: 's', v: '梅陇镇', f: '"梅陇"&"镇"' },
      'town',
      '梅陇镇',
    ],
    ['an integer', '规模', 12, 'size', 12],
    ['an integer with zeros behind', '规模', '12.00', 'size', 12],
    ['a sign for nothing', '街镇', '/', 'town', undefined],
  ])('read: %s', (_, heading, cell, member, value) => {
    const reading = withCell(heading, cell)
    expect(remarksOf(reading, 'refused', 'ask')).toEqual([])
    expect(reading.inputs?.enterprises[0]).toHaveProperty('id', 'E1')
    const [firm = {}] = reading.inputs?.enterprises ?? []
    expect(Object.entries(firm).find(([name]) => name === member)?.[1]).toBe(value)
  })

  it('has the address and the sheet that a program shows', () => {
    const [remark] = withCell('统一社会信用代码', 913101120000000000).report.remarks
    expect(remark?.cells).toEqual([
      {
        file: 'x.xlsx',
        sheet: 'x',
        row: 2,
        heading: '统一社会信用代码',
        text: '913101120000000000',
      },
    ])
  })
})

it('what is written is what is read', () => {
  const inputs = parseInputs(
    readWith({ '回避.csv': '工号,企业编号,事由\nZF01,JY01,亲属\n' }).inputs as never,
  )
  const officer = {
    ...inputs.inspectors[0],
    leave: [
      { from: '2026-03-02', to: '2026-03-06' },
      { from: '2026-04-07', to: '2026-04-07' },
    ],
    limits: [{ from: '2026-03-01', to: '2026-03-31', most: 8 }],
    towns: ['梅陇镇', '七宝镇'],
    capacity: 3,
  }
  const [firm, ...firms_] = inputs.enterprises
  const enterprises = [{ ...firm, attributes: { 人数: 7, 网格: '东' } }, ...firms_]
  const inspectors = [officer, ...inputs.inspectors.slice(1)]
  const { recusals } = inputs
  const bytes = writeWorkbook({ enterprises, inspectors, recusals })
  const { '日历.json': days, '任务.csv': tasks } = sound
  const reading = readTables(filesOf({ 'x.xlsx': bytes, 'd.json': days, 't.csv': tasks }))
  expect(remarksOf(reading, 'refused', 'ask')).toEqual([])
  expect(inputsOf(reading)).toEqual(parseInputs({ ...inputs, enterprises, inspectors } as never))
})

it('empty tables say how to fill them in, and are read as nothing', () => {
  const bytes = writeWorkbook({ enterprises: [], inspectors: [], recusals: [] })
  const { report } = readTables(filesOf({ 'x.xlsx': bytes }))
  expect(report.sheets.map(({ sheet, table }) => [sheet, table])).toEqual([
    ['回避', 'recusals'],
    ['填写说明', undefined],
    ['执法人员', 'inspectors'],
    ['检查对象', 'enterprises'],
  ])
})

it('a template of all tables raises no question once it is filled in', () => {
  const book = read(writeWorkbook(Object.fromEntries(TABLES.map(({ table }) => [table, []]))))
  const texts = { ...sound, '回避.csv': '工号,企业编号,事由\nI1,E1,亲属\n' }
  const filled = Object.entries(texts).flatMap(([name, text]) => {
    if (!name.endsWith('.csv')) return []
    const [head = [], ...rows] = rowsOf(text)
    const named = rows.map((row) =>
      Object.fromEntries(head.map((title, at) => [title, row[at] ?? ''])),
    )
    return [[name.replace('.csv', ''), named] as const]
  })
  fillTemplate(book, Object.fromEntries(filled))
  const bytes = write(book, { type: 'array', bookType: 'xlsx' })
  const reading = readTables(
    filesOf({ '双随机.xlsx': new Uint8Array(bytes), '日历.json': sound['日历.json'] }),
  )
  expect(remarksOf(reading, 'refused', 'ask')).toEqual([])
})

describe('a template', () => {
  const all = Object.fromEntries(TABLES.map(({ table }) => [table, []]))
  const partsOf = (bytes: Uint8Array) =>
    Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
    )
  const parts = partsOf(writeWorkbook(all))
  const sheet = (title: string) =>
    parts[`xl/worksheets/sheet${TABLES.findIndex(({ files }) => files[1] === title) + 1}.xml`] ?? ''
  const listsOf = (title: string) =>
    [...sheet(title).matchAll(/sqref="([^"]*)"><formula1>([^<]*)</g)].map(([, ...of]) => of)

  it('offers what may be chosen, from its other sheets or as a list', () => {
    expect(listsOf('回避')).toEqual([
      ['A2:A10000', "'执法人员'!$A$2:$A$10000"],
      ['B2:B10000', "'检查对象'!$A$2:$A$10000"],
    ])
    expect(listsOf('任务')).toContainEqual(['O2:O10000', '"是,否"'])
    // A sheet that the workbook does not have offers nothing.
    const alone = partsOf(writeWorkbook({ recusals: [] }))
    expect(alone['xl/worksheets/sheet1.xml']).not.toContain('dataValidation')
  })

  it('has its lists where a sheet must have them, behind the cells and before the margins', () => {
    for (const { files } of TABLES) {
      const order = [
        ...sheet(files[1]).matchAll(
          /<(sheetData|dataValidations|pageMargins|ignoredErrors|legacyDrawing)\b/g,
        ),
      ]
      const names = order.map(([, name]) => name)
      const known = [
        'sheetData',
        'dataValidations',
        'pageMargins',
        'ignoredErrors',
        'legacyDrawing',
      ]
      expect(names).toEqual(known.filter((name) => names.includes(name)))
    }
  })

  it('says beside each heading how it is written', () => {
    const notes = Object.entries(parts).filter(([name]) => /comments\d+\.xml$/.test(name))
    expect(notes).toHaveLength(TABLES.length)
    expect(notes.map(([, text]) => text).join()).toContain('必填。日期。如：2026-03-02')
  })

  it('shows rows that are right as they stand', () => {
    const files = TABLES.map(({ files: [, title], columns }) => {
      const cells = columns.filter(({ kind }) => kind !== 'span')
      const rows = [0, 1].map((row) => cells.map(({ examples }) => examples?.[row as 0 | 1] ?? ''))
      return [
        `${title}.csv`,
        [cells.map((each) => each.title), ...rows].map((r) => r.join(',')).join('\n'),
      ]
    })
    const reading = readTables(
      filesOf({ ...Object.fromEntries(files), '日历.json': sound['日历.json'] }),
    )
    expect(remarksOf(reading, 'refused', 'ask')).toEqual([])
    const inputs = inputsOf(reading)
    expect(
      TABLES.map(({ table }) => (table === 'tasks' ? inputs.plan.tasks : inputs[table]).length),
    ).toEqual(TABLES.map(() => 2))
    expect(inputs.inspectors[0]?.limits).toEqual([
      { from: '2026-03-01', to: '2026-03-31', most: 8 },
    ])
  })
})
