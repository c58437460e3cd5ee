import { type InputData, type Inputs, isDoubleRandomError, parseInputs } from 'double-random'
import { DoubleRandomError } from '../core/errors.ts'
import type { ReadInputs } from './inputs/inputs-from-files.ts'
import { readInputs } from './inputs/read-inputs.ts'
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
    const problems = error.problems.map((problem) => {
      const [, name = '', index, rest = ''] = /^(\w+)\[(\d+)\]\.?(.*)$/.exec(problem.path) ?? []
      const table = tables.get(name)
      if (table === undefined) return problem
      const heading = table.headings.get(rest) ?? rest
      const place = `${table.file}[${table.places[Number(index)]}]`
      return { ...problem, path: heading === '' ? place : `${place}.${heading}` }
    })
    throw new DoubleRandomError(error.code, problems, { ...error.counts })
  }
}
