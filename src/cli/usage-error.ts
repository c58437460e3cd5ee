import { type Message, plain } from '../core/message.ts'

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
