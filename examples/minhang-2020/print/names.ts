import type { Enterprise, Inputs, Inspector, Task } from 'double-random'

/** Looks up what ids stand for. */
export interface Names {
  enterprise(id: string): Enterprise
  inspector(id: string): Inspector
  task(id: string): Task
  /**
   * True for officers of a department that the plan makes responsible for a task: the bureau's own.
   */
  isOwn(officer: Inspector): boolean
}

export function namesOf({ enterprises, inspectors, plan }: Inputs): Names {
  const departments = new Set(plan.tasks.map(({ department }) => department))
  return {
    enterprise: lookUp(enterprises),
    inspector: lookUp(inspectors),
    task: lookUp(plan.tasks),
    isOwn: ({ department }) => departments.has(department),
  }
}

function lookUp<Row extends { readonly id: string }>(rows: readonly Row[]): (id: string) => Row {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (id) => {
    const row = byId.get(id)
    if (row === undefined) throw new Error(`no such id: ${id}`)
    return row
  }
}

/** Where something stands in the plan, for titles: 加油站（第1轮）. */
export function placeName({ pool, round }: { pool: string; round: number }, names: Names): string {
  return `${names.task(pool).title}（第${round}轮）`
}
