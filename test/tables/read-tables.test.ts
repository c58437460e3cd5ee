import { isDoubleRandomError, parseInputs } from 'double-random'
import { inputsOf, readTables } from 'double-random/tables'
import { describe as say } from 'double-random/words'
import { describe, expect, it } from 'vitest'
import { bureau, calendar } from '../cli/files.ts'
import { filesOf, inGBK, inUTF16, readWith, remarksOf, saidOf } from './bureau.ts'

const whole = { ...bureau, '日历.json': calendar }
const read = (files: Readonly<Record<string, string | Uint8Array>>) => readTables(filesOf(files))

const refusal = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (isDoubleRandomError(error)) return error
    throw error
  }
  throw new Error('not refused')
}

describe('the files of a bureau', () => {
  it('become the inputs that JSON would have been', () => {
    const inputs = inputsOf(read(whole))
    expect(inputs.enterprises).toHaveLength(24)
    expect(inputs.enterprises[0]).toEqual({
      id: 'JY01',
      name: '示范加油1站',
      town: '梅陇镇',
      tags: ['加油站', '危化品'],
      risk: '红',
      status: '营业',
      attributes: { 人数: 10, 经营方式: '直营' },
    })
    expect(inputs.inspectors[0]).toEqual({
      id: 'ZF01',
      name: '赵',
      department: '危化科',
      certificate: { from: '2023-01-01', to: '2028-12-31' },
      leave: [
        { from: '2026-03-02', to: '2026-03-06' },
        { from: '2026-04-07', to: '2026-04-07' },
      ],
    })
    expect(inputs.recusals).toEqual([{ inspector: 'ZF02', enterprise: 'JY03', reason: '亲属任职' }])
    expect(inputs.plan).toEqual({
      id: '2026年计划',
      title: '2026年度监督检查计划',
      year: 2026,
      tasks: [
        {
          id: '加油站',
          title: '加油站检查',
          kind: 'general',
          department: '危化科',
          doubleRandom: true,
          visits: 6,
          where: { all: [{ tag: '加油站' }] },
          exclude: [{ code: '状态', where: { in: { status: ['停业'] } } }],
          design: { type: 'stratified', by: ['risk'], allocation: { type: 'proportional' } },
          rounds: [{ window: ['2026-03-02', '2026-05-29'], visits: 6 }],
          reserve: 2,
        },
      ],
      pairing: { recuse: { ownTown: true } },
    })
  })

  it('make the rows of one task its rounds, in the order of their windows', () => {
    const [head, row = ''] = String(whole['任务.csv']).trimEnd().split('\n')
    const [first, next] = [row, row.replace('2026-03-02,2026-05-29', '2026-06-01,2026-08-31')]
    const planOf = (rows: readonly string[]) =>
      read({ ...whole, '任务.csv': [head, ...rows].join('\n') })
    const rounds = [
      { window: ['2026-03-02', '2026-05-29'], visits: 6 },
      { window: ['2026-06-01', '2026-08-31'], visits: 6 },
    ]
    for (const rows of [
      [first, next],
      [next, first],
    ]) {
      const { inputs, report } = planOf(rows)
      expect(inputs?.plan.tasks).toMatchObject([{ visits: 12, rounds }])
      expect(report.remarks).toEqual([])
    }
    expect(remarksOf(planOf([first, first]), 'ask')).toEqual(['rounds-overlap × 1'])
    const reversed = next.replace('2026-06-01,2026-08-31', '2026-09-01,2026-08-31')
    expect(refusal(() => inputsOf(planOf([first, reversed])))?.problems).toMatchObject([
      { path: '任务.csv[3]' },
    ])
    const other = next.replace('加油站检查', '危化品检查')
    expect(remarksOf(planOf([first, other]), 'refused')).toContain('one-task-only × 1')
  })

  it('say of the pairing what all tasks say, and nothing else', () => {
    const [head, ...rows] = String(whole['任务.csv']).trimEnd().split('\n')
    const table = (values: readonly string[]) =>
      [`${head},每席至少可派人数`, ...values.map((value) => `${rows[0]},${value}`)].join('\n')
    expect(read({ ...whole, '任务.csv': table(['5']) }).inputs?.plan).toMatchObject({
      pairing: { recuse: { ownTown: true }, balance: { atLeast: 5 } },
    })
    const differing = read({ ...whole, '任务.csv': table(['5', '4']) })
    expect(remarksOf(differing, 'refused')).toEqual(['one-choice-only × 1'])
  })

  it.each([
    ['UTF-8', '企业编号,检查日期,检查人员\nA1,2026-03-02,I1、I2\n'],
    ['UTF-8 with a mark', '\ufeff企业编号,检查日期,检查人员\r\nA1,2026/3/2,I1;I2\r\n'],
    ['tabs', '企业编号\t检查日期\t检查人员\nA1\t2026年3月2日\tI1|I2\n'],
    ['semicolons', '企业编号;检查日期;检查人员\nA1;2026.3.2;I1、I2\n'],
    ['English', 'enterprise,date,inspectors\nA1,2026.3.2,"I1\nI2"\n\n,,\n'],
    ['another order', 'date,检查人员,enterprise\n2026-03-02, I1；I2 , A1 \n'],
    ['GBK', inGBK('企业编号,检查日期,检查人员\nA1,2026-03-02,I1；I2\n')],
    ['UTF-16, little end first', inUTF16('企业编号\t检查日期\t检查人员\nA1\t2026-03-02\tI1;I2\n')],
    ['UTF-16, big end first', inUTF16('企业编号,检查日期,检查人员\nA1,2026-03-02,I1;I2\n', true)],
  ])('say the same in %s', (_, content) => {
    const { inputs } = read({ ...whole, '检查记录.csv': content })
    expect(inputs?.pastVisits).toEqual([
      { enterprise: 'A1', date: '2026-03-02', inspectors: ['I1', 'I2'] },
    ])
  })

  it('may hold what the two-byte part of GB18030 does not have', () => {
    const bytes = Uint8Array.from([
      ...inGBK('名单,企业编号\n'),
      ...[0x95, 0x32, 0x82, 0x36],
      ...inGBK(',A1\n'),
    ])
    const [row] = read({ ...whole, '名单.csv': bytes }).inputs?.lists ?? []
    // GB 18030-2005: four-byte codes from 0x90308130 are the code points from U+10000, in order.
    const linear =
      (0x95 - 0x90) * 12_600 + (0x32 - 0x30) * 1_260 + (0x82 - 0x81) * 10 + (0x36 - 0x30)
    expect(typeof row === 'object' && row.list).toBe(String.fromCodePoint(0x10000 + linear))
  })

  it('can be JSON, for single tables or as a whole, whatever it is called', () => {
    const some = { 'x.json': '[{"enterprise":"A1","date":"2026-01-05","authority":"税务"}]' }
    expect(read({ ...whole, ...some }).inputs?.plannedVisits).toHaveLength(1)
    const { '任务.csv': _, ...rest } = whole
    expect(read({ ...rest, 'p.json': '{"id":"p","tasks":[]}' }).inputs?.plan).toEqual({
      id: 'p',
      tasks: [],
    })
    const { inputs } = read(whole)
    expect(read({ 'all.json': JSON.stringify(inputs) }).inputs).toEqual(inputs)
  })

  it.each([
    [
      'a heading twice',
      { '回避.csv': '工号,企业编号,事由,理由\nI1,A1,病,病\n' },
      'heading-twice × 1',
    ],
    ['a missing heading', { '回避.csv': '工号,事由\nI1,病\n' }, undefined, 'file-unread × 1'],
    ['an empty file', { '回避.csv': '' }, undefined, 'file-unread × 1'],
    [
      'empty required cells',
      { '回避.csv': '工号,企业编号,事由\n\nI1,,病\nI2,/,病\n' },
      'cell-missing × 2',
    ],
    ['a cell too many', { '回避.csv': '工号,企业编号,事由\nI1,A1,病,假\n' }, 'row-too-long × 1'],
    [
      'a date that is none',
      { '检查记录.csv': 'enterprise,date\nA1,三月二日\n' },
      'day-unreadable × 1',
    ],
    [
      'a fraction',
      { '执法人员.csv': '工号,姓名,科室,最多家次\nI1,赵,科,2.5\n' },
      'integer-unreadable × 1',
    ],
    [
      'a wrong span',
      { '执法人员.csv': '工号,姓名,科室,请假\nI1,赵,科,三月\n' },
      'span-unreadable × 1',
    ],
    [
      'a limit without its number',
      { '执法人员.csv': '工号,姓名,科室,期间最多家次\nI1,赵,科,2026-03-01/2026-03-31\n' },
      'span-unreadable × 1',
    ],
    ['an open quote', { '回避.csv': '工号,企业编号,事由\nI1,"A1,病\n' }, 'quote-open × 1'],
    [
      'text behind a quote',
      { '回避.csv': '工号,企业编号,事由\nI1,"A1"x,病\n' },
      'quote-inside × 1',
    ],
    [
      'bytes of no encoding',
      { '回避.csv': Uint8Array.of(0xff, 0x41, 0x80, 0xff) },
      'lines-undecodable × 1',
    ],
    ['zeros', { '回避.csv': 'a\u0000b' }, 'file-not-text × 1'],
    ['an archive named csv', { '回避.csv': 'PK\u0003\u0004' }, undefined, 'file-unread × 1'],
    ['a plan beside tasks', { 'plan.json': '{"tasks":[]}' }, 'member-in-several-files × 1'],
    ['JSON that is none', { 'lists.json': '[' }, 'json-unreadable × 1'],
    [
      'tasks of two plans',
      {
        '任务.csv':
          'plan.id,plan.title,id,title,department,visits,from,to\nP,P,a,a,d,1,2026-03-02,2026-03-03\nQ,P,b,b,d,1,2026-03-02,2026-03-03\n',
      },
      'one-plan-only × 1',
    ],
    [
      'a field that no column is',
      { '任务.csv': `${bureau['任务.csv'].replace('风险等级,6', '片区,6')}` },
      'field-unknown × 1',
    ],
    [
      'headings of two tables',
      { 'x.csv': '企业编号,日期,事项\nA,2026-01-05,x\n' },
      'table-in-doubt × 1',
    ],
  ] as const)('with %s are not taken as they are', (_, files, refused, asked?: string) => {
    const reading = read({ ...whole, ...files })
    expect(remarksOf(reading, 'refused')).toEqual(refused === undefined ? [] : [refused])
    expect(remarksOf(reading, 'ask')).toEqual(asked === undefined ? [] : [asked])
    expect(reading.inputs === undefined).toBe(refused !== undefined)
  })

  it.each(['检查对象.csv', '执法人员.csv', '任务.csv'] as const)('lack %s', (name) => {
    const { [name]: _, ...rest } = whole
    expect(remarksOf(read(rest), 'refused')).toEqual(['table-missing × 1'])
  })

  it('lack a calendar', () => {
    const { '日历.json': _, ...rest } = whole
    expect(saidOf(read(rest), 'calendar-missing')).toContain('double-random calendar')
  })

  it('are refused where the row stood in which the library found something', () => {
    const twice = `${bureau['检查对象.csv']}\r\n\r\nJY05,又一家,,,,,,\r\nJY25,a\u200bb,,,,,,`
    const error = refusal(() => inputsOf(read({ ...whole, '检查对象.csv': twice })))
    expect(error.problems.map(({ path }) => path)).toContain('检查对象.csv[27]')
    expect(say(error, 'zh')).toContain('- 检查对象.csv 第 28 行“名称”（JY25）：文字不合要求。应为')
    expect(say(error, 'zh')).toContain(
      '检查对象.csv 第 27 行（JY05）：有重复。应为每行只出现一次，实为与第 6 行重复。',
    )
    expect(say(error, 'en')).toContain('- 检查对象.csv, row 28, 名称 (JY25): expected a text')
  })

  it('are refused as an error that names every cell', () => {
    const csv = '工号,企业编号,事由\nI1,9.13E+17,病\nI2,="A1",病\n'
    const error = refusal(() => inputsOf(read({ ...whole, '回避.csv': csv })))
    expect(error.code).toBe('input/invalid')
    expect(error.problems.map(({ path, code }) => `${code} ${path}`)).toEqual([
      'input/type 回避.csv[2].企业编号',
      'input/type 回避.csv[3].企业编号',
    ])
  })

  it('may have headings that are named like members of objects', () => {
    const csv = '编号,名称,属性:__proto__\nA,甲,x\n'
    const [row] = read({ ...whole, '检查对象.csv': csv }).inputs?.enterprises ?? []
    expect(Object.getPrototypeOf(row?.attributes)).toBe(Object.prototype)
    expect(Object.keys(row?.attributes ?? {})).toEqual(['__proto__'])
  })
})

