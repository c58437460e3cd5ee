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

/** Where a plan's caps are exceeded, by how many, if another task takes the key units as well. */
function exceeded(change: (data: Loose) => void, other: Loose = {}) {
  const data = minhang()
  const task = { ...taskOf(data, 'service-bodies'), id: 'other', where: { listed: '区重点' } }
  data.plan.tasks.push({ ...task, rounds: [{ window: H1 }], visits: 66, ...other })
  change(data)
  return checkPlan(data).findings.flatMap(({ code, path, count }) =>
    code === 'cap-exceeded' ? [[path, count]] : [],
  )
}

describe('a cap of the plan', () => {
  const cap = { code: 'cap', visitsInYear: 2 }
  const ofPlan = (rule: object) => (data: Loose) => {
    data.plan.exclude = [{ ...cap, ...rule }]
  }

  // A draw of everybody, which is certain to visit them.
  const byLot = { rounds: [{ window: H1, design: { type: 'simple' }, visits: 66 }] }

  it('is not meant for a census of key units, and counts its visits elsewhere', () => {
    expect(exceeded(ofPlan({}))).toEqual([])
    expect(exceeded(ofPlan({}), byLot)).toEqual([['plan.exclude[0]', 66]])
    const ofTask = (data: Loose) => {
      taskOf(data, 'key-units').exclude = [cap]
    }
    expect(exceeded(ofTask)).toEqual([['plan.tasks[0].exclude[0]', 66]])
  })

  it('is held against those it is for, and the visits that it counts', () => {
    const one = { listed: '区重点' }
    expect(exceeded(ofPlan({ where: one }), byLot)).toEqual([['plan.exclude[0]', 66]])
    expect(exceeded(ofPlan({ where: { not: one } }), byLot)).toEqual([])
    expect(exceeded(ofPlan({ except: ['other'] }), byLot)).toEqual([])
    expect(exceeded(ofPlan({ except: ['else'] }), byLot)).toEqual([['plan.exclude[0]', 66]])
    expect(exceeded(ofPlan({ matters: ['other'] }), byLot)).toEqual([])
  })
})

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
