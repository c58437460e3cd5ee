import { readFileSync, writeFileSync } from 'node:fs'
import { announce, canonicalJson, draw, type InputData, visitsMade } from 'double-random'
import { bulletinText } from 'double-random/files'
import { coverage, estimate } from 'double-random/report'
import { inputsOf, readTables } from 'double-random/tables'
import { bulletin, checkPlan, comparePlans, scheduleYear, workload } from 'double-random/year'
import { describe, expect, it } from 'vitest'
import { smallBureau } from '../ceremony/small-bureau.ts'
import { bureau, calendar, folderWith } from './files.ts'
import { ran } from './ran.ts'

const FILES = { ...bureau, '日历.json': calendar }
const inputs = inputsOf(readTables(bytesOf(FILES)))
const record = draw(inputs, { seed: '一' })
const [first, second, ...others] = record.body.tables.sample
const OUTCOMES = [
  '任务编号,轮次,编号,名称,结果,检查日期,violation',
  `加油站检查,1,${first!.unit},甲,已检查,2026/3/9,1`,
  `加油站检查,1,${second!.unit},乙,查无下落,,`,
  ...others.map(({ unit }) => `加油站检查,1,${unit},丙,已检查,,0`),
]
  .join('\n')
  .replaceAll('加油站检查', record.body.tables.sample[0]!.pool)

function bytesOf(files: Readonly<Record<string, string>>) {
  return Object.entries(files).map(([name, text]) => ({
    name,
    bytes: Uint8Array.from(new TextEncoder().encode(text)),
  }))
}

function folder() {
  const at = folderWith({ 'r.json': canonicalJson(record), '结果.csv': OUTCOMES })
  for (const [name, text] of Object.entries(FILES)) {
    folderInto(at, name, text)
  }
  return at
}

function folderInto(at: string, name: string, text: string): void {
  writeFileSync(`${at}/${name}`, text)
}