describe('a mapping and settlements', () => {
  it('say what headings and files are, and travel with them as tables', () => {
    const firms = '内部号,单位全称,网格\nA,甲,东\nB,乙,西\n'
    const mapping =
      '文件,工作表,表,表头,字段\n,,检查对象,内部号,编号\n,,,单位全称,名称\n,,,网格,属性\n旧.csv,,不读,,\n'
    const files = { '企业.csv': firms, '字段对照.csv': mapping, '旧.csv': sound旧 }
    const reading = readWith({ '检查对象.csv': undefined, ...files })
    expect(reading.inputs?.enterprises).toEqual([
      { id: 'A', name: '甲', attributes: { 网格: '东' } },
      { id: 'B', name: '乙', attributes: { 网格: '西' } },
    ])
    expect(remarksOf(reading, 'ask', 'refused')).toEqual([])
  })

  it('dismiss a file that nobody can read', () => {
    const mapping = '文件,表,表头,字段\n回避说明.pdf,不读,,\n'
    const reading = readWith({ '回避说明.pdf': 'x', '字段对照.csv': mapping })
    expect(remarksOf(reading, 'ask', 'refused', 'note')).toEqual(['file-passed-over × 1'])
  })

  it('that name nothing are refused', () => {
    const reading = readWith({}, { mapping: [{ heading: '甲', field: '乙' }, { table: '丙' }] })
    expect(remarksOf(reading, 'refused')).toEqual(['mapping-unknown × 1', 'mapping-unknown × 1'])
  })

  it('settle a question, and only this one', () => {
    const files = { '回避(旧).pdf': 'no table', '回避说明.pdf': 'no table either' }
    const open = readWith(files).report.remarks.filter(({ severity }) => severity === 'ask')
    expect(open.map(({ count }) => count)).toEqual([1, 1])
    const key = open[0]?.key ?? ''
    const settled = readWith({
      ...files,
      '核实.csv': `问题编码,核实情况\n"${key.replaceAll('"', '""')}",去年的\n`,
    })
    expect(remarksOf(settled, 'ask')).toEqual(['file-unread × 1'])
    const unanswered = readWith({
      ...files,
      '核实.csv': `问题编码,核实情况\n"${key.replaceAll('"', '""')}",\n`,
    })
    expect(remarksOf(unanswered, 'ask')).toHaveLength(2)
  })
})

