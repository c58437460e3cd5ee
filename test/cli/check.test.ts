import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sound } from '../tables/bureau.ts'
import { folderWith } from './files.ts'
import { ran } from './ran.ts'

async function said(...args: readonly string[]) {
  const { exit, text } = await ran(args)
  const lines = text.trimEnd().split('\n')
  return { exit, lines, last: lines.at(-1) ?? '' }
}

const check = (folder: string, ...args: readonly string[]) =>
  said('check', '--inputs', folder, '--lang', 'zh', ...args)
const announce = (folder: string) =>
  said('announce', '--inputs', folder, '--series', 's', '--number', '1', '--operator', '--weak')

const asked = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.filter((line) => line.startsWith('？'))

const [, [ID_OF_FIRST = '', NAME_OF_FIRST = ''] = []] = sound['检查对象.csv']
  .split('\n')
  .map((line) => line.split(','))
const visitsOf = (firm: string) => `企业编号,检查日期\n${firm},2025-06-02\n`

describe('check answers', () => {
  it('可以公告 where nothing is open', async () => {
    const folder = folderWith(sound)
    expect(await check(folder)).toMatchObject({ exit: 0, last: '可以公告' })
    const { last, exit } = await check(folder, '--json')
    expect([exit, JSON.parse(last)]).toMatchObject([0, { ok: true, verdict: 'ready' }])
    expect((await announce(folder)).exit).toBe(0)
  })

  it.each([
    ['a file that was not read', { '回避.pdf': 'x' }],
    [
      'a town that no firm has, where one is written much like it',
      {
        '执法人员.csv': sound['执法人员.csv'].replace(/止\n|31\n/g, (end) =>
          end === '止\n' ? '止,街镇\n' : '31,梅陇\n',
        ),
      },
    ],
    [
      'a relation without the other one',
      {
        '执法人员.csv': sound['执法人员.csv']
          .replace('止\n', '止,亲属关系\n')
          .replace('31\n', '31,钱二的丈夫\n'),
      },
    ],
    ['visits of firms by their names', { '检查记录.csv': visitsOf(NAME_OF_FIRST) }],
    ['visits of ids that lost a zero', { '检查记录.csv': visitsOf(`00${ID_OF_FIRST}`) }],
    [
      'a visit in a year that was mistyped',
      { '检查记录.csv': visitsOf(ID_OF_FIRST).replaceAll('2025-', '2052-') },
    ],
    ['visits none of which fits', { '检查记录.csv': visitsOf('别处的企业') }],
    ['more visits than firms', { '任务.csv': sound['任务.csv'].replace('加油站,2,', '加油站,9,') }],
  ])('请先核实, until it is settled: %s', async (_, files) => {
    const folder = folderWith({ ...sound, ...files })
    const questions = join(folder, '..', `${folder.split('/').pop()}.csv`)
    const first = await check(folder, '--questions', questions)
    expect(first).toMatchObject({ exit: 1, last: '请先核实' })
    const { last } = await check(folder, '--json')
    expect(JSON.parse(last)).toMatchObject({ ok: false, verdict: 'questions' })
    const settled = readFileSync(questions, 'utf8').replaceAll(',\r\n', ',看过\r\n')
    const again = folderWith({ ...sound, ...files, '核实.csv': settled })
    expect(await check(again)).toMatchObject({ exit: 0, last: '可以公告' })
    // Next quarter the answers are still there, and the data are sound.
    const later = await check(folderWith({ ...sound, '核实.csv': settled }))
    expect(later).toMatchObject({ exit: 0, last: '可以公告' })
    expect(later.lines.join('\n')).toContain('本次没有对应的问题')
    expect((await announce(again)).exit).toBe(0)
  })

  it('可以公告 beside a visit of a firm that has left', async () => {
    const visits = `${visitsOf(ID_OF_FIRST)}已迁走的企业,2025-06-03\n`
    const folder = folderWith({ ...sound, '检查记录.csv': visits })
    expect(await check(folder)).toMatchObject({ exit: 0, last: '可以公告' })
  })

  it('不能公告 for what cannot be read, and for what the library refuses', async () => {
    for (const firms of ['编号,名称\n1.5E+10,甲\n', '编号,名称\nA,甲\nA,乙\n']) {
      const folder = folderWith({ ...sound, '检查对象.csv': firms })
      const { lines, ...said } = await check(folder)
      expect(said).toMatchObject({ exit: 3, last: '不能公告' })
      expect(lines.join('')).not.toContain('\\u')
      const { last, exit } = await check(folder, '--json')
      expect([exit, JSON.parse(last)]).toMatchObject([3, { ok: false, verdict: 'refused' }])
      expect((await announce(folder)).exit).toBe(3)
    }
  })

  it('and nothing is announced while a question about the tables is open', async () => {
    const folder = folderWith({ ...sound, '回避.pdf': 'x' })
    const { exit, lines } = await announce(folder)
    expect([exit, lines[0]]).toEqual([3, expect.stringContaining('[input/unsettled]')])
  })

  it('请先核实 for enterprises that no task looks at, and nothing is announced', async () => {
    const folder = folderWith(sound)
    const firms = join(folder, '检查对象.csv')
    appendFileSync(firms, 'JY06,六号,梅陇镇,化工,红,营业\n')
    const question = '？ 检查对象不在任何任务的抽样框中：JY06 六号。问题编码：in-no-frame 1 JY06'
    const found = await check(folder)
    expect([found.last, asked(found)]).toEqual(['请先核实', [question]])
    const { exit, lines } = await announce(folder)
    expect([exit, lines[0], lines[1]]).toEqual([
      3,
      expect.stringContaining('[input/unsettled]'),
      question,
    ])
    // Settled for this firm, and no other one.
    writeFileSync(join(folder, '核实.csv'), '问题编码,核实情况\nin-no-frame 1 JY06,不在本次范围\n')
    expect((await announce(folder)).exit).toBe(0)
    appendFileSync(firms, 'JY07,七号,梅陇镇,化工,红,营业\n')
    expect((await announce(folder)).exit).toBe(3)
  })
})

