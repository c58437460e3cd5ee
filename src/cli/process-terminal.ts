import { randomBytes } from 'node:crypto'
import { readSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { say } from '../core/message.ts'
import type { Device, Language } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** The terminal, or the pipes, that the program was started with. */
export function processTerminal(
  language: Language,
  { json, quiet }: { readonly json: boolean; readonly quiet: boolean },
): Device {
  return {
    language,
    json,
    progress: json || quiet ? 'off' : process.stderr.isTTY ? 'passing' : 'lines',
    stdin: readStdin,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    askHidden,
    now: () => Date.now(),
    randomBytes: (count) => randomBytes(count),
  }
}

let wasRead = false

async function readStdin(): Promise<Uint8Array> {
  if (wasRead) throw new UsageError(say('standard-input-once'))
  wasRead = true
  const chunks: Buffer[] = []
  const chunk = Buffer.alloc(1 << 16)
  for (;;) {
    let length = 0
    try {
      length = readSync(0, chunk)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EOF') break
      if (code !== 'EAGAIN') throw error
      // A pipe that has nothing yet.
      await new Promise((resolve) => setTimeout(resolve, 5))
      continue
    }
    if (length === 0) break
    chunks.push(Buffer.from(chunk.subarray(0, length)))
  }
  return Buffer.concat(chunks)
}

async function askHidden(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined
  process.stderr.write(question)
  const silent = new Writable({ write: (_, __, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await reader.question('')
  } finally {
    reader.close()
    process.stderr.write('\n')
  }
}
