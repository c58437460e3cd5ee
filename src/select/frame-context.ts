import { groupBy } from '../core/group.ts'
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
  const lists = groupBy(inputs.lists, ({ list }) => list)
  return new Map(
    [...lists].map(([list, rows]) => [list, new Set(rows.map(({ enterprise }) => enterprise))]),
  )
}

export function frameContext(
  inputs: Pick<Inputs, 'plan' | 'enterprises' | 'lists' | 'pastVisits' | 'penalties'>,
): FrameContext {
  const lastPenalty = new Map<string, string>()
  for (const { enterprise, date } of inputs.penalties) {
    const before = lastPenalty.get(enterprise)
    if (before === undefined || date > before) lastPenalty.set(enterprise, date)
  }
  return {
    plan: inputs.plan,
    enterprises: inputs.enterprises,
    lists: listsOf(inputs),
    pastVisits: groupBy(inputs.pastVisits, ({ enterprise }) => enterprise),
    lastPenalty,
  }
}
