import type * as z from 'zod'
import { type ErrorCode, type Problem, show } from '../../core/errors.ts'
import type { Message } from '../../core/message.ts'

/**
 * Turns what zod found into problems of this library: one per issue, with the path from the root of
 * the inputs, the code, what was expected and what stood there.
 */
export function* zodProblems(
  error: z.ZodError,
  value: unknown,
  path: string,
  unit: string | undefined,
): Generator<Problem> {
  for (const issue of error.issues) {
    const at = joinPath(path, issue.path)
    const row = unit === undefined ? {} : { unit }
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        yield {
          code: 'input/unknown-field',
          path: joinPath(at, [key]),
          ...row,
          expected: 'only fields that docs/protocol.md §3 names',
          found: show(key),
          fix: 'put data that a filter uses under `attributes`, and contact data under `contact`, which is never digested',
        }
      }
      continue
    }
    yield { path: at, ...row, ...describe(issue, memberAt(value, issue.path)) }
  }
}

function describe(
  issue: z.core.$ZodIssue,
  found: unknown,
): Pick<Problem, 'code' | 'expected' | 'found'> {
  switch (issue.code) {
    case 'custom': {
      const { code, expected, found: said } = issue.params ?? {}
      return {
        code: (code as ErrorCode | undefined) ?? 'input/type',
        expected: (expected as Message | undefined) ?? issue.message,
        found: (said as Message | undefined) ?? show(found),
      }
    }
    case 'invalid_type':
      return {
        code: found === undefined ? 'input/missing' : 'input/type',
        expected: NAMES[issue.expected] ?? issue.expected,
        found: show(found),
      }
    case 'too_small':
      return {
        code: 'input/range',
        expected:
          issue.origin === 'array'
            ? `at least ${issue.minimum} elements`
            : `at least ${issue.minimum}`,
        found: show(found),
      }
    case 'too_big':
      return {
        code: 'input/range',
        expected:
          issue.origin === 'array'
            ? `at most ${issue.maximum} elements`
            : `at most ${issue.maximum}`,
        found: show(found),
      }
    case 'invalid_key': {
      const [inner] = issue.issues
      return inner === undefined
        ? { code: 'input/text', expected: 'another name', found: show(issue.path.at(-1)) }
        : describe(inner, issue.path.at(-1))
    }
    case 'invalid_value':
      return {
        code: found === undefined ? 'input/missing' : 'input/choice',
        expected: issue.values.map((each) => JSON.stringify(each)).join(' or '),
        found: show(found),
      }
    default:
      return { code: 'input/type', expected: issue.message, found: show(found) }
  }
}

const NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'an integer',
  int: 'an integer',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  record: 'an object',
}

function memberAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at: unknown = value
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Record<PropertyKey, unknown>)[key]
  }
  return at
}

function joinPath(path: string, more: readonly PropertyKey[]): string {
  let joined = path
  for (const key of more) {
    if (typeof key === 'number') joined += `[${key}]`
    else joined += joined === '' ? String(key) : `.${String(key)}`
  }
  return joined
}
