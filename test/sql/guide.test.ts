import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { blocksOf, programsOf } from '../house/markdown.ts'
import { runShell } from '../house/run-programs.ts'
import { root } from '../house/sources.ts'
import { startPostgres } from './engines.ts'

const blocks = blocksOf('verify', readFileSync(join(root, 'docs/verify-a-draw.md'), 'utf8'))
const postgresql = await startPostgres()
if (postgresql === undefined)
  console.warn('SKIPPED, not installed: PostgreSQL 15 (apt-get install postgresql-15)')
const folder = mkdtempSync(join(tmpdir(), 'double-random-guide-'))
afterAll(async () => {
  await postgresql?.stop()
  rmSync(folder, { recursive: true, force: true })
})

it.skipIf(postgresql === undefined)(
  'the SQL of docs/verify-a-draw.md runs in PostgreSQL, after what stands before it',
  () => {
    const office = programsOf(blocks).programs.find(({ kind }) => kind === 'office')
    for (const { code } of office?.parts ?? []) expect(runShell(code, folder).error).toBeUndefined()
    const index = blocks.findIndex(({ info, code }) => info === 'sh' && code.includes('| psql'))
    const [sql, output] = blocks.slice(index, index + 2)
    Object.assign(process.env, postgresql?.environment)
    const { printed, error } = runShell(sql?.code ?? '', folder)
    expect(error).toBeUndefined()
    expect(printed).toBe(output?.code)
  },
)
