import assert from 'node:assert/strict'
import { draw, type InputData, parseInputs } from 'double-random'
import { grouped, type Measurement, median, timed } from '../measure.ts'

const SIZES = [10_000, 100_000, 1_000_000]
const VISITS = 1_000

/** A draw from ever larger registers: what a unit costs stays what it is. */
export function growth(): Measurement[] {
  return SIZES.map((size) => {
    const data = registerOf(size)
    const ms = Array.from({ length: size < 1_000_000 ? 5 : 2 }, () => {
      const { ms, result } = timed(() => draw(parseInputs(data), { seed: 'bench' }))
      assert.equal(result.body.tables.sample.length, VISITS)
      assert.equal(result.body.head.rounds[0]?.frame, size)
      return ms
    })
    return {
      what: `check, freeze and draw ${grouped(VISITS)} of ${grouped(size)} units`,
      ms,
      also: `${((1000 * median(ms)) / size).toFixed(1)} µs a unit`,
      readme: `check, freeze and draw ${grouped(VISITS)} of ${grouped(size)} units`,
    }
  })
}

function registerOf(size: number): InputData {
  return {
    plan: {
      id: 'bench',
      title: 'bench',
      tasks: [
        {
          id: 'all',
          title: 'all',
          kind: 'general',
          department: 'A',
          doubleRandom: true,
          team: 'none',
          design: { type: 'simple' },
          rounds: [{ window: ['2020-01-02', '2020-12-31'], visits: VISITS }],
        },
      ],
    },
    calendar: { version: 'bench', from: '2020-01-01', to: '2020-12-31' },
    enterprises: Array.from({ length: size }, (_, i) => ({
      id: `91310112MA${String(i).padStart(8, '0')}`,
      name: `企业${i}`,
      town: `镇${i % 14}`,
    })),
    inspectors: [],
  }
}
