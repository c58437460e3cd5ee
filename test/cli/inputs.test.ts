import { isDoubleRandomError, parseInputs } from 'double-random'
import { describe as say } from 'double-random/words'
import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/cli/inputs/read-inputs.ts'
import { TABLES } from '../../src/cli/inputs/tables.ts'
import { template } from '../../src/cli/inputs/template.ts'
import { loadInputs } from '../../src/cli/load-inputs.ts'
import { terminalOn } from '../../src/cli/terminal.ts'
import { bureau, calendar, folderWith } from './files.ts'

const none = async () => new Uint8Array()
const read = (files: Readonly<Record<string, string | Uint8Array>>) =>
  readInputs(folderWith(files), none)
const whole = { ...bureau, '日历.json': calendar }

/** Bytes of a file, texts of ASCII among them. */
const gb = (...bytes: readonly (string | readonly number[])[]) =>
  Uint8Array.from(
    bytes.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : part)),
  )

const refusal = async (work: Promise<unknown>) => {
  try {
    await work
  } catch (error) {
    if (isDoubleRandomError(error)) return error
    throw error
  }
  throw new Error('not refused')
}

const silent = terminalOn({
  language: 'zh',
  json: false,
  progress: 'off',
  stdin: none,
  stdout: () => {},
  stderr: () => {},
  askHidden: async () => undefined,
  now: () => 0,
  randomBytes: (count) => new Uint8Array(count),
})

