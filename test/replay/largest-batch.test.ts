import { expect, it } from 'vitest'
import { contributions } from '../../examples/minhang-2020/contributions.ts'
import { runYear } from '../../examples/minhang-2020/run-year.ts'
import { isSlow } from '../effort.ts'
import { hasPython, replayedByPython } from './python.ts'

it.runIf(isSlow && hasPython)(
  'Python replays the largest batch of the model year: 386 seats',
  () => {
    const { record, inputs } = runYear().batches[2]!
    const { findings: _findings, ...data } = inputs
    const { blinding } = contributions(3)
    expect(record.body.tables.seats.length).toBe(386)
    expect(replayedByPython([{ inputs: data, record, blinding }])).toEqual({
      other: [],
      records: 1,
    })
  },
)
