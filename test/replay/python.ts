import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../house/sources.ts'
import type { Made } from '../reference/exercised.ts'
import { canonicalJson } from '../reference/library.ts'

/** Whether there is a Python to replay records with. */
export const hasPython = spawnSync('python3', ['--version']).status === 0
if (!hasPython) console.warn('SKIPPED: no python3')

/** What `examples/replay` says. */
export function python(...arguments_: readonly string[]) {
  const program = join(root, 'examples/replay')
  const { stdout, stderr, status } = spawnSync('python3', [program, ...arguments_], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return { lines: stdout.trim().split('\n'), stderr, status }
}

/** Whether a line says that a record is made again byte for byte, and nothing is wrong with it. */
export const isSame = (line: string): boolean => /: the same(; open: .*)?$/.test(line)

/** The lines about records that Python does not make again byte for byte, of how many. */
export function replayedByPython(batch: readonly Made[]) {
  const folder = mkdtempSync(join(tmpdir(), 'double-random-replay-'))
  for (const [index, { inputs, record, blinding, reports = [] }] of batch.entries()) {
    const save = (kind: string, text: string) =>
      writeFileSync(join(folder, `${index}.${kind}`), text)
    save('record.json', canonicalJson(record as never))
    save('inputs.json', JSON.stringify(inputs))
    if (blinding !== undefined) save('blinding', `${blinding}\n`)
    for (const [at, text] of reports.entries()) save(`outcomes.${at + 1}.json`, text)
  }
  const { lines, stderr } = python('--all', folder)
  rmSync(folder, { recursive: true, force: true })
  if (stderr !== '') throw new Error(stderr)
  const other = lines.filter((line) => !isSame(line))
  return { other, records: lines.length }
}
