import { canonicalJson } from 'double-random'
import { daysToCsv, monthsToCsv } from 'double-random/files'
import { describe } from 'double-random/words'
import { planWithDays, scheduleYear } from 'double-random/year'
import type { Answer } from '../answer.ts'
import { loadInputs } from '../load-inputs.ts'
import { inLanguage } from '../messages/in-language.ts'
import { readLine } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'

export interface ScheduleCommand {
  readonly inputs: string
  readonly seedFile: string
  readonly from?: string
  /** Where the plan goes with the days as its rounds. */
  readonly plan?: string
  /** Where the table of tasks by month goes, and that of days. */
  readonly months?: string
  readonly days?: string
  readonly output?: string
}

/** Gives every visit of the plan a day of the year, without any unit. */
export async function schedule(terminal: Terminal, options: ScheduleCommand): Promise<Answer> {
  const { seedFile, from, plan, months, days, output } = options
  const seed = await readLine(terminal, seedFile)
  const inputs = await loadInputs(terminal, options.inputs)
  const year = await stage(terminal, 'scheduling', () =>
    scheduleYear(inputs, { seed, ...(from === undefined ? {} : { from }) }),
  )
  const { language } = terminal
  const t = inLanguage(language)
  const placed = year.days.reduce((sum, { visits }) => sum + visits, 0)
  const open = [...year.unplaced, ...year.notScheduled]
  const mark = { byteOrderMark: true }
  const further = [
    [plan, () => canonicalJson(planWithDays(inputs.plan, year))],
    [months, () => monthsToCsv(year, inputs.plan, mark)],
    [days, () => daysToCsv(year, inputs.plan, mark)],
  ] as const
  return {
    ok: year.unplaced.length === 0,
    lines: [
      t(`已排 ${placed} 家次`, `${placed} visits have a day`),
      ...open.map((each) => `- ${describe(each, language)}`),
    ],
    data: { visits: placed, unplaced: year.unplaced, notScheduled: year.notScheduled },
    files: [
      { path: output, text: canonicalJson(year) },
      ...further.flatMap(([path, write]) => (path === undefined ? [] : [{ path, text: write() }])),
    ],
  }
}
