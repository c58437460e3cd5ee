import {
  type BlindingOption,
  type DrawRecord,
  type InputData,
  type Inputs,
  parseInputs,
  parsePlan,
  type Task,
  visitsMade,
} from 'double-random'
import { parseSchedule, type YearSchedule } from 'double-random/year'
import { compareUtf8 } from '../core/utf8.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { tableOptions, visitTableOptions } from '../schema/options/files.ts'
import { type CsvOptions, toCsv } from './csv.ts'

export type TableOptions = Pick<CsvOptions, 'byteOrderMark'>

/**
 * Writes a schedule's table of tasks by month (检查计划安排表) as CSV with Chinese headings.
 *
 * @param schedule - a year's schedule
 * @param plan - its plan, for titles and departments
 * @param options - byte order mark (see {@link toCsv})
 * @returns a line for each task, months with the sum of each quarter behind it, and a line of
 *   totals
 * @throws DoubleRandomError `input/…` for a malformed schedule, plan or option
 *
 * @example
 * const year = scheduleYear(exampleInputs, { seed: '2020-01-02' });
 * const lines = monthsToCsv(year, parseInputs(exampleInputs).plan).split('\r\n');
 * lines[1]; // => '加油站,危化科,2,0,0,2,0,0,0,0,0,0,0,0,0,0,0,0,2'
 * lines[2]; // => '合计,,2,0,0,2,0,0,0,0,0,0,0,0,0,0,0,0,2'
 */
export function monthsToCsv(
  schedule: YearSchedule,
  plan: InputData['plan'],
  options: TableOptions = {},
): string {
  const taskOf = tasksById(plan)
  const rows = parseSchedule(schedule).table.map(({ task, months, quarters, year }) => {
    const { title = task, department = '' } = taskOf.get(task) ?? {}
    return [title, department, ...inQuarters(months, quarters), year]
  })
  const total = rows.reduce<number[]>(
    (sums, row) => row.slice(2).map((value, index) => (sums[index] ?? 0) + Number(value)),
    [],
  )
  const titles = [
    '任务',
    '责任科室',
    ...inQuarters(
      Array.from({ length: 12 }, (_, month) => `${month + 1}月`),
      ['一季度', '二季度', '三季度', '四季度'],
    ),
    '全年',
  ]
  const columns = titles.map((title, index) => ({ key: String(index), title }))
  return toCsv(
    [...rows, ['合计', '', ...total]].map((row) => ({ ...row })),
    { ...parseOption('options', tableOptions, options), columns },
  )
}

function tasksById(plan: InputData['plan']): ReadonlyMap<string, Task> {
  return new Map(parsePlan(plan).tasks.map((task) => [task.id, task]))
}

/** Each quarter's value behind those of its months. */
function inQuarters<T>(months: readonly T[], quarters: readonly T[]): T[] {
  return quarters.flatMap((quarter, index) => [...months.slice(3 * index, 3 * index + 3), quarter])
}

/**
 * Writes a schedule's days as CSV with Chinese headings, in the order of dates.
 *
 * @param schedule - a year's schedule
 * @param plan - its plan, for titles and departments
 * @param options - byte order mark (see {@link toCsv})
 * @returns a line for each day of each round
 * @throws DoubleRandomError `input/…` for a malformed schedule, plan or option
 *
 * @example
 * const year = scheduleYear(exampleInputs, { seed: '2020-01-02' });
 * daysToCsv(year, parseInputs(exampleInputs).plan).split('\r\n')[0]; // => '日期,任务,责任科室,轮次,家次'
 */
export function daysToCsv(
  schedule: YearSchedule,
  plan: InputData['plan'],
  options: TableOptions = {},
): string {
  const taskOf = tasksById(plan)
  const rows = parseSchedule(schedule)
    .days.map((day) => ({ ...day, ...namesOf(taskOf.get(day.task), day.task) }))
    .sort((a, b) => compareUtf8(a.date, b.date))
  const columns = [
    { key: 'date', title: '日期' },
    { key: 'title', title: '任务' },
    { key: 'department', title: '责任科室' },
    { key: 'round', title: '轮次' },
    { key: 'visits', title: '家次' },
  ]
  return toCsv(rows, { ...parseOption('options', tableOptions, options), columns })
}

function namesOf(task: Task | undefined, id: string) {
  return { title: task?.title ?? id, department: task?.department ?? '' }
}

/**
 * Writes the visits of a draw as CSV with Chinese headings: who is visited when and by whom, as
 * amended.
 *
 * The list names enterprises and officers: it is confidential until the visits are over.
 *
 * @param record - the record or its text
 * @param data - the inputs of the draw
 * @param options - amendments as texts; blinding key; byte order mark (see {@link toCsv})
 * @returns a line for each row of the sample that has a visit, in the order of units and dates
 * @throws DoubleRandomError as {@link visitsMade}
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * visitsToCsv(record, exampleInputs).split('\r\n')[0]; // => '日期,任务,编号,名称,街镇,检查人员'
 */
export function visitsToCsv(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: TableOptions & BlindingOption & { readonly amendments?: readonly string[] } = {},
): string {
  const inputs = parseInputs(data)
  const { byteOrderMark, ...after } = parseOption('options', visitTableOptions, options)
  const titleOf = new Map(inputs.plan.tasks.map(({ id, title }) => [id, title]))
  const unitOf = new Map(inputs.enterprises.map((unit) => [unit.id, unit]))
  const officerOf = new Map(inputs.inspectors.map(({ id, name }) => [id, name]))
  const rows = visitsMade(record, inputs, after).map((visit) => ({
    date: visit.date,
    task: titleOf.get(visit.matter ?? '') ?? visit.matter,
    id: visit.enterprise,
    name: unitOf.get(visit.enterprise)?.name,
    town: unitOf.get(visit.enterprise)?.town,
    officers: visit.inspectors?.map((id) => officerOf.get(id) ?? id).join('、'),
  }))
  const columns = [
    { key: 'date', title: '日期' },
    { key: 'task', title: '任务' },
    { key: 'id', title: '编号' },
    { key: 'name', title: '名称' },
    { key: 'town', title: '街镇' },
    { key: 'officers', title: '检查人员' },
  ]
  return toCsv(rows, { ...(byteOrderMark === undefined ? {} : { byteOrderMark }), columns })
}
