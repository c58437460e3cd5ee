import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../../src/year/plan/check-plan.ts'
import { type Loose, minhang, taskOf } from './minhang.ts'

const H1 = ['2020-01-02', '2020-06-30']

/** How many enterprises are above a cap of 2, if another census takes the key units as well. */
function above(other: Loose, change: (data: Loose) => void = () => {}) {
  const data = minhang()
  const task = { ...taskOf(data, 'service-bodies'), id: 'other', where: { listed: '区重点' } }
  data.plan.tasks.push({ ...task, rounds: [{ window: H1 }], visits: 66, ...other })
  change(data)
  const finding = checkPlan(data, { cap: 2 }).findings.find(({ path }) => path === 'settings.cap')
  return finding === undefined ? 0 : finding.count
}

describe('visits beyond a cap', () => {
  it('are those of all rounds that are certain to visit a unit', () => {
    expect(above({})).toBe(66)
    expect(above({ rounds: [{ window: H1, design: { type: 'simple' }, visits: 66 }] })).toBe(66)
    expect(above({ rounds: [{ window: H1, design: { type: 'simple' }, visits: 65 }] })).toBe(0)
    expect(above({ deferred: 'later' })).toBe(0)
  })

  it('do not count a visit that joins another one in the same window', () => {
    expect(above({ overlap: 'merge' })).toBe(0)
    expect(above({ overlap: 'merge', rounds: [{ window: ['2020-01-02', '2020-06-29'] }] })).toBe(66)
  })

  it('do not depend on which of two tasks may join', () => {
    const change = (data: Loose) => {
      taskOf(data, 'key-units').overlap = 'merge'
    }
    expect(above({}, change)).toBe(0)
  })

  it('count a unit once in a census over rounds, or where earlier rounds exclude', () => {
    const rounds = [1, 2].map(() => ({ window: H1, visits: 33 }))
    const excluding = { exclude: [{ code: 'before', earlierRounds: true }] }
    const fewer = (data: Loose) => taskOf(data, 'key-units').rounds.pop()
    expect(above({ rounds: rounds.map(({ window }) => ({ window })) }, fewer)).toBe(66)
    const over = { type: 'census', cover: 'over-rounds' }
    expect(above({ rounds, design: over }, fewer)).toBe(0)
    expect(above({ rounds, design: over })).toBe(66)
    expect(above({ rounds, ...excluding }, fewer)).toBe(0)
  })

  it('leave out whom an exclusion keeps out', () => {
    const exclude = [{ code: 'odd', where: { in: { id: ['区重点-001', '区重点-003'] } } }]
    expect(above({ exclude })).toBe(64)
  })

  it('count in the year of the plan only', () => {
    expect(above({ rounds: [{ window: ['2021-01-04', '2021-01-08'] }] })).toBe(0)
  })
})
