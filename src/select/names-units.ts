import { filterOf } from '../schema/inputs/exclusion.ts'
import type { Filter } from '../schema/inputs/filter.ts'
import type { Plan } from '../schema/inputs/plan.ts'

/** Fields that tell one enterprise from all others. */
const OWN = ['id', 'name', 'creditCode']

/** Paths of the rules of a plan that name single units, where they should describe them. */
export function rulesNamingUnits({ exclude = [], tasks }: Plan): string[] {
  const filters: (readonly [path: string, filter: Filter | undefined])[] = [
    ...exclude.map((rule, index) => [`plan.exclude[${index}].where`, filterOf(rule)] as const),
    ...tasks.flatMap(({ where, exclude: own = [] }, index) => [
      [`plan.tasks[${index}].where`, where] as const,
      ...own.map(
        (rule, i) => [`plan.tasks[${index}].exclude[${i}].where`, filterOf(rule)] as const,
      ),
    ]),
  ]
  return filters.flatMap(([path, filter]) => (filter && namesUnits(filter) ? [path] : []))
}

function namesUnits(filter: Filter): boolean {
  if ('all' in filter) return filter.all.some(namesUnits)
  if ('any' in filter) return filter.any.some(namesUnits)
  if ('not' in filter) return namesUnits(filter.not)
  const values = 'equals' in filter ? filter.equals : 'in' in filter ? filter.in : {}
  return Object.keys(values).some((name) => OWN.includes(name))
}
