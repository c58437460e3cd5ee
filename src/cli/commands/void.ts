import { canonicalJson, type VoidCode, voidAnnouncement } from 'double-random'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import { readIntact } from '../read-document.ts'
import type { Terminal } from '../terminal.ts'

export interface VoidCommand {
  readonly announcement: string
  readonly code: VoidCode
  readonly statement: string
  readonly date: string
  readonly output?: string
}

/** Declares an announced number void: it is used up, and everybody sees why. */
export async function declareVoid(terminal: Terminal, options: VoidCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const { code, statement, date } = options
  const { text } = await readIntact(terminal, options.announcement, 'announcement')
  const document = voidAnnouncement(text, { code, statement, date })
  return {
    ok: true,
    lines: [t(`作废声明摘要 ${document.digest}`, `digest of the void ${document.digest}`)],
    data: { kind: 'void', digest: document.digest },
    files: [{ path: options.output, text: canonicalJson(document) }],
  }
}
