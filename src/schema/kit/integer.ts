import * as z from 'zod'
import { say } from '../../core/message.ts'
import { orRefuse } from './refuse.ts'

/**
 * An integer of the protocol: safe, and never -0, which has no canonical text (`docs/protocol.md`
 * §1.1).
 */
export function integer(): z.ZodInt {
  return z
    .int()
    .refine(
      (value) => !Object.is(value, -0),
      orRefuse({ code: 'input/range', expected: say('safe-integer') }),
    )
}
