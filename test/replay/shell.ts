import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson } from 'double-random'
import { inclusion } from 'double-random/report'
import { root } from '../house/sources.ts'
import type { Made } from '../reference/exercised.ts'

/** Whether there is a shell with `sha256sum`. */
export const hasShell = spawnSync('sh', ['-c', 'printf x | sha256sum']).status === 0
if (!hasShell) console.warn('SKIPPED: no sh or no sha256sum')

/** A stratum that tickets decide: the key, who was eligible, and who was drawn, by rank. */
interface Case {
  readonly key: string
  readonly ids: readonly string[]
  readonly drawn: readonly string[]
}

function casesOf({ inputs, record, blinding }: Made): Case[] {
  const { secrets, tables } = record.body
  const key = blinding === undefined ? {} : { blinding }
  return inclusion(record, inputs as never, key).rounds.flatMap(({ pool, round, units }, index) => {
    const strata = new Map<string, string[]>()
    let isPlain = true
    for (const unit of units) {
      if (!('stratum' in unit)) continue
      const label = canonicalJson(unit.stratum)
      strata.set(label, [...(strata.get(label) ?? []), unit.unit])
    }
    // Chances that differ inside a stratum are in proportion to size, which tickets alone do not
    // decide.
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

/** The strata of so many records that a few lines of shell do not draw as the library did, of how many. */
export function redrawnByShell(batch: readonly Made[], most: number) {
  const folder = mkdtempSync(join(tmpdir(), 'double-random-shell-'))
  const cases: Case[] = []
  let records = 0
  for (const made of batch) {
    if (records === most) break
    const found = casesOf(made)
    if (found.length > 0) records += 1
    cases.push(...found)
  }
  const lines = cases.map(({ key, ids, drawn }, index) => {
    writeFileSync(join(folder, `${index}.ids`), ids.map((id) => `${id}\n`).join(''))
    return `sh "${root}/examples/redraw.sh" ${key} ${drawn.length} < ${index}.ids > ${index}.drawn`
  })
  writeFileSync(join(folder, 'all.sh'), `set -e\n${lines.join('\n')}\n`)
  const { status, stderr } = spawnSync('sh', ['all.sh'], { cwd: folder, encoding: 'utf8' })
  if (status !== 0 || stderr !== '') throw new Error(`exit ${status}: ${stderr}`)
  const other = cases.filter(({ drawn }, index) => {
    const text = readFileSync(join(folder, `${index}.drawn`), 'utf8')
    return text !== drawn.map((id) => `${id}\n`).join('')
  })
  rmSync(folder, { recursive: true, force: true })
  return { other, strata: cases.length, records }
}
