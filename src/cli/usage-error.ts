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
