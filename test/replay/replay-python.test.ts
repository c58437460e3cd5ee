import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DrawRecord } from 'double-random'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contributions } from '../../examples/minhang-2020/contributions.ts'
import type { DrawnBatch } from '../../examples/minhang-2020/drawn-batch.ts'
import { runYear } from '../../examples/minhang-2020/run-year.ts'
import type { Mutable } from '../ceremony/world.ts'
import { root } from '../house/sources.ts'
import type { Gen } from '../reference/dice.ts'
import { attempt, canonicalJson, library } from '../reference/library.ts'
import { type Draw, randomDraw } from '../reference/random-draw.ts'
import { randomPairing } from '../reference/random-pairing.ts'
import { randomTeams } from '../reference/random-teams.ts'
import { tally } from '../reference/tally.ts'

const program = join(root, 'examples/replay.py')
const hasPython = spawnSync('python3', ['--version']).status === 0
if (!hasPython) console.warn('SKIPPED: no python3')

const KINDS: readonly (readonly [
  name: string,
  runs: number,
  gen: (g: Gen) => Draw,
  seed: number,
])[] = [
  ['draws', 420, randomDraw, 31],
  ['pairings', 200, (g) => randomPairing(g, 8, 5), 32],
  ['teams', 300, randomTeams, 33],
]

type Tampered = Mutable<DrawRecord>

describe.skipIf(!hasPython)('the replay in Python', () => {
  const folder = mkdtempSync(join(tmpdir(), 'double-random-replay-'))
  const made: string[] = []
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const save = (name: string, text: string, inputs: object, key: string | undefined) => {
    writeFileSync(join(folder, `${name}.record.json`), text)
    writeFileSync(join(folder, `${name}.inputs.json`), JSON.stringify(inputs))
    if (key !== undefined) writeFileSync(join(folder, `${name}.blinding`), `${key}\n`)
  }

  beforeAll(() => {
    for (const [kind, runs, gen, seed] of KINDS) {
      let number = 0
      const keep = ({ inputs, options, reveals }: Draw) => {
        const drawn = attempt(() => library(inputs, options, reveals))
        if ('error' in drawn) return ['refused']
        const name = `${kind}-${number}`
        number += 1
        save(name, canonicalJson(drawn.value.record as never), inputs, options.blindingKey)
        made.push(name)
        return ['drawn']
      }
      tally(runs, gen, keep as never, seed)
    }
  })

  const replayed = (arguments_: readonly string[]) => {
    const { stdout, stderr, status } = spawnSync('python3', [program, ...arguments_], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    return { lines: stdout.trim().split('\n'), stderr, status }
  }

  it('makes at least 200 random records again, byte for byte', () => {
    const { lines, stderr } = replayed(['--all', folder])
    const other = lines.filter((line) => !line.endsWith(': the same'))
    console.log(`${lines.length} records replayed in Python, ${made.length} made`)
    expect([stderr, other]).toEqual(['', []])
    expect(lines.length).toBe(made.length)
    expect(lines.length).toBeGreaterThanOrEqual(500)
  })

  it("makes the largest batch of a district's year again: 189 visits, 386 seats", () => {
    const { batch, record, inputs } = runYear().batches[2] as DrawnBatch
    const { findings: _findings, ...data } = inputs
    const year = mkdtempSync(join(tmpdir(), 'double-random-replay-'))
    const paths = ['record.json', 'inputs.json', 'key'].map((name) => join(year, name))
    const texts = [
      canonicalJson(record),
      JSON.stringify(data),
      contributions(batch.number).blinding,
    ]
    for (const [i, path] of paths.entries()) writeFileSync(path, texts[i] as string)
    expect(record.body.tables.seats.length).toBe(386)
    const { lines, status } = replayed(paths)
    rmSync(year, { recursive: true })
    expect([lines, status]).toEqual([[`${paths[0]}: the same`], 0])
  })

  it('sees a changed ticket, seat, day, seed, threshold or row, and another directory', () => {
    const bad = mkdtempSync(join(tmpdir(), 'double-random-tampered-'))
    const name = made.find((each) => {
      const { sample, seats } = recordOf(each).body.tables
      return sample.length > 2 && seats.length > 2 && !existsSync(join(folder, `${each}.blinding`))
    }) as string
    const inputs = readFileSync(join(folder, `${name}.inputs.json`), 'utf8')
    const edits: Readonly<Record<string, (record: Tampered) => void>> = {
      ticket: ({ body }) => (body.tables.sample[0]!.ticket = '0'.repeat(64)),
      day: ({ body }) => (body.tables.sample[0]!.date = '2020-01-01'),
      seat: ({ body }) => (body.tables.seats[0]!.inspector = 'nobody'),
      row: ({ body }) => body.tables.sample.pop(),
      seed: ({ body }) => (body.secrets.seed = 'f'.repeat(64)),
      head: ({ body }) => (body.head.series = 'another'),
      digest: (record) => (record.digest = 'a'.repeat(64)),
    }
    for (const [edit, change] of Object.entries(edits)) {
      const record = recordOf(name) as unknown as Tampered
      change(record)
      writeFileSync(join(bad, `${edit}.record.json`), canonicalJson(record as never))
      writeFileSync(join(bad, `${edit}.inputs.json`), inputs)
    }
    const other = JSON.parse(inputs)
    other.enterprises[0].name = '另一家'
    writeFileSync(join(bad, 'directory.record.json'), canonicalJson(recordOf(name) as never))
    writeFileSync(join(bad, 'directory.inputs.json'), JSON.stringify(other))
    writeFileSync(join(bad, 'text.record.json'), `${canonicalJson(recordOf(name) as never)}\n`)
    writeFileSync(join(bad, 'text.inputs.json'), inputs)
    const { lines, status } = replayed(['--all', bad])
    rmSync(bad, { recursive: true, force: true })
    expect(status).toBe(1)
    expect(lines.length).toBe(Object.keys(edits).length + 2)
    expect(lines.filter((line) => line.endsWith(': the same'))).toEqual([])
  })

  it('says how it is used', () => {
    const { stderr, status } = replayed([])
    expect([status, stderr]).toEqual([2, expect.stringContaining('RECORD.json INPUTS.json')])
  })

  const recordOf = (name: string): DrawRecord =>
    JSON.parse(readFileSync(join(folder, `${name}.record.json`), 'utf8'))
})
