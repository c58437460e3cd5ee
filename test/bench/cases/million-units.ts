import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { announce, canonicalJson, type DrawRecord, draw, parseInputs, verify } from 'double-random'
import { type Measurement, timed } from '../measure.ts'
import { oneTask, registerOf } from './one-task.ts'

const UNITS = 1_000_000
const VISITS = 10_000
const RUNS = 3
const OPERATOR = {
  series: 'bench',
  number: 1,
  entropy: [{ kind: 'operator' }],
  weak: true,
} as const

/** A simple draw from a register of a million, and its verification from the text of the record. */
export function millionUnits(): Measurement[] {
  const enterprises = registerOf(UNITS, (i) => ({
    risk: 'ABCD'[i % 4],
    size: i % 1000,
    tags: ['petrol'],
  }))
  const data = oneTask(VISITS, enterprises)
  const ms = { parse: [], json: [], announce: [], draw: [], verify: [], again: [] } as Record<
    'parse' | 'json' | 'announce' | 'draw' | 'verify' | 'again',
    number[]
  >
  const rows = JSON.stringify(enterprises)
  let record: DrawRecord | undefined
  for (let run = 0; run < RUNS; run += 1) {
    ms.json.push(timed(() => JSON.parse(rows)).ms)
    const parse = timed(() => parseInputs(data))
    const inputs = parse.result
    ms.parse.push(parse.ms)
    ms.announce.push(timed(() => announce(inputs, OPERATOR)).ms)
    // The roots of inputs that were announced are known.
    const fresh = parseInputs(data)
    const drawing = timed(() => draw(fresh, { seed: 'bench' }))
    ms.draw.push(drawing.ms)
    record = drawing.result
    const text = canonicalJson(record)
    const verifying = timed(() => verify(text, parseInputs(data)))
    ms.verify.push(verifying.ms)
    const again = timed(() => verify(text, inputs))
    ms.again.push(again.ms)
    assert.equal(verifying.result.outcome, 'partial')
    assert.equal(again.result.outcome, 'partial')
  }

  const { secrets, tables } = record!.body
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
  const line = (what: string, times: readonly number[]) => ({ what, ms: times, readme: what })
  return [
    {
      ...line('check and freeze a register of 1,000,000 units', ms.parse),
      instead: { what: 'JSON.parse of the same rows', ms: ms.json },
    },
    line('announce it: roots of all tables', ms.announce),
    line('draw 10,000 of them, roots included', ms.draw),
    line('verify from text and raw inputs', ms.verify),
    line('verify again with inputs checked before', ms.again),
  ]
}