const sound旧 = '编号,名称\nX,从前的\n'

it('readings of nothing say what lacks', () => {
  const reading = readTables([])
  expect(remarksOf(reading, 'refused')).toHaveLength(4)
  expect(() => parseInputs(reading.inputs as never)).toThrow()
})

describe('a calendar as a table', () => {
  const heads = '年份,节日,开始日期,结束日期,安排,依据'
  const read = (...rows: readonly string[]) =>
    readWith({ '日历.json': undefined, '放假.csv': [heads, ...rows, ''].join('\n') })

  it('is the calendar that its notice says', () => {
    const reading = read(
      '2026,元旦,2025-12-31,2026年1月2日,放假,国办〔2025〕7号',
      '2026,元旦,2026-01-04,,上班,国办〔2025〕7号',
      '2026,春节,2026-02-27,2026-03-02,放假,国办〔2025〕7号',
    )
    expect(remarksOf(reading, 'refused', 'ask')).toEqual([])
    expect(inputsOf(reading).calendar).toEqual({
      version: '2026 国办〔2025〕7号',
      from: '2026-01-01',
      to: '2026-12-31',
      holidays: [
        '2026-01-01',
        '2026-01-02',
        '2026-02-27',
        '2026-02-28',
        '2026-03-01',
        '2026-03-02',
      ],
      workdays: ['2026-01-04'],
    })
  })

  it('has every year, every day and one of two arrangements', () => {
    expect(
      remarksOf(read('2025,元旦,2025-01-01,,放假,', '2027,元旦,2027-01-01,,放假,'), 'refused'),
    ).toEqual(['calendar-year-missing × 1'])
    expect(remarksOf(read('2026,元旦,,,放假,'), 'refused')).toEqual(['cell-missing × 1'])
    expect(remarksOf(read('2026,元旦,2026-01-01,,半天,'), 'refused')).toEqual([
      'arrangement-unreadable × 1',
    ])
  })

  it('and as JSON is one too many', () => {
    const reading = readWith({ '放假.csv': `${heads}\n2026,元旦,2026-01-01,,放假,\n` })
    expect(remarksOf(reading, 'refused')).toEqual(['member-in-several-files × 1'])
  })
})
