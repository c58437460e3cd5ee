import { exclusionsOf, exclusionsText, readExclusions } from 'double-random'
import type { Answer } from '../answer.ts'
import { loadInputs } from '../load-inputs.ts'
import { inLanguage } from '../messages/in-language.ts'
import { readIntact } from '../read-document.ts'
import { readBlinding, readText } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { needOneOf } from '../usage-error.ts'

export interface ExclusionsCommand {
  readonly record: string
  /** To make the companion file of the record. */
  readonly inputs?: string
  /** A companion file to be held against the record. */
  readonly check?: string
  readonly blinding?: string
  readonly output?: string
}

/** Makes the companion file of a record, or holds one against the record. */
export async function exclusions(terminal: Terminal, options: ExclusionsCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const { inputs: path, check } = options
  needOneOf({ '--inputs': path, '--check': check })
  const { text, document } = await readIntact(terminal, options.record, 'record')
  const isBlinded = document.body.head.announcement.blinding !== null
  const blinding = await readBlinding(terminal, options.blinding, isBlinded)
  if (check !== undefined) {
    const given = await readText(terminal, check)
    const { length } = await stage(terminal, 'verifying', () =>
      readExclusions(text, given, blinding),
    )
    return {
      ok: true,
      lines: [
        t(
          `剔除 ${length} 条，与记录头的根值一致`,
          `${length} exclusions with the root in the head of the record`,
        ),
      ],
      data: { kind: 'exclusions', rows: length, recordDigest: document.digest },
    }
  }
  const inputs = await loadInputs(terminal, path as string)
  const rows = await stage(terminal, 'explaining', () => exclusionsOf(text, inputs, blinding))
  return {
    ok: true,
    lines: [t(`剔除 ${rows.length} 条`, `${rows.length} exclusions`)],
    data: { kind: 'exclusions', rows: rows.length, recordDigest: document.digest },
    files: [{ path: options.output, text: exclusionsText(rows) }],
  }
}
