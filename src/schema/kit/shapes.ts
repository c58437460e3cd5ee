import * as z from 'zod'
import { say } from '../../core/message.ts'
import { choices } from './annotate.ts'
import { refuse } from './refuse.ts'

/** A shape for each member of `T`: one that is missing, or too many, does not compile. */
export type Shapes<T> = { readonly [Name in keyof Required<T>]: z.ZodType }

/**
 * A value whose shape is told by which of several members it has. zod's own union would answer a
 * wrong filter with the complaints of all its shapes; this one names the member that was
 * meant.
 *
 * @param besides - members that tell the shape only where no other one does
 */
export function byMember<T>(
  shapes: Readonly<Record<string, z.ZodType<T>>>,
  besides: readonly string[] = [],
): z.ZodType<T> {
  const chosen = z.unknown().transform((value, context): T => {
    const all =
      typeof value === 'object' && value !== null
        ? Object.keys(shapes).filter((name) => Object.hasOwn(value, name))
        : []
    const telling = all.filter((name) => !besides.includes(name))
    const present = telling.length > 0 ? telling : all
    const [name] = present
    const shape = name === undefined ? undefined : shapes[name]
    if (present.length !== 1 || shape === undefined) {
      refuse(context, [], {
        code: 'input/choice',
        expected: say('exactly-one-member', { members: Object.keys(shapes) }),
        found: present.length > 1 ? say('members', { names: present }) : say('none-of-them'),
      })
      return z.NEVER
    }
    return parseInto(shape, value, context)
  })
  choices.add(chosen, { shapes: Object.values(shapes) })
  return chosen
}

/** A value whose shape is told by its member `tag`. */
export function byTag<T>(
  tag: string,
  shapes: Readonly<Record<string, z.ZodType<T>>>,
): z.ZodType<T> {
  const chosen = z.unknown().transform((value, context): T => {
    const named =
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string, unknown>>)[tag]
        : undefined
    const shape =
      typeof named === 'string' && Object.hasOwn(shapes, named) ? shapes[named] : undefined
    if (shape === undefined) {
      refuse(context, [tag], {
        code: named === undefined ? 'input/missing' : 'input/choice',
        expected: say('one-of', { values: Object.keys(shapes) }),
      })
      return z.NEVER
    }
    return parseInto(shape, value, context)
  })
  choices.add(chosen, { shapes: Object.values(shapes) })
  return chosen
}

/** One fixed word, or a value of a shape; the complaints about a wrong value are the shape's. */
export function wordOr<Word extends string, T>(
  word: Word,
  shape: z.ZodType<T>,
): z.ZodType<Word | T> {
  const chosen = z
    .unknown()
    .transform((value, context): Word | T =>
      value === word ? word : parseInto(shape, value, context),
    )
  choices.add(chosen, { shapes: [z.literal(word), shape] })
  return chosen
}

function parseInto<T>(shape: z.ZodType<T>, value: unknown, context: z.RefinementCtx): T {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    context.issues.push({ ...issue, input: undefined } as z.core.$ZodRawIssue)
  }
  return z.NEVER
}
