import { readFile, stat } from 'node:fs/promises'
import { fail } from '../core/errors.ts'
import { say } from '../core/message.ts'
import type { Terminal } from './terminal.ts'

/** Reads a document or another text that is UTF-8, from a file or standard input (`-`). */
export async function readText(terminal: Terminal, path: string): Promise<string> {
  const bytes = path === '-' ? await terminal.stdin() : await readFile(path)
  try {
    // A byte order mark stays, and is refused: no canonical text has one.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    const found = say('text-in-another-encoding')
    return fail({ code: 'evidence/json', path, expected: say('text-in-utf-8'), found })
  }
}

/** Reads several, one after the other: standard input can be one of them. */
export async function readTexts(
  terminal: Terminal,
  paths: readonly string[] = [],
): Promise<string[]> {
  const texts: string[] = []
  for (const path of paths) texts.push(await readText(terminal, path))
  return texts
}

/** Reads what only its owner should be able to read, and says so where others can. */
export async function readSecret(terminal: Terminal, path: string): Promise<string> {
  if (path !== '-' && process.platform !== 'win32') {
    const { mode } = await stat(path)
    if ((mode & 0o077) !== 0) {
      terminal.stderr([
        terminal.language === 'zh'
          ? `提醒：${path} 其他用户也能读取，请执行 chmod 600`
          : `warning: ${path} can be read by other users; run chmod 600`,
      ])
    }
  }
  return readLine(terminal, path)
}

/** Reads a text without the mark and the line end that editors put around it. */
export async function readLine(terminal: Terminal, path: string): Promise<string> {
  return (await readText(terminal, path)).replace(/^\ufeff/, '').trim()
}

/**
 * The blinding key, from a file, or asked for where the announcement needs one and there is
 * somebody to ask.
 */
export async function readBlinding(
  terminal: Terminal,
  path: string | undefined,
  isNeeded: boolean,
): Promise<{ readonly blinding?: string }> {
  if (path !== undefined) return { blinding: await readSecret(terminal, path) }
  if (!isNeeded) return {}
  const question = terminal.language === 'zh' ? '盲化密钥：' : 'blinding key: '
  const answer = await terminal.askHidden(question)
  return answer === undefined ? {} : { blinding: answer.trim() }
}
