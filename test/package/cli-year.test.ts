import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { bureau, calendar, folderWith } from '../cli/files.ts'
import { digestOf, ok, removeProgram } from './cli.ts'

afterAll(removeProgram)

const TASKS = [
  '计划编号,计划名称,任务编号,任务名称,责任科室,标签,家次,备选家数,开始日期,结束日期',
  '2026,2026年度监督检查计划,加油站,加油站检查,危化科,加油站,6,2,2026-01-05,2026-03-31',
  '2026,2026年度监督检查计划,加油站,加油站检查,危化科,加油站,6,2,2026-04-01,2026-06-30',
].join('\n')

const PARTIES = ['应急局', '公证处', '协会'] as const

it('two batches of a year, what became of them, the series and the bulletin: tables and commands alone', () => {
  const folder = folderWith({})
  const at = (name: string) => join(folder, name)
  const command = (name: string, ...args: readonly string[]) => ok(folder, name, ...args)

  /** A ceremony from the tables of a folder. */
  function hold(number: number, data: string, ...further: readonly string[]): void {
    const place = ['--series', '闵行', '--number', String(number)]
    for (const party of PARTIES) {
      const how = party === '应急局' ? '--sealed' : '--quiet'
      const files = ['--secret', `${party}${number}.secret`, '-o', `${party}${number}.json`]
      command('commit', ...place, '--party', party, how, ...files)
    }
    const sources = PARTIES.map((party) => `${party}${number}.json`)
    const batch = ['--batch', `加油站:${number}`, '--source', ...sources]
    command('announce', '-i', data, ...place, ...batch, ...further, '-o', `公告${number}.json`)
    command(
      'draw',
      ...['-i', data, '--announcement', `公告${number}.json`, '-o', `记录${number}.json`],
      ...['--reveal', ...PARTIES.map((party) => `${party}${number}.secret`)],
    )
  }

  const first = { ...bureau, '任务.csv': TASKS, '日历.json': calendar }
  cpSync(folderWith(first), at('一季度'), { recursive: true })
  hold(1, '一季度')
  const record = JSON.parse(readFileSync(at('记录1.json'), 'utf8'))
  const { sample, seats } = record.body.tables

  // Teams get their papers; then an officer falls ill, and they get new ones.
  command('list', '记录1.json', '-i', '一季度', '--by', 'day', '-o', '名单.xlsx')
  command('sheets', '记录1.json', '-i', '一季度', '-o', '任务单.html')
  const { inspector } = seats[0]
  const absence = ['--inspector', inspector, '--from', '2026-01-01', '--to', '2026-12-31']
  const paper = ['--reason', 'absence', '--evidence', '病假单', '--date', '2026-01-04']
  command('reassign', '记录1.json', '-i', '一季度', ...absence, ...paper, '-o', '变更1.json')
  const changed = ['--amendment', '变更1.json']
  command('list', '记录1.json', '-i', '一季度', '--by', 'officer', ...changed, '-o', '名单2.csv')
  expect(readFileSync(at('名单2.csv'), 'utf8')).not.toContain(`（${inspector}）`)

  // What was found comes back as a table.
  const found = sample.map(({ unit, date }: { unit: string; date: string }, index: number) =>
    index === 0 ? `加油站,${unit},查无下落,,` : `加油站,${unit},已检查,${date},${index % 2}`,
  )
  writeFileSync(at('结果1.csv'), ['任务,编号,结果,检查日期,violation', ...found].join('\n'))
  cpSync(at('一季度'), at('二季度'), { recursive: true })
  const handedOn = command(
    'past-visits',
    ...['记录1.json', '-i', '一季度', '--outcomes', '结果1.csv', ...changed],
    ...['-o', '二季度/检查记录.csv'],
  )
  expect(handedOn).toContain(`此前 0 次，本次抽取 ${sample.length - 1} 次`)

  command('ledger', '公告1.json', '记录1.json', '变更1.json', '--series', '闵行', '-o', '簿1.json')
  hold(2, '二季度', '--previous', '记录1.json', '--ledger', '簿1.json')
  const ledger = ['公告2.json', '记录2.json', '--series', '闵行', '--ledger', '簿1.json']
  const said = command('ledger', ...ledger, '-o', '簿2.json')
  const head = /\d+:[0-9a-f]{64}/.exec(said)![0]

  const numbers = [1, 2].flatMap((number) => [
    ...['--announcement-digest', `${number}:${digestOf(folder, `公告${number}.json`)}`],
    ...['--record-digest', `${number}:${digestOf(folder, `记录${number}.json`)}`],
  ])
  const verdict = command(
    'series',
    ...['记录2.json', '变更1.json', '记录1.json', '--inputs', '二季度', '一季度', ...numbers],
    ...['--outcomes', '1:结果1.csv', '--ledger', '簿2.json', '--ledger-head', head],
  )
  expect(verdict).toContain('共 2 份文件：核验通过；文件齐全；')

  const text = command(
    'bulletin',
    ...['记录1.json', '记录2.json', '--inputs', '二季度', '一季度', ...changed],
    ...['--outcomes', '1:结果1.csv', '--from', '2026-01-01', '--to', '2026-06-30'],
  )
  expect(text).toContain('2026年度监督检查计划执行情况通报')
  expect(text).toContain('（2026-01-01 至 2026-06-30）')
})
