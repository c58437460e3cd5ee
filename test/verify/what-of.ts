import type { Check, Message } from '../../src/index.ts'

/** What a check says: of an open one why it is open, where that is more than what is missing. */
export function whatOf({ message }: Check): Message {
  return message.id === 'check-open' ? (message.values.why ?? message) : message
}
