import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson, inclusion } from 'double-random'
import { expect, it } from 'vitest'
import { root } from '../house/sources.ts'
import { attempt, library } from '../reference/library.ts'
import { type Draw, randomDraw } from '../reference/random-draw.ts'
import { tally } from '../reference/tally.ts'

const hasShell = spawnSync('sh', ['-c', 'printf x | sha256sum']).status === 0
if (!hasShell) console.warn('SKIPPED: no sh or no sha256sum')

/** A stratum that tickets decide: the key, who was eligible, and who was drawn, by rank. */
interface Case {
  readonly key: string
  readonly ids: readonly string[]
  readonly drawn: readonly string[]
}

function casesOf({ inputs, options, reveals }: Draw): Case[] {
  const made = attempt(() => library(inputs, options, reveals))
  if ('error' in made) return []
  const { record } = made.value
  const { secrets, tables } = record.body
  return inclusion(record, inputs as never).rounds.flatMap(({ pool, round, units }, index) => {
    const strata = new Map<string, string[]>()
    let isPlain = true
    for (const unit of units) {
      if (!('stratum' in unit)) continue
      const label = canonicalJson(unit.stratum)
      strata.set(label, [...(strata.get(label) ?? []), unit.unit])
    }
    // Chances that differ inside a stratum are in proportion to size, which tickets alone do not decide.
    const chances = new Map<string, string | null>()
    for (const unit of units) {
      if (!('stratum' in unit)) continue
      const label = canonicalJson(unit.stratum)
      if (chances.has(label) && chances.get(label) !== unit.pi) isPlain = false
      chances.set(label, unit.pi)
    }
    const { design } = record.body.head.rounds[index] as { design: string }
    const hasSize = record.body.head.rounds[index]?.strata.some(({ pi }) => pi === null)
    if (!isPlain || design === 'pps' || hasSize) return []
    return [...strata].map(([label, ids]) => ({
      key: secrets.keys.rounds[index]?.select as string,
      ids,
      drawn: tables.sample
        .filter(
          (row) => row.pool === pool && row.round === round && canonicalJson(row.stratum) === label,
        )
        .sort((a, b) => a.rank - b.rank)
        .map(({ unit }) => unit),
    }))
  })
}

it.skipIf(!hasShell)('a few lines of shell draw the strata of 200 random records again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'double-random-shell-'))
  const cases: Case[] = []
  let records = 0
  tally(
    900,
    randomDraw,
    (draw) => {
      const found = records < 200 ? casesOf(draw) : []
      if (found.length > 0) records += 1
      cases.push(...found)
      return []
    },
    41,
  )
  const lines = cases.map(({ key, ids, drawn }, index) => {
    writeFileSync(join(folder, `${index}.ids`), ids.map((id) => `${id}\n`).join(''))
    return `sh "${root}/examples/redraw.sh" ${key} ${drawn.length} < ${index}.ids > ${index}.drawn`
  })
  writeFileSync(join(folder, 'all.sh'), `set -e\n${lines.join('\n')}\n`)
  const { status, stderr } = spawnSync('sh', ['all.sh'], { cwd: folder, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  const other = cases.filter(({ drawn }, index) => {
    const text = readFileSync(join(folder, `${index}.drawn`), 'utf8')
    return text !== drawn.map((id) => `${id}\n`).join('')
  })
  rmSync(folder, { recursive: true, force: true })
  const units = cases.reduce((sum, { ids }) => sum + ids.length, 0)
  console.log(`${records} records, ${cases.length} strata, ${units} units drawn again by sh`)
  expect(other).toEqual([])
  expect(records).toBe(200)
})
