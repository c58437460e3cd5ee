import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { canonicalJson, draw, type InputData, parseInputs, verify } from 'double-random'
import type { Measurement } from '../bench.ts'
import { timed } from '../median-time.ts'

const UNITS = 1_000_000
const VISITS = 10_000

/** A simple draw from a register of a million, and its verification from the text of the record. */
export function millionUnits(): Measurement[] {
  const enterprises = Array.from({ length: UNITS }, (_, i) => ({
    id: `91310112MA${String(i).padStart(8, '0')}`,
    name: `企业${i}`,
    town: `镇${i % 14}`,
    risk: 'ABCD'[i % 4],
    size: i % 1000,
    tags: ['petrol'],
  }))
  const data: InputData = {
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
    enterprises,
    inspectors: [],
  }
  const parse = timed(() => parseInputs(data))
  const inputs = parse.result
  const drawing = timed(() => draw(inputs, { seed: 'bench' }))
  const text = canonicalJson(drawing.result)
  const verifying = timed(() => verify(text, parseInputs(data)))
  const again = timed(() => verify(text, inputs))

  const { secrets, tables } = drawing.result.body
  const key = secrets.keys.rounds[0]?.select as string
  const all = enterprises.map(({ id }) =>
    createHash('sha256')
      .update(key + id)
      .digest('hex'),
  )
  const threshold = all.slice().sort((a, b) => (a < b ? -1 : 1))[VISITS - 1] as string
  const expected = enterprises.filter((_, i) => (all[i] as string) <= threshold)
  assert.deepEqual(
    tables.sample.map(({ unit }) => unit),
    expected.map(({ id }) => id),
  )
  assert.equal(verifying.result.outcome, 'partial')
  assert.equal(again.result.outcome, 'partial')

  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  return [
    { what: 'check and freeze 1,000,000 units', figure: seconds(parse.ms) },
    { what: 'draw 10,000 of them, roots included', figure: seconds(drawing.ms) },
    { what: 'verify from text and raw inputs', figure: seconds(verifying.ms) },
    { what: 'verify again with inputs checked before', figure: seconds(again.ms) },
  ]
}
