import type { Plan, Task } from 'double-random'
import { describe } from 'double-random/words'
import type { PlanCheck } from 'double-random/year'
import { CATEGORIES, MODES } from './labels.ts'
import { left, right, table } from './table.ts'
import { heading, paragraph } from './text.ts'

/** The plan as a table: fourteen tasks, what they add up to, and whether the text says the same. */
export function printPlan(plan: Plan, { figures, findings, notChecked }: PlanCheck): string[] {
  const { totals = {} } = plan
  const [key, general] = figures.byKind
  const isDeferred = (task: Task) => task.deferred !== undefined
  const later = plan.tasks.filter(isDeferred).map(({ title }) => title)
  const rows = plan.tasks.map((task, index) => [
    index + 1,
    task.kind === 'key' ? '重点' : '一般',
    task.category === undefined ? '' : CATEGORIES[task.category],
    task.title,
    task.mode === undefined ? '' : MODES[task.mode],
    task.department,
    task.visits ?? 0,
    task.doubleRandom ? '是' : '',
    remark(task),
  ])
  const clean = findings.length === 0 && notChecked.length === 0
  return [
    ...heading(`一、${plan.title}`),
    ...table(
      [
        right('序'),
        left('性质'),
        left('类别'),
        left('任务'),
        left('方式'),
        left('责任科室'),
        right('家次'),
        left('双随机'),
        left('各轮家次和说明'),
      ],
      rows,
    ),
    '',
    ...paragraph(
      `全年 ${figures.visits} 家次 = 重点检查 ${key?.visits} 家次（${totals.key?.share}）` +
        ` + 一般检查 ${general?.visits} 家次（${totals.general?.share}）。` +
        `其中双随机 ${figures.doubleRandom.visits} 家次（${figures.doubleRandom.printed}）；` +
        `${later.join('、')}共 ${figures.deferred.visits} 家次，名单留待以后确定。`,
    ),
    ...paragraph(
      `核对：各项之和、占比、轮次、期限、半年和季度覆盖、名录家数${clean ? '，没有发现问题' : ''}。`,
    ),
    ...findings.flatMap((each) => paragraph(describe(each, 'zh'), '    ')),
  ]
}

/** That a slip of the pen does not pass. */
export function printSlips({ findings }: PlanCheck): string[] {
  return [
    ...paragraph(
      '试把文本改错三处（合计写作 632，重点占比写作 60%，删去加油站第三轮），再核对，' +
        `查出 ${findings.length} 处：${findings.map((each) => describe(each, 'zh')).join('；')}。`,
    ),
  ]
}

/** Rounds, how often, and with whom. */
function remark({ deferred, rounds = [], cooperating }: Task): string {
  const shares = rounds.map(({ visits }) => visits ?? 0)
  return [
    ...(shares.length > 1 ? [shares.join('+')] : []),
    ...(deferred === undefined ? [] : ['名单另定']),
    ...(cooperating === undefined ? [] : [`会同${cooperating.join('、')}`]),
  ].join(' ')
}
