import { monthsBefore } from '../calendar/day.ts'
import { type Rotation, rotationOf } from '../schema/inputs/design.ts'
import {
  countsVisit,
  type Exclusion,
  isAboutVisits,
  type VisitExclusion,
} from '../schema/inputs/exclusion.ts'
import type { Plan, Round, Task } from '../schema/inputs/plan.ts'
import { type BatchVisit, joinedVisit, type VisitsBegun } from '../select/batch-visit.ts'
import { sinceOf } from '../select/exclusion-test.ts'
import type { PoolRound } from '../select/resolve-batch.ts'
import { rulesOfRound } from '../select/rules-of-round.ts'
import type { Dialect } from './dialect.ts'
import { filterSql, inQuerySql, inRowsSql, listedSql } from './filter-sql.ts'

/**
 * A query of the eligible units of a round: `id`, and `stratum`, the label (`docs/protocol.md` §7.1
 * to §7.3, §7.4a).
 *
 * @param begun - the visits that the batch has begun before this round
 */
export function eligibleSql(
  plan: Plan,
  poolRound: PoolRound,
  begun: VisitsBegun,
  dialect: Dialect,
): string {
  const { task, design } = poolRound
  const reasons = rulesOfRound(plan, task, design).map((rule) =>
    exclusionSql(rule, poolRound, begun, dialect),
  )
  if (task.overlap !== 'merge') {
    const inOther = ({ pools }: BatchVisit) => pools.some((pool) => pool !== task.id)
    reasons.push(amongSql(unitsWith(begun, inOther), dialect))
  }
  if (design.type === 'census' && design.cover === 'over-rounds')
    reasons.push(earlierRoundsSql(task, begun, dialect))
  const conditions = [
    ...(task.where === undefined ? [] : [filterSql(task.where, dialect)]),
    ...reasons.filter((reason) => reason !== dialect.false).map((reason) => `NOT ${reason}`),
  ]
  const by = design.type === 'stratified' ? design.by : []
  const rotation = rotationOf(design)
  const values = [
    ...by.map((field) => dialect.json(dialect.name(field))),
    ...(rotation === undefined
      ? []
      : [
          `CASE WHEN ${visitedSql(rotation, task, begun, dialect)} THEN '"visited"' ELSE '"unvisited"' END`,
        ]),
  ]
  const label =
    values.length === 0 ? `'[]'` : joinTexts([`'['`, ...between(values, `','`), `']'`], dialect)
  return [
    `SELECT ${dialect.name('id')}${dialect.bytewise} AS ${dialect.name('id')}, ${label} AS ${dialect.name('stratum')}`,
    `FROM ${dialect.name('enterprises')}`,
    ...(conditions.length === 0 ? [] : [`WHERE ${conditions.join('\n  AND ')}`]),
  ].join('\n')
}

/** The rules of §3.9. What the batch has drawn is written into the query, unit by unit. */
function exclusionSql(
  rule: Exclusion,
  { task, round }: PoolRound,
  begun: VisitsBegun,
  dialect: Dialect,
): string {
  if ('listed' in rule) return listedSql(rule.listed, dialect)
  if ('earlierRounds' in rule) return earlierRoundsSql(task, begun, dialect)
  if ('penalisedWithinMonths' in rule) {
    const since = monthsBefore(rule.asOf ?? round.window[0], rule.penalisedWithinMonths)
    return inRowsSql('penalties', sinceSql(since, dialect), dialect)
  }
  if (!isAboutVisits(rule)) return filterSql(rule.where, dialect)
  const others = [...begun].flatMap(([unit, visits]) => {
    const joined = joinedVisit(task, round, visits)
    return visits
      .filter((visit) => visit !== joined && countsVisit(rule, visit.pools))
      .map(({ date }) => ({ unit, date }))
  })
  const visited =
    'visitsInYear' in rule
      ? manyInYearSql(rule, round, others, dialect)
      : visitedSinceSql(rule, sinceOf(rule, round.window[0]), others, dialect)
  if (rule.where === undefined || visited === dialect.false) return visited
  return `(${filterSql(rule.where, dialect)} AND ${visited})`
}

interface UnitDate {
  readonly unit: string
  readonly date: string
}

function manyInYearSql(
  rule: Extract<VisitExclusion, { visitsInYear: number }>,
  { window }: Round,
  others: readonly UnitDate[],
  dialect: Dialect,
): string {
  const [from, to] = window.map((date) => Number(date.slice(0, 4))) as [number, number]
  const years = Array.from({ length: to - from + 1 }, (_, i) => String(from + i))
  const tests = years.map((year) => {
    const dates = others.filter(({ date }) => date.startsWith(year))
    return inQuerySql(manyDates(year, rule, dates, dialect), dialect)
  })
  return anyOf(tests, dialect)
}

