import { checkPlan, checkWorkload, scheduleYear } from 'double-random/year'
import { expect, describe as group, it } from 'vitest'
import type {
  EstimateScope,
  IntervalMethod,
  MissingReason,
} from '../../src/report/estimate/types.ts'
import type { JointInclusion } from '../../src/report/joint-inclusion.ts'
import { describe } from '../../src/words/describe.ts'
import { checks } from '../../src/words/en/checks.ts'
import { draw } from '../../src/words/en/draw.ts'
import { input } from '../../src/words/en/input.ts'
import { outside } from '../../src/words/en/outside.ts'
import { planFindings as english } from '../../src/words/en/plan-findings.ts'
import { series } from '../../src/words/en/series.ts'
import { year } from '../../src/words/en/year.ts'
import { planFindings as chinese } from '../../src/words/zh/plan-findings.ts'
import { PLAN_FINDING_CODES } from '../../src/year/plan/finding.ts'
import { minhang, taskOf } from '../year/plan/minhang.ts'

const LATIN = /[A-Za-z]/

/** Every code that a report gives as a reason is a message of that name. */
const CODES: Readonly<
  Record<
    | MissingReason
    | IntervalMethod
    | EstimateScope['reasons'][number]
    | Extract<JointInclusion, { readonly probability: null }>['reason']
    // What `coverage` gives besides the codes of exclusion.
    | 'not-in-frame'
    | 'listed'
    | 'no-share',
    true
  >
> = {
  'outcomes-missing': true,
  'not-a-probability-sample': true,
  'nothing-drawn': true,
  'nothing-inspected': true,
  counts: true,
  census: true,
  exact: true,
  'effective-size': true,
  approximation: true,
  'excluded-by-draw': true,
  'stratum-not-drawn': true,
  'drawn-by-size': true,
  'single-unit': true,
  'not-in-frame': true,
  listed: true,
  'no-share': true,
}

group('the messages', () => {
  it('have ids that stand in one room each', () => {
    const ids = [input, draw, checks, series, year, outside].flatMap((room) => Object.keys(room))
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})

group('the codes of reports', () => {
  it.each(Object.keys(CODES) as (keyof typeof CODES)[])('%s is said in both languages', (id) => {
    expect(describe({ id, values: {} }, 'zh')).not.toMatch(LATIN)
    expect(describe({ id, values: {} }, 'en')).toMatch(LATIN)
  })
})

group('a finding about a plan', () => {
  it('has a title for each code', () => {
    for (const code of PLAN_FINDING_CODES) {
      expect(chinese[code]).not.toMatch(LATIN)
      expect(english[code]).toMatch(LATIN)
    }
  })

  it('is said with its place, what was expected and what was found', () => {
    const data = minhang()
    data.plan.totals.visits = 632
    const [finding] = checkPlan(data).findings
    expect(describe(finding!, 'zh')).toBe(
      '合计不等于各项任务之和（计划的合计家次）：应为各项任务之和 633，实为 632',
    )
    expect(describe(finding!, 'en')).toBe(
      'total that is not the sum of the tasks (plan.totals.visits): expected the sum of its tasks, 633, found 632',
    )
  })

  it('names the task, and a few of the enterprises concerned', () => {
    const data = minhang()
    delete data.plan.totals
    taskOf(data, 'key-units').visits = 66
    taskOf(data, 'key-units').rounds.pop()
    const [finding] = checkPlan(data).findings
    expect(describe(finding!, 'zh')).toBe(
      '有单位不能确定按频次查到（任务 key-units）：' +
        '应为 2020 年下半年各轮必定查到 66 家中的每一家（每半年 1 次），实为 66 家不能确定查到；' +
        '涉及 66 家：区重点-001、区重点-002、区重点-003、区重点-004、区重点-005 等',
    )
    expect(describe(finding!, 'en')).toContain(
      'rounds within half-year 2 of 2020 that are certain to visit each of 66 units, 1 per half-year',
    )
  })
})

group('a finding about printed figures', () => {
  const [finding] = checkWorkload({
    accounts: [{ label: '甲区', workingDays: 24, officers: 8, statutory: 1984 }],
  })

  it('is said with the equation, and what it gives', () => {
    expect(describe(finding!, 'zh')).toBe(
      '甲区，总法定工作日：乘积不符，原文 24 × 8 = 1984，算得 192',
    )
    expect(describe(finding!, 'en')).toBe(
      '甲区, statutory days: a product that does not come out, printed 24 × 8 = 1984, computed 192',
    )
  })
})

group('a schedule', () => {
  const window = ['2020-01-02', '2020-01-03']
  const task = (id: string, rounds: object[]) => {
    const design = { type: 'simple' }
    return {
      id,
      title: id,
      kind: 'general',
      department: '甲科',
      doubleRandom: true,
      design,
      rounds,
    }
  }
  const { unplaced, notScheduled, bottlenecks } = scheduleYear(
    {
      plan: {
        id: 'p',
        title: 'P',
        tasks: [
          task('petrol', [{ window, visits: 3 }]),
          { ...task('later', []), doubleRandom: false, deferred: '名单另定', rounds: undefined },
        ],
      },
      calendar: { version: 'v', from: '2020-01-01', to: '2020-12-31' },
      enterprises: [],
      inspectors: ['a', 'b'].map((id) => ({
        ...{ id, name: id, department: '甲科' },
        certificate: { from: '2019-01-01', to: '2021-12-31' },
      })),
    } as never,
    { seed: 's' },
  )

  it('says what has no day, and why', () => {
    expect(unplaced.map((row) => describe(row, 'zh'))).toEqual([
      'petrol第1轮 1 家次未排定：家次超过检查组所能承担',
    ])
    expect(unplaced.map((row) => describe(row, 'en'))).toEqual([
      'petrol, round 1: 1 visit without a day: more visits than the teams can make',
    ])
    expect(notScheduled.map((row) => describe(row, 'zh'))).toEqual(['later 未安排：没有写明轮次'])
    expect(bottlenecks.map((row) => describe(row, 'zh'))).toEqual([
      '甲科：petrol 2020-01-02 至 2020-01-03 需排 3 家次，至多可排 2 家次',
    ])
    expect(bottlenecks.map((row) => describe(row, 'en'))).toEqual([
      '甲科: petrol need 3 visits from 2020-01-02 to 2020-01-03, at most 2 can have a day',
    ])
  })
})