describe('the year at the command line', () => {
  it('hands the visits of one batch to the next, as they turned out', async () => {
    const at = folder()
    const data = folderWith(FILES)
    const { exit, text } = await ran([
      ...['past-visits', `${at}/r.json`, '--inputs', data, '--outcomes', `${at}/结果.csv`],
      ...['--output', `${at}/检查记录.csv`],
    ])
    expect({ exit, text }).toEqual({
      exit: 0,
      text: `此前 0 次，本次抽取 5 次\n4 项次没有检查结果或检查日期，按计划日期记（没有结果又无人可派的不记）\n没有提供变更文件，所列为抽取时的情况\n`,
    })
    const next = { ...FILES, '检查记录.csv': readFileSync(`${at}/检查记录.csv`, 'utf8') }
    const { pastVisits } = inputsOf(readTables(bytesOf(next)))
    const outcomes = record.body.tables.sample.map((row, index) => ({
      ...{ pool: row.pool, round: 1, unit: row.unit },
      outcome: index === 1 ? ('untraceable' as const) : ('inspected' as const),
      ...(index === 0 ? { date: '2026-03-09' } : {}),
    }))
    expect(pastVisits).toEqual(visitsMade(record, inputs, { outcomes }))
    expect(pastVisits.map(({ enterprise }) => enterprise)).not.toContain(second!.unit)
    // What was handed in before stays in front.
    const again = folderWith(next)
    const later = draw(inputsOf(readTables(bytesOf(next))), { seed: '二' })
    writeFileSync(`${at}/r2.json`, canonicalJson(later))
    const second2 = await ran([
      ...['past-visits', `${at}/r2.json`, '--inputs', again, '--output', `${at}/二.xlsx`],
    ])
    expect(second2.text).toContain('此前 5 次，本次抽取')
    expect(second2.text).toContain('没有提供检查结果，按计划日期记')
  })

  it('writes a bulletin from tables, the same as the library', async () => {
    const at = folder()
    const data = folderWith(FILES)
    const period = { from: '2026-01-01', to: '2026-06-30' }
    const { exit, text } = await ran([
      ...['bulletin', `${at}/r.json`, '--inputs', data, '--outcomes', `1:${at}/结果.csv`],
      ...['--from', period.from, '--to', period.to, '--output', `${at}/b.json`],
      ...['--text', `${at}/b.txt`],
    ])
    expect(exit, text).toBe(0)
    const outcomes = record.body.tables.sample.map((row, index) => ({
      ...{ pool: row.pool, round: 1, unit: row.unit },
      ...(index === 1
        ? { outcome: 'untraceable' as const }
        : { outcome: 'inspected' as const, values: { violation: index === 0 ? 1 : 0 } }),
      ...(index === 0 ? { date: '2026-03-09' } : {}),
    }))
    const figures = bulletin(inputs.plan, [{ record, data: inputs, outcomes }], period)
    expect(JSON.parse(readFileSync(`${at}/b.json`, 'utf8'))).toEqual(figures)
    const units = Object.fromEntries(inputs.enterprises.map(({ id, name }) => [id, name]))
    const lines = bulletinText(figures, { units })
    expect(text).toBe(`没有提供变更文件，按抽取时的情况统计\n${lines.join('\n')}\n`)
    expect(readFileSync(`${at}/b.txt`, 'utf8')).toBe(`${lines.join('\n')}\n`)
  })

  it.each([
    ['--outcomes', '3:x.csv'],
    ['--inputs', 'other'],
  ])('names %s that bears on no record', async (option, value) => {
    const at = folder()
    const data = folderWith(FILES)
    const other = folderWith({ 'inputs.json': JSON.stringify(smallBureau({})) })
    const { exit, text } = await ran([
      ...['bulletin', `${at}/r.json`, '--inputs', data],
      ...(option === '--inputs' ? [`${other}/inputs.json`] : [option, value]),
      ...['--from', '2026-01-01', '--to', '2026-06-30'],
    ])
    expect(exit).toBe(2)
    expect(text).toContain(option === '--inputs' ? 'inputs.json' : value)
  })

  it('makes one row of two visits for one task on one day, as no table has a row twice', async () => {
    const day = '2020-03-02'
    const data = smallBureau({
      units: 1,
      officers: 2,
      tasks: [{ rounds: [{ window: [day, day], visits: 1 }] }],
      pastVisits: [{ enterprise: 'U1', date: day, matter: 'pool', inspectors: ['I9'] }],
    })
    const at = folderWith({
      'r.json': canonicalJson(draw(data, { seed: '一' })),
      'inputs.json': JSON.stringify(data),
    })
    const { exit, text } = await ran([
      ...['past-visits', `${at}/r.json`, '--inputs', `${at}/inputs.json`],
      ...['--output', `${at}/新.csv`],
    ])
    expect(exit, text).toBe(0)
    expect(readFileSync(`${at}/新.csv`, 'utf8').split('\r\n').slice(1)).toEqual([
      `U1,${day},pool,I9；I1；I2`,
      '',
    ])
  })

  it('says which outcomes are not of the draw, and days that it does not have', async () => {
    const { pool, unit } = first!
    const at = folder()
    const data = folderWith(FILES)
    writeFileSync(
      `${at}/错.csv`,
      `任务编号,编号,结果,检查日期\n${pool},${unit},已检查,2025-03-09\n加油,${unit},已检查,\n`,
    )
    const period = ['--from', '2025-01-01', '--to', '2026-06-30']
    for (const args of [
      ['past-visits', `${at}/r.json`, '--outcomes', `${at}/错.csv`, '--output', `${at}/x.csv`],
      ['bulletin', `${at}/r.json`, '--outcomes', `1:${at}/错.csv`, ...period],
    ]) {
      const { exit, text } = await ran([...args, '--inputs', data])
      expect(exit, text).toBe(0)
      expect(text).toContain('不属于这次抽取，未计入：加油第1轮')
      expect(text).toContain(`${unit} 的检查日期 2025-03-09 不在检查期间`)
    }
  })

  it('counts in a bulletin what Chinese columns count', async () => {
    const { pool, unit } = first!
    const at = folder()
    const data = folderWith(FILES)
    writeFileSync(
      `${at}/中.csv`,
      `任务编号,编号,结果,有隐患,已整改,罚款\n${pool},${unit},已检查,3,2,500\n`,
    )
    const { exit, text } = await ran([
      ...['bulletin', `${at}/r.json`, '--inputs', data, '--outcomes', `1:${at}/中.csv`],
      ...['--from', '2026-01-01', '--to', '2026-06-30', '--output', `${at}/b.json`],
    ])
    expect(exit, text).toBe(0)
    const { overview, total } = JSON.parse(readFileSync(`${at}/b.json`, 'utf8'))
    expect([total.found, total.putRight, overview.fines]).toEqual([3, 2, 500])
  })

  it('has the tasks of the last draw, in whatever order the records come', async () => {
    const one = smallBureau({})
    const two = smallBureau({ tasks: [{}, {}] })
    let previous: string | null = null
    const records = [one, two].map((data, index) => {
      const announcement = announce(data, {
        ...{ series: '系列', number: index + 1, previous, entropy: [{ kind: 'operator' }] },
        weak: true,
      })
      const drawn = draw(data, { announcement, reveals: [{ kind: 'operator', value: '一' }] })
      previous = drawn.digest
      return drawn
    })
    const at = folderWith({
      ...{ 'r1.json': canonicalJson(records[0]!), 'r2.json': canonicalJson(records[1]!) },
      ...{ '1.json': JSON.stringify(one), '2.json': JSON.stringify(two) },
    })
    const said = []
    for (const files of [
      ['r1.json', 'r2.json'],
      ['r2.json', 'r1.json'],
    ]) {
      said.push(
        await ran([
          ...['bulletin', ...files.map((file) => `${at}/${file}`)],
          ...['--inputs', `${at}/1.json`, `${at}/2.json`],
          ...['--from', '2020-01-01', '--to', '2020-12-31'],
        ]),
      )
    }
    expect(said[0]!.exit, said[0]!.text).toBe(0)
    expect(said[1]).toEqual(said[0])
  })

  it('does not guess which of two series an outcome is of', async () => {
    const at = folder()
    const data = folderWith(FILES)
    const other = draw(inputs, { seed: '二' })
    writeFileSync(`${at}/o.json`, canonicalJson(other))
    const { exit, text } = await ran([
      ...['bulletin', `${at}/r.json`, `${at}/o.json`, '--inputs', data],
      ...['--outcomes', `1:${at}/结果.csv`, `--from=2026-01-01`, '--to', '2026-06-30'],
    ])
    expect(exit).toBe(2)
    expect(text).toContain('结果.csv')
  })

  it('refuses the bulletin of inputs of another draw', async () => {
    const at = folder()
    const other = folderWith({ 'inputs.json': JSON.stringify(smallBureau({})) })
    const { exit, text } = await ran([
      ...['bulletin', `${at}/r.json`, '--inputs', `${other}/inputs.json`],
      ...['--from', '2026-01-01', '--to', '2026-06-30'],
    ])
    expect(exit).toBe(3)
    expect(text).toContain('policy/inputs-changed')
  })

  it('gives every visit its day, and a plan with these days', async () => {
    const data: InputData = smallBureau({})
    const at = folderWith({ 'i.json': JSON.stringify(data), 'seed.txt': '二〇二〇\n' })
    const { exit, text } = await ran([
      ...['schedule', '--inputs', `${at}/i.json`, '--seed-file', `${at}/seed.txt`],
      ...['--output', `${at}/s.json`, '--plan', `${at}/p.json`],
      ...['--months', `${at}/m.csv`, '--days', `${at}/d.csv`],
    ])
    expect({ exit, text }).toEqual({ exit: 0, text: '已排 2 家次\n' })
    const year = scheduleYear(data, { seed: '二〇二〇' })
    expect(readFileSync(`${at}/s.json`, 'utf8')).toBe(canonicalJson(year))
    const { tasks } = JSON.parse(readFileSync(`${at}/p.json`, 'utf8'))
    expect(tasks[0].rounds[0].days).toEqual(
      year.days.flatMap(({ date, visits }) => Array.from({ length: visits }, () => date)),
    )
    expect(readFileSync(`${at}/m.csv`, 'utf8')).toContain('合计')
    expect(readFileSync(`${at}/d.csv`, 'utf8')).toContain(year.days[0]!.date)
  })

  it('says which visits find no day, and ends with 1', async () => {
    const data = smallBureau({
      officers: 2,
      tasks: [{ rounds: [{ window: ['2020-03-02', '2020-03-02'], visits: 5 }] }],
    })
    const at = folderWith({ 'i.json': JSON.stringify(data), 'seed.txt': '一' })
    const { exit, text } = await ran([
      ...['schedule', '--inputs', `${at}/i.json`, '--seed-file', `${at}/seed.txt`],
      ...['--output', `${at}/s.json`],
    ])
    expect(exit).toBe(1)
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(1)
  })
})