describe('an input folder', () => {
  it('becomes the inputs that JSON would have been', async () => {
    const { data } = await read(whole)
    const inputs = parseInputs(data)
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

  it('says of the pairing what all its rows say, and nothing else', async () => {
    const [head, ...rows] = String(whole['任务.csv']).trimEnd().split('\n')
    const table = (values: readonly string[]) =>
      [`${head},每席至少可派人数`, ...values.map((value) => `${rows[0]},${value}`)].join('\n')
    const { data } = await read({ ...whole, '任务.csv': table(['5']) })
    expect(data.plan).toMatchObject({
      pairing: { recuse: { ownTown: true }, balance: { atLeast: 5 } },
    })
    const differing = read({ ...whole, '任务.csv': table(['5', '4']) })
    await expect(differing).rejects.toMatchObject({ code: 'input/choice' })
  })

  it('says the same in UTF-8, with a byte order mark, in GB18030, with tabs and in English', async () => {
    const expected = [{ enterprise: 'A1', date: '2026-03-02', inspectors: ['I1', 'I2'] }]
    const variants = [
      '企业编号,检查日期,检查人员\nA1,2026-03-02,I1、I2\n',
      '\ufeff企业编号,检查日期,检查人员\r\nA1,2026/3/2,I1;I2\r\n',
      '企业编号\t检查日期\t检查人员\nA1\t2026年3月2日\tI1|I2\n',
      'enterprise,date,inspectors\nA1,2026.3.2,"I1\nI2"\n\n,,\n',
      'date,检查人员,enterprise\n2026-03-02, I1；I2 , A1 \n',
      // 企业编号,检查日期,检查人员
      gb(
        [0xc6, 0xf3, 0xd2, 0xb5, 0xb1, 0xe0, 0xba, 0xc5],
        ',',
        [0xbc, 0xec, 0xb2, 0xe9, 0xc8, 0xd5, 0xc6, 0xda],
        ',',
        [0xbc, 0xec, 0xb2, 0xe9, 0xc8, 0xcb, 0xd4, 0xb1],
        '\nA1,2026-03-02,I1;I2\n',
      ),
    ]
    for (const each of variants) {
      const { data } = await read({ ...whole, '检查记录.csv': each })
      expect(data.pastVisits).toEqual(expected)
    }
  })

  it('reads what the two-byte part of GB18030 does not have', async () => {
    // 名单,企业编号, and a list named by one character beyond the BMP.
    const bytes = gb(
      [0xc3, 0xfb, 0xb5, 0xa5],
      ',',
      [0xc6, 0xf3, 0xd2, 0xb5, 0xb1, 0xe0, 0xba, 0xc5],
      '\n',
      [0x95, 0x32, 0x82, 0x36],
      ',A1\n',
    )
    const { data } = await read({ ...whole, '名单.csv': bytes })
    const [row] = data.lists || []
    // GB 18030-2005: four-byte codes from 0x90308130 are the code points from U+10000, in order.
    const linear =
      (0x95 - 0x90) * 12_600 + (0x32 - 0x30) * 1_260 + (0x82 - 0x81) * 10 + (0x36 - 0x30)
    expect(row?.list).toBe(String.fromCodePoint(0x10000 + linear))
  })

  it('can be JSON, for single tables or as a whole', async () => {
    const { data } = await read({
      ...whole,
      'penalties.json': '[{"enterprise":"A1","date":"2026-01-05"}]',
    })
    expect(data.penalties).toEqual([{ enterprise: 'A1', date: '2026-01-05' }])
    const folder = folderWith({ 'all.json': JSON.stringify({ plan: 1 }) })
    expect((await readInputs(`${folder}/all.json`, none)).data).toEqual({ plan: 1 })
    const stdin = async () => Buffer.from('{"plan":2}')
    expect((await readInputs('-', stdin)).data).toEqual({ plan: 2 })
  })

  it.each([
    [
      'an unknown heading',
      { '回避.csv': '工号,企业编号,事由,电话\n' },
      'input/unknown-field',
      '回避.csv[1]',
    ],
    [
      'a heading twice',
      { '回避.csv': '工号,企业编号,事由,理由\n' },
      'input/duplicate',
      '回避.csv[1]',
    ],
    ['a missing heading', { '回避.csv': '工号,事由\n' }, 'input/missing', '回避.csv[1]'],
    ['an empty file', { '回避.csv': '' }, 'input/invalid', '回避.csv[1]'],
    [
      'an empty required cell',
      { '回避.csv': '工号,企业编号,事由\n\nI1,,病\n' },
      'input/missing',
      '回避.csv[3].企业编号',
    ],
    [
      'a cell too many',
      { '回避.csv': '工号,企业编号,事由\nI1,A1,病,？\n' },
      'input/unknown-field',
      '回避.csv[2]',
    ],
    [
      'a date that is none',
      { '检查记录.csv': 'enterprise,date\nA1,三月二日\n' },
      'input/date',
      '检查记录.csv[2].date',
    ],
    [
      'a number that a spreadsheet shortened',
      { '检查记录.csv': 'enterprise,date\n9.13101E+17,2026-03-02\n' },
      'input/type',
      '检查记录.csv[2].enterprise',
    ],
    [
      'a fraction',
      { '执法人员.csv': '工号,姓名,科室,最多家次\nI1,赵,科,2.5\n' },
      'input/type',
      '执法人员.csv[2].最多家次',
    ],
    [
      'a wrong span',
      { '执法人员.csv': '工号,姓名,科室,请假\nI1,赵,科,三月\n' },
      'input/date',
      '执法人员.csv[2].请假',
    ],
    [
      'a limit without its number',
      { '执法人员.csv': '工号,姓名,科室,期间最多家次\nI1,赵,科,2026-03-01/2026-03-31\n' },
      'input/date',
      '执法人员.csv[2].期间最多家次',
    ],
    [
      'an open quote',
      { '回避.csv': '工号,企业编号,事由\nI1,"A1,病\n' },
      'input/text',
      '回避.csv[2]',
    ],
    [
      'bytes of no encoding',
      { '回避.csv': Uint8Array.of(0xff, 0x41, 0x80, 0xff) },
      'input/text',
      '回避.csv',
    ],
    ['UTF-16', { '回避.csv': Uint8Array.of(0xff, 0xfe, 0x41, 0) }, 'input/text', '回避.csv'],
    ['a workbook', { '回避.xlsx': 'PK' }, 'input/type', '回避.xlsx'],
    ['a workbook named csv', { '回避.csv': 'PK\u0003\u0004' }, 'input/text', '回避.csv'],
    ['a table twice', { 'recusals.csv': 'inspector,enterprise,reason\n' }, 'input/duplicate', ''],
    ['a plan beside tasks', { 'plan.json': '{}' }, 'input/duplicate', ''],
    ['rows that are no array', { 'lists.json': '{}' }, 'input/type', 'lists.json'],
    ['JSON that is none', { 'lists.json': '[' }, 'evidence/json', 'lists.json'],
    [
      'tasks of two plans',
      {
        '任务.csv':
          'plan.id,plan.title,id,title,department,visits,from,to\nP,P,a,a,d,1,2026-03-02,2026-03-03\nQ,P,b,b,d,1,2026-03-02,2026-03-03\n',
      },
      'input/choice',
      '任务.csv[3]',
    ],
  ] as const)('refuses %s', async (_, files, code, place) => {
    const error = await refusal(read({ ...whole, ...files }))
    expect(error.code).toBe(code)
    expect(error.problems[0]?.path).toContain(place)
  })

  it.each(['检查对象.csv', '执法人员.csv', '任务.csv', '日历.json'])(
    'names %s if it is missing',
    async (name) => {
      const { [name]: _, ...rest } = whole as Record<string, string>
      const error = await refusal(read(rest))
      expect([error.code, error.problems[0]?.expected]).toEqual([
        'input/missing',
        { id: 'one-of-files', values: { files: expect.arrayContaining([name]) } },
      ])
    },
  )

  it('is refused with the row of the file where the library found something', async () => {
    const twice = `${bureau['检查对象.csv']}\r\n\r\nJY05,又一家,,,,,,\r\nJY25,​,,,,,,`
    const error = await refusal(loadInputs(silent, folderWith({ ...whole, '检查对象.csv': twice })))
    expect(error.problems.map(({ path }) => path)).toContain('检查对象.csv[27]')
    expect(error.problems.map(({ path }) => path)).toContain('检查对象.csv[28].名称')
    expect(say(error, 'zh')).toContain('- 检查对象.csv 第 28 行“名称”（JY25）：文字不合要求。应为')
    expect(say(error, 'zh')).toContain(
      '检查对象.csv 第 27 行（JY05）：有重复。应为每行只出现一次，实为与第 6 行重复。',
    )
    expect(say(error, 'en')).toContain('- 检查对象.csv, row 28, 名称 (JY25): expected a text')
  })

  it('ignores members of objects that a heading could name', async () => {
    const { data } = await read({ ...whole, '检查对象.csv': '编号,名称,属性:__proto__\nA,甲,x\n' })
    const [row] = data.enterprises
    expect(Object.getPrototypeOf(row?.attributes)).toBe(Object.prototype)
    expect(Object.keys(row?.attributes ?? {})).toEqual(['__proto__'])
  })
})

describe('the templates', () => {
  it.each(['zh', 'en'] as const)(
    'are tables that are read without a complaint (%s)',
    async (language) => {
      for (const form of TABLES) {
        const name = `${form.files[language === 'zh' ? 1 : 0]}.csv`
        const text = template(form, language)
        expect(text.startsWith('\ufeff')).toBe(true)
        const files: Record<string, string> = { ...whole }
        delete files[`${form.files[1]}.csv`]
        const { tables } = await read({ ...files, [name]: text })
        expect(tables.get(form.table)?.rows).toEqual([])
      }
    },
  )
})
