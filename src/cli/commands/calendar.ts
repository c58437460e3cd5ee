import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import manifest from 'chinese-days/package.json' with { type: 'json' }
import { listWorkingDays } from 'double-random'
import { calendarFromChineseDays } from 'double-random/files'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import type { Terminal } from '../terminal.ts'

export interface CalendarCommand {
  readonly year: number
  readonly output?: string
}

/** Writes the working calendar of a year with China's holidays and make-up days. */
export async function calendar(terminal: Terminal, options: CalendarCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const version = `chinese-days ${manifest.version}, ${options.year}`
  const made = calendarFromChineseDays(days, { year: options.year, version })
  const working = listWorkingDays(made).length
  return {
    ok: true,
    lines: [
      t(
        `${options.year} 年 ${working} 个工作日（${version}），请与国务院办公厅的通知核对`,
        `${options.year}: ${working} working days (${version})`,
      ),
    ],
    data: { version, workingDays: working },
    files: [{ path: options.output, text: `${JSON.stringify(made, undefined, 2)}\n` }],
  }
}
