import { type Inputs, parseInputs } from 'double-random'
import { atTheirPlaces } from './inputs/places.ts'
import { readInputs } from './inputs/read-inputs.ts'
import { stage } from './stage.ts'
import type { Terminal } from './terminal.ts'

/** Reads and checks the inputs of a draw; a refusal names file, row and heading. */
export async function loadInputs(terminal: Terminal, path: string): Promise<Inputs> {
  const read = await stage(terminal, 'reading', () => readInputs(path, terminal.stdin))
  return stage(terminal, 'checking', () => atTheirPlaces(read, parseInputs))
}
