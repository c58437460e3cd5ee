import { visitsMade } from 'double-random'
import { type ListedBy, workingList, workingListPage } from 'double-random/papers'
import { readOutboundColumns, writeVisits } from 'double-random/tables'
import { say } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { loadFiles } from '../load-inputs.ts'
import { inLanguage } from '../messages/in-language.ts'
import { type DrawOptions, type ReadDraw, readDraw, upToText } from '../read-draw.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { needOneOf, UsageError } from '../usage-error.ts'
import { type Format, formatOf, listAs } from './format.ts'

export interface ListCommand extends DrawOptions {
  readonly by?: ListedBy
  /** The table that says what the platform calls its columns. */
  readonly layout?: string
  /** The last day of the visits that a platform gets, as of a notice. */
  readonly upTo?: string
  readonly output?: string
}

/**
 * Writes the visits of a draw as it stands: in an order that people work by, or in the layout of
 * the platform that they are uploaded to.
 */
export async function list(terminal: Terminal, options: ListCommand): Promise<Answer> {
  const { by, layout, upTo, output } = options
  needOneOf({ '--by': by, '--layout': layout })
  if (upTo !== undefined && layout === undefined) {
    throw new UsageError(say('option-needs', { option: '--up-to', needs: ['--layout'] }))
  }
  const until = upTo === undefined ? {} : { upTo }
  const format = formatOf(output, by === undefined ? ['.xlsx'] : ['.html', '.xlsx', '.csv'])
  const draw = await readDraw(terminal, options)
  const columns = layout === undefined ? undefined : await outboundColumns(terminal, layout)
  const text = await stage(terminal, 'listing', () =>
    columns !== undefined
      ? writeVisits(draw.text, draw.inputs, columns, { ...draw.after, ...until })
      : writtenAs(format, draw, by as ListedBy),
  )
  const visits = visitsMade(draw.text, draw.inputs, draw.after).filter(
    ({ date }) => upTo === undefined || date <= upTo,
  ).length
  const t = inLanguage(terminal.language)
  return {
    ok: true,
    lines: [
      t(
        `${visits} 家次。名单在末次检查之前保密`,
        `${visits} visits; confidential until the last visit`,
      ),
      upToText(terminal, draw),
    ],
    data: {
      visits,
      amendments: draw.after.amendments.length,
      ...(columns && { columns: columns.length }),
    },
    files: [{ path: output, text }],
  }
}

async function outboundColumns(terminal: Terminal, path: string) {
  const [file] = await loadFiles(terminal, path)
  return readOutboundColumns(file ?? { name: path, bytes: new Uint8Array() })
}

function writtenAs(format: Format, { text, inputs, after }: ReadDraw, by: ListedBy) {
  if (format === '.html') return workingListPage(text, inputs, { by, ...after })
  return listAs(format, workingList(text, inputs, { by, ...after }))
}
