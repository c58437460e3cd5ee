import { announce, type Inputs } from 'double-random'
import { inputsOf, rehearse } from 'double-random/tables'
import { describe, expect, it } from 'vitest'
import { readWith, sound } from './bureau.ts'

/** The sound bureau by risk: 2 red ones that are open, 2 yellow ones, and these. */
const byRisk = (visits: number, more = '') =>
  inputsOf(
    readWith({
      '检查对象.csv': `${sound['检查对象.csv']}${more}`,
      '任务.csv': sound['任务.csv']
        .replace('责任科室,标签', '责任科室,分层依据,标签')
        .replace('危化科,加油站,2', `危化科,风险等级,加油站,${visits}`),
    }),
  )
const red = (...ids: readonly string[]) =>
  ids.map((id) => `${id},示范${id},梅陇镇,加油站,红,营业\n`).join('')

const announced = (inputs: Inputs) =>
  announce(inputs, { series: 's', number: 1, weak: true, entropy: [{ kind: 'operator' }] })
    .envelope.findings.filter(({ code }) => ['zero-chance', 'shortfall'].includes(code))
    .map(({ code, examples }) => [code, examples])

describe('before an announcement, importers are told', () => {
  it('of strata that no draw gives a visit, and of visits that nobody is left for', () => {
    expect(announced(byRisk(2))).toEqual([])
    // 2 and 2 for 1 visit: a tie, of which each has its chance.
    expect(announced(byRisk(1))).toEqual([])
    expect(announced(byRisk(1, red('A', 'B')))).toEqual([['zero-chance', ['加油站:1']]])
    expect(announced(byRisk(5))).toEqual([['shortfall', ['加油站:1']]])
  })

  it('as questions with keys, of the inputs alone', () => {
    const keys = (inputs: Inputs) => rehearse(inputs).questions.map(({ key }) => key)
    expect(keys(byRisk(2))).toEqual([])
    expect(keys(byRisk(1, red('A', 'B')))).toEqual(['zero-chance 加油站 1 黄 2'])
    expect(keys(byRisk(2, 'JY06,六号,梅陇镇,化工,红,营业\n'))).toEqual(['in-no-frame 1 JY06'])
    // 4 of 5 are open: that there are too few is asked once, by the plan or by the rehearsal.
    expect(keys(byRisk(5))).toEqual(['shortfall 加油站 1 1'])
    expect(keys(byRisk(6))).toEqual(['quota-above-frame 加油站 6'])
  })

  it('with one key, whether a batch or the whole plan is looked at', () => {
    const [head = '', row = ''] = sound['任务.csv'].trimEnd().split('\n')
    const second = row.replace('加油站,加油站检查,危化科,加油站', '化工,化工检查,危化科,化工')
    const inputs = inputsOf(
      readWith({
        '检查对象.csv': `${sound['检查对象.csv']}C1,一厂,梅陇镇,化工,红,营业\nC2,二厂,梅陇镇,化工,红,营业\nX,其他,梅陇镇,其他,红,营业\n`,
        '任务.csv': [head, row, second].join('\n'),
      }),
    )
    const whole = rehearse(inputs).questions.map(({ key }) => key)
    const batch = rehearse(inputs, { batch: [{ pool: '化工', round: 1 }] }).questions
    expect(whole).toEqual(['in-no-frame 1 X'])
    expect(batch.map(({ key }) => key)).toEqual(whole)
  })

  it('of whom they may send, by department', () => {
    const officers = sound['执法人员.csv'].replace('孙三,危化科', '孙三,综合科')
    const { rounds } = rehearse(inputsOf(readWith({ '执法人员.csv': officers })))
    expect(rounds).toMatchObject([
      {
        responsible: '危化科',
        officers: [
          { department: '危化科', count: 2 },
          { department: '综合科', count: 1 },
        ],
      },
    ])
  })
})
