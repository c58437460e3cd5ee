import { visitsToICalendar } from 'double-random/files'
import { say, show } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import { type DrawOptions, readDraw, upToText } from '../read-draw.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import { formatOf } from './format.ts'

export interface VisitsCommand extends DrawOptions {
  /** Whose visits alone. */
  readonly officer?: string
  readonly output?: string
}

/** Writes the visits of a draw as it stands as a calendar that telephones and mail programs read. */
export async function visits(terminal: Terminal, options: VisitsCommand): Promise<Answer> {
  const { officer, output } = options
  formatOf(output, ['.ics'])
  const draw = await readDraw(terminal, options)
  const { text, inputs, after } = draw
  const t = inLanguage(terminal.language)
  if (officer !== undefined && !inputs.inspectors.some(({ id }) => id === officer)) {
    throw new UsageError(
      say('option-value', {
        option: '--officer',
        expected: say('id-in-directory', { directory: 'inspectors' }),
        found: show(officer),
      }),
    )
  }
  const file = await stage(terminal, 'listing', () =>
    visitsToICalendar(text, inputs, {
      ...after,
      stamp: `${new Date(terminal.now()).toISOString().slice(0, 19)}Z`,
      ...(officer === undefined ? {} : { officer }),
    }),
  )
  const count = file.split('BEGIN:VEVENT').length - 1
  return {
    ok: true,
    lines: [
      t(
        `${count} 天次。名单在末次检查之前保密`,
        `${count} visits; confidential until the last visit`,
      ),
      upToText(terminal, draw),
    ],
    data: { visits: count, amendments: after.amendments.length },
    files: [{ path: output, text: file }],
  }
}
