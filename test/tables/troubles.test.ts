import { type Inputs, isDoubleRandomError, parseInputs } from 'double-random'
import { inputsOf, type MappingRow } from 'double-random/tables'
import { describe as inWords } from 'double-random/words'
import { describe, expect, it } from 'vitest'
import { filesOf, inGBK, inUTF16, readWith, remarksOf, saidOf, sound } from './bureau.ts'

// Kinds of trouble that people reported in public of tables for draws and imports, each re-made with
// what must be said of it.

const firms = (...rows: readonly string[]) => ({
  '检查对象.csv': ['编号,名称,街镇,标签', ...rows].join('\n'),
})
const firm = (index: number, tags: string) => `JY0${index},示范${index},梅陇镇,${tags}`
const inputs = (reading: ReturnType<typeof readWith>): Inputs => {
  expect(remarksOf(reading, 'refused')).toEqual([])
  return inputsOf(reading)
}

describe('a file that is called otherwise', () => {
  const recusals = '工号,企业编号,事由\nZF01,JY01,亲属任职\n'
  it.each([
    '回避名单.csv',
    '回避(1).csv',
    '回避 .csv',
    '回避.txt',
    '回避.et',
    'recusal.csv',
    'Sheet1.CSV',
    '新建文本文档',
  ])('is read by its headings: %s', (name) => {
    const reading = readWith({ [name]: recusals })
    expect(inputs(reading).recusals).toHaveLength(1)
    expect(remarksOf(reading, 'ask')).toEqual([])
  })

  it.each([
    ['回避表.pdf', '扫描件'],
    ['回避.csv', '人,企业,为什么\n赵一,示范一站,亲属\n'],
    ['回避情况说明.docx', Uint8Array.of(0x50, 0x4b, 3, 4, 0)],
    ['x.csv', '工号,企业编号,备注\nZF01,JY01,亲属\n'],
    ['x.xlsx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3)],
    ['检查记录2025.json', '{"a":1}'],
  ])('and cannot be read, but may be meant, is asked about: %s', (name, content) => {
    expect(remarksOf(readWith({ [name]: content }), 'ask')).toEqual(['file-unread × 1'])
  })

  it('is a folder, where recusals may lie, and is asked about unless it is empty', () => {
    expect(remarksOf(readWith({ '往年/': '回避.csv' }), 'ask')).toEqual(['file-unread × 1'])
    expect(saidOf(readWith({ '往年/': '回避.csv' }), 'file-unread')).toContain('“往年/”')
    expect(remarksOf(readWith({ '往年/': '' }), 'ask')).toEqual([])
    expect(remarksOf(readWith({ '.git/': 'HEAD' }), 'ask')).toEqual([])
    const mapping = [{ file: '往年/', table: '不读' }]
    expect(remarksOf(readWith({ '往年/': '回避.csv' }, { mapping }), 'ask')).toEqual([])
  })

  it.each(['~$回避.xlsx', '.DS_Store', '._回避.csv', 'Thumbs.db', '.~lock.回避.csv#'])(
    'and was left behind by a program is named, no more: %s',
    (name) => {
      const reading = readWith({ [name]: 'x' })
      expect(remarksOf(reading, 'ask', 'refused', 'note')).toEqual(['file-passed-over × 1'])
    },
  )

  it.each([
    ['说明.md', '# 说明'],
    ['照片.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['record.json', '{"body":{},"digest":"0"}'],
  ])('and is no table is named, no more: %s', (name, content) => {
    expect(remarksOf(readWith({ [name]: content }), 'ask', 'refused', 'note')).toEqual([
      'file-passed-over × 1',
    ])
  })
})

describe('several values in a cell', () => {
  it('are told apart by whatever separates them', () => {
    const reading = readWith(
      firms(
        firm(1, '加油站，危化品'),
        firm(2, '"加油站,危化品"'),
        firm(3, '加油站/危化品'),
        firm(4, '加油站 危化品'),
        firm(5, '加油站、危化品'),
        firm(6, '加油站;危化品'),
        firm(7, '加油站'),
        firm(8, '"加油站\n危化品"'),
        firm(9, '加油站｜危化品'),
      ),
    )
    const tags = inputs(reading).enterprises.map((each) => [...(each.tags ?? [])].sort())
    expect(new Set(tags.map(String))).toEqual(new Set(['加油站,危化品', '加油站']))
    expect(remarksOf(reading, 'ask', 'note')).toEqual(['values-split × 2'])
  })

  it.each(['加气/加油', '加气 加油', '加气+加油', '加气&加油'])(
    'or one value are asked about, and read as one: %s',
    (value) => {
      const reading = readWith(firms(firm(1, value), firm(2, '加油站')))
      expect(inputs(reading).enterprises[0]?.tags).toEqual([value])
      expect(remarksOf(reading, 'ask')).toEqual(['values-in-doubt × 1'])
      expect(saidOf(reading, 'values-in-doubt')).toContain(value)
    },
  )
})

describe('a sign for nothing', () => {
  const officers = (heading: string, value: string) => ({
    '执法人员.csv': `工号,姓名,科室,${heading}\nZF01,赵一,危化科,${value}\nZF02,钱二,危化科,${value}\n`,
  })
  it.each(['无', '暂无', '/', '—', '－', 'N/A', 'NULL', '0', '没有'])(
    'is read as absent: %s',
    (value) => {
      for (const heading of ['亲属关系', '执法小组', '借调自', '所属街镇', '请假', '资质']) {
        const reading = readWith(officers(heading, value))
        expect(Object.keys(inputs(reading).inspectors[0] ?? {})).toEqual([
          'id',
          'name',
          'department',
        ])
        expect(remarksOf(reading, 'note')).toEqual(['read-as-nothing × 2'])
      }
    },
  )

  it('in a required cell leaves it empty', () => {
    expect(remarksOf(readWith(firms('JY01,无,,', 'JY02,乙,/,')), 'refused', 'note')).toEqual([
      'read-as-nothing × 1',
      'cell-missing × 1',
      'read-as-nothing × 1',
    ])
  })

  it('is a value where the bureau names the column, if it is a word', () => {
    const csv = '编号,名称,属性:隐患\nA,甲,无\nB,乙,/\n'
    expect(inputs(readWith({ '检查对象.csv': csv })).enterprises).toEqual([
      { id: 'A', name: '甲', attributes: { 隐患: '无' } },
      { id: 'B', name: '乙' },
    ])
  })
})

describe('a row that is no data', () => {
  it.each([
    ['合计,共5家,,', 'totals-row × 1'],
    ['合计：,5,,', 'totals-row × 1'],
    ['小 计,,,', 'totals-row × 1'],
    [',总计,,', 'totals-row × 1'],
    ['共5家,,,', 'totals-row × 1'],
    ['6,合计,,', 'totals-row × 1'],
    ['Total,5,,', 'totals-row × 1'],
    ['合计（家）,2,,', 'totals-row × 1'],
    ['合计,二家,,', 'totals-row × 1'],
    ['总　计,贰家,,', 'totals-row × 1'],
    ['总家数,2,,', 'totals-row × 1'],
    ['梅陇镇小计,2家,,加油站', 'totals-row × 1'],
    ['以上合计,2,,', 'totals-row × 1'],
    ['总共,2家,,', 'totals-row × 1'],
    ['以上共2家,,,', 'totals-row × 1'],
    ['合计,营业1家；停业1家,,', 'totals-row × 1'],
    ['注：以上数据截至3月底,,,', 'note-row × 1'],
    ['填表人：张三,,审核人：李四,', 'note-row × 1'],
    ['编号,名称,街镇,标签', 'headings-again × 1'],
    ['  ,,,', undefined],
  ])('is recognised: %s', (row, remark) => {
    const reading = readWith(firms(firm(1, '加油站'), row, firm(2, '加油站')))
    expect(inputs(reading).enterprises).toHaveLength(2)
    expect(remarksOf(reading, 'note')).toEqual(remark === undefined ? [] : [remark])
  })

  it.each([
    ['已注销：,,,'],
    ['一、梅陇镇,,,'],
    [',已停业企业：,,'],
    ['（二）危险化学品,,,'],
    ['注：以下企业已注销,,,'],
    ['本页以下各家今年不查，请抽取时注意核对名录库中的状态,,,'],
  ])('and stands above others, of which it may say something, is asked about: %s', (row) => {
    const firmsIn = (...rows: readonly string[]) => readWith(firms(firm(1, '加油站'), ...rows))
    const reading = firmsIn(row, '', firm(2, '加油站'))
    expect(inputs(reading).enterprises).toHaveLength(2)
    expect(remarksOf(reading, 'ask', 'note')).toEqual(['section-row × 1'])
    expect(saidOf(reading, 'section-row')).toContain('第 3 行')
    // Below the last row it says nothing of any.
    expect(remarksOf(firmsIn(row), 'ask', 'note')).toEqual(['note-row × 1'])
  })

  it('and stands in a column that is not read is asked about as well', () => {
    const csv = '序号,编号,名称\n1,A,甲\n已注销：,,\n2,B,乙\n'
    expect(remarksOf(readWith({ '检查对象.csv': csv }), 'ask')).toEqual(['section-row × 1'])
  })

  it.each([
    'JY09,合计科技有限公司,梅陇镇,加油站',
    'JY09,上海总计会计师事务所,,',
    'JY09,三一,,',
    '共和新路,七星,,',
    'JY09,备注文具店,,',
    '共青镇01,第一章书店,,',
    '9,9,,',
  ])('is not seen in a firm: %s', (row) => {
    expect(inputs(readWith(firms(firm(1, '加油站'), row))).enterprises).toHaveLength(2)
  })

  it.each(['工号,企业编号,事由,', '企业编号,检查日期,,', '工号,姓名,所属科室,'])(
    'is the headings of another table, and is refused: %s',
    (row) => {
      const reading = readWith(firms(firm(1, '加油站'), '', row, 'ZF01,JY01,亲属,'))
      expect(remarksOf(reading, 'refused')).toContain('another-table-below × 1')
    },
  )

  it('is not guessed at: a row that lacks what it needs is refused', () => {
    const reading = readWith(firms(firm(1, '加油站'), '梅陇镇,,,'))
    expect(remarksOf(reading, 'refused')).toEqual(['cell-missing × 1'])
  })

  it('with nothing but its number is blank', () => {
    const csv = '序号,编号,名称\n1,A,甲\n2,,\n3,,\n'
    const reading = readWith({ '检查对象.csv': csv })
    expect(inputs(reading).enterprises).toEqual([{ id: 'A', name: '甲' }])
    expect(remarksOf(reading, 'note')).toEqual([
      'headings-passed-over × 1',
      'row-of-numbers-only × 2',
    ])
  })
})

describe('a stray quote', () => {
  it.each([
    [
      'two of them in the last column',
      ['JY01,一,甲镇,"加油站', 'JY02,二,甲镇,加油站', 'JY03,三,甲镇,加油站"'],
    ],
    [
      'two of them in the first column',
      ['"JY01,一,甲镇,加油站', 'JY02,二,甲镇,加油站', 'JY03",三,甲镇,加油站'],
    ],
    ['two of them in neighbouring rows', ['JY01,一,"甲镇,加油站', 'JY02,二,甲镇",加油站']],
  ])('swallows rows, and is seen: %s', (_, rows) => {
    const reading = readWith(firms(...rows, firm(4, '加油站'), firm(5, '加油站')))
    expect(remarksOf(reading, 'refused')).toEqual(['quote-swallows-rows × 1'])
    expect(saidOf(reading, 'quote-swallows-rows')).toContain('第 2 行')
  })

  it.each([
    ['"示范""一""站"', '示范"一"站'],
    ['"示范一站\n（总店）"', '示范一站\n（总店）'],
  ])('is not seen where quotes are right: %s', (cell, name) => {
    const reading = readWith(firms(`JY01,${cell},,`))
    expect(remarksOf(reading, 'refused')).toEqual([])
    expect(reading.inputs?.enterprises[0]).toMatchObject({ name })
  })
})

describe('a number that a spreadsheet rewrote', () => {
  it.each([
    ['9.1310112E17', 'number-rewritten'],
    ['9.13E+17', 'number-rewritten'],
    ['1002.0', 'number-rewritten'],
    ['913101120000000000', 'number-rewritten'],
    ['3101120000012345000', 'number-rewritten'],
    ["'1003", 'number-marked'],
    ['"=""1004"""', 'number-marked'],
    ['=1004', 'number-marked'],
    ['#####', 'formula-failed'],
  ])('is refused as an id, as a credit code and where it is referred to: %s', (value, id) => {
    for (const files of [
      { '检查对象.csv': `编号,名称\n${value},甲\n` },
      { '检查对象.csv': `编号,名称,信用代码\nA,甲,${value}\n` },
      { '回避.csv': `工号,企业编号,事由\nZF01,${value},病\n` },
    ])
      expect(remarksOf(readWith(files), 'refused')).toEqual([`${id} × 1`])
  })

  it('is not seen in codes that are right', () => {
    // The check character of the second one is right (GB 32100-2015 §5.3), its zeros by chance.
    const csv = '编号,名称,信用代码\n1002,甲,913101121133304510\n1003,乙,91310112133300000M\n'
    expect(inputs(readWith({ '检查对象.csv': csv })).enterprises).toHaveLength(2)
  })
})

describe('headings', () => {
  it.each([
    ['a title above', '2026年度双随机检查对象名录库,,\n编号,名称,街镇\n'],
    ['a title without commas', '2026年度双随机检查对象名录库\n\n编号,名称,街镇\n'],
    ['title, unit and day above', '名录,,\n填报单位：某局,,2026年1月\n编号,名称,街镇\n'],
    ['two rows', '基本情况,,所在地\n编号,名称,街镇\n'],
    ['stars and notes', '*编号（必填）,名 称：,街镇(所属)\n'],
    ['full width and case', 'ＩＤ,Name,街镇\n'],
  ])('are found with %s', (_, head) => {
    const reading = readWith({ '检查对象.csv': `${head}A,甲,梅陇镇\n` })
    expect(inputs(reading).enterprises.map(({ id, name }) => [id, name])).toEqual([['A', '甲']])
  })

  it('that nobody knows are passed over, all at once', () => {
    const csv =
      '序号,单位名称,统一社会信用代码,地址,法定代表人,联系电话,行业,备注\n1,甲,91310112MA1GB00A1J,路1号,某,021,加油站,\n'
    const reading = readWith({ '检查对象.csv': csv })
    expect(inputs(reading).enterprises).toEqual([
      { id: '91310112MA1GB00A1J', name: '甲', creditCode: '91310112MA1GB00A1J', tags: ['加油站'] },
    ])
    expect(remarksOf(reading, 'note', 'ask')).toEqual([
      'headings-passed-over × 1',
      'credit-code-for-id × 1',
    ])
    expect(saidOf(reading, 'headings-passed-over')).toContain(
      '序号、地址、法定代表人、联系电话、备注',
    )
  })

  it.each([
    ['所属街镇名', 'town'],
    ['统一社会信用代码证', 'creditCode'],
    ['风险等极', 'risk'],
  ])('that nearly match are asked about: %s', (heading) => {
    const reading = readWith({ '检查对象.csv': `编号,名称,${heading}\nA,甲,x\n` })
    expect(remarksOf(reading, 'ask')).toEqual(['heading-similar × 1'])
    const mapped = readWith(
      { '检查对象.csv': `编号,名称,${heading}\nA,甲,x\n` },
      { mapping: [{ heading, field: '不读' }] },
    )
    expect(remarksOf(mapped, 'ask', 'refused')).toEqual([])
  })

  it('by which tasks are stratified are kept', () => {
    const tasks = sound['任务.csv']
      .replace('标签,', '标签,分层依据,')
      .replace('加油站,2,', '加油站,行业,2,')
    const csv = '编号,名称,行业\nA,甲,加油站\nB,乙,加油站；化工\n'
    const read = inputs(readWith({ '检查对象.csv': csv, '任务.csv': tasks }))
    expect(read.enterprises.map(({ attributes }) => attributes?.行业)).toEqual([
      '加油站',
      '加油站；化工',
    ])
    expect(read.plan.tasks[0]).toMatchObject({ design: { by: ['attributes.行业'] } })
  })

  it('without a heading are asked about', () => {
    const reading = readWith({ '检查对象.csv': '编号,名称,\nA,甲,？\n' })
    expect(remarksOf(reading, 'ask')).toEqual(['heading-empty × 1'])
  })
})

describe('a column whose merged cells were saved as text', () => {
  it('is asked about', () => {
    const csv = '编号,名称,街镇\nA,甲,梅陇镇\nB,乙,\nC,丙,七宝镇\nD,丁,\n'
    expect(remarksOf(readWith({ '检查对象.csv': csv }), 'ask')).toEqual(['merged-lost × 1'])
  })

  it.each([
    '编号,名称,街镇\nA,甲,梅陇镇\nB,乙,\nC,丙,梅陇镇\nD,丁,\n',
    '编号,名称,街镇\nA,甲,\nB,乙,梅陇镇\nC,丙,\n',
  ])('is not seen in one that is filled in here and there', (csv) => {
    expect(remarksOf(readWith({ '检查对象.csv': csv }), 'ask')).toEqual([])
  })
})

describe('a table of recusals', () => {
  it.each(['回避.csv', '表1.csv'])('with headings only is asked about: %s', (name) => {
    const reading = readWith({ [name]: '工号,企业编号,事由\n' })
    expect(inputs(reading).recusals).toEqual([])
    expect(remarksOf(reading, 'ask')).toEqual(['recusals-empty × 1'])
    expect(remarksOf(readWith({ [name]: '工号,企业编号,事由\n,,\n' }), 'ask')).toEqual([
      'recusals-empty × 1',
    ])
  })
})

describe('a mapping', () => {
  const unused = (...mapping: readonly MappingRow[]) =>
    remarksOf(readWith({}, { mapping }), 'ask', 'refused')

  it.each([
    ['of a file that is not there', { file: '旧名录.xlsx', table: '不读' }],
    ['of a sheet that is not there', { sheet: 'Sheet9', table: '检查对象' }],
    ['of a heading that is not there', { heading: '单位全称', field: '名称' }],
    ['of a heading in another table', { table: '回避', heading: '街镇', field: '不读' }],
    ['of a heading in another file', { file: '人员.csv', heading: '街镇', field: '不读' }],
    ['of no table and no heading', { field: '名称' }],
    ['of a heading of what is not read', { table: '不读', heading: '街镇', field: '名称' }],
    ['with a field of another table', { heading: '家次', field: '工号' }],
  ])('%s is asked about', (_, row) => {
    expect(unused(row)).toEqual(['mapping-unused × 1'])
  })

  it('that another row contradicts is asked about, and the first holds', () => {
    const rows = [
      { heading: '街镇', field: '不读' },
      { heading: '街镇', field: '属性' },
    ]
    expect(unused(...rows)).toEqual(['mapping-unused × 1'])
    expect(unused(rows[0] as MappingRow)).toEqual([])
  })
})

describe('a file that cannot be opened', () => {
  it.each([
    ['导出.xls', '\u0001\u0000'],
    ['导出.xls', '人,企业,为什么\n赵一,示范一站,亲属\n'],
    ['新表.csv', '人;企业\n赵一;示范一站\n'],
    ['新建文本文档.txt', '人\t企业\n赵一\t示范一站\n'],
    ['附件1.et', Uint8Array.of(1, 2, 3, 0xff, 0)],
    ['附件2.xlsx', '<svg>'],
    ['数据.zip', Uint8Array.of(0x50, 0x4b, 3, 4, 0)],
    ['附件.rar', Uint8Array.of(0x52, 0x61, 0x72, 0x21, 0x1a, 7, 0)],
  ])('and is called like tables are is asked about: %s', (name, content) => {
    expect(remarksOf(readWith({ [name]: content }), 'ask', 'refused')).toEqual(['file-unread × 1'])
  })

  it.each([false, true])('since it is UTF-16 without a mark is told what to do: %s', (isBig) => {
    for (const csv of [sound['检查对象.csv'], '编号\t名称\nA\t甲\n']) {
      const bytes = inUTF16(csv, isBig).slice(2)
      const reading = readWith({ '检查对象.csv': bytes })
      expect(remarksOf(reading, 'refused')).toEqual(['utf-16-unmarked × 1'])
      expect(saidOf(reading, 'utf-16-unmarked')).toContain('另存为 UTF-8')
    }
  })
})

describe('text that was damaged', () => {
  it.each(['示范\ufffd站', '锟斤拷锟斤拷', '????', '??', 'ç¤ºè\u008c\u0083', '烫烫烫'])(
    'is refused: %s',
    (name) => {
      expect(remarksOf(readWith(firms(`JY01,${name},,`)), 'refused')).toEqual(['text-damaged × 1'])
    },
  )

  const lines = ['编号,名称', 'A,示范加油一站', 'B,示范加油二站', 'C,示范加油三站']
  const mixed = (foreign: number, encode: (text: string) => Uint8Array, other: typeof encode) =>
    Uint8Array.from(
      lines.flatMap((line, index) => [...(index === foreign ? other : encode)(`${line}\n`)]),
    )
  const utf8 = (text: string) => new TextEncoder().encode(text)

  it.each([
    ['a row of GBK in UTF-8', mixed(3, utf8, inGBK), '第 4 行'],
    ['a row of UTF-8 in GBK', mixed(2, inGBK, utf8), '第 3 行'],
  ])('by two encodings is named by its line: %s', (_, bytes, line) => {
    const reading = readWith({ '检查对象.csv': bytes })
    expect(remarksOf(reading, 'refused')).toEqual(['lines-in-two-encodings × 1'])
    expect(saidOf(reading, 'lines-in-two-encodings')).toContain(line)
  })

  it('by a byte that is none is named by its line', () => {
    const bytes = Uint8Array.from([...utf8('编号,名称\nA,甲乙丙\nB,'), 0xff, ...utf8('丁\n')])
    const reading = readWith({ '检查对象.csv': bytes })
    expect(saidOf(reading, 'lines-undecodable')).toContain('第 3 行')
  })
})

it('one person under two numbers is refused, as rows of the file', () => {
  const csv =
    '工号,姓名,科室,执法证号,执法证有效期\nZF01,赵一,危化科,09-0001,2023.1.1-2027.12.31\nZF01A,赵一,危化科,09-0001,2023.1.1-2027.12.31\n'
  expect(() => inputsOf(readWith({ '执法人员.csv': csv }))).toThrow('input/same-certificate')
})

it('everything that is wrong in all files is said in one run', () => {
  const reading = readWith({
    '检查对象.csv': '编号,名称\n1.5E+10,甲\n,乙\n',
    '执法人员.csv': '工号,姓名,科室,请假\nZF01,赵一,危化科,三月\n',
    '检查记录.csv': '企业编号,检查日期\nA,2026-02-30\n',
    '回避.csv': '工号,企业编号\n',
  })
  expect(remarksOf(reading, 'refused', 'ask').sort()).toEqual([
    'cell-missing × 1',
    'day-unreal × 1',
    'file-unread × 1',
    'number-rewritten × 1',
    'span-unreadable × 1',
  ])
})

it('the sound bureau has nothing to be said of', () => {
  const reading = readWith({})
  expect(reading.report.remarks).toEqual([])
  expect(parseInputs(reading.inputs as never).enterprises).toHaveLength(5)
  expect(filesOf(sound)).toHaveLength(4)
})

describe('what the checks refuse is told by cell, row and heading', () => {
  const officers = `工号,姓名,科室,证号,证件有效期,请假
ZF01,赵一,危化科,1,2023-01-01/2027-12-31,
ZF02,钱二,危化科,2,2023-01-01/2027-12-31,2026-03-05~2026-03-02
ZF03,孙三,危化科,2,2023-01-01/2027-12-31,
`
  it.each([
    [
      { '执法人员.csv': officers.replace('2026-03-05~', '2026-03-01~') },
      '执法人员.csv 第 3 行“证号”',
    ],
    [{ '执法人员.csv': officers }, '执法人员.csv 第 3 行“请假”'],
    [{ '回避.csv': '工号,检查对象,事由\nZF01,示范一站,亲属\n' }, '回避.csv 第 2 行“检查对象”'],
    [{ '回避.csv': '执法人员,企业编号,事由\n赵一,JY01,亲属\n' }, '回避.csv 第 2 行“执法人员”'],
  ])('%j', (contents, place) => {
    const reading = readWith(contents)
    let said = ''
    try {
      inputsOf(reading)
    } catch (error) {
      said = isDoubleRandomError(error) ? inWords(error, 'zh') : ''
    }
    expect(said).toContain(place)
    expect(said).not.toMatch(/recusals|inspectors|enterprises|waivers|leave/)
  })
})
