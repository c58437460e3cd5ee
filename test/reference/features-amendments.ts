import { groupsOf } from './candidates.ts'
import { canonical } from './canonical.ts'
import { type AmendmentBody, isSubstitution } from './decisions.ts'
import { find } from './inputs.ts'
import { type Body, isRow, type Standing, sameSpot } from './standing.ts'
import { labelOf } from './visits.ts'

type Before = readonly AmendmentBody[]

const substituted =
  (before: Before) =>
  ({ pool, round, unit }: { pool: string; round: number; unit: string }): boolean =>
    before.some(({ substitutes }) =>
      substitutes.some(
        (one) => one.pool === pool && one.round === round && one.substitute === unit,
      ),
    )

/** What a substitution exercised (§11.3 to §11.5). */
function substitutionNames(standing: Standing, body: Body, before: Before, made: AmendmentBody) {
  const { change, reason, date: decided, substitutes, seats, vacancies, items } = made
  if (!isSubstitution(change)) return []
  const { inputs, rows, visits } = standing
  const hit = rows.find(isRow(change))!
  const visit = visits.find((one) => labelOf(one) === hit.visit)!
  const mates = rows.filter((row) => row.visit === hit.visit)
  const staffed = substitutes.filter(({ substitute }) => substitute !== null)
  const passed = substitutes.flatMap((one) => one.passed)
  const here = change.elsewhere.map(({ unit }) => unit)
  const hosted = isRow(visit)(hit)
  const wanting = mates.length > 1 || before.some(({ reason }) => reason === 'out-of-scope')
  const noDay = substitutes.filter(({ pool, round, unit, substitute, passed: some }) => {
    const { stratum } = rows.find(isRow({ pool, round, unit }))!
    const reserves = body.tables.reserves.filter(
      (one) =>
        one.pool === pool && one.round === round && canonical(one.stratum) === canonical(stratum),
    )
    return substitute === null && some.length === 0 && reserves.length > 0
  })
  return [
    reason,
    ...(mates.length > 1 ? [reason === 'out-of-scope' ? 'in part' : 'a joint visit'] : []),
    ...(mates.length > 1 && reason === 'out-of-scope'
      ? [`in part, ${hosted ? 'host' : 'not host'}`]
      : []),
    ...(wanting && mates.every((row) => !isRow(visit)(row)) ? ['a visit without its host'] : []),
    ...(staffed.length > 1 ? ['several substitutes'] : []),
    ...(staffed.length < substitutes.length ? ['nobody instead'] : []),
    ...(noDay.length > 0 ? ['no reserve gone through'] : []),
    ...(decided > hit.date && staffed.length > 0 ? ['later than the visit'] : []),
    ...(staffed.some(({ date }) => date === hit.date) ? ['on the same day'] : []),
    ...(staffed.some(({ date }) => date! > decided && date! > hit.date)
      ? ['on the next day that works']
      : []),
    ...passed.map((one) => `passed ${one.reason}`),
    ...(passed.some((one) => one.reason === 'visited-elsewhere' && !here.includes(one.unit))
      ? ['visited elsewhere by an amendment before']
      : []),
    ...(substitutes
      .slice(1)
      .some((one, i) =>
        one.passed.some(({ unit }) =>
          substitutes.slice(0, i + 1).some(({ substitute }) => substitute === unit),
        ),
      )
      ? ['passed a substitute of this amendment']
      : []),
    ...(passed.length > 0 && staffed.some((one) => one.passed.length > 0)
      ? ['passed, then one']
      : []),
    ...(passed.length > 1 && staffed.length === 0 ? ['all reserves passed'] : []),
    ...(change.elsewhere.length > 1 ? ['several elsewhere'] : []),
    ...(substituted(before)(hit) ? ['a substitute again'] : []),
    ...(visit.holders === undefined && visit.seats.length > 0 ? ['of a vacant visit'] : []),
    ...(vacancies.length > 0 ? ['a vacant substitute'] : []),
    ...(vacancies.length > 0 && seats.length > 0 ? ['one vacant, one not'] : []),
    ...(staffed.length > 0 && seats.length === 0 && vacancies.length === 0
      ? ['without a team']
      : []),
    ...items.flatMap(({ pool, unit, ...row }) => {
      const { unit: out } = substitutes.find((one) => one.pool === pool && one.substitute === unit)!
      const old = standing.items.find(isRow({ ...row, pool, unit: out }))!
      return [
        'items',
        ...(row.riders.length > 0 ? ['rider'] : []),
        ...(row.riders.length < old.riders.length ? ['rider not considered'] : []),
        ...(find(inputs.plan.tasks, pool).items!.riders?.length && old.riders.length === 0
          ? ['rider not there before']
          : []),
      ]
    }),
  ].map((name) => `substitution: ${name}`)
}

/** What an amendment after `before`, which come to `standing`, exercised (§11.2 to §11.5). */
export function amendmentFeatures(
  standing: Standing,
  body: Body,
  before: Before,
  made: AmendmentBody,
): string[] {
  const { change, sequence, seats } = made
  const groups = groupsOf(standing.inputs).map(({ id }) => id)
  const again = seats.some((row) =>
    before.some((one) => one.seats.some((old) => sameSpot(row, old))),
  )
  const kinds = new Set([made, ...before].map((one) => isSubstitution(one.change)))
  const officers = [
    ...(isSubstitution(change) ? [] : 'enterprise' in change ? ['recused'] : ['absent']),
    ...(!isSubstitution(change) && seats.some(substituted(before)) ? ['seat of a substitute'] : []),
  ]
  const names = [
    ...officers,
    `amended ${sequence} times`,
    ...(kinds.size > 1 ? ['both kinds'] : []),
    ...(seats.length === 0 ? ['no seat free'] : ['a seat free']),
    ...(seats.length > 1 ? ['several seats free'] : []),
    ...(again ? ['the same seat again'] : []),
    ...(seats.some((row) => groups.includes(row.inspector)) ? ['another group'] : []),
    ...(seats.some(({ passed }) => passed.length > 0) ? ['passed over'] : []),
    ...(body.tables.vacancies.length > 0 ? ['beside vacancies'] : []),
  ]
  return [
    ...names.map((name) => `amendment: ${name}`),
    ...substitutionNames(standing, body, before, made),
  ]
}
