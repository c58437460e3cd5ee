import { say } from '../../core/message.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import { countsVisit, type VisitConditions } from '../../schema/inputs/exclusion.ts'
import type { Plan } from '../../schema/inputs/plan.ts'
import type { PlanSettings } from '../../schema/year/plan-settings.ts'
import { type PlanFinding, type PlanFindingCode, planFinding } from './finding.ts'
import { lieIn, periodsOf } from './periods.ts'
import type { SureVisits } from './sure-visits.ts'

/**
 * Units to which the plan is certain to send more visits in its year than a cap allows.
 *
 * Each round that is certain to visit a unit counts, except that of a task which joins visits
 * (`overlap: 'merge'`) where another such round has the same window: those are taken as one visit.
 * What is drawn by chance does not count, nor do past visits, which may be visits of this very
 * plan.
 */
export function capFindings(
  plan: Plan,
  year: number,
  sure: readonly SureVisits[],
  settings: PlanSettings,
): PlanFinding[] {
  const caps: Cap[] = []
  for (const [index, rule] of (plan.exclude ?? []).entries()) {
    // Which units a filter means is not known from the plan alone.
    if (!('visitsInYear' in rule) || rule.where !== undefined) continue
    const { visitsInYear: most } = rule
    caps.push({ code: 'cap-exceeded', path: `plan.exclude[${index}]`, most, rule })
  }
  if (settings.cap !== undefined)
    caps.push({ code: 'cap-setting-exceeded', path: 'settings.cap', most: settings.cap, rule: {} })

  return caps.flatMap(({ code, path, most, rule }) => {
    const counted = sure.filter(({ planned }) => countsVisit(rule, [planned.task.id]))
    const counts = countInYear(year, counted)
    const above = [...counts].filter(([, count]) => count > most)
    if (above.length === 0) return []
    const highest = above.reduce((max, [, count]) => Math.max(max, count), 0)
    const units = above.map(([unit]) => unit).sort(compareUtf8)
    const expected = say('visits-in-year-at-most', { limit: most, year })
    const found = say('units-with-more-visits', { units: units.length, visits: highest })
    return [planFinding(code, { path, units }, expected, found)]
  })
}

interface Cap {
  readonly code: PlanFindingCode
  readonly path: string
  readonly most: number
  /** Which visits count. */
  readonly rule: VisitConditions
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
