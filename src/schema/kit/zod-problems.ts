import type * as z from 'zod'
import type { Problem } from '../../core/errors.ts'
import { adviceOn, type Message, say, show } from '../../core/message.ts'
import { NotPlain } from './omit-absent.ts'
import type { Refusal } from './refuse.ts'

/**
 * Turns what zod found into problems of this library: one per issue, with the path from the root of
 * the inputs, the code, what was expected and what stood there.
 */
export function* zodProblems(
  error: Pick<z.ZodError, 'issues'>,
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
          expected: say('known-fields-only'),
          found: show(key),
          fix: say('use-attributes-or-contact'),
        }
      }
      continue
    }
    const stands = memberAt(value, issue.path)
    const meant = issue.code === 'invalid_union' ? meantShape(issue) : undefined
    if (meant !== undefined) yield* zodProblems({ issues: meant }, stands, at, unit)
    else {
      const found = shown(stands)
      yield { path: at, ...row, found, ...adviceOn(found), ...refusalOf(issue, stands) }
    }
  }
}

type UnionIssue = z.core.$ZodIssueInvalidUnion

/** Returns the complaints of the shape that a value with members was meant to have, if any. */
function meantShape({ errors }: UnionIssue): z.core.$ZodIssue[] | undefined {
  return errors.find((issues) => issues.some(({ path }) => path.length > 0))
}

/** Returns what is wrong with a value; where nothing is said of it, it is shown as it stands. */
function refusalOf(issue: z.core.$ZodIssue, value: unknown): Refusal {
  const isMissing = value === undefined
  switch (issue.code) {
    case 'custom':
      // A complaint of ours; `refuse` and `orRefuse` see to its type.
      return issue.params as Refusal
    case 'invalid_type':
      return {
        code: isMissing ? 'input/missing' : 'input/type',
        expected: TYPES[issue.expected] ?? say('type', { type: issue.expected }),
      }
    case 'invalid_union':
      return {
        code: isMissing ? 'input/missing' : 'input/type',
        expected: say('either', { of: optionsOf(issue) }),
      }
    case 'too_small':
      return { code: 'input/range', expected: say('at-least', { limit: Number(issue.minimum) }) }
    case 'too_big':
      return { code: 'input/range', expected: say('at-most', { limit: Number(issue.maximum) }) }
    case 'invalid_key': {
      const [inner] = issue.issues
      const key = issue.path.at(-1)
      return inner === undefined
        ? { code: 'input/text', expected: say('another-name'), found: show(key) }
        : { found: show(key), ...refusalOf(inner, key) }
    }
    case 'invalid_value':
      return {
        code: isMissing ? 'input/missing' : 'input/choice',
        expected: say('one-of', { values: issue.values as (string | number | boolean | null)[] }),
      }
    case 'invalid_format':
      return {
        code: 'input/type',
        expected: say('text-like', { pattern: issue.pattern ?? issue.format }),
      }
    default:
      return { code: 'input/type', expected: say('another-value') }
  }
}

/** Returns what the shapes of a union ask for, each once. */
function optionsOf({ errors }: UnionIssue): Message[] {
  return errors.flatMap(([first]) => {
    if (first === undefined) return []
    return first.code === 'invalid_union' ? optionsOf(first) : [refusalOf(first, null).expected]
  })
}

const TYPES: Readonly<Record<string, Message>> = {
  string: say('text'),
  number: say('integer'),
  int: say('integer'),
  boolean: say('true-or-false'),
  array: say('list'),
  tuple: say('list'),
  object: say('object'),
  record: say('object'),
  null: show(null),
}

/** Returns what stands in a place, where inputs may have been read by `omitAbsent`. */
function shown(value: unknown): Message {
  return value instanceof NotPlain ? value.shown : show(value)
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
