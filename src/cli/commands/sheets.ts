import { type SheetForm, visitSheetPages, visitSheets } from 'double-random/papers'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import { type DrawOptions, readDraw, upToText } from '../read-draw.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { formatOf } from './format.ts'

export interface SheetsCommand extends DrawOptions {
  readonly form?: SheetForm
  readonly output?: string
}

/** Writes the sheets that teams take along, a page for each visit and form. */
export async function sheets(terminal: Terminal, options: SheetsCommand): Promise<Answer> {
  const { form, output } = options
  formatOf(output, ['.html'])
  const draw = await readDraw(terminal, options)
  const { text, inputs, after } = draw
  const forms = form === undefined ? {} : { forms: [form] }
  const page = await stage(terminal, 'listing', () =>
    visitSheetPages(text, inputs, { ...after, ...forms }),
  )
  const made = visitSheets(text, inputs, after)
  const unstaffed = made.filter(({ staffing }) => staffing === 'vacant').length
  const t = inLanguage(terminal.language)
  const missing = t(`，其中 ${unstaffed} 家次待派员`, `, ${unstaffed} of them without officers`)
  return {
    ok: true,
    lines: [
      t(
        `${made.length} 家次${unstaffed > 0 ? missing : ''}。末次检查之前保密`,
        `${made.length} visits${unstaffed > 0 ? missing : ''}; confidential until the last visit`,
      ),
      upToText(terminal, draw),
    ],
    data: { visits: made.length, unstaffed, amendments: after.amendments.length },
    files: [{ path: output, text: page }],
  }
}
