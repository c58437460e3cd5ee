import { describe, expect, it } from 'vitest'
import {
  canonicalJson,
  draw,
  isDoubleRandomError,
  parseInputs,
  verify,
} from '../../../src/index.ts'
import { candidatesOf } from '../../../src/pair/candidates.ts'
import { dayCaps } from '../../../src/pair/day-caps.ts'
import type { Visit } from '../../../src/pair/legality.ts'
import { expectSound } from '../../verify/sound.ts'
import { type Data, exampleInputs, exampleInspector, withTask } from '../example-inputs.ts'

const DAY = '2020-01-02'

/**
 * Caps of the inspectors A and B (or of their group) for three visits on one day and one on the
 * next.
 */
function capsOf(officers: Data, pastVisits: Data[], perDay = 2) {
  const inspectors = ['A', 'B'].map((id) => exampleInspector(id, { perDay, ...officers }))
  const inputs = parseInputs(exampleInputs({ inspectors, pastVisits }))
  const visits = [DAY, DAY, DAY, '2020-01-03'].map((date) => ({ date }) as Visit)
  return dayCaps(candidatesOf(inputs), visits, inputs.pastVisits)?.caps
}

const visit = (enterprise: string, date: string, ...inspectors: string[]) => {
  return { enterprise, date, inspectors }
}

describe('the most visits of an officer on a day', () => {
  it('are his perDay where he has no other visit', () => {
    expect(capsOf({}, [visit('E01', '2020-01-05', 'A')])).toEqual([
      { inspector: 0, first: 0, last: 0, most: 2 },
      { inspector: 1, first: 0, last: 0, most: 2 },
    ])
  })

  it('are fewer by the enterprises at which he is already, however many matters these visits have', () => {
    const twice = { ...visit('E01', DAY, 'A'), matter: 'a' }
    const rows = [twice, { ...twice, matter: 'b' }, visit('unknown', '2020-01-03', 'B', 'A')]
    expect(capsOf({}, rows)).toEqual([
      { inspector: 0, first: 0, last: 0, most: 1 },
      { inspector: 1, first: 0, last: 0, most: 2 },
    ])
  })

  it('are never below none', () => {
    const rows = ['E01', 'E02', 'E03'].map((id) => visit(id, DAY, 'A'))
    expect(capsOf({}, rows)?.[0]).toEqual({ inspector: 0, first: 0, last: 0, most: 0 })
  })

  it('count for a group the visits of all its members', () => {
    const rows = [visit('E01', DAY, 'A'), visit('E02', DAY, 'A', 'B')]
    expect(capsOf({ group: 'G' }, rows, 3)).toEqual([{ inspector: 0, first: 0, last: 0, most: 1 }])
  })
})

describe('a later draw', () => {
  const world = (pastVisits: Data[]) => {
    const inspectors = ['A', 'B', 'C', 'D'].map((id) => exampleInspector(id, { perDay: 1 }))
    const task = { rounds: [{ window: [DAY, DAY], visits: 1 }], team: undefined }
    return withTask(task, { inspectors, pastVisits })
  }

  it('leaves out who has visits on that day', () => {
    const data = world([visit('elsewhere', DAY, 'A', 'C')])
    for (const seed of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      const record = draw(data, { seed })
      const team = record.body.tables.seats.map(({ inspector }) => inspector).sort()
      expect(team).toEqual(['B', 'D'])
      expectSound(verify(canonicalJson(record), data))
    }
  })

  it('cannot be staffed with fewer than two', () => {
    const data = world([visit('elsewhere', DAY, 'A', 'B', 'C')])
    try {
      draw(data, { seed: '1' })
      expect.unreachable()
    } catch (error) {
      expect(isDoubleRandomError(error) && error.code).toBe('pairing/infeasible')
    }
  })
})
