import * as z from 'zod'
import { say, show } from '../../core/message.ts'
import { choices } from './annotate.ts'
import { refuse } from './refuse.ts'

/**
 * An object from names to values. zod passes over a key `__proto__` in silence; here it is refused
 * like any other bad name.
 */
export function namedValues<Name extends z.ZodType<string, string>, Value extends z.ZodType>(
  name: Name,
  value: Value,
): z.ZodType<Readonly<Record<string, z.output<Value>>>> {
  const values = z.record(name, value)
  const named = z
    .unknown()
    .superRefine((given, context) => {
      if (typeof given === 'object' && given !== null && Object.hasOwn(given, '__proto__')) {
        refuse(context, ['__proto__'], {
          code: 'input/text',
          expected: say('another-name'),
          found: show('__proto__'),
        })
      }
    })
    .pipe(values as never)
  choices.add(named, { shapes: [values] })
  return named as never
}
