import assert from 'node:assert/strict'
import { draw, parseInputs } from 'double-random'
import { grouped, type Measurement, median, timed } from '../measure.ts'
import { oneTask, registerOf } from './one-task.ts'

const SIZES = [10_000, 100_000, 1_000_000]
const VISITS = 1_000

/** A draw from ever larger registers: what a unit costs stays what it is. */
export function growth(): Measurement[] {
  return SIZES.map((size) => {
    const data = oneTask(
      VISITS,
      registerOf(size, () => ({})),
    )
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
