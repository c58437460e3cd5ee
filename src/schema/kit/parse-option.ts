import type * as z from 'zod'
import { DoubleRandomError, type Problem } from '../../core/errors.ts'
import { say } from '../../core/message.ts'
import { safeParse } from './safe-parse.ts'
import { zodProblems } from './zod-problems.ts'

/**
 * Checks one argument of a public function; a wrong one is reported under its name. The compiler
 * ties its type to the shape: a member that one of them has and the other lacks, however deep, is
 * an error where this is called.
 */
export function parseOption<Given, Shape extends z.ZodType>(
  name: string,
  shape: Shape & Tied<Given, Shape>,
  value: Given,
): z.output<Shape> {
  const result = safeParse(shape, value)
  if (result.success) return result.data
  const problems: Problem[] = [...zodProblems(result.error, value, name, undefined)].map(
    (problem) => (problem.code === 'input/unknown-field' ? unknownOption(problem) : problem),
  )
  throw new DoubleRandomError(problems[0]?.code ?? 'input/option', problems)
}

function unknownOption({ path, found }: Problem): Problem {
  return { code: 'input/option', path, expected: say('documented-options-only'), found }
}

type Tied<Given, Shape> =
  Untied<Given, z.input<Shape>> extends infer Names
    ? [Names] extends [never]
      ? unknown
      : { readonly untied: Names }
    : never

/** Names of members that one of two types has and the other lacks, at any depth. */
type Untied<A, B> = unknown extends A | B
  ? never
  : Equal<A, B> extends true
    ? never
    : A extends readonly (infer ItemA)[]
      ? B extends readonly (infer ItemB)[]
        ? Untied<ItemA, ItemB>
        : never
      : A extends object
        ? B extends object
          ? Exclude<keyof A, keyof B> | Exclude<keyof B, keyof A> | Inside<A, B, keyof A & keyof B>
          : never
        : never

// The conditional type is there for the message: it shows the names and not how they were found.
type Inside<A, B, Names extends keyof A & keyof B> = {
  [Name in Names]-?: Untied<Exclude<A[Name], null | undefined>, Exclude<B[Name], null | undefined>>
}[Names] extends infer Found
  ? Found
  : never

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