it('a settlement of one task settles no other one', async () => {
  const row = sound['任务.csv'].split('\n')[1] as string
  const many = row.replace('加油站,2,', '加油站,9,')
  const folder = folderWith({ ...sound, '任务.csv': sound['任务.csv'].replace(row, many) })
  const questions = join(folder, 'questions.csv')
  const first = asked(await check(folder, '--questions', questions))
  const settled = readFileSync(questions, 'utf8').replaceAll(',\r\n', ',看过\r\n')
  writeFileSync(join(folder, '核实.csv'), settled)
  rmSync(questions)
  expect((await check(folder)).exit).toBe(0)
  appendFileSync(join(folder, '任务.csv'), `${many.replace('加油站,加油站', '又一,又一')}\n`)
  const again = asked(await check(folder))
  expect(again).toHaveLength(first.length)
  expect(again.filter((line) => !line.includes('又一'))).toEqual([])
})

/** The sound bureau, stratified by risk: 3 red ones, of which one is closed, and 2 yellow ones. */
const byRisk = (visits: number, firms = '') => ({
  ...sound,
  '检查对象.csv': `${sound['检查对象.csv']}${firms}`,
  '任务.csv': sound['任务.csv']
    .replace('责任科室,标签', '责任科室,分层依据,标签')
    .replace('危化科,加油站,2', `危化科,风险等级,加油站,${visits}`),
})

describe('a stratum that gets nobody', () => {
  it('is asked about where no draw can give it a visit', async () => {
    // 4 red ones and 2 yellow ones; 1 visit: quotas 4/6 and 2/6, and the larger remainder has it.
    const firms = 'JY06,示范六站,梅陇镇,加油站,红,营业\nJY07,示范七站,梅陇镇,加油站,红,营业\n'
    const { lines, last } = await check(folderWith(byRisk(1, firms)))
    expect(last).toBe('请先核实')
    expect(lines.filter((line) => line.startsWith('？'))).toEqual([
      '？ 加油站第1轮“黄”层 2 家，无论怎样抽都分不到家次。问题编码：zero-chance 加油站 1 黄 2',
    ])
  })

  it('by a tie only has had its chance', async () => {
    // 2 and 2 for 1 visit: a ticket decides, whichever stratum has none in the rehearsal.
    const { lines, last } = await check(folderWith(byRisk(1)))
    expect(last).toBe('可以公告')
    expect(lines.filter((line) => / {2}[红黄]：/.test(line))).toEqual([
      '  红：2 家，抽 0 或 1 家，机会 1/4',
      '  黄：2 家，抽 0 或 1 家，机会 1/4',
    ])
  })
})

describe('who may be sent', () => {
  it('is said by department, and where another one than the responsible may be', async () => {
    const { lines } = await check(folderWith(sound))
    expect(lines).toContain('  可派 3 人：危化科 3 人')
    const officers = sound['执法人员.csv'].replace('孙三,危化科', '孙三,综合科')
    const other = await check(folderWith({ ...sound, '执法人员.csv': officers }))
    expect(other.lines).toContain(
      '  可派 3 人：危化科 2 人、综合科 1 人；责任科室是危化科，其他科室的也可派',
    )
    // Whose certificate ends before the window cannot be sent.
    const expired = sound['执法人员.csv'].replace(
      '孙三,危化科,2023-01-01,2027',
      '孙三,危化科,2023-01-01,2025',
    )
    const fewer = await check(folderWith({ ...sound, '执法人员.csv': expired }))
    expect(fewer.lines).toContain('  可派 2 人：危化科 2 人')
  })
})