function visitedSinceSql(
  rule: VisitExclusion,
  since: string,
  others: readonly UnitDate[],
  dialect: Dialect,
): string {
  const recent = others.filter(({ date }) => date >= since).map(({ unit }) => unit)
  const past = `${sinceSql(since, dialect)}${countedSql(rule, dialect)}`
  return anyOf([inRowsSql('pastVisits', past, dialect), amongSql(recent, dialect)], dialect)
}

/** The past visits that a rule counts, as further conditions; a missing matter is no matter. */
function countedSql({ matters, except }: VisitExclusion, dialect: Dialect): string {
  const among = (some: readonly string[]) =>
    `COALESCE(${dialect.name('matter')}${dialect.bytewise} IN (${some.map(dialect.text).join(', ')}), ${dialect.false})`
  return [
    ...(matters === undefined ? [] : [` AND ${among(matters)}`]),
    ...(except === undefined ? [] : [` AND NOT ${among(except)}`]),
  ].join('')
}

/** The units with so many different dates in a year, visits of the batch included. */
function manyDates(
  year: string,
  rule: Extract<VisitExclusion, { visitsInYear: number }>,
  others: readonly UnitDate[],
  dialect: Dialect,
): string {
  const [enterprise, date] = [dialect.name('enterprise'), dialect.name('date')]
  const rows = [
    `SELECT ${enterprise}${dialect.bytewise} AS ${enterprise}, ${date}${dialect.bytewise} AS ${date} FROM ${dialect.name('pastVisits')} WHERE ${date}${dialect.bytewise} >= '${year}-01-01' AND ${date}${dialect.bytewise} <= '${year}-12-31'${countedSql(rule, dialect)}`,
    ...others.map(
      (visit) =>
        `SELECT ${dialect.text(visit.unit)}${dialect.bytewise} AS ${enterprise}, '${visit.date}'${dialect.bytewise} AS ${date}`,
    ),
  ]
  return `SELECT ${enterprise} FROM (${rows.join(' UNION ALL ')}) AS ${dialect.name('visit')} GROUP BY ${enterprise} HAVING count(DISTINCT ${date}) >= ${rule.visitsInYear}`
}

function earlierRoundsSql(task: Task, begun: VisitsBegun, dialect: Dialect): string {
  const since = (task.rounds ?? []).reduce(
    (first, { window: [from] }) => (first === '' || from < first ? from : first),
    '',
  )
  const forTask = `${dialect.name('matter')}${dialect.bytewise} = ${dialect.text(task.id)}`
  return anyOf(
    [
      amongSql(
        unitsWith(begun, ({ pools }) => pools.includes(task.id)),
        dialect,
      ),
      inRowsSql('pastVisits', `${forTask} AND ${sinceSql(since, dialect)}`, dialect),
    ],
    dialect,
  )
}

function visitedSql(
  { since, matters }: Rotation,
  task: Task,
  begun: VisitsBegun,
  dialect: Dialect,
): string {
  const ofMatter =
    matters === undefined
      ? ''
      : ` AND ${dialect.name('matter')}${dialect.bytewise} IN (${matters.map(dialect.text).join(', ')})`
  return anyOf(
    [
      amongSql(
        unitsWith(begun, ({ pools }) => pools.includes(task.id)),
        dialect,
      ),
      inRowsSql('pastVisits', `${sinceSql(since, dialect)}${ofMatter}`, dialect),
    ],
    dialect,
  )
}

function unitsWith(begun: VisitsBegun, test: (visit: BatchVisit) => boolean): string[] {
  return [...begun].flatMap(([unit, visits]) => (visits.some(test) ? [unit] : []))
}

/** Dates are texts `YYYY-MM-DD`, whose order is that of time. */
function sinceSql(since: string, dialect: Dialect): string {
  return `${dialect.name('date')}${dialect.bytewise} >= '${since}'`
}

/** Whether the unit is one of these; ids are never missing. */
function amongSql(units: readonly string[], dialect: Dialect): string {
  if (units.length === 0) return dialect.false
  const id = `${dialect.name('id')}${dialect.bytewise}`
  return `(${id} IN (${[...new Set(units)].map(dialect.text).join(', ')}))`
}

function anyOf(tests: readonly string[], dialect: Dialect): string {
  const some = tests.filter((test) => test !== dialect.false)
  if (some.length === 0) return dialect.false
  return some.length === 1 ? (some[0] as string) : `(${some.join(' OR ')})`
}

function between(values: readonly string[], separator: string): string[] {
  return values.flatMap((value, index) => (index === 0 ? [value] : [separator, value]))
}

function joinTexts(parts: readonly string[], dialect: Dialect): string {
  return dialect.bytewise === ''
    ? `concat(${parts.join(', ')})`
    : `(${parts.join(' || ')})${dialect.bytewise}`
}
