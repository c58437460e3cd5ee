import type * as z from 'zod'
import { deepFreeze } from '../../core/deep-freeze.ts'
import type { ProblemList } from '../../core/errors.ts'
import { safeParse } from './safe-parse.ts'
import { zodProblems } from './zod-problems.ts'

/** The value, checked and frozen; undefined if there were problems, which are added. */
export function parseValue<T>(
  { path, unit }: { readonly path: () => string; readonly unit?: string | undefined },
  shape: z.ZodType<T>,
  value: unknown,
  problems: ProblemList,
): T | undefined {
  const result = safeParse(shape, value)
  if (result.success) return deepFreeze(result.data)
  for (const problem of zodProblems(result.error, value, path(), unit)) problems.add(problem)
  return undefined
}
