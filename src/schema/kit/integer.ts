import * as z from 'zod'

/**
 * An integer of the protocol: safe, and never -0, which has no canonical text (`docs/protocol.md`
 * §1.1).
 */
export function integer(): z.ZodInt {
  return z.int().refine((value) => !Object.is(value, -0), {
    params: { code: 'input/range', expected: 'an integer other than -0', found: '-0' },
  })
}
