import type { CheckName, Verdict, VerificationOutcome } from '../../core/check.ts'
import { nameOf } from '../name-of.ts'
import { checkNames } from './check-names.ts'

export const named = (names: readonly CheckName[]) =>
  names.map((name) => nameOf(checkNames, name)).join(', ')

/** What each outcome is called. */
export const OUTCOMES: Readonly<Record<VerificationOutcome, string>> = {
  verified: 'verified',
  partial: 'nothing wrong found',
  refuted: 'REFUTED',
}

/** How a report ends. */
export function verdict({ outcome, failed, open }: Verdict): string {
  const wrong = failed.length === 0 ? '' : ` (${named(failed)})`
  const left = open.length === 0 ? '' : `, ${open.length} not checked (${named(open)})`
  return `${OUTCOMES[outcome]}${wrong}${left}`
}
