import type { Plan, Task } from 'double-random'
import { left, right, table } from './table.ts'
import { heading, paragraph } from './text.ts'

/** Totals of a plan's visits. */
export function planTotals({ tasks }: Plan) {
  const sum = (some: readonly Task[]) =>
    some.reduce((total, { visits }) => total + (visits ?? 0), 0)
  return {
    all: sum(tasks),
    key: sum(tasks.filter(({ kind }) => kind === 'key')),
    general: sum(tasks.filter(({ kind }) => kind === 'general')),
    doubleRandom: sum(tasks.filter(({ doubleRandom }) => doubleRandom)),
    deferred: sum(tasks.filter(({ deferred }) => deferred !== undefined)),
  }
}

/** The plan as a table: fourteen tasks, then the totals. */
export function printPlan(plan: Plan): string[] {
  const totals = planTotals(plan)
  const share = (visits: number) => `${Math.round((100 * visits) / totals.all)}%`
  const rows = plan.tasks.map((task, index) => [
    index + 1,
    task.kind === 'key' ? '重点' : '一般',
    task.category ?? '',
    task.title,
    task.mode ?? '',
    task.department,
    task.visits ?? 0,
    task.doubleRandom ? '是' : '',
    remark(task),
  ])
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
        left('轮次和说明'),
      ],
      rows,
    ),
    '',
    ...paragraph(
      `全年 ${totals.all} 家次 = 重点检查 ${totals.key} 家次（${share(totals.key)}）` +
        ` + 一般检查 ${totals.general} 家次（${share(totals.general)}）。` +
        `其中双随机 ${totals.doubleRandom} 家次；名单留待以后确定的 ${totals.deferred} 家次。`,
    ),
  ]
}

function remark({ deferred, rounds, frequency, cooperating }: Task): string {
  if (deferred !== undefined) return '名单另定'
  if (cooperating !== undefined) return `会同${cooperating.join('、')}`
  const shares = (rounds ?? []).map(({ visits }) => visits ?? 0)
  if (shares.length > 1) return `${shares.length} 轮：${shares.join(' + ')}`
  return frequency ?? ''
}
