import { type Check, type CheckName, failure, notChecked, passed } from '../../core/check.ts'
import { type Message, say } from '../../core/message.ts'
import type { AnnouncedChange } from '../../schema/documents/documents.ts'
import type { Remark } from './columns.ts'

/** What remarks come to: checks that failed or are open, and what is told. */
export interface Settled {
  readonly checks: readonly Check[]
  readonly told: readonly Message[]
}

/**
 * Covers open differences by the reasons that announcements give, and makes checks of the rest.
 *
 * @param reasons - `changes` of the announcement, and of those that ended in a void before it
 */
export function settle(remarks: readonly Remark[], reasons: readonly AnnouncedChange[]): Settled {
  const checks: Check[] = []
  const told: Message[] = []
  for (const { column, check, of, message } of remarks) {
    const given = reasons.filter((reason) => reason.of === of)
    if (column === 'refutes') checks.push(failure(check, message))
    else if (column === 'told') told.push(message)
    else if (given.length === 0) checks.push(notChecked(check, ['reason'], message))
    else {
      const covered = given.map(({ text, approval }) => ({ text, approval }))
      told.push(say('difference-explained', { difference: message, reasons: covered }))
    }
  }
  const changed = new Set(remarks.map(({ of }) => of))
  for (const { of, text } of reasons) {
    if (!changed.has(of)) told.push(say('reason-idle', { of, text }))
  }
  return { checks, told }
}

/** The checks of a name, or one that it passed. */
export function orPassed(checks: readonly Check[], name: CheckName, message: Message): Check[] {
  const own = checks.filter((check) => check.name === name)
  return own.length > 0 ? own : [passed(name, message)]
}
