import { access } from 'node:fs/promises'
import type { Answer } from './answer.ts'
import type { Terminal } from './terminal.ts'
import { writeNewFile } from './write-new-file.ts'

/**
 * Writes the files of an answer and says it: on stdout, or on stderr where a document goes to
 * stdout.
 */
export async function deliver(terminal: Terminal, answer: Answer): Promise<void> {
  const { files = [], lines, ok, data } = answer
  // All or nothing: a key without its announcement would be a riddle.
  for (const { path } of files) if (path !== undefined) await refuseExisting(path)
  for (const { path, text, isSecret } of files) {
    if (path !== undefined) await writeNewFile(path, text, isSecret ? 0o600 : 0o666)
  }
  const printed = files.filter(({ path }) => path === undefined)
  for (const { text } of printed) terminal.document(String(text))
  // What was refused is said where errors are.
  const stream =
    answer.isRefused === true || (printed.length > 0 && !terminal.json) ? 'stderr' : 'stdout'
  if (!terminal.json) terminal[stream](lines)
  else if (answer.isRefused === true || printed.length === 0) {
    terminal.data(stream, { ok, ...data, files: files.flatMap(({ path }) => path ?? []) })
  }
}

async function refuseExisting(path: string): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  )
  if (!exists) return
  const error = new Error(`EEXIST: file already exists, '${path}'`)
  throw Object.assign(error, { code: 'EEXIST', path })
}
