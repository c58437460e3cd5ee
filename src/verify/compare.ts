import { type Check, type CheckName, failure, passed } from '../core/check.ts'
import { type Message, say } from '../core/message.ts'
import { firstDifference } from './first-difference.ts'

/** A check that compares what must be with what stands there. */
export function compare(
  name: CheckName,
  message: Message,
  path: string,
  [expected, found]: readonly [unknown, unknown],
): Check {
  const difference = firstDifference(expected, found, path)
  return difference === undefined
    ? passed(name, message)
    : { ...failure(name, say('differs', difference)), ...difference }
}
