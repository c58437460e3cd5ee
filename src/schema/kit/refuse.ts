import type * as z from 'zod'
import type { ErrorCode } from '../../core/errors.ts'
import type { Message } from '../../core/message.ts'

/** Adds a problem of this library to what zod collects. */
export function refuse(
  context: z.RefinementCtx,
  path: (string | number)[],
  code: ErrorCode,
  expected: Message | string,
  found: Message | string,
): void {
  context.addIssue({ code: 'custom', path, params: { code, expected, found } })
}
