import type { FindingList } from '../../core/finding.ts'
import { fold } from '../kit/fold.ts'
import { isAboutVisits } from './exclusion.ts'
import type { Inputs } from './inputs.ts'
import { nearest } from './lint-unmatched.ts'
import { listsOf, matchesFilter } from './matches-filter.ts'
import type { Plan, Task } from './plan.ts'
import { type GroupSeat, type Seat, TEAM_OF_TWO, type Team, teamForms } from './team.ts'

type Place = Seat | GroupSeat

type Content = Omit<Inputs, 'findings'>

const isDrawn = ({ doubleRandom, deferred }: Task) => doubleRandom && deferred === undefined

/**
 * Enterprises that no task is about: a tag was misspelt, or a sheet of them was not meant. Tasks
 * that are not drawn count as far as they say whom they are about.
 */
export function lintFrames({ plan, enterprises, lists }: Content, findings: FindingList): void {
  const drawn = plan.tasks.filter(isDrawn)
  if (drawn.length === 0 || drawn.some(({ where }) => where === undefined)) return
  const filters = plan.tasks.flatMap(({ where, deferred }) =>
    where === undefined || deferred !== undefined ? [] : [where],
  )
  const listed = listsOf({ lists })
  for (const unit of enterprises) {
    if (!filters.some((where) => matchesFilter(where, unit, listed))) {
      findings.add('in-no-frame', unit.id)
    }
  }
}

/**
 * The responsible department does not say who may be sent; only a seat does. Where nobody is of it,
 * one of the two is written otherwise than it was meant.
 */
export function lintDepartments({ plan, inspectors }: Content, findings: FindingList): void {
  if (inspectors.length === 0) return
  const departments = new Set(inspectors.map(({ department }) => fold(department)))
  for (const task of plan.tasks) {
    const { id, department, cooperating = [], team = TEAM_OF_TWO } = task
    if (!isDrawn(task) || department === undefined || team === 'none') continue
    const example = `${id} / ${department}`
    if (!departments.has(fold(department))) {
      // Another way of writing it is asked about as that.
      if (nearest(department, departments) === undefined) {
        findings.add('department-without-officers', example)
      }
      continue
    }
    const isKept = placesOf(team).every((place) => place.department !== undefined)
    const own = new Set([department, ...cooperating].map(fold))
    if (!isKept && [...departments].some((each) => !own.has(each))) {
      findings.add('other-departments', example)
    }
  }
}

/** Rules and rotations that look at visits or penalties, where nobody has handed in any. */
export function lintIdleRules(content: Content, findings: FindingList): void {
  const { plan, pastVisits, penalties } = content
  const rules = [...(plan.exclude ?? []), ...plan.tasks.flatMap((task) => task.exclude ?? [])]
  const idle = rules.filter(
    (rule) =>
      (isAboutVisits(rule) && pastVisits.length === 0) ||
      ('penalisedWithinMonths' in rule && penalties.length === 0),
  )
  for (const { code } of idle) findings.add('rule-without-rows', code)
}

/**
 * Visits and penalties of the past that are dated after the last day of the plan: a year was
 * mistyped, and every rule that looks back from a window would count them.
 */
export function lintDates({ plan, pastVisits, penalties }: Content, findings: FindingList): void {
  const ends = plan.tasks.flatMap(({ rounds = [] }) => rounds.map(({ window: [, to] }) => to))
  if (ends.length === 0) return
  const last = ends.reduce((a, b) => (a > b ? a : b))
  for (const { enterprise, date } of [...pastVisits, ...penalties]) {
    if (date > last) findings.add('dated-after-plan', `${enterprise} ${date}`)
  }
}

/** Whether a rule of the plan is about the towns of officers and firms: it does nothing for others. */
export function looksAtTowns({ pairing, tasks }: Plan): boolean {
  const ofTask = ({ team = TEAM_OF_TWO }: Task) =>
    team !== 'none' &&
    placesOf(team).some(({ town, prefer }) => (town ?? prefer?.town) !== undefined)
  return pairing?.recuse?.ownTown === true || tasks.some(ofTask)
}

/** The places of all forms of a team. */
function placesOf(team: Team): readonly Place[] {
  return teamForms(team).flatMap(({ seats, group }): readonly Place[] => seats ?? [group])
}
