import assert from 'node:assert/strict'
import { canonicalJson, draw, parseInputs, verify } from 'double-random'
import { inclusion } from 'double-random/report'
import { type Measurement, timed } from '../measure.ts'
import { oneTask, registerOf } from './one-task.ts'

const UNITS = 200_000
const VISITS = 10_000

/** A stratified draw in proportion to size, with units so large that they are certain. */
export function bySize(): Measurement[] {
  const enterprises = registerOf(UNITS, (i) => ({
    // One of five hundred is larger than all others of its town together; the largest are certain
    // one after the other.
    size: i % 500 === 0 ? 1_000_000 + i : 1 + (i % 97),
  }))
  const data = oneTask(VISITS, enterprises, {
    task: {
      design: {
        type: 'stratified',
        by: ['town'],
        allocation: { type: 'proportional' },
        size: 'size',
      },
    },
  })
  const parse = timed(() => parseInputs(data))
  const inputs = parse.result
  const drawing = timed(() => draw(inputs, { seed: 'bench' }))
  const text = canonicalJson(drawing.result)
  const verifying = timed(() => verify(text, inputs))
  const stating = timed(() => inclusion(drawing.result, inputs))

  assert.equal(verifying.result.outcome, 'partial')
  const { sample } = drawing.result.body.tables
  assert.equal(sample.length, VISITS)
  const certain = assertChances(
    enterprises,
    stating.result.rounds[0]!.units,
    drawing.result.body.head.rounds[0]!.strata,
  )
  const drawn = new Set(sample.map(({ unit }) => unit))
  assert.ok(certain.length > 100)
  assert.ok(certain.every((unit) => drawn.has(unit)))

  return [
    { what: 'check and freeze 200,000 units', ms: [parse.ms] },
    {
      what: 'draw 10,000 in proportion to size, 14 strata',
      ms: [drawing.ms],
      readme: 'draw 10,000 of 200,000 units in proportion to size, 14 strata',
    },
    { what: 'verify from text', ms: [verifying.ms] },
    { what: 'state the chance of each of the 200,000', ms: [stating.ms] },
  ]
}

/**
 * Σπ = n in each stratum, exactly, and every π = n·x/T with the certain units out; returns who is
 * certain.
 */
function assertChances(
  units: readonly { readonly id: string; readonly town: string; readonly size: number }[],
  stated: readonly { readonly unit: string; readonly pi: string | null }[],
  strata: ReturnType<typeof draw>['body']['head']['rounds'][number]['strata'],
): string[] {
  const piOf = new Map(stated.map(({ unit, pi }) => [unit, pi!.split('/').map(Number)]))
  assert.equal(piOf.size, UNITS)
  const mayBeDrawn = (id: string) => piOf.get(id)![0] !== piOf.get(id)![1]
  return strata.flatMap(({ stratum, size, drawn }) => {
    const mine = units.filter(({ town }) => town === stratum[0])
    assert.equal(mine.length, size)
    const open = mine.filter(({ id }) => mayBeDrawn(id))
    const certain = mine.filter(({ id }) => !mayBeDrawn(id))
    const left = drawn - certain.length
    const total = open.reduce((sum, unit) => sum + unit.size, 0)
    for (const unit of open) {
      const [p, q] = piOf.get(unit.id)! as [number, number]
      // Σπ = Σ n·x/T = n follows from each being so; nobody else may be certain, and nobody less.
      assert.equal(BigInt(p) * BigInt(total), BigInt(left) * BigInt(unit.size) * BigInt(q))
      assert.ok(left * unit.size < total)
    }
    const smallest = Math.min(...certain.map((unit) => unit.size))
    assert.ok(certain.length === 0 || (left + 1) * smallest >= total + smallest)
    return certain.map(({ id }) => id)
  })
}
