import { compareUtf8 } from '../core/utf8.ts'
import { formOf } from './forms.ts'
import { namesOf, plainHeading } from './headings.ts'
import type { ReadTable } from './read-rows.ts'
import type { RemarkList } from './report.ts'

/** A row of the table of tasks, as its columns were read. */
interface TaskRow {
  readonly plan?: { readonly id?: string; readonly title?: string }
  readonly id?: string
  readonly title?: string
  readonly department?: string
  readonly visits?: number
  readonly from?: string
  readonly to?: string
  readonly tag?: string
  readonly town?: string
  readonly by?: readonly string[]
  readonly reserve?: number
  readonly closed?: readonly string[]
  readonly visitedWithinMonths?: number
  readonly ownTown?: boolean
  readonly atLeast?: number
}

/** Fields of the protocol that a table of tasks can stratify by, by everything they are called. */
const FIELDS: ReadonlyMap<string, string> = new Map(
  formOf('enterprises')
    .columns.filter(({ name }) => ['town', 'risk', 'status'].includes(name))
    .flatMap((column) => namesOf(column).map((name) => [plainHeading(name), column.name])),
)

/** Names in 分层依据 that are no field of the protocol: columns that must be kept as attributes. */
export function attributesWanted(tables: readonly ReadTable[]): ReadonlySet<string> {
  const rows = tables.flatMap((table) => table.rows as readonly TaskRow[])
  return new Set(
    rows.flatMap(({ by = [] }) =>
      by.flatMap((name) => (FIELDS.has(plainHeading(name)) ? [] : [attributeName(name)])),
    ),
  )
}

function attributeName(name: string): string {
  return name.replace(/^attributes\.|^属性[:：.]/, '')
}

/** A plan, and in which place of the file each of its tasks stood. */
export interface ReadPlan {
  readonly plan: unknown
  readonly places: readonly { readonly table: ReadTable; readonly row: number }[]
}

/**
 * Makes a plan from the simple table: each row a double-random task with one window and teams of
 * two.
 *
 * Whatever needs more (rates, joint visits, items, other teams) is written as JSON. Tasks stand in
 * the order of their rows; sheets in the order of their first tasks, whatever they are called.
 */
export function planFromTasks(tables: readonly ReadTable[], remarks: RemarkList): ReadPlan {
  const idOf = (table: ReadTable) => String((table.rows[0] as TaskRow | undefined)?.id ?? '')
  const ordered = [...tables].sort((a, b) => compareUtf8(idOf(a), idOf(b)))
  const places = ordered.flatMap((table) => table.rows.map((_, row) => ({ table, row })))
  const tasks = ordered.flatMap(({ rows }) => rows as readonly TaskRow[])
  const [first] = tasks
  for (const [index, task] of tasks.entries()) {
    const { table, row } = places[index] as (typeof places)[number]
    const { file, sheet } = table
    const at = { file, ...(sheet === undefined ? {} : { sheet }), row: table.places[row] as number }
    const isSamePlan = task.plan?.id === first?.plan?.id && task.plan?.title === first?.plan?.title
    if (!isSamePlan) remarks.add('one-plan-only', {}, { ...at, text: task.plan?.id ?? '' })
    for (const name of ['ownTown', 'atLeast'] as const) {
      if (task[name] === first?.[name]) continue
      const title = formOf('tasks').columns.find((each) => each.name === name)?.title ?? name
      remarks.add('one-choice-only', { name, title }, { ...at, heading: title })
    }
  }
  const { ownTown, atLeast, from = '' } = first ?? {}
  const pairing = {
    ...(ownTown === undefined ? {} : { recuse: { ownTown } }),
    ...(atLeast === undefined ? {} : { balance: { atLeast } }),
  }
  const year = from.slice(0, 4)
  const isOneYear = tasks.every((task) =>
    [task.from, task.to].every((day) => day?.startsWith(year) === true),
  )
  const plan = {
    ...first?.plan,
    ...(isOneYear && year !== '' ? { year: Number(year) } : {}),
    tasks: tasks.map(taskOf),
    ...(Object.keys(pairing).length === 0 ? {} : { pairing }),
  }
  return { plan, places }
}

function taskOf(row: TaskRow): object {
  const { id, title, department, visits, from, to, tag, town, by = [], reserve } = row
  const wanted = [
    ...(tag === undefined ? [] : [{ tag }]),
    ...(town === undefined ? [] : [{ equals: { town } }]),
  ]
  const exclude = [
    ...(row.closed === undefined ? [] : [{ code: '状态', where: { in: { status: row.closed } } }]),
    ...(row.visitedWithinMonths === undefined
      ? []
      : [{ code: '近期已查', visitedWithinMonths: row.visitedWithinMonths }]),
  ]
  const fields = by.map(
    (name) => FIELDS.get(plainHeading(name)) ?? `attributes.${attributeName(name)}`,
  )
  return {
    id,
    title,
    kind: 'general',
    department,
    doubleRandom: true,
    visits,
    ...(wanted.length === 0 ? {} : { where: { all: wanted } }),
    ...(exclude.length === 0 ? {} : { exclude }),
    design:
      fields.length === 0
        ? { type: 'simple' }
        : { type: 'stratified', by: fields, allocation: { type: 'proportional' } },
    rounds: [{ window: [from, to], visits }],
    ...(reserve === undefined ? {} : { reserve }),
  }
}
