import { describe as inWords } from 'double-random/words'
import { describe, expect, it } from 'vitest'
import { placeOfPath } from '../../src/words/zh/place.ts'

describe('a path in Chinese', () => {
  it.each([
    ['plan', '计划'],
    ['plan.year', '计划的年度'],
    ['plan.totals.visits', '计划的合计家次'],
    ['plan.totals.key.share', '计划的合计重点检查占比'],
    ['plan.exclude[0]', '计划的第 1 条剔除规则'],
    ['plan.tasks[2].rounds[0].window', '计划的第 3 项任务第 1 轮检查期间'],
    ['plan.tasks[0].exclude[1].where', '计划的第 1 项任务第 2 条剔除规则抽取范围'],
    [
      'plan.tasks[0].design.allocation.counts[3]',
      '计划的第 1 项任务抽取方式家次分配各层家次第 4 项',
    ],
    ['plan.pairing.stages', '计划的人员配对优先次序'],
    ['calendar.holidays[4]', '日历的放假日期第 5 项'],
    ['enterprises[3].town', '检查对象第 4 行街镇'],
    ['enterprises.attributes.面积', '检查对象属性“面积”'],
    ['recusals.inspector', '回避工号'],
    ['pairing', '人员配对'],
    ['加油站:1.visits[JY02]', '加油站第1轮 JY02'],
    ['a:b:2.visits[X].seats[1]', 'a:b第2轮 X 第1席'],
    // Options of a program, documents and files are what they are.
    ['entropy[0].bits', 'entropy[0].bits'],
    ['body.head.rounds', 'body.head.rounds'],
    ['JY01', 'JY01'],
    ['加油站:1', '加油站:1'],
    ['', ''],
  ])('%s is %s', (path, place) => {
    expect(placeOfPath(path)).toBe(place)
  })

  it('stands in findings and problems, and in English as it is', () => {
    const finding = { code: 'rule-names-units', count: 1, examples: ['plan.exclude[0]'] } as const
    expect(inWords(finding, 'zh')).toContain('计划的第 1 条剔除规则')
    expect(inWords(finding, 'en')).toContain('plan.exclude[0]')
  })
})
