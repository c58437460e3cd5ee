import { describe, expect, it } from 'vitest'
import type { Task } from '../../../src/index.ts'
import { scheduleYear } from '../../../src/year/index.ts'

const certificate = { from: '2019-01-01', to: '2020-12-31' }
const officer = (id: string) => ({ id, name: id, department: '科', certificate })
const task = (id: string, visits: number, window: readonly [string, string]): Task => ({
  id,
  title: id,
  kind: 'general',
  department: '科',
  doubleRandom: true,
  design: { type: 'simple' },
  rounds: [{ window, visits }],
})
const inputs = (
  tasks: readonly Task[],
  inspectors = ['甲', '乙', '丙', '丁'].map((id) => officer(id)),
) => ({
  plan: { id: 'p', title: '计划', tasks },
  calendar: { version: 'v', from: '2020-03-02', to: '2020-04-03' },
  enterprises: [],
  inspectors,
})
const SEEDS = 600

/** How often each outcome comes up under the seeds `1` … `600`. */
function countOf(data: ReturnType<typeof inputs>): Map<string, number> {
  const counts = new Map<string, number>()
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const { days } = scheduleYear(data, { seed: String(seed) })
    const outcome = days.map((row) => `${row.task} ${row.date.slice(5)} ${row.visits}`).join(', ')
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  }
  return counts
}

/**
 * By number of outcomes: what Pearson's Σ (m·count − n)² / (m·n) exceeds once in a million times if
 * all have equal chances, in the limit law with 1, 2, 4 and 5 degrees of freedom. The seeds are
 * fixed, so a test that passes goes on passing.
 */
const BOUNDS = new Map([
  [2, 23.93],
  [3, 27.64],
  [5, 33.38],
  [6, 35.89],
])

function chiSquare(counts: ReadonlyMap<string, number>, outcomes: number): number {
  let sum = 0
  for (const count of counts.values()) sum += (outcomes * count - SEEDS) ** 2
  sum += (outcomes - counts.size) * SEEDS ** 2
  return sum / (outcomes * SEEDS)
}

const from2To4 = ['2020-03-02', '2020-03-04'] as const

describe('days that differ in nothing', () => {
  it.each([
    ['two days, one visit', inputs([task('a', 1, ['2020-03-02', '2020-03-03'])]), 2],
    ['three days, four visits', inputs([task('a', 4, from2To4)]), 3],
    ['five days, one visit', inputs([task('a', 1, ['2020-03-02', '2020-03-06'])]), 5],
    [
      'three days, two tasks, one team a day',
      inputs(
        [task('a', 1, from2To4), task('b', 1, from2To4)],
        ['甲', '乙'].map((id) => officer(id)),
      ),
      6,
    ],
    ['two days in two months', inputs([task('a', 1, ['2020-03-31', '2020-04-01'])]), 2],
  ])('are taken equally often: %s', (_, data, outcomes) => {
    const counts = countOf(data)
    expect(counts.size).toBe(outcomes)
    expect(chiSquare(counts, outcomes)).toBeLessThan(BOUNDS.get(outcomes)!)
  })

  it('are told apart where their chances are 2 to 3', () => {
    const counts = new Map([
      ['a', (SEEDS * 8) / 20],
      ['b', (SEEDS * 12) / 20],
    ])
    expect(chiSquare(counts, 2)).toBeGreaterThan(BOUNDS.get(2)!)
  })
})
