import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson, type DrawRecord, draw } from 'double-random'
import { describe, expect, it } from 'vitest'
import { smallBureau, WINDOW } from '../ceremony/small-bureau.ts'
import type { Mutable } from '../ceremony/world.ts'
import { hasPython, python } from './python.ts'

type Tampered = Mutable<DrawRecord>

// What it makes again, byte for byte: the random draws of test/reference and the year of the demo.
describe.skipIf(!hasPython)('the replay in Python', () => {
  it('sees a changed ticket, seat, day, seed, threshold or row, and another directory', () => {
    const bad = mkdtempSync(join(tmpdir(), 'double-random-tampered-'))
    const data = smallBureau({
      units: 8,
      officers: 6,
      tasks: [{ rounds: [{ window: WINDOW, visits: 4 }] }],
    })
    const honest = draw(data, { seed: '瑞雪' })
    expect(honest.body.tables.seats.length).toBeGreaterThan(2)
    const inputs = JSON.stringify(data)
    const text = canonicalJson(honest)
    const edits: Readonly<Record<string, (record: Tampered) => void>> = {
      ticket: ({ body }) => (body.tables.sample[0]!.ticket = '0'.repeat(64)),
      day: ({ body }) => (body.tables.sample[0]!.date = '2020-01-01'),
      seat: ({ body }) => (body.tables.seats[0]!.inspector = 'nobody'),
      choices: ({ body }) => (body.tables.seats[0]!.choices += 1),
      pairing: ({ body }) => (body.head.pairing.withoutChoice += 1),
      row: ({ body }) => body.tables.sample.pop(),
      seed: ({ body }) => (body.secrets.seed = 'f'.repeat(64)),
      head: ({ body }) => (body.head.series = 'another'),
      digest: (record) => (record.digest = 'a'.repeat(64)),
    }
    for (const [edit, change] of Object.entries(edits)) {
      const record = structuredClone(honest) as Tampered
      change(record)
      writeFileSync(join(bad, `${edit}.record.json`), canonicalJson(record))
      writeFileSync(join(bad, `${edit}.inputs.json`), inputs)
    }
    writeFileSync(join(bad, 'honest.record.json'), text)
    writeFileSync(join(bad, 'honest.inputs.json'), inputs)
    const other = JSON.parse(inputs)
    other.enterprises[0].name = '另一家'
    writeFileSync(join(bad, 'directory.record.json'), text)
    writeFileSync(join(bad, 'directory.inputs.json'), JSON.stringify(other))
    writeFileSync(join(bad, 'text.record.json'), `${text}\n`)
    writeFileSync(join(bad, 'text.inputs.json'), inputs)
    const { lines, status } = python('--all', bad)
    rmSync(bad, { recursive: true, force: true })
    expect(status).toBe(1)
    expect(lines.length).toBe(Object.keys(edits).length + 3)
    expect(lines.filter((line) => line.endsWith(': the same'))).toEqual([
      expect.stringContaining('honest'),
    ])
  })

  it('says how it is used', () => {
    const { stderr, status } = python()
    expect([status, stderr]).toEqual([2, expect.stringContaining('RECORD.json INPUTS.json')])
  })
})