describe('what a draw means', () => {
  const outcomes = record.body.tables.sample.map((row, index) => ({
    ...{ pool: row.pool, round: 1, unit: row.unit },
    ...(index === 1
      ? { outcome: 'untraceable' as const }
      : { outcome: 'inspected' as const, values: { violation: index === 0 ? 1 : 0 } }),
    ...(index === 0 ? { date: '2026-03-09' } : {}),
  }))
  const said = async (name: string, ...args: readonly string[]) => {
    const at = folder()
    const answer = await ran([
      ...[name, `${at}/r.json`, '--inputs', folderWith(FILES)],
      ...args.map((arg) => arg.replace('@', at)),
    ])
    return { ...answer, read: (file: string) => readFileSync(`${at}/${file}`, 'utf8') }
  }

  it('for all that could have been drawn is estimated as the library does', async () => {
    const { pool } = first!
    const asked = ['--outcomes', '@/结果.csv', '--pool', pool, '--round', '1']
    const { exit, text, read } = await said(
      ...(['estimate', ...asked, '--variable', 'violation', '--output', '@/e.json'] as const),
    )
    expect(exit, text).toBe(0)
    const found = estimate(record, outcomes, { pool, round: 1, variable: 'violation' })
    expect(JSON.parse(read('e.json'))).toEqual(found)
    const { size, drawn } = found.pooled
    expect(text).toContain(`推断的范围 ${size} 家，样本 ${drawn} 家，其中 0 家还没有结果`)
    const { lower, upper } = found.pooled.variable!.total.interval!
    expect(text).toMatch(new RegExp(`violation，合计：约 .*95%区间 ${lower} 至 ${upper}（`))
    expect(text).toContain('查无下落的家数（样本中 1 家）')
    const counted = await said('estimate', ...asked, '--variable', 'violation', '--counts')
    expect(counted.text).toContain('violation，平均每家：约 ')
  })

  it('for each enterprise is told, and who never had a chance by name', async () => {
    const file = ['--outcomes', '1:@/结果.csv', '--output', '@/c.csv']
    const { exit, text, read } = await said('coverage', ...file)
    expect(exit, text).toBe(0)
    const { counts, never, units } = coverage([{ record, data: inputs, outcomes }])
    expect(text).toContain(
      `名录共 ${counts.units} 家：有机会被抽中 ${counts.withChance} 家，已查或已排定 ${counts.visited} 家，从未有机会 ${never.length} 家`,
    )
    expect(never.length).toBeGreaterThan(0)
    const name = inputs.enterprises.find(({ id }) => id === never[0])?.name
    expect(text).toContain(`从未有机会：${never[0]} ${name}`)
    const rows = read('c.csv').trim().split('\r\n').slice(1)
    expect(rows.map((row) => row.split(',').filter((_, at) => at !== 1 && at < 6))).toEqual(
      units.map(({ unit, listed, chances, highest, visits }) =>
        [unit, listed, chances, highest, visits].map(String),
      ),
    )
  })

  it('for an officer is a calendar', async () => {
    const made = visitsMade(record, inputs)
    const officer = made[0]!.inspectors![0]!
    const own = made.filter(({ inspectors }) => inspectors?.includes(officer))
    const { exit, text, read } = await said('visits', '--officer', officer, '--output', '@/v.ics')
    expect([exit, text]).toEqual([0, expect.stringContaining(`${own.length} 天次`)])
    const days = [...read('v.ics').matchAll(/DTSTART;VALUE=DATE:(\d{8})/g)].map(([, day]) => day)
    expect(days.sort()).toEqual(own.map(({ date }) => date.replaceAll('-', '')).sort())
    const nobody = await said('visits', '--officer', '没有', '--output', '@/n.ics')
    expect([nobody.exit, nobody.text]).toEqual([2, expect.stringContaining('没有')])
  })
})

