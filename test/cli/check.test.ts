import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { sound } from '../tables/bureau.ts'
import { folderWith } from './files.ts'

async function said(...args: readonly string[]) {
  const out: string[] = []
  const exit = await run(args, (language, { json }) => ({
    language,
    json,
    progress: 'off',
    stdin: async () => new Uint8Array(),
    stdout: (text) => out.push(text),
    stderr: (text) => out.push(text),
    askHidden: async () => undefined,
    now: () => 0,
    randomBytes: (count) => new Uint8Array(count),
  }))
  const lines = out.join('').trimEnd().split('\n')
  return { exit, lines, last: lines.at(-1) ?? '' }
}

const check = (folder: string, ...args: readonly string[]) =>
  said('check', '--inputs', folder, '--lang', 'zh', ...args)
const announce = (folder: string) =>
  said('announce', '--inputs', folder, '--series', 's', '--number', '1', '--operator', '--weak')

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
    expect((await announce(again)).exit).toBe(0)
  })

  it('不能公告 for what cannot be read, and for what the library refuses', async () => {
    for (const firms of ['编号,名称\n1.5E+10,甲\n', '编号,名称\nA,甲\nA,乙\n']) {
      const folder = folderWith({ ...sound, '检查对象.csv': firms })
      expect(await check(folder)).toMatchObject({ exit: 3, last: '不能公告' })
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

  it('with enterprises that no task looks at', async () => {
    const firms = `${sound['检查对象.csv']}JY06,六号,梅陇镇,化工,红,营业\n`
    const { lines } = await check(folderWith({ ...sound, '检查对象.csv': firms }))
    expect(lines).toContain('不在任何任务抽样框中的检查对象 1 家，如JY06 六号')
  })
})
