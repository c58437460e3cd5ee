import { announce, draw, isDoubleRandomError } from 'double-random'
import { independentBits, type Options, type Reveal } from './announce.ts'

/** The library's two documents for the same draw. */
export function library(inputs: object, options: Options, reveals: readonly Reveal[]) {
  const { blindingKey, ...rest } = options
  const blinding = blindingKey === undefined ? {} : { blinding: blindingKey }
  const weak = independentBits(options.entropy) < 64 ? { weak: true } : {}
  const announcement = announce(inputs as never, { ...rest, ...blinding, ...weak } as never)
  const record = draw(inputs as never, { announcement, reveals, ...blinding } as never)
  return { announcement, record }
}

/** The value, or what was thrown. */
export function attempt<T>(f: () => T): { value: T } | { error: unknown } {
  try {
    return { value: f() }
  } catch (error) {
    return { error }
  }
}

/** The library's code of an error, undefined for an error of another kind. */
export const codeOf = (error: unknown): string | undefined =>
  isDoubleRandomError(error) ? error.code : undefined
