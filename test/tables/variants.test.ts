import { utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import { isDoubleRandomError } from 'double-random'
import { inputsOf } from 'double-random/tables'
import { describe as inWords } from 'double-random/words'
import { describe, expect, it } from 'vitest'
import { inGBK, readWith, remarksOf, saidOf, sound } from './bureau.ts'

// What bureaus' own tables have besides: each gives the right value, or is asked about or refused by
// cell, row and heading.

type Rows = readonly (readonly unknown[])[]

const firms = sound['检查对象.csv']
  .trimEnd()
  .split('\n')
  .map((line) => line.split(','))
const sheetOf = (rows: Rows): WorkSheet => utils.aoa_to_sheet(rows as unknown[][])

function bookOf(
  sheets: Readonly<Record<string, WorkSheet>>,
  bookType: 'xlsx' | 'biff8' = 'xlsx',
  more: Partial<WorkBook> = {},
): Uint8Array {
  const book: WorkBook = Object.assign(utils.book_new(), more)
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  return new Uint8Array(write(book, { type: 'array', bookType }))
}

/** Other firms than those of the sound bureau. */
const readFirms = (content: string | Uint8Array, name = '名录.xlsx') =>
  readWith({ '检查对象.csv': undefined, [name]: content })
const idsIn = (reading: ReturnType<typeof readWith>) =>
  reading.inputs?.enterprises.map(({ id }) => id)
const ids = ['JY01', 'JY02', 'JY03', 'JY04', 'JY05']
const csvOf = (rows: Rows, separator = ',', end = '\n') =>
  rows.map((row) => row.join(separator) + end).join('')

describe('hidden columns', () => {
  it.each(['xlsx', 'biff8'] as const)('that are read are asked about: %s', (bookType) => {
    const sheet = sheetOf(firms)
    sheet['!cols'] = firms[0]?.map((heading) => ({ hidden: heading === '状态' })) ?? []
    const reading = readFirms(bookOf({ x: sheet }, bookType))
    expect(reading.inputs?.enterprises[3]).toMatchObject({ status: '停业' })
    expect(remarksOf(reading, 'ask', 'refused')).toEqual(['column-hidden × 1'])
    expect(saidOf(reading, 'column-hidden')).toContain('“状态”')
  })

  it('that are not read are none of a draw', () => {
    const sheet = sheetOf(firms.map((row, r) => [...row, r === 0 ? '电话' : '021']))
    sheet['!cols'] = [...Array(6).fill({}), { hidden: true }]
    expect(remarksOf(readFirms(bookOf({ x: sheet })), 'ask', 'refused')).toEqual([])
  })
})

it('hidden rows are asked about in streams of Excel 97 as well', () => {
  // [MS-XLS] 2.4.221: a ROW record of the third row whose height is zero, in a BIFF5 stream.
  const short = (...values: readonly number[]) => values.flatMap((v) => [v & 255, v >> 8])
  const record = (id: number, data: readonly number[]) => [...short(id, data.length), ...data]
  const start = (type: number) => record(0x0809, short(0x0500, type, 0x0dbb, 0x07cc))
  const page = record(0x0042, short(936))
  const bound = (at: number) => record(0x0085, [...short(at & 0xffff, at >> 16, 0), 1, 0x78])
  const end = record(0x000a, [])
  const before = start(5).length + page.length + bound(0).length + end.length
  const rows = [0, 1, 2].map((r) => record(0x0208, short(r, 0, 6, 0, 0, 0, r === 2 ? 0x20 : 0, 0)))
  const labels = firms.flatMap((row, r) =>
    row.flatMap((text, c) => {
      const bytes = [...inGBK(text)]
      return record(0x0204, [...short(r, c, 0, bytes.length), ...bytes])
    }),
  )
  const sheetPart = [...start(0x10), ...rows.flat(), ...labels, ...end]
  const stream = Uint8Array.from([...start(5), ...page, ...bound(before), ...end, ...sheetPart])
  const reading = readFirms(stream, '名录.xls')
  expect(idsIn(reading)).toEqual(ids)
  expect(remarksOf(reading, 'ask')).toEqual(['rows-hidden × 1'])
  expect(saidOf(reading, 'rows-hidden')).toContain('第 3 行')
})

describe('a workbook that counts days from 1904', () => {
  const officers = (cell: unknown) =>
    sheetOf([
      ['工号', '姓名', '科室', '执法证有效期起', '执法证有效期止'],
      ...['ZF01', 'ZF02', 'ZF03'].map((id) => [id, id, '危化科', '2023-01-01', cell]),
    ])
  const read = (cell: unknown, bookType: 'xlsx' | 'biff8') => {
    const book = bookOf({ x: officers(cell) }, bookType, {
      Workbook: { WBProps: { date1904: true } },
    })
    return readWith({ '执法人员.csv': undefined, 'x.xls': book })
  }

  it.each(['xlsx', 'biff8'] as const)('has its own days, by their format: %s', (bookType) => {
    // 45290 days after 1904-01-01, by Python's datetime.
    const reading = read({ t: 'n', v: 45_290, z: 'yyyy-mm-dd' }, bookType)
    expect(inputsOf(reading).inspectors[0]?.certificate?.to).toBe('2027-12-31')
  })

  it.each(['xlsx', 'biff8'] as const)('and numbers that may be either: %s', (bookType) => {
    const reading = read(45_290, bookType)
    expect(remarksOf(reading, 'refused')).toEqual(['day-in-doubt × 3'])
    expect(saidOf(reading, 'day-in-doubt')).toContain('x.xls“x” 第 2 行“45290”')
  })
})

describe('one table in several places', () => {
  it('is asked about: two workbooks with a sheet each', () => {
    const reading = readWith({
      '检查对象.csv': undefined,
      '东片.xlsx': bookOf({ Sheet1: sheetOf(firms.slice(0, 3)) }),
      '西片.xlsx': bookOf({ Sheet1: sheetOf([firms[0] ?? [], ...firms.slice(3)]) }),
    })
    expect(idsIn(reading)).toEqual(ids)
    expect(remarksOf(reading, 'ask')).toEqual(['table-in-several-places × 1'])
    expect(saidOf(reading, 'table-in-several-places')).toContain(
      '东片.xlsx#Sheet1、西片.xlsx#Sheet1',
    )
  })

  it('is refused row by row where it is there twice', () => {
    const reading = readWith({ '副本.xlsx': bookOf({ x: sheetOf(firms) }) })
    expect(() => inputsOf(reading)).toThrow('input/duplicate')
  })

  it.each([
    [
      'sums by town',
      [
        ['街镇', '家数'],
        ['梅陇镇', 2],
        ['合计', 5],
      ],
    ],
    [
      'a pivot',
      [
        ['行标签', '计数项:编号'],
        ['梅陇镇', 2],
        ['总计', 5],
      ],
    ],
    [
      'codes',
      [
        ['代码', '含义'],
        ['01', '红'],
        ['02', '黄'],
      ],
    ],
  ])('and a sheet beside it that is none is named, no more: %s', (_, rows) => {
    const reading = readFirms(bookOf({ 汇总: sheetOf(rows), 名录: sheetOf(firms) }))
    expect(idsIn(reading)).toEqual(ids)
    expect(remarksOf(reading, 'ask', 'note')).toEqual(['sheet-passed-over × 1'])
  })
})

describe('merged cells', () => {
  const merged = (rows: Rows, top: number, left: number, bottom: number, right: number) => {
    const sheet = sheetOf(rows)
    sheet['!merges'] = [{ s: { r: top, c: left }, e: { r: bottom, c: right } }]
    return readFirms(bookOf({ x: sheet }))
  }
  const without = (...at: readonly (readonly [number, number])[]) =>
    firms.map((row, r) =>
      row.map((text, c) => (at.some(([a, b]) => a === r && b === c) ? '' : text)),
    )

  it('stand for all of their rows', () => {
    const reading = merged(without([2, 2], [3, 2]), 1, 2, 3, 2)
    const towns = reading.inputs?.enterprises.map(({ town }) => town)
    expect(towns).toEqual(['梅陇镇', '梅陇镇', '梅陇镇', '梅陇镇', '七宝镇'])
  })

  it('that cover other columns of their row are asked about', () => {
    const reading = merged(without([1, 2]), 1, 1, 1, 2)
    expect(remarksOf(reading, 'ask')).toEqual(['merged-across × 1'])
    expect(saidOf(reading, 'merged-across')).toContain('第 2 行')
  })

  it('that cover a row of totals are none of data', () => {
    const reading = merged([...firms, ['合计', '', '', 5, '', '']], 6, 0, 6, 2)
    expect(remarksOf(reading, 'ask')).toEqual([])
  })

  it('of ids make one firm stand twice, which is refused', () => {
    expect(() => inputsOf(merged(without([2, 0]), 1, 0, 2, 0))).toThrow('input/duplicate')
  })

  it('of headings name the columns below them', () => {
    const rows = [
      ['编号', '名称', '所在地', '', '标签'],
      ['', '', '街镇', '村居', ''],
      ...firms.slice(1).map(([id, name, town, tag]) => [id, name, town, '某村', tag]),
    ]
    const reading = merged(rows, 0, 2, 0, 3)
    expect(reading.inputs?.enterprises[0]).toEqual({
      id: 'JY01',
      name: '示范一站',
      town: '梅陇镇',
      tags: ['加油站'],
    })
  })
})

describe('a row below the headings that is about the columns', () => {
  const [heads = [], ...rows] = firms
  it.each([
    ['1', '2', '3', '4', '5', '6'],
    ['(1)', '(2)', '（3）', '4', '5', '6'],
    ['①', '②', '③', '④', '⑤', '⑥'],
    ['甲', '乙', '丙', '丁', '1', '2'],
    ['甲', '乙', '丙', '4', '5', '6'],
    ['必填', '必填', '选填', '选填', '', ''],
  ])('is not read: %s %s %s', (...numbers) => {
    const reading = readFirms(csvOf([heads, numbers, ...rows]), '检查对象.csv')
    expect(idsIn(reading)).toEqual(ids)
    expect(remarksOf(reading, 'ask', 'note')).toEqual(['column-numbers × 1'])
  })

  it.each([
    [['1', '甲站', '梅陇镇', '', '', '']],
    [['甲', '乙站', '', '', '', '']],
    [['1', '2', '', '', '', '']],
    [['1', '三', '5', '', '', '']],
  ])('is not seen in a firm: %j', (row) => {
    expect(idsIn(readFirms(csvOf([heads, row, ...rows]), '检查对象.csv'))).toHaveLength(6)
  })

  it.each(['示例', '例', '（示例）', '样例1', 'Example', '填写示例'])(
    'or an example of one is asked about: %s',
    (id) => {
      const example = [id, '某某公司', '梅陇镇', '加油站', '红', '营业']
      const reading = readFirms(csvOf([heads, example, ...rows]), '检查对象.csv')
      expect(remarksOf(reading, 'ask')).toEqual(['example-row × 1'])
    },
  )
})

describe('text files', () => {
  it.each([
    ['tabs', csvOf(firms, '\t')],
    ['tabs in GBK', inGBK(csvOf(firms, '\t', '\r\n'))],
    ['semicolons', csvOf(firms, ';')],
    ['bars', csvOf(firms, '|')],
    ['CR only', csvOf(firms, ',', '\r')],
    ['several line ends', csvOf(firms.slice(0, 3), ',', '\r\n') + csvOf(firms.slice(3))],
    ['a mark in the middle', csvOf(firms).replace('JY03', '\ufeffJY03')],
    ['two marks', `\ufeff\ufeff${csvOf(firms)}`],
    [
      'two files in one',
      `${csvOf(firms.slice(0, 3))}\ufeff${csvOf([firms[0] ?? [], ...firms.slice(3)])}`,
    ],
    ['a line that names the separator', `sep=;\n${csvOf(firms, ';')}`],
    [
      'commas, and more semicolons in a cell',
      csvOf(firms).replace('七宝镇,加油站', '七宝镇,加油站;a;b;c;d;e;f;g'),
    ],
    ['a title and a semicolon', `名录;;\n${csvOf(firms, ';')}`],
  ])('are read with %s, whatever they are called', (_, content) => {
    for (const name of ['x.csv', 'x.txt', '检查对象.tsv']) {
      const reading = readFirms(content, name)
      expect(idsIn(reading)).toEqual(ids)
      expect(remarksOf(reading, 'ask', 'refused')).toEqual([])
    }
  })

  it.each(['\t', ';', '|', ','])('of two columns and few rows are read with %j', (separator) => {
    const lists = csvOf(
      [
        ['名单', '企业编号'],
        ['白名单', 'JY01'],
        ['白名单', 'JY02'],
      ],
      separator,
    )
    for (const csv of [lists, lists.trimEnd(), `2026年\n\n${lists}\n\n`]) {
      const reading = readWith({ 'x.txt': csv })
      expect(reading.inputs?.lists).toHaveLength(2)
      expect(remarksOf(reading, 'ask', 'refused')).toEqual([])
    }
  })

  it.each(['  ', ' ', '，', '、'])('with %j between their columns are asked about', (separator) => {
    const recusals = csvOf(
      [
        ['工号', '企业编号', '事由'],
        ['ZF01', 'JY01', '亲属'],
      ],
      separator,
    )
    expect(remarksOf(readWith({ 'x.txt': recusals }), 'ask')).toEqual(['file-unread × 1'])
  })

  it('may hold four-byte characters of GB18030', () => {
    const [before = '', behind = ''] = csvOf(firms).split('示范三站')
    // U+3401 is 81 39 EF 30 and U+20000 is 95 32 82 36 (GB 18030-2005, tables 2 and 3).
    const four = [0x81, 0x39, 0xef, 0x30, 0x95, 0x32, 0x82, 0x36]
    const reading = readFirms(
      Uint8Array.from([...inGBK(before), ...four, ...inGBK(behind)]),
      'x.csv',
    )
    expect(reading.inputs?.enterprises[2]?.name).toBe('\u3401\u{20000}')
  })
})

describe('full width', () => {
  it('in numbers and dates is read', () => {
    const tasks = sound['任务.csv'].replace(',2,2026-03-02', ',２,２０２６／３／２')
    const plan = inputsOf(readWith({ '任务.csv': tasks })).plan
    expect(plan.tasks[0]).toMatchObject({
      visits: 2,
      rounds: [{ window: ['2026-03-02', '2026-05-29'] }],
    })
  })

  it('in an id is another id, which a reference does not find', () => {
    const recusals = '工号,企业编号,事由\nZF01,ＪＹ０１,亲属\n'
    expect(() => inputsOf(readWith({ '回避.csv': recusals }))).toThrow('input/unknown-id')
  })

  it('in a tag or a town is a finding', () => {
    const csv = `${sound['检查对象.csv']}A,甲,Ａ镇,VOC,红,营业\nB,乙,a镇,ｖｏｃ,红,营业\n`
    const codes = inputsOf(readWith({ '检查对象.csv': csv })).findings.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['similar-town', 'similar-tag']))
  })
})

