import { collectProblems, type Problem } from '../../core/errors.ts'
import { type Message, say, show } from '../../core/message.ts'
import type { Table } from './read-table.ts'

/** A row of the table of tasks, as its columns were read. */
interface TaskRow {
  readonly plan: { readonly id: string; readonly title: string }
  readonly id: string
  readonly title: string
  readonly department: string
  readonly visits: number
  readonly from: string
  readonly to: string
  readonly tag?: string
  readonly town?: string
  readonly by?: readonly string[]
  readonly reserve?: number
  readonly closed?: readonly string[]
  readonly visitedWithinMonths?: number
  readonly ownTown?: boolean
  readonly atLeast?: number
}

/** Fields that a table of tasks can stratify by, by what people call them. */
const FIELDS: Readonly<Record<string, string>> = {
  街镇: 'town',
  风险等级: 'risk',
  风险: 'risk',
  状态: 'status',
}

/**
 * Makes a plan from the simple table: each row a double-random task with one window and teams of
 * two.
 *
 * Whatever needs more (rates, joint visits, items, other teams) is written as `plan.json`.
 */
export function planFromTasks({ file, rows, places }: Table): unknown {
  const tasks = rows as unknown as readonly TaskRow[]
  const problems = collectProblems()
  const [first] = tasks
  for (const [index, { plan, ownTown, atLeast }] of tasks.entries()) {
    const row = places[index] as number
    const differs = (value: Message, found: Message, fix: Message): Problem => ({
      code: 'input/choice',
      path: `${file}[${row}]`,
      cell: { file, row },
      expected: say('as-in-first-row', { value }),
      found,
      fix,
    })
    if (plan.id !== first?.plan.id || plan.title !== first.plan.title) {
      const ofFirst = first?.plan.id === plan.id ? first.plan.title : first?.plan.id
      const found = first?.plan.id === plan.id ? plan.title : plan.id
      problems.add(differs(show(ofFirst), show(found), say('one-plan-in-a-table')))
    }
    if (ownTown !== first?.ownTown) {
      const found = yesOrNo(ownTown)
      problems.add(differs(yesOrNo(first?.ownTown), found, say('own-town-for-all-tasks')))
    }
    if (atLeast !== first?.atLeast) {
      problems.add(differs(show(first?.atLeast), show(atLeast), say('choice-for-all-tasks')))
    }
  }
  problems.throwIfAny()
  const { ownTown, atLeast, from = '' } = first ?? {}
  const pairing = {
    ...(ownTown === undefined ? {} : { recuse: { ownTown } }),
    ...(atLeast === undefined ? {} : { balance: { atLeast } }),
  }
  const year = from.slice(0, 4)
  const isOneYear = tasks.every((task) => [task.from, task.to].every((day) => day.startsWith(year)))
  return {
    ...first?.plan,
    ...(isOneYear && year !== '' ? { year: Number(year) } : {}),
    tasks: tasks.map(taskOf),
    ...(Object.keys(pairing).length === 0 ? {} : { pairing }),
  }
}

function yesOrNo(value: boolean | undefined): Message {
  if (value === undefined) return say('nothing')
  return value ? say('yes') : say('no')
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
      by.length === 0
        ? { type: 'simple' }
        : {
            type: 'stratified',
            by: by.map((each) => FIELDS[each] ?? each),
            allocation: { type: 'proportional' },
          },
    rounds: [{ window: [from, to], visits }],
    ...(reserve === undefined ? {} : { reserve }),
  }
}
