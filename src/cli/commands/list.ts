import { visitsMade } from 'double-random'
import { readOutboundColumns, writeVisits } from 'double-random/tables'
import { say } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { loadFiles, loadInputs } from '../load-inputs.ts'
import { inLanguage } from '../messages/in-language.ts'
import { readIntact } from '../read-document.ts'
import { readBlinding, readTexts } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

export interface ListCommand {
  readonly record: string
  readonly inputs: string
  /** The table that says what the platform calls its columns. */
  readonly layout: string
  /** The last day of the visits, as of a notice. */
  readonly upTo?: string
  readonly amendment?: readonly string[]
  readonly blinding?: string
  readonly output?: string
}

/** Writes the visits of a draw in the layout of the platform that they are uploaded to. */
export async function list(terminal: Terminal, options: ListCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const { output } = options
  if (output === undefined) {
    throw new UsageError(say('option-needs', { option: '--layout', needs: ['--output'] }))
  }
  const { text, document } = await readIntact(terminal, options.record, 'record')
  const isBlinded = document.body.head.announcement.blinding !== null
  const blinding = await readBlinding(terminal, options.blinding, isBlinded)
  const amendments = await readTexts(terminal, options.amendment)
  const inputs = await loadInputs(terminal, options.inputs)
  const [file] = await loadFiles(terminal, options.layout)
  const layout = readOutboundColumns(file ?? { name: options.layout, bytes: new Uint8Array() })
  const after = { ...blinding, amendments }
  const { upTo } = options
  const until = upTo === undefined ? {} : { upTo }
  const bytes = await stage(terminal, 'checking', () =>
    writeVisits(text, inputs, layout, { ...after, ...until }),
  )
  const all = visitsMade(text, inputs, after)
  const visits = all.filter(({ date }) => upTo === undefined || date <= upTo).length
  return {
    ok: true,
    lines: [
      t(
        `${visits} 家次，${layout.length} 列。检查之前保密`,
        `${visits} visits, ${layout.length} columns; confidential until they are over`,
      ),
    ],
    data: { visits, columns: layout.length },
    files: [{ path: output, text: bytes }],
  }
}