describe('the plan of a year', () => {
  it('is checked from its tables, and alone', async () => {
    const data = folderWith(FILES)
    const { exit, text } = await ran(['plan', '--inputs', data])
    const { ok, figures } = checkPlan(inputs)
    expect([exit, ok]).toEqual([0, true])
    expect(text).toContain(`${figures.tasks} 项任务，${figures.visits} 家次`)
    expect(text.trimEnd().endsWith('计划核对无误')).toBe(true)
    const wrong = { ...inputs.plan, totals: { visits: figures.visits + 1 } }
    const at = folderWith({ 'plan.json': JSON.stringify(wrong) })
    const alone = await ran(['plan', '--inputs', `${at}/plan.json`, '--output', `${at}/o.json`])
    expect([alone.exit, alone.text]).toEqual([1, expect.stringMatching(/^× /m)])
    expect(alone.text).toContain('未核对：')
    expect(JSON.parse(readFileSync(`${at}/o.json`, 'utf8'))).toEqual(checkPlan({ plan: wrong }))
  })
})

describe('two plans', () => {
  it('are held against each other', async () => {
    const [data, other] = [folderWith(FILES), folderWith(FILES)]
    const mine = inputs.enterprises.length
    const { exit, text } = await ran(['plan', '--inputs', data, '--other', other])
    expect(exit).toBe(0)
    const { both, inNeither } = comparePlans(inputs, inputs)
    expect(both.length).toBeGreaterThan(0)
    expect(both.length + inNeither.length).toBe(mine)
    expect(text).toContain(`两边都查的 ${both.length} 家`)
    expect(text).toContain('本方重点单位而对方名录中没有的 0 家')
    expect(text).toContain(`两边都不查的 ${inNeither.length} 家`)
    for (const { first } of both)
      expect(text).toContain(`  ${first.unit}  ${first.tasks.join('、')} / `)
  })
})

