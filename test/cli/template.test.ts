import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sound } from '../tables/bureau.ts'
import { folderWith } from './files.ts'
import { ran } from './ran.ts'

async function said(...args: readonly string[]) {
  return ran([...args, '--lang', 'zh'])
}

it('a year of which nothing is known is asked for with a table, and read when it is filled in', async () => {
  const { '日历.json': _, ...others } = sound
  const folder = folderWith(others)
  const years = (text: string) => text.replaceAll('2026', '2998').replaceAll('2027', '2999')
  for (const [name, text] of Object.entries(others)) writeFileSync(join(folder, name), years(text))
  const json = join(folder, '日历.json')
  const { exit, text } = await said('calendar', '--year', '2998', '--output', json)
  expect([exit, existsSync(json)]).toEqual([3, false])
  expect(text).toContain('程序还没有 2998 年的节假日安排')
  const table = join(folder, '放假安排.csv')
  await said('calendar', '--year', '2998', '--table', '--output', table)
  expect(readFileSync(table, 'utf8')).toContain('2998,国庆节,,,放假,')
  // Whoever leaves a festival open is asked for it.
  expect((await said('check', '--inputs', folder)).text).toContain('日历“开始日期”必填而没有内容')
  const rows = readFileSync(table, 'utf8')
    .split('\r\n')
    .filter((row) => !row.includes('上班'))
  const filled = rows.map((row, index) => row.replace(',,,', `,2998-${10 + (index % 3)}-01,,`))
  writeFileSync(table, filled.join('\r\n'))
  const found = await said('check', '--inputs', folder)
  expect([found.exit, found.text.trimEnd().split('\n').at(-1)]).toEqual([0, '可以公告'])
})

it('a comparison takes any columns on both sides, by a mapping where it must, and says what it asks', async () => {
  const folder = folderWith({
    '我们的/台账.csv': '内部号,单位名称,信用代码,网格\nJY01,示范一站,91310112MA1GB00A1J,东\n',
    '我们的/字段对照.csv': '表头,字段\n内部号,编号\n',
    '登记/导出.csv': '市场主体名称,统一社会信用代码,登记机关\n示范一站,91310112MA1GB00A1J,闵行\n',
  })
  const both = [join(folder, '我们的'), join(folder, '登记')] as const
  const { exit, text } = await said('reconcile', ...both)
  expect([exit, text]).toEqual([0, expect.stringContaining('名录 1 行，登记库 1 行，相符 1 行')])
  writeFileSync(join(both[1], '又一份.csv'), '登记机关,联系人\n闵行,甲\n')
  writeFileSync(join(both[1], '检查对象.pdf'), 'x')
  expect((await said('reconcile', ...both)).text).toContain('？ “检查对象.pdf”没有读')
})

it('a list goes out in the layout of another platform', async () => {
  const folder = folderWith({
    ...Object.fromEntries(Object.entries(sound).map(([name, text]) => [`数据/${name}`, text])),
    '格式.csv': '平台表头,内容\n抽查对象,名称\n方式,=双随机\n',
  })
  const at = (name: string) => join(folder, name)
  writeFileSync(at('seed'), 's', { mode: 0o600 })
  await said('draw', '--inputs', at('数据'), '--seed-file', at('seed'), '--output', at('r.json'))
  const list = ['list', at('r.json'), '--inputs', at('数据'), '--layout', at('格式.csv')]
  const { exit, text } = await said(...list, '--output', at('上报.xlsx'))
  expect([exit, text]).toEqual([0, '2 家次，2 列。检查之前保密\n'])
  expect(readFileSync(at('上报.xlsx')).subarray(0, 2).toString()).toBe('PK')
  expect((await said(...list)).exit).toBe(2)
})
