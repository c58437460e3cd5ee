import { parseInputs } from '../../src/index.ts'
import { commitInputs } from '../../src/record/commit-inputs.ts'
import type { ExampleData } from './example-inputs.ts'

/** Everything an announcement would say of these inputs, as one text. */
export function commitmentOf(data: ExampleData): string {
  return JSON.stringify(commitInputs(parseInputs(data), undefined))
}
