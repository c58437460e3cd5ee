import type * as z from 'zod'
import { DoubleRandomError, type Problem } from '../../core/errors.ts'
import { say } from '../../core/message.ts'
import { zodProblems } from './zod-problems.ts'

/** Checks one argument of a public function; a wrong one is reported under its name. */
export function parseOption<T>(name: string, shape: z.ZodType<T>, value: unknown): T {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  const problems: Problem[] = [...zodProblems(result.error, value, name, undefined)].map(
    (problem) => (problem.code === 'input/unknown-field' ? unknownOption(problem) : problem),
  )
  throw new DoubleRandomError(problems[0]?.code ?? 'input/option', problems)
}

function unknownOption({ path, found }: Problem): Problem {
  return { code: 'input/option', path, expected: say('documented-options-only'), found }
}