describe('headings that stand twice', () => {
  it.each([
    ['风险等级', '街镇'],
    ['风险等级', '所属街镇'],
    ['风险等级,状态', '属性:面积,属性:面积'],
    ['风险等级,状态', '负责人,状态,登记状态'],
  ])('are refused, whichever is meant: %s as %s', (from, to) => {
    const reading = readFirms(sound['检查对象.csv'].replace(from, to), '检查对象.csv')
    expect(remarksOf(reading, 'refused')).toContain('heading-twice × 1')
    expect(saidOf(reading, 'heading-twice')).toContain('检查对象.csv 第 1 行')
  })
})

it.each([
  ['名称', '示范三站', 40_000],
  ['街镇', '浦江镇', 2_000],
  ['标签', '加油站,黄,营业\nJY04', 500],
])('a cell of %s that is too long is refused by its place', (heading, text, length) => {
  const csv = sound['检查对象.csv'].replace(text, (found) =>
    found.replace(/^[^,]*/, '长'.repeat(length)),
  )
  let said = ''
  try {
    inputsOf(readWith({ '检查对象.csv': csv }))
  } catch (error) {
    said = isDoubleRandomError(error) ? inWords(error, 'zh') : ''
  }
  expect(said).toContain(`检查对象.csv 第 4 行“${heading}”`)
  expect(said.length).toBeLessThan(500)
})

it('settlements of another quarter settle nothing of this one', () => {
  const settled = '问题编码,核实情况\nfile-unread 回避说明.pdf 3 unknown-format,上季已看\n'
  const reading = readWith({ '回避说明.pdf': 'another', '核实.csv': settled })
  expect(remarksOf(reading, 'ask')).toEqual(['file-unread × 1'])
})
