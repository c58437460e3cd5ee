import { type Message, plain, say } from '../core/message.ts'

/** A command line that makes no sense: nothing was read and nothing was done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  /** What does not fit. */
  readonly said: Message

  constructor(said: Message) {
    super(plain(said))
    this.said = said
  }
}

/** Refuses a command line that has both of two options, or neither. */
export function needOneOf(given: Readonly<Record<string, unknown>>): void {
  const options = Object.keys(given)
  const has = Object.values(given).filter((value) => value !== undefined).length
  if (has === 1) return
  throw new UsageError(
    has === 0
      ? say('one-of-options', { options: options.map((option) => [option]) })
      : say('not-together', { options }),
  )
}

/**
 * Refuses what a word processor makes of a command line, and what Windows makes of a path that ends
 * in a backslash inside quotes: it takes the rest of the line for one argument.
 */
export function refuseTypography(args: readonly string[]): void {
  for (const given of args) {
    if (/^-?[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/.test(given))
      throw new UsageError(say('dash-of-text', { given }))
    if (/^[\u2018-\u201f\uff02\uff07].*[\u2018-\u201f\uff02\uff07]$/.test(given))
      throw new UsageError(say('quotes-of-text', { given }))
    if (/" +-/.test(given)) throw new UsageError(say('backslash-before-quote', { given }))
  }
}
