import { describe, expect, it } from 'vitest'
import type { Task } from '../../../src/index.ts'
import { checkPlan } from '../../../src/year/plan/check-plan.ts'
import { type Loose, minhang, taskOf } from './minhang.ts'

const row = (key: string | null, tasks: number, visits: number, share: string, printed: string) => {
  return { key, tasks, visits, share, printed }
}

describe('the figures of the plan of Minhang', () => {
  const { figures } = checkPlan(minhang())

  it('are those of the printed text, as exact shares', () => {
    expect(figures.visits).toBe(633)
    expect(figures.byKind).toEqual([
      row('key', 9, 386, '386/633', '61.0%'),
      row('general', 5, 247, '247/633', '39.0%'),
    ])
    expect(figures.doubleRandom).toEqual({
      tasks: 4,
      visits: 130 + 30 + 50 + 7,
      share: '217/633',
      printed: '34.3%',
    })
    expect(figures.deferred).toEqual({
      tasks: 3,
      visits: 60 + 60 + 30,
      share: '50/211',
      printed: '23.7%',
    })
  })

  // By hand: 633 = 3 × 211; 144, 150, 42 and 579 are divisible by 3, 92, 374 and 217 are not.
  it('are split by category, mode and responsible department', () => {
    expect(figures.byCategory).toEqual([
      row('unit', 2, 132 + 12, '48/211', '22.7%'),
      row('period', 3, 150, '50/211', '23.7%'),
      row('matter', 4, 30 + 27 + 30 + 5, '92/633', '14.5%'),
    ])
    expect(figures.byMode).toEqual([
      row('key', 8, 386 - 12, '374/633', '59.1%'),
      row('random', 4, 217, '217/633', '34.3%'),
      row('joint', 2, 12 + 30, '14/211', '6.6%'),
    ])
    expect(figures.byDepartment).toEqual([
      row('安监大队', 10, 633 - 12 - 30 - 12, '193/211', '91.5%'),
      row('安监科', 1, 30, '10/211', '4.7%'),
      row('指导科', 1, 12, '4/211', '1.9%'),
      row('法制科', 2, 5 + 7, '4/211', '1.9%'),
    ])
  })
})

describe('a figure', () => {
  const figuresAfter = (change: (data: Loose) => void) => {
    const data = minhang()
    change(data)
    return checkPlan(data).figures
  }

  it('counts what states no category, mode or department in a row of its own', () => {
    const figures = figuresAfter((data) => {
      const task = taskOf(data, 'chemical-use')
      for (const member of ['category', 'mode', 'department']) delete task[member]
    })
    for (const rows of [figures.byCategory, figures.byMode, figures.byDepartment])
      expect(rows.at(-1)).toEqual(row(null, 1, 30, '10/211', '4.7%'))
  })

  it('takes the sum of the rounds where the task states no number, and none where nobody does', () => {
    const figures = figuresAfter((data) => {
      delete taskOf(data, 'petrol').visits
      delete taskOf(data, 'ammonia-dust').visits
    })
    expect([figures.visits, figures.uncounted]).toEqual([633 - 27, 1])
  })

  it('has no share where nothing is planned', () => {
    const task: Task = {
      id: 'a',
      title: 'A',
      kind: 'key',
      department: 'D',
      doubleRandom: false,
      visits: 0,
    }
    const { figures } = checkPlan({ plan: { id: 'p', title: 'P', tasks: [task] } })
    expect(figures.byKind[0]).toEqual({
      key: 'key',
      tasks: 1,
      visits: 0,
      share: null,
      printed: null,
    })
  })
})

describe('a printed share', () => {
  const found = (key: number, general: number, share: string) => {
    const task = (id: string, kind: Task['kind'], visits: number) => {
      return { id, title: id, kind, department: 'D', doubleRandom: false, visits }
    }
    const plan = {
      ...{ id: 'p', title: 'P', totals: { key: { share } } },
      tasks: [task('a', 'key', key), task('b', 'general', general)],
    }
    return checkPlan({ plan }).findings.flatMap(({ code, expected }) =>
      code === 'share-wrong' && expected.id === 'share-of-visits' ? expected.values.share : [],
    )
  }

  it.each([
    ['61%', 386, 247],
    ['61.0%', 386, 247],
    ['60.98%', 386, 247],
    ['60.979463%', 386, 247],
    // 1/8 = 12.5 % and 1/2000 = 0.05 %: halves go up.
    ['13%', 1, 7],
    ['12.5%', 1, 7],
    ['0.1%', 1, 1999],
    ['0.05%', 1, 1999],
    ['0%', 1, 1999],
    ['100%', 5, 0],
    ['100.00%', 5, 0],
    ['0.0%', 0, 5],
  ])('%s is right for %i of both', (share, key, general) => {
    expect(found(key, general, share)).toEqual([])
  })

  it.each([
    ['60%', 386, 247, '61%'],
    ['60.9%', 386, 247, '61.0%'],
    ['60.97%', 386, 247, '60.98%'],
    ['12%', 1, 7, '13%'],
    ['99.9%', 1999, 1, '100.0%'],
    ['100%', 199, 2, '99%'],
  ])('%s is wrong for %i and %i', (share, key, general, right) => {
    expect(found(key, general, share)).toEqual([right])
  })
})
