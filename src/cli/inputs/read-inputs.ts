import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { InputData } from 'double-random'
import { fail } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import { decode } from './decode.ts'
import { inputsFromFiles, parseJson, type ReadInputs, rowsOf } from './inputs-from-files.ts'
import { readTable } from './read-table.ts'
import type { TableForm } from './tables.ts'

/**
 * Reads the inputs of a draw: a folder of CSV and JSON files, one JSON file with all of them, or
 * that on standard input (`-`).
 */
export async function readInputs(
  path: string,
  stdin: () => Promise<Uint8Array>,
): Promise<ReadInputs> {
  if (path === '-') return whole(parseJson(decode(await stdin(), '-'), '-'), '-')
  if (!(await stat(path)).isDirectory()) {
    return whole(parseJson(decode(await readFile(path), path), path), path)
  }
  const names = await readdir(path)
  return inputsFromFiles(names, (name) => readFile(join(path, name)), path)
}

function whole(value: unknown, path: string): ReadInputs {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return { data: value as InputData, tables: new Map() }
  }
  return fail({ code: 'input/type', path, expected: say('inputs-object'), found: show(value) })
}

/** Reads one table, for a directory that is compared with a register. */
export async function readRows(
  path: string,
  form: TableForm,
  stdin: () => Promise<Uint8Array>,
): Promise<readonly unknown[]> {
  const text = decode(path === '-' ? await stdin() : await readFile(path), path)
  const isJson = path.toLowerCase().endsWith('.json') || /^\s*\[/.test(text)
  return isJson ? rowsOf(parseJson(text, path), path) : readTable(text, form, path).rows
}
