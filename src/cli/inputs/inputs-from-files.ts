import type { InputData } from 'double-random'
import { fail } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import { decode } from './decode.ts'
import { planFromTasks } from './plan-from-tasks.ts'
import { readTable, type Table } from './read-table.ts'
import { TABLES } from './tables.ts'

/** Inputs as they were read, not yet checked, and where their rows stood. */
export interface ReadInputs {
  readonly data: InputData
  readonly tables: ReadonlyMap<string, Table>
}

/** What takes the place of the table of tasks where a plan needs more than it can say. */
const OTHERS = [
  { member: 'plan', files: ['plan', '计划'] },
  { member: 'calendar', files: ['calendar', '日历'] },
] as const

/**
 * Makes inputs of the files of a folder, wherever they come from; files that have none of the names
 * are left alone.
 *
 * @param names - names of the files, without their folder
 * @param load - the bytes of a file
 * @param folder - what the folder is called in a refusal
 */
export async function inputsFromFiles(
  names: readonly string[],
  load: (name: string) => Promise<Uint8Array>,
  folder: string,
): Promise<ReadInputs> {
  const given: Record<string, unknown> = {}
  const tables = new Map<string, Table>()
  const read = async (name: string) => decode(await load(name), name)
  for (const form of TABLES) {
    const name = oneFile(names, form.files, folder, ['csv', 'json'])
    if (name === undefined) continue
    if (name.endsWith('.json')) given[form.table] = rowsOf(parseJson(await read(name), name), name)
    else tables.set(form.table, readTable(await read(name), form, name))
  }
  for (const [key, table] of tables) given[key] = table.rows
  for (const { member, files } of OTHERS) {
    const name = oneFile(names, files, folder, ['json'])
    if (name !== undefined) given[member] = parseJson(await read(name), name)
  }
  const { tasks, ...data } = given
  const simple = tables.get('tasks')
  if (tasks !== undefined) {
    if (data.plan !== undefined) {
      fail({
        code: 'input/duplicate',
        path: folder,
        expected: say('plan-or-tasks'),
        found: say('both'),
      })
    }
    if (simple === undefined) {
      const found = say('files', { files: ['tasks.json'] })
      fail({ code: 'input/type', path: folder, expected: say('tasks-as-csv'), found })
    }
    data.plan = planFromTasks(simple)
  }
  demand(data, folder)
  return { data: data as unknown as InputData, tables }
}

/** Says which file is missing, where the library could only name a member. */
function demand(data: Readonly<Record<string, unknown>>, folder: string): void {
  const needed: readonly (readonly [member: string, files: readonly string[]])[] = [
    ['enterprises', ['检查对象.csv', 'enterprises.csv']],
    ['inspectors', ['执法人员.csv', 'inspectors.csv']],
    ['plan', ['任务.csv', 'tasks.csv', '计划.json', 'plan.json']],
    ['calendar', ['日历.json', 'calendar.json']],
  ]
  for (const [member, files] of needed) {
    if (data[member] !== undefined) continue
    fail({
      code: 'input/missing',
      path: folder,
      expected: say('one-of-files', { files }),
      found: say('none-of-these-files'),
      ...(member === 'calendar' ? { fix: say('make-a-calendar') } : {}),
    })
  }
}

function oneFile(
  names: readonly string[],
  stems: readonly string[],
  folder: string,
  endings: readonly string[],
): string | undefined {
  const fits = (name: string, ending: string) =>
    // A Mac decomposes the characters of names.
    stems.some((stem) => name.normalize('NFC').toLowerCase() === `${stem}.${ending}`)
  const workbook = names.find((name) => fits(name, 'xlsx') || fits(name, 'xls'))
  if (workbook !== undefined) {
    fail({
      code: 'input/type',
      path: workbook,
      expected: say('csv-or-json-file'),
      found: say('workbook'),
      fix: say('save-as-csv'),
    })
  }
  const found = names.filter((name) => endings.some((ending) => fits(name, ending)))
  if (found.length > 1) {
    const expected = say('one-file-only', { files: stems })
    fail({
      code: 'input/duplicate',
      path: folder,
      expected,
      found: say('files', { files: found }),
    })
  }
  return found[0]
}

export function rowsOf(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  return fail({ code: 'input/type', path, expected: say('array-of-rows'), found: show(value) })
}

/** Reads JSON that people wrote. */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const found = say('text-that-is-not-json')
    return fail({ code: 'evidence/json', path, expected: say('json'), found })
  }
}
