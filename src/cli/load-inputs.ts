import { type InputData, type Inputs, isDoubleRandomError, parseInputs } from 'double-random'
import { DoubleRandomError, type Problem } from '../core/errors.ts'
import { type Message, say } from '../core/message.ts'
import type { ReadInputs } from './inputs/inputs-from-files.ts'
import { readInputs } from './inputs/read-inputs.ts'
import { placeOf } from './inputs/read-table.ts'
import { stage } from './stage.ts'
import type { Terminal } from './terminal.ts'

/** Reads and checks the inputs of a draw; a refusal names file, row and heading. */
export async function loadInputs(terminal: Terminal, path: string): Promise<Inputs> {
  const read = await stage(terminal, 'reading', () => readInputs(path, terminal.stdin))
  return stage(terminal, 'checking', () => atTheirPlaces(read, parseInputs))
}

/** Does something with data that were read, and turns places in them into places in the files. */
function atTheirPlaces<T>({ data, tables }: ReadInputs, work: (data: InputData) => T): T {
  try {
    return work(data)
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
    const problems = error.problems.map((problem) => ({
      ...problem,
      ...placeIn(tables, problem.path),
      found: foundIn(tables, problem.found),
    }))
    throw new DoubleRandomError(error.code, problems, { ...error.counts })
  }
}

/** Returns where in a file the row of a path stands, if it was read from one. */
function placeIn(
  tables: ReadInputs['tables'],
  path: string,
): Pick<Problem, 'path' | 'cell'> | undefined {
  const [, name = '', index, member = ''] = /^(\w+)\[(\d+)\]\.?(.*)$/.exec(path) ?? []
  const table = tables.get(name)
  if (table === undefined) return undefined
  const heading = table.headings.get(member) ?? member
  const row = table.places[Number(index)] as number
  return placeOf(table.file, row, heading === '' ? undefined : heading)
}

function foundIn(tables: ReadInputs['tables'], found: Message): Message {
  if (found.id !== 'same-key-as') return found
  const row = placeIn(tables, found.values.path)?.cell?.row
  return row === undefined ? found : say('same-key-as-row', { row })
}
