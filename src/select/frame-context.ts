import { groupBy } from '../core/group.ts'
import type { Enterprise } from '../schema/inputs/enterprise.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { type Lists, listsOf } from '../schema/inputs/matches-filter.ts'
import type { Plan } from '../schema/inputs/plan.ts'
import type { PastVisit } from '../schema/inputs/relations.ts'

/** What rules about units look up, gathered once for a batch. */
export interface FrameContext {
  readonly plan: Plan
  readonly enterprises: readonly Enterprise[]
  readonly lists: Lists
  readonly pastVisits: ReadonlyMap<string, readonly PastVisit[]>
  /** Latest penalty of each enterprise. */
  readonly lastPenalty: ReadonlyMap<string, string>
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
