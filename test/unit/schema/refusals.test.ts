import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { collectProblems, type Problem } from '../../../src/core/errors.ts'
import { say, show } from '../../../src/core/message.ts'
import { integer } from '../../../src/schema/kit/integer.ts'
import { omitAbsent } from '../../../src/schema/kit/omit-absent.ts'
import { parseValue } from '../../../src/schema/kit/parse-value.ts'
import { orRefuse, refuse } from '../../../src/schema/kit/refuse.ts'
import { refusalOf } from '../expect-error.ts'

/** The problems of a value under `x`, in order. */
function problemsOf(shape: z.ZodType, value: unknown): readonly Problem[] {
  return refusalOf(() => {
    const problems = collectProblems()
    parseValue({ path: () => 'x' }, shape, value, problems)
    problems.throwIfAny()
  }).problems
}

const scalar = z.union([z.string(), integer()])

describe('a union', () => {
  it('asks for what its shapes ask for, each once, unions inside it too', () => {
    const expected = say('either', { of: [say('text'), say('integer'), show(null)] })
    const found = say('value', { value: true })
    expect(problemsOf(z.union([scalar, z.null()]), true)).toEqual([
      { code: 'input/type', path: 'x', expected, found },
    ])
  })

  it('says that a value is missing where nothing stands', () => {
    const [problem] = problemsOf(z.strictObject({ a: scalar }), {})
    expect(problem).toMatchObject({ code: 'input/missing', path: 'x.a', found: say('nothing') })
  })

  it('speaks of the members of a value that has the form of one of its shapes', () => {
    const shape = z.union([z.enum(['strict', 'none']), z.strictObject({ spread: integer() })])
    expect(problemsOf(shape, { spread: '1' })).toEqual([
      { code: 'input/type', path: 'x.spread', expected: say('integer'), found: show('1') },
    ])
    expect(problemsOf(z.union([z.string(), z.array(scalar)]), ['a', null])).toEqual([
      {
        code: 'input/type',
        path: 'x[1]',
        expected: say('either', { of: [say('text'), say('integer')] }),
        found: show(null),
      },
    ])
  })
})

describe('a refusal of a shape', () => {
  const bounded = z
    .strictObject({ least: integer(), most: integer() })
    .superRefine(({ least, most }, context) => {
      if (least <= most) return
      const expected = say('at-least', { limit: least })
      refuse(context, ['most'], { code: 'input/range', expected })
    })

  it('shows what stands in its place unless it says what was found', () => {
    const expected = say('at-least', { limit: 3 })
    expect(problemsOf(bounded, { least: 3, most: 2 })).toEqual([
      { code: 'input/range', path: 'x.most', expected, found: show(2) },
    ])
    const never = z
      .string()
      .refine(
        () => false,
        orRefuse({ code: 'input/choice', expected: say('one-of-them'), found: say('both') }),
      )
    expect(problemsOf(never, 'a')).toEqual([
      { code: 'input/choice', path: 'x', expected: say('one-of-them'), found: say('both') },
    ])
  })
})

describe('an instance of a class among inputs', () => {
  it('is named as such and none of its members is told', () => {
    const given = omitAbsent({ day: new Date(0) }, () => 'x', false)
    expect(problemsOf(z.strictObject({ day: z.string() }), given)).toEqual([
      {
        code: 'input/type',
        path: 'x.day',
        expected: say('text'),
        found: say('date-object'),
        fix: say('give-date-as-text'),
      },
    ])
  })
})
