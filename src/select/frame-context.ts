import type { Enterprise } from '../schema/inputs/enterprise.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import type { Plan } from '../schema/inputs/plan.ts'
import type { PastVisit } from '../schema/inputs/relations.ts'
import type { Lists } from './matches-filter.ts'

/** What rules about units look up, gathered once for a batch. */
export interface FrameContext {
  readonly plan: Plan
  readonly enterprises: readonly Enterprise[]
  readonly lists: Lists
  readonly pastVisits: ReadonlyMap<string, readonly PastVisit[]>
  /** Latest penalty of each enterprise. */
  readonly lastPenalty: ReadonlyMap<string, string>
}

/** Which enterprises stand on which list. */
export function listsOf(inputs: Pick<Inputs, 'lists'>): Lists {
  const lists = new Map<string, Set<string>>()
  for (const { list, enterprise } of inputs.lists) {
    const members = lists.get(list) ?? new Set()
    members.add(enterprise)
    lists.set(list, members)
  }
  return lists
}

export function frameContext(
  inputs: Pick<Inputs, 'plan' | 'enterprises' | 'lists' | 'pastVisits' | 'penalties'>,
): FrameContext {
  const pastVisits = new Map<string, PastVisit[]>()
  for (const visit of inputs.pastVisits) {
    const visits = pastVisits.get(visit.enterprise)
    if (visits === undefined) pastVisits.set(visit.enterprise, [visit])
    else visits.push(visit)
  }
  const lastPenalty = new Map<string, string>()
  for (const { enterprise, date } of inputs.penalties) {
    const before = lastPenalty.get(enterprise)
    if (before === undefined || date > before) lastPenalty.set(enterprise, date)
  }
  return {
    plan: inputs.plan,
    enterprises: inputs.enterprises,
    lists: listsOf(inputs),
    pastVisits,
    lastPenalty,
  }
}
