import { type InputData, isDoubleRandomError } from 'double-random'
import { DoubleRandomError, type Problem } from '../../core/errors.ts'
import { type Message, say } from '../../core/message.ts'
import type { ReadInputs } from './inputs-from-files.ts'
import { placeOf } from './read-table.ts'

/** Does something with data that were read, and turns places in them into places in the files. */
export function atTheirPlaces<T>({ data, tables }: ReadInputs, work: (data: InputData) => T): T {
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
