import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Inputs } from 'double-random'
import { inputsOf, type Reading, readTables, type TableFile } from 'double-random/tables'
import { stage } from './stage.ts'
import type { Terminal } from './terminal.ts'

/** The files of a folder, a single file, or standard input (`-`). */
export async function loadFiles(terminal: Terminal, path: string): Promise<readonly TableFile[]> {
  if (path === '-') return [{ name: '-', bytes: Uint8Array.from(await terminal.stdin()) }]
  if (!(await stat(path)).isDirectory()) {
    return [{ name: basename(path), bytes: await bytesOf(path) }]
  }
  const entries = await readdir(path, { withFileTypes: true })
  return Promise.all(
    entries.map(async (entry) => {
      const inside = join(path, entry.name)
      return entry.isDirectory()
        ? { name: `${entry.name}/`, bytes: await namesIn(inside) }
        : { name: entry.name, bytes: await bytesOf(inside) }
    }),
  )
}

/** What a folder among the files holds: not read, but a recusal may lie there. */
async function namesIn(folder: string): Promise<Uint8Array> {
  const names = await readdir(folder)
  return new TextEncoder().encode(names.sort().join('\n'))
}

/** Node's own class of bytes is none of plain JavaScript. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const { buffer, byteOffset, byteLength } = await readFile(path)
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** Reads the tables of a draw, with an account of all that was handed in. */
export async function loadReading(terminal: Terminal, path: string): Promise<Reading> {
  return stage(terminal, 'reading', async () => readTables(await loadFiles(terminal, path)))
}

/** Reads and checks the inputs of a draw; a refusal names file, row and heading. */
export async function loadInputs(terminal: Terminal, path: string): Promise<Inputs> {
  const reading = await loadReading(terminal, path)
  return stage(terminal, 'checking', () => inputsOf(reading))
}
