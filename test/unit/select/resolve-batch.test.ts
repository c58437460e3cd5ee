import { describe, expect, it } from 'vitest'
import { announce } from '../../../src/index.ts'
import { type Data, exampleInputs, exampleTask } from '../example-inputs.ts'
import { refusalOf } from '../expect-error.ts'

const ROUND = { window: ['2020-01-02', '2020-01-31'], visits: 1 }

function batchOf(tasks: Data[], batch?: unknown) {
  const data = exampleInputs({ plan: { id: 'p', title: 'P', tasks: tasks.map(exampleTask) } })
  const options = {
    series: 's',
    number: 1,
    entropy: [{ kind: 'operator' }],
    weak: true,
    ...(batch === undefined ? {} : { batch }),
  }
  return announce(data, options as never).body.batch.map(({ pool, round }) => `${pool} ${round}`)
}

const TASKS: Data[] = [
  { id: 'z', rounds: [ROUND, ROUND] },
  { id: 'listed', doubleRandom: false },
  { id: 'later', doubleRandom: false, deferred: '重要时段' },
  { id: 'a', rounds: Array(11).fill(ROUND) },
]

describe('a batch', () => {
  it('is all rounds of the double-random tasks when it is not named', () => {
    const ofA = Array.from({ length: 11 }, (_, i) => `a ${i + 1}`)
    expect(batchOf(TASKS)).toEqual(['z 1', 'z 2', ...ofA])
  })

  it('is in the order of the plan, however it is named', () => {
    const batch = [
      { pool: 'a', round: 10 },
      { pool: 'z', round: 2 },
      { pool: 'a', round: 2 },
      { pool: 'z', round: 1 },
    ]
    expect(batchOf(TASKS, batch)).toEqual(['z 1', 'z 2', 'a 2', 'a 10'])
  })

  it('may name a task that is not double-random', () => {
    expect(batchOf(TASKS, [{ pool: 'listed', round: 1 }])).toEqual(['listed 1'])
  })

  it.each([
    [
      'a round twice',
      [
        { pool: 'z', round: 1 },
        { pool: 'z', round: 1 },
      ],
    ],
    ['a round the task does not have', [{ pool: 'z', round: 3 }]],
    ['a task the plan does not have', [{ pool: 'Z', round: 1 }]],
    ['a deferred task', [{ pool: 'later', round: 1 }]],
  ])('does not name %s', (_, batch) => {
    expect(refusalOf(() => batchOf(TASKS, batch)).code).toBe('design/batch')
  })

  it('needs a design for each of its rounds', () => {
    const without = [{ id: 'z', design: undefined }]
    expect(refusalOf(() => batchOf(without)).code).toBe('design/batch')
    const own = [{ id: 'z', design: undefined, rounds: [{ ...ROUND, design: { type: 'simple' } }] }]
    expect(batchOf(own)).toEqual(['z 1'])
  })

  it('is not empty', () => {
    expect(refusalOf(() => batchOf([{ id: 'z', doubleRandom: false }])).code).toBe('design/batch')
    expect(refusalOf(() => batchOf([{ id: 'z', rounds: undefined }])).code).toBe('design/batch')
  })
})
