import { formatRatio, type Ratio, ratio } from '../../core/ratio.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import type { Task } from '../../schema/inputs/plan.ts'
import type { PlannedTask } from './task.ts'

/** Some tasks of a plan, added up. */
export interface PlanFigure {
  readonly tasks: number
  readonly visits: number
  /** Of all visits of the plan, exactly: `"386/633"`; null if it has none. */
  readonly share: string | null
  /** The share with one decimal, halves up: `"61.0%"`. */
  readonly printed: string | null
}

/** What a plan's tasks add up to. */
export interface PlanFigures {
  readonly tasks: number
  readonly visits: number
  /** Tasks that do not say how many visits, and count as none here. */
  readonly uncounted: number
  readonly byKind: readonly (PlanFigure & { readonly key: 'key' | 'general' })[]
  /** Of the key tasks; a row with null only if some of them state none. */
  readonly byCategory: readonly (PlanFigure & {
    readonly key: NonNullable<Task['category']> | null
  })[]
  readonly byMode: readonly (PlanFigure & { readonly key: NonNullable<Task['mode']> | null })[]
  /** Responsible departments in byte order, those tasks that name none at the end. */
  readonly byDepartment: readonly (PlanFigure & { readonly key: string | null })[]
  readonly doubleRandom: PlanFigure
  readonly deferred: PlanFigure
}

export function planFigures(tasks: readonly PlannedTask[]): PlanFigures {
  const total = visitsOf(tasks)
  const figure = (some: readonly PlannedTask[]): PlanFigure => {
    const visits = visitsOf(some)
    const share = total === 0 ? undefined : ratio(visits, total)
    return {
      tasks: some.length,
      visits,
      share: share === undefined ? null : formatRatio(share),
      printed: share === undefined ? null : printShare(share, 1),
    }
  }
  const rows = <Key extends string>(
    some: readonly PlannedTask[],
    keys: readonly Key[],
    keyOf: (planned: PlannedTask) => Key | undefined,
  ) => {
    const row = (key: Key | null) => ({
      key,
      ...figure(some.filter((each) => (keyOf(each) ?? null) === key)),
    })
    const known = keys.map((key) => row(key) as PlanFigure & { readonly key: Key })
    const hasNone = some.some((each) => keyOf(each) === undefined)
    return { known, all: hasNone ? [...known, row(null)] : known }
  }
  const departments = new Set(tasks.flatMap(({ department = [] }) => department))
  const isKey = ({ task }: PlannedTask) => task.kind === 'key'
  return {
    tasks: tasks.length,
    visits: total,
    uncounted: tasks.filter(({ visits }) => visits === undefined).length,
    byKind: rows(tasks, ['key', 'general'], ({ task }) => task.kind).known,
    byCategory: rows(tasks.filter(isKey), ['unit', 'period', 'matter'], ({ task }) => task.category)
      .all,
    byMode: rows(tasks, ['key', 'random', 'joint'], ({ task }) => task.mode).all,
    byDepartment: rows(tasks, [...departments].sort(compareUtf8), ({ department }) => department)
      .all,
    doubleRandom: figure(tasks.filter(({ task }) => task.doubleRandom)),
    deferred: figure(tasks.filter(({ task }) => task.deferred !== undefined)),
  }
}

/** A share as a percentage with so many decimals, halves up. */
export function printShare({ p, q }: Ratio, decimals: number): string {
  let scale = 1n
  for (let i = 0; i < decimals; i += 1) scale *= 10n
  const units = (200n * scale * p + q) / (2n * q)
  const fraction = String(units % scale).padStart(decimals, '0')
  return `${units / scale}${decimals === 0 ? '' : `.${fraction}`}%`
}

function visitsOf(tasks: readonly PlannedTask[]): number {
  return tasks.reduce((sum, { visits = 0 }) => sum + visits, 0)
}
