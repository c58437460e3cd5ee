import { describe } from 'double-random/words'
import {
  checkPlan,
  comparePlans,
  type PlanComparison,
  type PlanData,
  type PlanFigure,
} from 'double-random/year'
import type { Answer } from '../answer.ts'
import { loadInputs } from '../load-inputs.ts'
import { inLanguage } from '../messages/in-language.ts'
import { parseJson } from '../parse-json.ts'
import { readText } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Language, Terminal } from '../terminal.ts'
import { jsonFile } from './format.ts'

export interface PlanCommand {
  readonly inputs: string
  /** Where the plan and the directory of another authority are. */
  readonly other?: string
  readonly output?: string
}

/** Checks the arithmetic and the structure of the annual plan, with whatever else there is of the data. */
export async function plan(
  terminal: Terminal,
  { inputs: path, other, output }: PlanCommand,
): Promise<Answer> {
  const data = await planData(terminal, path)
  const check = await stage(terminal, 'checking', () => checkPlan(data))
  const { ok, findings, figures, notChecked } = check
  const comparison =
    other === undefined
      ? undefined
      : comparePlans(await loadInputs(terminal, path), await loadInputs(terminal, other))
  const { language } = terminal
  const t = inLanguage(language)
  const kinds = [
    ...figures.byKind.map((each) => part(KINDS[each.key], each, language)),
    part({ zh: '双随机', en: 'double-random' }, figures.doubleRandom, language),
  ]
  return {
    ok,
    lines: [
      t(
        `${figures.tasks} 项任务，${figures.visits} 家次：${kinds.join('，')}`,
        `${figures.tasks} tasks, ${figures.visits} visits: ${kinds.join(', ')}`,
      ),
      ...figures.byDepartment.map(
        ({ key, ...figure }) =>
          `  ${part({ zh: key ?? '未写责任科室', en: key ?? 'no department' }, figure, language)}`,
      ),
      ...(figures.uncounted === 0
        ? []
        : [
            t(
              `${figures.uncounted} 项任务没有写家次，未计入`,
              `${figures.uncounted} tasks do not say how many visits, and count as none`,
            ),
          ]),
      ...findings.map(
        (finding) => `${finding.level === 'error' ? '×' : '-'} ${describe(finding, language)}`,
      ),
      ...notChecked.map((message) =>
        t(`未核对：${describe(message, language)}`, `not checked: ${describe(message, language)}`),
      ),
      ...(comparison === undefined ? [] : comparisonLines(comparison, language)),
      ok ? t('计划核对无误', 'the plan is in order') : t('计划有误', 'the plan is not in order'),
    ],
    data: { findings, figures, notChecked, ...(comparison && { comparison }) },
    files: jsonFile(output, { ...check, ...(comparison && { comparison }) }),
  }
}

function comparisonLines(
  { both, keyUnitsMissing, inNeither }: PlanComparison,
  language: Language,
): string[] {
  const t = inLanguage(language)
  const about = (tasks: readonly string[]) => tasks.join(t('、', ', '))
  return [
    t(`两边都查的 ${both.length} 家`, `${both.length} units in both plans`),
    ...both.map(({ first, second }) => {
      const twin =
        second.unit === first.unit ? '' : t(`（对方 ${second.unit}）`, ` (${second.unit})`)
      return `  ${first.unit}${twin}  ${about(first.tasks)} / ${about(second.tasks)}`
    }),
    t(
      `本方重点单位而对方名录中没有的 ${keyUnitsMissing.length} 家`,
      `${keyUnitsMissing.length} key units that the other directory lacks`,
    ),
    ...keyUnitsMissing.map(({ unit, tasks }) => `  ${unit}  ${about(tasks)}`),
    t(`两边都不查的 ${inNeither.length} 家`, `${inNeither.length} units in neither plan`),
    ...inNeither.map(({ unit, directory }) => {
      const where = {
        first: t('本方名录', 'own directory'),
        second: t('对方名录', 'the other directory'),
        both: t('两边名录', 'both directories'),
      }
      return `  ${unit}  ${where[directory]}`
    }),
  ]
}

const KINDS = {
  key: { zh: '重点检查', en: 'key' },
  general: { zh: '一般检查', en: 'general' },
} as const

function part(
  name: Readonly<Record<Language, string>>,
  { tasks, visits, printed }: PlanFigure,
  language: Language,
): string {
  const t = inLanguage(language)
  return t(
    `${name.zh} ${tasks} 项 ${visits} 家次（${printed === null ? '—' : `占 ${printed}`}）`,
    `${name.en} ${tasks} tasks, ${visits} visits${printed === null ? '' : `, ${printed}`}`,
  )
}

/** A plan alone, as it is before there are directories, or with all that is drawn from. */
async function planData(terminal: Terminal, path: string): Promise<PlanData> {
  if (path.toLowerCase().endsWith('.json')) {
    const value: unknown = parseJson(await readText(terminal, path), path)
    if (Array.isArray(Object(value).tasks)) return { plan: value as PlanData['plan'] }
  }
  return loadInputs(terminal, path)
}
