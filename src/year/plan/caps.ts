import { say } from '../../core/message.ts'
import { countsVisit, type Exclusion, type VisitConditions } from '../../schema/inputs/exclusion.ts'
import { matchesFilter } from '../../schema/inputs/matches-filter.ts'
import type { PlanSettings } from '../../schema/year/plan-settings.ts'
import type { FrameContext } from '../../select/frame-context.ts'
import { type PlanFinding, type PlanFindingCode, planFinding } from './finding.ts'
import { lieIn, periodsOf } from './periods.ts'
import type { SureVisits } from './sure-visits.ts'
import type { PlannedTask } from './task.ts'

/**
 * Units to which the plan is certain to send more visits in its year than a cap allows.
 *
 * Each round that is certain to visit a unit counts, except that of a task which joins visits
 * (`overlap: 'merge'`) where another such round has the same window: those are taken as one visit.
 * What is drawn by chance does not count, nor do past visits, which may be visits of this very
 * plan. A rule is held against units that a round in which it holds would visit.
 */
export function capFindings(
  context: FrameContext,
  year: number,
  sure: readonly SureVisits[],
  settings: PlanSettings,
): PlanFinding[] {
  const { plan } = context
  const caps = [
    ...capsIn(plan.exclude, 'plan.exclude', ({ planned }) => !isOfAllKeyUnits(planned)),
    ...plan.tasks.flatMap(({ id, exclude }, index) =>
      capsIn(exclude, `plan.tasks[${index}].exclude`, ({ planned }) => planned.task.id === id),
    ),
  ]
  if (settings.cap !== undefined) {
    const [code, path, most] = ['cap-setting-exceeded', 'settings.cap', settings.cap] as const
    caps.push({ code, path, most, rule: {}, holds: () => true })
  }
  return caps.flatMap(({ code, path, most, rule, holds }) => {
    const held = new Set(sure.filter(holds).flatMap(({ units }) => [...units]))
    const { where } = rule
    const meant = context.enterprises.filter(
      (unit) =>
        held.has(unit.id) && (where === undefined || matchesFilter(where, unit, context.lists)),
    )
    const counted = sure.filter(({ planned }) => countsVisit(rule, [planned.task.id]))
    const counts = countInYear(year, counted)
    const countOf = (unit: string) => counts.get(unit) ?? 0
    // In id order.
    const units = meant.flatMap(({ id }) => (countOf(id) > most ? [id] : []))
    if (units.length === 0) return []
    const highest = units.reduce((max, unit) => Math.max(max, countOf(unit)), 0)
    const expected = say('visits-in-year-at-most', { limit: most, year })
    const found = say('units-with-more-visits', { units: units.length, visits: highest })
    return [planFinding(code, { path, units }, expected, found)]
  })
}

interface Cap {
  readonly code: PlanFindingCode
  readonly path: string
  readonly most: number
  /** For whom it is, and which visits count. */
  readonly rule: VisitConditions
  /** Whether it holds in the round of these visits. */
  holds(visits: SureVisits): boolean
}

function capsIn(rules: readonly Exclusion[] = [], path: string, holds: Cap['holds']): Cap[] {
  return rules.flatMap((rule, index) =>
    'visitsInYear' in rule
      ? [{ code: 'cap-exceeded', path: `${path}[${index}]`, most: rule.visitsInYear, rule, holds }]
      : [],
  )
}

/** Then the plan's rules about visits do not hold (`docs/protocol.md` §3.9). */
function isOfAllKeyUnits({ task, rounds }: PlannedTask): boolean {
  return task.kind === 'key' && rounds.every(({ design }) => design?.type === 'census')
}

function countInYear(year: number, sure: readonly SureVisits[]): ReadonlyMap<string, number> {
  const [whole] = periodsOf(year, 'year')
  const counts = new Map<string, number>()
  const hosts = new Map<string, Map<string, string>>()
  const ofYear = sure.filter(({ window }) => whole !== undefined && lieIn(window, whole))
  // Those that may join come last, whatever the order of the tasks.
  const joins = ({ planned }: SureVisits) => planned.task.overlap === 'merge'
  for (const each of [...ofYear.filter((each) => !joins(each)), ...ofYear.filter(joins)]) {
    const window = each.window.join('\n')
    for (const unit of each.units) {
      const taken = hosts.get(unit) ?? new Map<string, string>()
      hosts.set(unit, taken)
      const host = taken.get(window)
      if (joins(each) && host !== undefined && host !== each.planned.task.id) continue
      taken.set(window, each.planned.task.id)
      counts.set(unit, (counts.get(unit) ?? 0) + 1)
    }
  }
  return counts
}
