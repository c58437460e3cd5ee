import { readWorkloadHeads } from 'double-random/tables'
import { type WorkloadFigures, workload as workloadOf } from 'double-random/year'
import type { Answer } from '../answer.ts'
import { loadInputs } from '../load-inputs.ts'
import { inLanguage } from '../messages/in-language.ts'
import { readTable } from '../read-table.ts'
import { stage } from '../stage.ts'
import type { Language, Terminal } from '../terminal.ts'
import { listWriter } from './format.ts'

export interface WorkloadCommand {
  readonly inputs: string
  /** The table of what officers do besides inspecting. */
  readonly heads?: string
  readonly output?: string
}

/** Holds the officer-days of a year against what the plan needs (工作量核算). */
export async function workload(terminal: Terminal, options: WorkloadCommand): Promise<Answer> {
  const written = listWriter(options.output)
  const inputs = await loadInputs(terminal, options.inputs)
  const { heads = [] } =
    options.heads === undefined ? {} : await readTable(terminal, options.heads, readWorkloadHeads)
  const account = await stage(terminal, 'scheduling', () => workloadOf(inputs, { heads }))
  const { language } = terminal
  const t = inLanguage(language)
  const all = { department: t('全部科室', 'all departments'), ...account.total }
  const rows = [...account.departments, all].flatMap(({ department, quarters, year }) => [
    ...quarters.map((each, index) => cellsOf(department, `第${index + 1}季度`, each)),
    cellsOf(department, '全年', year),
  ])
  const short = account.shortages.filter(({ quarter }) => quarter === undefined)
  const inQuarters = account.shortages.flatMap(({ department, quarter }) =>
    quarter === undefined
      ? []
      : [t(`${department}第${quarter}季度`, `${department}, quarter ${quarter}`)],
  )
  return {
    ok: account.shortages.length === 0,
    lines: [
      ...[...account.departments, all].map(({ department, year }) =>
        yearLine(department, year, language),
      ),
      ...short.map(({ department, missing }) =>
        t(
          `× ${department}全年缺 ${missing.value} 人天`,
          `× ${department} lacks ${missing.value} days`,
        ),
      ),
      ...(inQuarters.length === 0
        ? []
        : [
            t(
              `× 按季度缺的 ${inQuarters.length} 处：${inQuarters.join('、')}`,
              `× short in a quarter, ${inQuarters.length}: ${inQuarters.join('; ')}`,
            ),
          ]),
      ...account.commissioned.map(({ to, visits, needed }) =>
        t(
          `委托${to}检查 ${visits.value} 家次，需 ${needed.value} 人天，不计入各科室`,
          `commissioned to ${to}: ${visits.value} visits, ${needed.value} days, in no department`,
        ),
      ),
      ...(account.withoutOfficers.length === 0
        ? []
        : [
            t(
              `没有执法人员的科室：${account.withoutOfficers.join('、')}`,
              `departments without officers: ${account.withoutOfficers.join(', ')}`,
            ),
          ]),
      ...(account.uncounted.length === 0
        ? []
        : [
            t(
              `没有写家次、未计入的：${account.uncounted.map(({ task }) => task).join('、')}`,
              `without a number of visits, and left out: ${account.uncounted.map(({ task }) => task).join(', ')}`,
            ),
          ]),
      ...(heads.length > 0
        ? []
        : [
            t(
              '没有给出其他工作（--heads），全部工作日都算监督检查',
              'without --heads: all days are for inspection',
            ),
          ]),
    ],
    data: { ...account },
    files: written({ title: '工作量核算', headings: HEADINGS, groups: [{ rows }] }),
  }
}

const HEADINGS = [
  ...['科室', '时间', '工作日', '人数', '总法定工作日', '其他执法工作日', '非执法工作日'],
  ...['监督检查工作日', '计划需要', '余地'],
]

function cellsOf(department: string, period: string, figures: WorkloadFigures): string[] {
  const { workingDays, officers, statutory, inspection, needed, reserve } = figures
  const { otherEnforcement, nonEnforcement } = figures
  const days = [otherEnforcement, nonEnforcement, inspection, needed, reserve]
  return [
    ...[department, period],
    ...[workingDays, officers, statutory, ...days.map(({ value }) => value)].map(String),
  ]
}

function yearLine(department: string, year: WorkloadFigures, language: Language): string {
  const t = inLanguage(language)
  const { officers, statutory, inspection, needed, reserve } = year
  return t(
    `${department}：${officers} 人，法定 ${statutory} 人天，可用于监督检查 ${inspection.value} 人天，计划需要 ${needed.value} 人天，余 ${reserve.value} 人天`,
    `${department}: ${officers} officers, ${statutory} days, ${inspection.value} for inspection, ${needed.value} needed, ${reserve.value} left`,
  )
}
