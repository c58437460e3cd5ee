import { groupBy } from '../core/group.ts'
import { sameValue } from '../core/same-value.ts'
import { compareUtf8 } from '../core/utf8.ts'
import { formOf } from './forms.ts'
import { namesOf, plainHeading } from './headings.ts'
import { cellAt, type ReadTable } from './read-rows.ts'
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

/** A plan, and where in the files the rounds of its tasks stood: one row each, in the plan's order. */
export interface ReadPlan {
  readonly plan: unknown
  readonly places: readonly Place[]
}

interface Place {
  readonly table: ReadTable
  readonly row: number
}

/** What all rows of one task, and of one plan, have to say alike. */
const ALIKE_IN_TASK = [
  'title',
  'department',
  'tag',
  'town',
  'by',
  'reserve',
  'closed',
  'visitedWithinMonths',
] as const
const ALIKE_IN_PLAN = ['ownTown', 'atLeast'] as const

/**
 * Makes a plan from the simple table: each task double-random with teams of two, each row one round
 * of its task with one window.
 *
 * Whatever needs more (rates, joint visits, items, other teams) is written as JSON. Tasks stand in
 * the order of their first rows, rounds in that of their windows, so that a row that is added for
 * the next quarter leaves the earlier rounds their numbers; sheets in the order of their first
 * tasks, whatever they are called.
 */
export function planFromTasks(tables: readonly ReadTable[], remarks: RemarkList): ReadPlan {
  const idOf = (table: ReadTable) => String((table.rows[0] as TaskRow | undefined)?.id ?? '')
  const ordered = [...tables].sort((a, b) => compareUtf8(idOf(a), idOf(b)))
  const all = ordered.flatMap((table) => table.rows.map((_, row): Place => ({ table, row })))
  const [top] = all
  const first = top && taskAt(top)
  for (const place of all) {
    const { plan } = taskAt(place)
    const isSamePlan = plan?.id === first?.plan?.id && plan?.title === first?.plan?.title
    if (!isSamePlan)
      remarks.add('one-plan-only', {}, { ...cellAt(place.table, place.row), text: plan?.id ?? '' })
    for (const { column, cell } of unlike(place, top, ALIKE_IN_PLAN)) {
      remarks.add('one-choice-only', column, cell)
    }
  }
  const tasks = [...groupBy(all, (place) => taskAt(place).id).values()].map((rows) =>
    inOrderOfWindows(rows, remarks),
  )
  const { ownTown, atLeast, from = '' } = first ?? {}
  const pairing = {
    ...(ownTown === undefined ? {} : { recuse: { ownTown } }),
    ...(atLeast === undefined ? {} : { balance: { atLeast } }),
  }
  const year = from.slice(0, 4)
  const places = tasks.flat()
  const isOneYear = places
    .map(taskAt)
    .every((task) => [task.from, task.to].every((day) => day?.startsWith(year) === true))
  const plan = {
    ...first?.plan,
    ...(isOneYear && year !== '' ? { year: Number(year) } : {}),
    tasks: tasks.map(taskOf),
    ...(Object.keys(pairing).length === 0 ? {} : { pairing }),
  }
  return { plan, places }
}

function taskAt({ table, row }: Place): TaskRow {
  return table.rows[row] as TaskRow
}

/** The columns in which a row does not say the same as the first one. */
function unlike(place: Place, first: Place = place, columns: readonly (keyof TaskRow)[]) {
  return columns.flatMap((name) => {
    const [own, others] = [taskAt(place)[name], taskAt(first)[name]]
    if (sameValue(own, others)) return []
    const title = formOf('tasks').columns.find((each) => each.name === name)?.title ?? name
    const cell = { ...cellAt(place.table, place.row), heading: title, text: String(own ?? '') }
    return [{ column: { name, title }, cell }]
  })
}

/** The rows of a task, which differ in window and visits alone. */
function inOrderOfWindows(rows: readonly Place[], remarks: RemarkList): readonly Place[] {
  const [first] = rows
  for (const place of rows) {
    for (const { column, cell } of unlike(place, first, ALIKE_IN_TASK)) {
      remarks.add('one-task-only', column, cell)
    }
  }
  const windowOf = (place: Place) => [taskAt(place).from ?? '', taskAt(place).to ?? ''] as const
  const ordered = [...rows].sort(
    (a, b) =>
      compareUtf8(windowOf(a)[0], windowOf(b)[0]) || compareUtf8(windowOf(a)[1], windowOf(b)[1]),
  )
  for (const [index, place] of ordered.entries()) {
    const before = ordered[index - 1]
    if (before !== undefined && windowOf(before)[1] >= windowOf(place)[0]) {
      const { id = '', from = '' } = taskAt(place)
      remarks.add('rounds-overlap', { task: id }, { ...cellAt(place.table, place.row), text: from })
    }
  }
  return ordered
}

function taskOf(rows: readonly Place[]): object {
  const [row = {}] = rows.map(taskAt)
  const { id, title, department, tag, town, by = [], reserve } = row
  const rounds = rows.map(taskAt).map(({ from, to, visits }) => ({ window: [from, to], visits }))
  const visits = rounds.reduce((sum, each) => sum + (each.visits ?? 0), 0)
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
    rounds,
    ...(reserve === undefined ? {} : { reserve }),
  }
}
