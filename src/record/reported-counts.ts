import type { Reported } from '../core/messages/checks.ts'
import type { OutcomesHead } from '../schema/documents/documents.ts'

/** How many rows outcomes have to tell of, and of how many they do, all rounds together. */
export function reportedCounts({ rounds }: Pick<OutcomesHead, 'rounds'>): Reported {
  const sum = (member: 'due' | 'reported') =>
    rounds.reduce((total, round) => total + round[member], 0)
  return { due: sum('due'), reported: sum('reported') }
}
