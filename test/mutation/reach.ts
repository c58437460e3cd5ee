// Runs inside the tests: notes which blocks of a room a test file reaches, so that a mutant is tried
// only on those that could notice it.
import { appendFileSync } from 'node:fs'

const reached = new Set<string>()

/** Writes the block's name into the file of that run, once. */
export function reach(block: string): void {
  if (reached.has(block)) return
  reached.add(block)
  appendFileSync(process.env.REACHED_BLOCKS!, `${block}\n`)
}
