import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new folder with these files, gone when the test is over. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'double-random-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** A small bureau as it keeps its tables: Chinese headings, dates as a spreadsheet writes them. */
export const bureau = {
  '检查对象.csv': [
    '编号,名称,街镇,标签,风险等级,状态,属性:人数:整数,属性:经营方式',
    ...Array.from({ length: 24 }, (_, i) => {
      const town = ['梅陇镇', '七宝镇', '浦江镇'][i % 3]
      const status = i === 6 ? '停业' : '营业'
      return `JY${String(i + 1).padStart(2, '0')},"示范加油${i + 1}站",${town},加油站；危化品,${['红', '黄'][i % 2]},${status},${10 + i},直营`
    }),
  ].join('\r\n'),
  '执法人员.csv': [
    '工号,姓名,科室,执法证有效期起,执法证有效期止,所属街镇,请假',
    ...['赵', '钱', '孙', '李', '周', '吴'].map(
      (name, i) =>
        `ZF0${i + 1},${name},危化科,2023/1/1,2028年12月31日,,${i === 0 ? '2026-03-02/2026-03-06；2026年4月7日' : ''}`,
    ),
  ].join('\n'),
  '任务.csv': [
    '计划编号,计划名称,任务编号,任务名称,责任科室,标签,分层依据,家次,备选家数,开始日期,结束日期,不查的状态,本街镇人员回避',
    '2026年计划,2026年度监督检查计划,加油站,加油站检查,危化科,加油站,风险等级,6,2,2026-03-02,2026-05-29,停业,是',
  ].join('\n'),
  '回避.csv': '工号,企业编号,事由\nZF02,JY03,亲属任职\n',
} as const

/** A calendar of 2026 without holidays: the day of a visit is nothing these tests are about. */
export const calendar = JSON.stringify({ version: '试', from: '2026-01-01', to: '2026-12-31' })
