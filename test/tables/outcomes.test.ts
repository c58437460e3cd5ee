import { draw } from 'double-random'
import { workingList } from 'double-random/papers'
import { readOutcomes, writeList } from 'double-random/tables'
import { describe as inWords } from 'double-random/words'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../ceremony/refusal.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'

const read = (text: string, name = '结果.csv') =>
  readOutcomes([{ name, bytes: Uint8Array.from(new TextEncoder().encode(text)) }])
const said = (text: string) =>
  read(text).report.remarks.map(({ severity, about }) => `${severity} ${about.id}`)

describe('a table of outcomes', () => {
  it('is read by its headings, whatever else was counted', () => {
    const { outcomes } = read(
      [
        '第一季度检查结果,,,,,,,',
        '序号,任务,轮次,企业编号,企业名称,检查结果,检查日期,隐患数,整改数,备注',
        '1,加油站,2,E1,甲,已检查,2020/3/4,3,2,无',
        '2,加油站,,E2,乙,失联,,,,住所无人',
        '合计,,,,,,,3,2,',
      ].join('\n'),
    )
    expect(outcomes).toEqual([
      {
        ...{ pool: '加油站', round: 2, unit: 'E1', outcome: 'inspected', date: '2020-03-04' },
        values: { 隐患数: 3, 整改数: 2 },
      },
      { pool: '加油站', round: 1, unit: 'E2', outcome: 'untraceable' },
    ])
  })

  it.each([
    ['已检查', 'inspected'],
    ['refused', 'refused'],
    ['拒检', 'refused'],
    ['通过登记的住所或者经营场所无法联系', 'untraceable'],
    ['注销', 'closed'],
    ['搬迁', 'moved-away'],
    ['重复', 'duplicate'],
    ['不属于本任务', 'out-of-scope'],
  ])('knows %s as %s', (word, code) => {
    expect(read(`任务,编号,结果\n加油站,E1,${word}\n`).outcomes![0]!.outcome).toBe(code)
  })

  it('names the cell of a word that is none, or of a count that is none', () => {
    const refusal = refusalOf(() => read('任务,编号,结果\n加油站,E1,已检查\n加油站,E2,没去\n'))
    expect(refusal.code).toBe('input/choice')
    expect(refusal.problems[0]!.cell).toEqual({ file: '结果.csv', row: 3, heading: '结果' })
    expect(read('任务,编号,结果,隐患\n加油站,E1,已检查,若干\n').outcomes).toBe(undefined)
    expect(said('任务,编号,结果,隐患\n加油站,E1,已检查,若干\n')).toEqual([
      'refused integer-unreadable',
    ])
    expect(said('任务,编号\n加油站,E1\n')).toEqual(['refused heading-missing'])
    expect(said('')).toContain('refused table-missing')
  })

  it.each([
    ['任务,轮次,编号,结果\n甲,1,E1,已检查\n甲,0,E1,已检查\n', 'input/range', 3],
    ['任务,编号,结果\n甲,E1,已检查\n\n甲,E1,拒检\n', 'input/duplicate', 4],
    ['任务,编号,结果,隐患\n甲,E1,拒检,0\n', 'input/choice', 2],
  ])('names the row of what estimates refuse: %j', (text, code, row) => {
    const refusal = refusalOf(() => read(text))
    expect(refusal.problems).toMatchObject([{ code, cell: { file: '结果.csv', row } }])
    expect(inWords(refusal, 'zh')).not.toMatch(/refused|outcomes/)
  })

  it('has room for the columns of the lists that teams work by', () => {
    const data = smallBureau({})
    const record = draw(data, { seed: '一' })
    for (const by of ['visit', 'day', 'team', 'officer'] as const) {
      const { headings, groups } = workingList(record, data, { by })
      const bytes = writeList({
        title: '检查结果',
        headings: ['任务编号', ...headings, '结果'],
        groups: [{ rows: [['pool', ...groups[0]!.rows[0]!, '已检查']] }],
      })
      const { outcomes } = readOutcomes([{ name: '结果.xlsx', bytes }])
      expect(outcomes, by).toHaveLength(1)
      expect(outcomes![0]!.values, by).toBe(undefined)
    }
  })

  it('is the same as CSV and as a workbook', () => {
    const headings = ['任务编号', '编号', '结果', '检查日期', '有隐患']
    const rows = [
      ['加油站', '0101', '已检查', '2020-03-04', '1'],
      ['加油站', '0102', '拒绝检查', '', ''],
    ]
    const bytes = writeList({ title: '检查结果', headings, groups: [{ rows }] })
    const csv = [headings, ...rows].map((row) => row.join(',')).join('\r\n')
    const { outcomes } = readOutcomes([{ name: '结果.xlsx', bytes }])
    expect(outcomes).toEqual(read(csv).outcomes)
    expect(outcomes!.map(({ unit }) => unit)).toEqual(['0101', '0102'])
  })
})
