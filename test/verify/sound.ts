import type { CheckName, VerificationReport } from 'double-random'
import { expect } from 'vitest'

/** What a reader cannot check who has the documents and inputs, and nothing from elsewhere. */
const FROM_ELSEWHERE: readonly CheckName[] = [
  'announcement-published',
  'record-published',
  'source-times',
  'public-events',
  'strength',
  'amendments',
  // A notice that is not opened yet.
  'secrets-digest',
]

/** Insists that nothing failed, and that everything was checked that needs no outside evidence. */
export function expectSound({ outcome, checks }: VerificationReport): void {
  expect(outcome).not.toBe('refuted')
  const open = checks.filter(
    ({ status, name }) => status !== 'pass' && !FROM_ELSEWHERE.includes(name),
  )
  expect(open).toEqual([])
  expect(checks.length).toBeGreaterThan(5)
}
