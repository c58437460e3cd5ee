import type { Design } from '../schema/inputs/design.ts'
import { type Exclusion, isAboutVisits } from '../schema/inputs/exclusion.ts'
import type { Plan, Task } from '../schema/inputs/plan.ts'

/**
 * The rules that hold in a round, the plan's first (`docs/protocol.md` §3.9).
 *
 * What a plan says of visits to everybody, such as a cap, does not mean key units that are all to be
 * visited; the task's own rules do.
 */
export function rulesOfRound(
  { exclude = [] }: Pick<Plan, 'exclude'>,
  { kind, exclude: own = [] }: Pick<Task, 'kind' | 'exclude'>,
  { type }: Pick<Design, 'type'>,
): readonly Exclusion[] {
  const isOfAllKeyUnits = kind === 'key' && type === 'census'
  return [...exclude.filter((rule) => !(isOfAllKeyUnits && isAboutVisits(rule))), ...own]
}
