import { isDoubleRandomError } from 'double-random'
import { DoubleRandomError, type FileCell } from '../core/errors.ts'
import { type Message, say } from '../core/message.ts'

/** Makes a check of rows that were read; what it refuses is named by the row of the file. */
export function byRow<T>(name: string, cells: readonly FileCell[], check: () => T): T {
  const cellOf = (path: string) =>
    path.startsWith(`${name}[`)
      ? cells[Number.parseInt(path.slice(name.length + 1), 10)]
      : undefined
  const foundOf = (found: Message): Message => {
    const row = found.id === 'same-key-as' ? cellOf(found.values.path)?.row : undefined
    return row === undefined ? found : say('same-key-as-row', { row })
  }
  try {
    return check()
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
    const problems = error.problems.map((problem) => {
      const cell = cellOf(problem.path)
      return { ...problem, ...(cell && { cell }), found: foundOf(problem.found) }
    })
    throw new DoubleRandomError(error.code, problems, { ...error.counts })
  }
}
