import { canonical } from './canonical.ts'
import { workingDays } from './dates.ts'
import type { Decision, Passed, Replacement, Substitution } from './decisions.ts'
import { find } from './inputs.ts'
import { considered, type ItemsRow, itemsAt } from './items.ts'
import { sameEntry } from './joint.ts'
import { inRowOrder } from './merkle.ts'
import { type Body, isRow, type Standing, type StandingRow } from './standing.ts'

/** §11.3: for one replaced row; `taken` are the substitutes found before in this amendment. */
function replacementOf(
  row: StandingRow,
  { tables }: Body,
  { inputs, sampled, elsewhere }: Standing,
  decided: string,
  taken: readonly string[],
): Replacement {
  const { pool, round, unit } = row
  const { window } = find(inputs.plan.tasks, pool).rounds![round - 1]!
  const date = workingDays(inputs.calendar, window).find((day) => day >= row.date && day >= decided)
  if (date === undefined)
    return { pool, round, unit, substitute: null, rank: null, date: null, passed: [] }
  const reserves = tables.reserves
    .filter((one) => sameEntry(one, row) && canonical(one.stratum) === canonical(row.stratum))
    .sort((a, b) => a.rank - b.rank)
  const passed: Passed[] = []
  for (const { unit: reserve, rank } of reserves) {
    if (sampled.includes(reserve) || taken.includes(reserve))
      passed.push({ unit: reserve, reason: 'in-sample' })
    else if (elsewhere.includes(reserve))
      passed.push({ unit: reserve, reason: 'visited-elsewhere' })
    else return { pool, round, unit, substitute: reserve, rank, date, passed }
  }
  return { pool, round, unit, substitute: null, rank: null, date: null, passed }
}

/** §11.3, `standing` knowing the units visited elsewhere. */
export function substitutesOf(
  standing: Standing,
  body: Body,
  { change, reason, date }: Decision<Substitution>,
): Replacement[] {
  const row = standing.rows.find(isRow(change))!
  const rows =
    reason === 'out-of-scope' ? [row] : standing.rows.filter(({ visit }) => visit === row.visit)
  const found: Replacement[] = []
  for (const one of rows) {
    const taken = found.flatMap(({ substitute }) => substitute ?? [])
    found.push(replacementOf(one, body, standing, date, taken))
  }
  return found
}

/** §11.5 */
export function itemsOfSubstitutes(
  { inputs, items }: Standing,
  substitutes: readonly Replacement[],
  seed: string,
): ItemsRow[] {
  const rows = substitutes.flatMap(({ pool, round, unit, substitute }): ItemsRow[] => {
    const wanted = find(inputs.plan.tasks, pool).items
    if (substitute === null || !wanted) return []
    const enterprise = find(inputs.enterprises, substitute)
    const riders = items.find(isRow({ pool, round, unit }))!.riders.filter((item) => {
      const rider = wanted.riders!.find((one) => one.item === item)!
      return considered(rider, enterprise, inputs)
    })
    const entry = { pool, round }
    return [{ ...entry, unit: substitute, ...itemsAt(inputs, entry, substitute, seed), riders }]
  })
  return inRowOrder('items', rows)
}
