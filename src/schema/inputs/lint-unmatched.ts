import { fieldOf } from '../../core/field.ts'
import type { FindingList } from '../../core/finding.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import { fold } from '../kit/fold.ts'
import { filtersOf } from './cross-check.ts'
import { rotationOf } from './design.ts'
import type { VisitConditions } from './exclusion.ts'
import type { Filter } from './filter.ts'
import type { Inputs } from './inputs.ts'
import type { Plan, Task } from './plan.ts'
import { type Demand, type TeamForm, teamForms } from './team.ts'

type Content = Omit<Inputs, 'findings'>

/** Everything that a name could have been meant for, in the place that it is compared with. */
type Names = ReadonlySet<string>

/**
 * A name that nothing in the data has does nothing: a rule says 停业 and the register 已停业, an
 * officer is of 梅陇 and the firms of 梅陇镇. Where something is written much like it, that is said;
 * what differs by case, width or blanks only, `lintNames` says.
 */
export function lintUnmatched(content: Content, findings: FindingList): void {
  const { plan, enterprises, inspectors, lists } = content
  const of = new Map<string, Names>()
  const known = (place: string, collect: () => Iterable<string | undefined>): Names => {
    let names = of.get(place)
    if (names === undefined) {
      names = new Set([...collect()].filter((name) => name !== undefined))
      of.set(place, names)
    }
    return names
  }
  const towns = () => valuesOf('town')
  const look = (name: string, names: Names, isAttribute = false) => {
    if (names.has(name)) return
    const near = nearest(name, names)
    if (near === undefined) findings.add('name-unmatched', name)
    else if (isAttribute || fold(near) !== fold(name)) {
      findings.add('name-nearly-matched', `${name} / ${near}`)
    }
  }
  const valuesOf = (field: string) =>
    known(field, () => {
      if (field === 'listed') return lists.map(({ list }) => list)
      if (field === 'tag') return enterprises.flatMap(({ tags }) => tags ?? [])
      return enterprises.map((unit) => textOf(unit, field))
    })
  for (const { field, value } of filtersOf(plan).flatMap((each) =>
    each.filters.flatMap(literals),
  )) {
    look(value, valuesOf(field), field.startsWith('attributes.'))
  }
  const departments = () => known('department', () => inspectors.map((each) => each.department))
  const qualifications = () =>
    known('qualifications', () => inspectors.flatMap((each) => each.qualifications ?? []))
  for (const { team, department } of plan.tasks) {
    // Where nobody is of it and nothing is written like it, that is said by `lintDepartments`.
    if (department !== undefined && nearest(department, departments()) !== undefined) {
      look(department, departments())
    }
    for (const demand of team === undefined || team === 'none' ? [] : demandsOf(teamForms(team))) {
      if (demand.department !== undefined) look(demand.department, departments())
      for (const each of demand.qualifications ?? []) look(each, qualifications())
    }
  }
  for (const { field, value } of plan.tasks.flatMap(strataNamed)) {
    look(value, valuesOf(field), field.startsWith('attributes.'))
  }
  // Rules about visits of this matter; of a draw that is still to come, the matter is its task.
  const matters = () =>
    known('matters', () => [
      ...plan.tasks.map(({ id }) => id),
      ...content.pastVisits.map(({ matter }) => matter),
    ])
  for (const each of new Set(mattersNamed(plan))) look(each, matters())
  if (towns().size > 0) {
    for (const town of new Set(inspectors.flatMap((each) => each.towns ?? []))) look(town, towns())
  }
  const relatives = new Map<string, readonly string[]>()
  for (const { related } of inspectors) {
    if (related === undefined) continue
    const alike = relatives.get(fold(related)) ?? []
    relatives.set(fold(related), [...alike, related])
  }
  for (const [related, ...others] of relatives.values()) {
    if (others.length === 0) findings.add('related-alone', related as string)
  }
}

function textOf(unit: Content['enterprises'][number], field: string): string | undefined {
  const value = fieldOf(unit, field)
  return typeof value === 'string' ? value : undefined
}

function demandsOf(forms: readonly TeamForm[]): readonly Demand[] {
  return forms.flatMap(({ seats, group }) =>
    [...(seats ?? []), ...(group === undefined ? [] : [group])].flatMap((seat) =>
      seat.prefer === undefined ? [seat] : [seat, seat.prefer],
    ),
  )
}

/** The values of strata that a design names: a count of a stratum that nobody is in is for nobody. */
function strataNamed({ design, rounds = [] }: Task) {
  return [design, ...rounds.map((round) => round.design)].flatMap((each) => {
    if (each?.type !== 'stratified') return []
    const { by, allocation } = each
    const rows =
      allocation.type === 'fixed'
        ? allocation.counts
        : allocation.type === 'rates'
          ? allocation.rates
          : []
    return rows.flatMap(({ stratum }) =>
      by.flatMap((field, index) => {
        const value = stratum[index]
        return typeof value === 'string' ? [{ field, value }] : []
      }),
    )
  })
}

/** The matters of visits that rules and rotations count, or leave out. */
function mattersNamed({ exclude = [], tasks }: Plan): string[] {
  const rules = [...exclude, ...tasks.flatMap((task) => task.exclude ?? [])]
  const designs = tasks.flatMap(({ design, rounds = [] }) => [
    design,
    ...rounds.map((round) => round.design),
  ])
  return [...rules, ...designs.map((design) => design && rotationOf(design))].flatMap((each) => {
    const { matters = [], except = [] } = (each ?? {}) as VisitConditions
    return [...matters, ...except]
  })
}

/** The names that a filter compares, and with what. */
function literals(filter: Filter): { readonly field: string; readonly value: string }[] {
  if ('all' in filter) return filter.all.flatMap(literals)
  if ('any' in filter) return filter.any.flatMap(literals)
  if ('not' in filter) return literals(filter.not)
  if ('tag' in filter) return [{ field: 'tag', value: filter.tag }]
  if ('listed' in filter) return [{ field: 'listed', value: filter.listed }]
  const compared = 'equals' in filter ? filter.equals : 'in' in filter ? filter.in : {}
  return Object.entries(compared).flatMap(([field, value]) =>
    [value].flat().flatMap((each) => (typeof each === 'string' ? [{ field, value: each }] : [])),
  )
}

/** The first name that is the same but for case and width, else holds the other or is one edit off. */
export function nearest(name: string, names: Names): string | undefined {
  const plain = fold(name)
  const near = [...names].filter((each) => {
    const other = fold(each)
    const [short, long] = plain.length < other.length ? [plain, other] : [other, plain]
    return short !== '' && (long.includes(short) || (short.length > 2 && isOneEdit(short, long)))
  })
  near.sort(compareUtf8)
  return near.find((each) => fold(each) === plain) ?? near[0]
}

/** Whether one character was left out, put in or changed. */
function isOneEdit(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  const rest = short.length === long.length ? start + 1 : start
  return short.slice(rest) === long.slice(start + 1)
}
