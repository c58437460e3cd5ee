import type { ProblemList } from '../../core/errors.ts'
import { fieldOf } from '../../core/field.ts'
import { say, show } from '../../core/message.ts'
import { alikeRows } from './alike-rows.ts'
import { checkOfficers } from './check-officers.ts'
import { checkRelated } from './check-related.ts'
import { type Exclusion, filterOf } from './exclusion.ts'
import type { Filter } from './filter.ts'
import { filterComparisons } from './filter-fields.ts'
import type { Inputs } from './inputs.ts'
import type { Plan } from './plan.ts'

type Content = Omit<Inputs, 'findings'>

/** Checks what rows say of each other. */
export function crossCheck(content: Content, problems: ProblemList): void {
  checkWhoIsOne(content, problems)
  checkRecusals(content, problems)
  checkRenamed(content, problems)
  checkVersion(content, problems)
  checkWindows(content, problems)
  checkFieldTypes(content, problems)
  checkOfficers(content, problems)
  checkRelated(content, problems)
}

/**
 * A firm under two ids has several chances, and an officer under two could inspect with himself
 * (`docs/protocol.md` §3.5).
 */
function checkWhoIsOne(content: Content, problems: ProblemList): void {
  for (const { code, path, expected, ids, isWaived } of alikeRows(content)) {
    if (isWaived) continue
    const [first, ...others] = ids as [string, ...string[]]
    const shown = others.slice(0, 3)
    problems.add({
      code: `input/${code}`,
      path,
      unit: first,
      expected,
      found: say('ids-as-well', { ids: shown, more: others.length - shown.length }),
      fix: say('remove-or-waive'),
    })
  }
}

/** A new id stands in its directory, an old one does not any more. */
function checkRenamed(content: Content, problems: ProblemList): void {
  if (content.renamed.length === 0) return
  const known = {
    enterprises: new Set(content.enterprises.map(({ id }) => id)),
    inspectors: new Set(content.inspectors.map(({ id }) => id)),
  }
  for (const { of: directory, from, to } of content.renamed) {
    if (known[directory].has(from)) {
      problems.add({
        code: 'input/duplicate',
        path: 'renamed.from',
        unit: from,
        expected: say('id-not-in-directory', { directory }),
        found: show(from),
      })
    }
    if (known[directory].has(to)) continue
    problems.add({
      code: 'input/unknown-id',
      path: 'renamed.to',
      unit: to,
      expected: say('id-in-directory', { directory }),
      found: show(to),
    })
  }
}

function checkRecusals(
  { enterprises, inspectors, recusals }: Content,
  problems: ProblemList,
): void {
  if (recusals.length === 0) return
  const known = {
    enterprise: new Set(enterprises.map(({ id }) => id)),
    inspector: new Set(inspectors.map(({ id }) => id)),
  }
  for (const recusal of recusals) {
    for (const member of ['inspector', 'enterprise'] as const) {
      if (known[member].has(recusal[member])) continue
      problems.add({
        code: 'input/unknown-id',
        path: `recusals.${member}`,
        unit: recusal[member],
        expected: say('id-in-directory', { directory: `${member}s` }),
        found: show(recusal[member]),
        fix: say('correct-the-id-of-a-recusal'),
      })
    }
  }
}

/**
 * A plan whose days were counted in another calendar may not add up in this one (`docs/protocol.md`
 * §3.7a).
 */
function checkVersion({ plan, calendar }: Content, problems: ProblemList): void {
  if (plan.calendar === undefined || plan.calendar === calendar.version) return
  problems.add({
    code: 'input/choice',
    path: 'plan.calendar',
    expected: say('calendar-version', { version: show(calendar.version) }),
    found: show(plan.calendar),
    fix: say('give-the-calendar-of-the-plan'),
  })
}

function checkWindows({ plan, calendar }: Content, problems: ProblemList): void {
  for (const [t, { rounds }] of plan.tasks.entries()) {
    for (const [
      r,
      {
        window: [from, to],
      },
    ] of (rounds ?? []).entries()) {
      if (from >= calendar.from && to <= calendar.to) continue
      problems.add({
        code: 'design/window',
        path: `plan.tasks[${t}].rounds[${r}].window`,
        expected: say('days-of-calendar', { from: calendar.from, to: calendar.to }),
        found: say('days', { from, to }),
      })
    }
  }
}

/**
 * A field compared with the other type would silently leave units out, so every such unit is a
 * problem (§3.8a).
 */
export function checkFieldTypes(
  { plan, enterprises }: Pick<Content, 'plan' | 'enterprises'>,
  problems: ProblemList,
): void {
  const wanted = new Map<string, { field: string; type: string; path: string }>()
  for (const { filters, path } of filtersOf(plan)) {
    for (const { field, type } of filters.flatMap(filterComparisons)) {
      const key = `${field}\n${type}`
      if (!wanted.has(key)) wanted.set(key, { field, type, path })
    }
  }
  for (const { field, type, path } of wanted.values()) {
    for (const unit of enterprises) {
      const value = fieldOf(unit, field)
      if (value === undefined || typeof value === type) continue
      problems.add({
        code: 'input/field-type',
        path: `enterprises.${field}`,
        unit: unit.id,
        expected: say(type === 'number' ? 'integer-compared-by' : 'text-compared-by', { path }),
        found: show(value),
      })
    }
  }
}

/** All filters of a plan, with the part of it that has them. */
export function filtersOf(plan: Plan): { filters: Filter[]; path: string }[] {
  const ofRules = (rules: readonly Exclusion[] | undefined) =>
    (rules ?? []).flatMap((rule) => filterOf(rule) ?? [])
  const ofRows = (rows: readonly { readonly where?: Filter }[] | undefined) =>
    (rows ?? []).flatMap(({ where }) => (where === undefined ? [] : [where]))
  return [
    { filters: ofRules(plan.exclude), path: 'plan.exclude' },
    ...(plan.catalogues ?? []).map(({ items }, index) => {
      return { filters: ofRows(items), path: `plan.catalogues[${index}]` }
    }),
    ...plan.tasks.map((task, index) => ({
      filters: [
        ...ofRows([task]),
        ...ofRules(task.exclude),
        ...(task.team === undefined || task.team === 'none' ? [] : ofRows(task.team.when)),
        ...ofRows(task.items?.riders),
      ],
      path: `plan.tasks[${index}]`,
    })),
  ]
}
