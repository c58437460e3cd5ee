import { draw, parseInputs } from 'double-random'
import { daysToCsv, monthsToCsv, visitsToCsv } from 'double-random/files'
import { scheduleYear } from 'double-random/year'
import { describe, expect, it } from 'vitest'
import { smallBureau } from '../ceremony/small-bureau.ts'
import { readCsv } from './read-csv.ts'

const window = ['2020-01-06', '2020-12-31']
const inputs = parseInputs(
  smallBureau({
    units: 30,
    tasks: [
      { title: '=加油站', department: '甲', rounds: [{ window, visits: 23 }] },
      { title: '培训', department: '乙', rounds: [{ window, visits: 7 }] },
    ],
  }),
)
const year = scheduleYear(inputs, { seed: '1' })

describe('the table of tasks by month', () => {
  const [heading, ...lines] = readCsv(monthsToCsv(year, inputs.plan))

  it('has months and quarters in their order', () => {
    expect(heading).toEqual(
      '任务 责任科室 1月 2月 3月 一季度 4月 5月 6月 二季度 7月 8月 9月 三季度 10月 11月 12月 四季度 全年'.split(
        ' ',
      ),
    )
  })

  it('adds up by rows and by columns', () => {
    expect(lines.map(([title]) => title)).toEqual(["'=加油站", '培训', '合计'])
    const numbers = lines.map((line) => line.slice(2).map(Number))
    for (const row of numbers) {
      const quarters = [0, 4, 8, 12].map((first) => row.slice(first, first + 4))
      for (const [a, b, c, sum] of quarters) expect(a! + b! + c!).toBe(sum)
      expect(quarters.reduce((sum, quarter) => sum + quarter[3]!, 0)).toBe(row[16])
    }
    expect(numbers[2]).toEqual(numbers[0]!.map((value, index) => value + numbers[1]![index]!))
    expect(numbers.map((row) => row[16])).toEqual([23, 7, 30])
  })
})

describe('the days of a schedule', () => {
  it('are listed by date, with titles', () => {
    const [heading, ...lines] = readCsv(daysToCsv(year, inputs.plan))
    expect(heading).toEqual(['日期', '任务', '责任科室', '轮次', '家次'])
    const dates = lines.map(([date]) => date)
    expect(dates).toEqual([...dates].sort())
    expect(lines.reduce((sum, line) => sum + Number(line[4]), 0)).toBe(30)
    expect(new Set(lines.map((line) => `${line[1]} ${line[2]}`))).toEqual(
      new Set(["'=加油站 甲", '培训 乙']),
    )
  })
})

describe('the visits of a draw', () => {
  it('are listed with names and teams', () => {
    const data = smallBureau({ units: [{ town: '七宝' }, {}, {}] })
    const record = draw(data, { seed: '3' })
    const [heading, ...lines] = readCsv(visitsToCsv(record, data, { byteOrderMark: true }))
    expect(heading).toEqual(['\ufeff日期', '任务', '编号', '名称', '街镇', '检查人员'])
    const expected = record.body.tables.sample.map(({ unit, date }) => {
      const team = record.body.tables.seats.filter((seat) => seat.unit === unit)
      const names = team.map(({ inspector }) => `${inspector} 号`).sort()
      return [date, '任务', unit, `${unit} 号厂`, unit === 'U1' ? '七宝' : '', names.join('、')]
    })
    expect(lines).toEqual(expected)
  })
})
