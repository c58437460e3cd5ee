import { read, utils } from '@e965/xlsx'
import { draw, visitsMade } from 'double-random'
import { inputsOf, readOutboundColumns, writeVisits } from 'double-random/tables'
import { describe, expect, it } from 'vitest'
import { filesOf, readWith, sound } from './bureau.ts'

const inputs = inputsOf(
  readWith({
    '检查对象.csv': sound['检查对象.csv']
      .replaceAll('\n', ',东\n')
      .replace('状态,东', '状态,属性:网格'),
  }),
)
const record = draw(inputs, { seed: 's' })

const rowsIn = (bytes: Uint8Array): string[][] => {
  const book = read(bytes, { type: 'array' })
  const [name = ''] = book.SheetNames
  return utils.sheet_to_json(book.Sheets[name] as never, { header: 1, defval: '' })
}

describe('a list for another platform', () => {
  const layout = `平台表头,内容
抽查对象,名称
序列,编号
网格,属性:网格
行业,标签
事项,任务名称
部门,责任科室
日期,检查日期
人员,检查人员
证号,工号
方式,=双随机
备注,
`

  it('has its columns in their order, with what was mapped, visit by visit', () => {
    const [file] = filesOf({ 'layout.csv': layout })
    const columns = readOutboundColumns(file as never)
    const [heads, ...rows] = rowsIn(writeVisits(record, inputs, columns))
    expect(heads).toEqual([
      '抽查对象',
      '序列',
      '网格',
      '行业',
      '事项',
      '部门',
      '日期',
      '人员',
      '证号',
      '方式',
      '备注',
    ])
    const officer = new Map(inputs.inspectors.map(({ id, name }) => [id, name]))
    const firm = new Map(inputs.enterprises.map(({ id, name }) => [id, name]))
    const wanted = visitsMade(record, inputs)
      .map(({ enterprise, date, inspectors = [] }) => [
        firm.get(enterprise),
        enterprise,
        '东',
        '加油站',
        '加油站检查',
        '危化科',
        date,
        inspectors.map((id) => officer.get(id)).join('、'),
        inspectors.join('、'),
        '双随机',
        '',
      ])
      .sort((a, b) => (String(a[6]) < String(b[6]) ? -1 : 1))
    expect(rows).toEqual(wanted)
    expect(wanted).toHaveLength(2)
  })

  it('has the visits up to a day, as a notice of that day has', () => {
    const layout = [{ heading: '序列', content: '编号' }]
    const days = visitsMade(record, inputs)
      .map(({ date }) => date)
      .sort()
    for (const upTo of ['1999-01-01', ...days]) {
      const [, ...rows] = rowsIn(writeVisits(record, inputs, layout, { upTo }))
      expect(rows).toHaveLength(days.filter((day) => day <= upTo).length)
    }
    expect(() => writeVisits(record, inputs, layout, { upTo: '3 月' })).toThrow('input/date')
  })

  it('is refused where a content is none of those known, or the file is no layout', () => {
    expect(() => writeVisits(record, inputs, [{ heading: 'x', content: '电话' }])).toThrow(
      /input\/choice/,
    )
    for (const text of ['表头,字段\na,b\n', '']) {
      const [file] = filesOf({ 'layout.csv': text })
      expect(() => readOutboundColumns(file as never)).toThrow(/input\/missing/)
    }
  })
})