describe('the workload of a year', () => {
  const HEADS = [
    '科室,事项,类别,人天,季度,备注',
    '危化科,行政许可,,60,,',
    '危化科,值班,,20.5,4,年底',
    '危化科,宣传日,其他执法,3,,',
  ].join('\n')
  const heads = [
    { kind: 'other-enforcement', head: 'licensing', department: '危化科', days: 60 },
    { kind: 'non-enforcement', head: 'duty', department: '危化科', days: '20.5', quarter: 4 },
    { kind: 'other-enforcement', head: '宣传日', department: '危化科', days: 3 },
  ] as const

  it('is the account of the library, from tables', async () => {
    const at = folderWith({ 'h.csv': HEADS })
    const args = ['workload', '--inputs', folderWith(FILES)]
    const { exit, text } = await ran([...args, '--heads', `${at}/h.csv`, '--output', `${at}/w.csv`])
    const { departments, total, shortages } = workload(inputs, { heads })
    expect([exit, shortages.length], text).toEqual([0, 0])
    const own = departments.find(({ department }) => department === '危化科')!.year
    expect(own.otherEnforcement.value).toBe(63)
    expect(text).toContain(`危化科：${own.officers} 人，法定 ${own.statutory} 人天`)
    expect(text).toContain(`余 ${total.year.reserve.value} 人天`)
    const rows = readFileSync(`${at}/w.csv`, 'utf8').trim().split('\r\n').slice(1)
    expect(rows).toHaveLength(5 * (departments.length + 1))
    expect(rows.at(-1)?.split(',')).toEqual(
      ['全部科室', '全年', total.year.workingDays, total.year.officers, total.year.statutory]
        .concat(
          [
            total.year.otherEnforcement,
            total.year.nonEnforcement,
            total.year.inspection,
            total.year.needed,
            total.year.reserve,
          ].map(({ value }) => value),
        )
        .map(String),
    )
    const without = await ran(args)
    expect([without.exit, without.text]).toEqual([0, expect.stringContaining('没有给出其他工作')])
    const short = HEADS.replace('行政许可,,60', '行政许可,,99999')
    const lacking = await ran([...args, '--heads', `${folderWith({ 'h.csv': short })}/h.csv`])
    expect([lacking.exit, lacking.text]).toEqual([1, expect.stringMatching(/× 危化科全年缺 /)])
    const inEnglish = await ran([
      ...args,
      '--heads',
      `${folderWith({ 'h.csv': short })}/h.csv`,
      '--lang',
      'en',
    ])
    expect(inEnglish.text).toContain('危化科, quarter 1')
    expect(inEnglish.text).not.toContain('季度')
  })

  it.each([
    ['a head without a kind', '科室,事项,人天\n危化科,宣传日,3\n', '其他执法'],
    ['another kind', '科室,事项,类别,人天\n危化科,值班,加班,3\n', '加班'],
    [
      'a usual head of the other kind',
      '科室,事项,类别,人天\n危化科,值班,其他执法,3\n',
      'other-enforcement',
    ],
    ['days that are none', '科室,事项,人天\n危化科,值班,几天\n', '几天'],
    ['a day too precise', '科室,事项,人天\n危化科,值班,-3\n', '-3'],
    ['one head twice', '科室,事项,人天\n危化科,值班,3\n危化科,值班,4\n', '第 3 行'],
    ['no such table', '甲,乙\n1,2\n', '其他工作'],
    ['a row without days', '科室,事项,人天\n危化科,值班,\n', '人天'],
  ])('refuses %s', async (_, table, said) => {
    const at = folderWith({ 'h.csv': table })
    const { exit, text } = await ran([
      ...['workload', '--inputs', folderWith(FILES), '--heads', `${at}/h.csv`],
    ])
    expect([exit, text]).toEqual([3, expect.stringContaining(said)])
    if (said !== '其他工作') expect(text).toContain('h.csv')
  })

  it('reports what became of visits, corrects it with reasons, and publishes the numbers', async () => {
    const at = folder()
    const data = folderWith(FILES)
    const run = (table: string, ...more: string[]) =>
      ran(['outcomes', `${at}/r.json`, '--inputs', data, '--outcomes', `${at}/${table}`, ...more])
    const first1 = await run(
      '结果.csv',
      '--as-of',
      '2026-06-30',
      '--output',
      `${at}/检查结果-1.json`,
    )
    expect(first1.exit).toBe(0)
    expect(first1.text).toMatch(
      /^第 1 份：新报告 6 家次，更正 0 家次\n截至 2026-06-30，应报告 6 家次，已报告 6 家次\n检查结果摘要 [0-9a-f]{64}\n/,
    )
    const corrected = OUTCOMES.replace('violation\n', 'violation,更正理由\n').replace(
      ',2026/3/9,1\n',
      ',2026/3/9,2,漏记一项\n',
    )
    folderInto(at, '更正.csv', corrected)
    folderInto(at, '无理由.csv', OUTCOMES.replace(',2026/3/9,1\n', ',2026/3/9,2\n'))
    const earlier = ['--as-of', '2026-07-31', '--earlier', `${at}/检查结果-1.json`]
    const silent = await run('无理由.csv', ...earlier)
    expect([silent.exit, silent.text]).toEqual([3, expect.stringContaining('更正的理由')])
    const second1 = await run(
      ...(['更正.csv', ...earlier, '--output', `${at}/检查结果-2.json`] as const),
      ...['--public', `${at}/公开.json`, '--unit', first!.unit],
    )
    expect(second1.text).toContain('第 2 份：新报告 0 家次，更正 1 家次')
    const ofRecord = ['--record', `${at}/r.json`, '--earlier', `${at}/检查结果-1.json`]
    const accepted = ['--accept', 'outcomes-published', 'record-published']
    const whole = await ran(['verify', `${at}/检查结果-2.json`, ...ofRecord, ...accepted])
    expect(whole.exit).toBe(0)
    const numbers = await ran(['verify', `${at}/公开.json`, ...ofRecord, ...accepted])
    expect([numbers.exit, numbers.text]).toEqual([5, expect.stringContaining('[未查] 检查结果')])
    expect(readFileSync(`${at}/公开.json`, 'utf8')).toContain('漏记一项')
    // What takes outcomes takes the documents, in whatever order.
    const documents = ['检查结果-2.json', '检查结果-1.json'].map((name) => `${at}/${name}`)
    const both = (command: readonly string[], table: readonly string[]) =>
      ran([...command, '--inputs', data, '--outcomes', ...table])
    const estimating = ['estimate', `${at}/r.json`, '--pool', first!.pool, '--round', '1']
    const counted = [...estimating, '--variable', 'violation', '--counts']
    const [byDocuments, byTable] = await Promise.all([
      both(counted, documents),
      both(counted, [`${at}/更正.csv`]),
    ])
    expect([byDocuments.exit, byDocuments.text]).toEqual([0, byTable.text])
    const short = await both(counted, [documents[0]!])
    expect([short.exit, short.text]).toEqual([3, expect.stringContaining('第一份在前')])
    const mixed = await both(counted, [documents[0]!, `${at}/更正.csv`])
    expect(mixed.exit).toBe(2)
    const idle = await run('结果.csv', '--as-of', '2026-06-30', '--unit', first!.unit)
    expect([idle.exit, idle.text]).toEqual([2, expect.stringContaining('--public')])
    const again = await run('检查结果-1.json', '--as-of', '2026-06-30')
    expect(again.exit).toBe(2)
  })
})
