import type * as z from 'zod'
import type { ErrorCode } from '../../core/errors.ts'
import type { Message } from '../../core/message.ts'

/** What a shape says of a value it does not accept: a problem but for its place, which zod knows. */
export interface Refusal {
  readonly code: ErrorCode
  readonly expected: Message
  /** Absent: what stands there. */
  readonly found?: Message
}

/** Adds a refusal to what zod collects. */
export function refuse(
  context: z.RefinementCtx,
  path: readonly (string | number)[],
  refusal: Refusal,
): void {
  context.addIssue({ code: 'custom', path: [...path], ...orRefuse(refusal) })
}

/** Returns the last argument of zod's `refine` and `custom`: what is said where the test fails. */
export function orRefuse(refusal: Refusal): { params: Refusal } {
  return { params: refusal }
}
