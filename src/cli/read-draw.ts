import type { DrawRecord, Inputs } from 'double-random'
import { loadInputs } from './load-inputs.ts'
import { inLanguage } from './messages/in-language.ts'
import { readIntact } from './read-document.ts'
import { readBlinding, readTexts } from './read-text.ts'
import type { Terminal } from './terminal.ts'

export interface DrawOptions {
  readonly record: string
  readonly inputs: string
  readonly amendment?: readonly string[]
  readonly blinding?: string
}

/** A draw, and what is known of it. */
export interface ReadDraw {
  readonly text: string
  readonly record: DrawRecord
  readonly inputs: Inputs
  readonly after: { readonly blinding?: string; readonly amendments: readonly string[] }
}

/** Reads a record, the inputs of its draw and its amendments; the key is asked for if it has one. */
export async function readDraw(terminal: Terminal, options: DrawOptions): Promise<ReadDraw> {
  const { text, document } = await readIntact(terminal, options.record, 'record')
  const isBlinded = document.body.head.announcement.blinding !== null
  const blinding = await readBlinding(terminal, options.blinding, isBlinded)
  const amendments = await readTexts(terminal, options.amendment)
  const inputs = await loadInputs(terminal, options.inputs)
  return { text, record: document, inputs, after: { ...blinding, amendments } }
}

/** Up to when a view of a draw goes: amendments that were not handed in cannot show. */
export function upToText(terminal: Terminal, { after: { amendments } }: ReadDraw): string {
  const t = inLanguage(terminal.language)
  const count = amendments.length
  return count === 0
    ? t('没有提供变更文件，所列为抽取时的情况', 'without amendments: as it was drawn')
    : t(
        `已计入变更 ${count} 件；此后是否另有变更，请看核验`,
        `with ${count} amendments; whether there are later ones, verify says`,
      )
}
