import { next } from './dates.ts'
import type { AmendmentBody, Decision, Elsewhere } from './decisions.ts'
import { find } from './inputs.ts'
import { sameEntry } from './joint.ts'
import type { NumberDice } from './number-dice.ts'
import type { Body, Standing, StandingRow } from './standing.ts'
import { labelOf } from './visits.ts'

const reasons = ['closed', 'moved-away', 'duplicate', 'out-of-scope', 'out-of-scope'] as const

/** A row to replace: often a substitute's, or of a joint visit. */
function hit(n: NumberDice, { rows }: Standing, before: readonly AmendmentBody[]): StandingRow {
  const substitutes = before.flatMap((one) => one.substitutes.map(({ substitute }) => substitute))
  const lately = rows.filter(({ unit }) => substitutes.includes(unit))
  const joint = rows.filter((row) => rows.some((one) => one !== row && one.visit === row.visit))
  const orphaned = rows.filter(
    ({ visit }) => !rows.some((one) => one.visit === visit && labelOf(one) === visit),
  )
  const kinds = [rows, rows, lately, joint, orphaned].filter((some) => some.length > 0)
  return n.pick(n.pick(kinds))
}

/** Where other units were visited, most often reserves of the row. */
function elsewhere(n: NumberDice, { inputs }: Standing, body: Body, row: StandingRow): Elsewhere[] {
  const reserves = body.tables.reserves.filter((one) => sameEntry(one, row)).map(({ unit }) => unit)
  const all = inputs.enterprises.map(({ id }) => id)
  const visit = (unit: string): Elsewhere => ({
    unit,
    date: n.pick(['2020-03-03', '2020-04-01']),
    ...(n.below(3) === 0 ? { matter: n.pick(['价格', '𠀀']) } : {}),
  })
  const some = (units: readonly string[]) => units.filter(() => n.below(3) === 0).map(visit)
  return n.pick([
    () => [],
    () => [],
    () => [],
    () => [],
    () => some(reserves),
    () => reserves.slice(0, 1).map(visit),
    () => [...some(all), ...some(all)],
    () => [visit(n.below(4) === 0 ? '注销' : n.pick(all))],
  ])()
}

/** §11.2 */
export function substitution(
  standing: Standing,
  body: Body,
  before: readonly AmendmentBody[],
  n: NumberDice,
): Decision {
  const row = hit(n, standing, before)
  const { pool, round } = row
  const [from, to] = find(standing.inputs.plan.tasks, pool).rounds![round - 1]!.window
  const unit = n.below(25) === 0 ? n.pick(standing.inputs.enterprises).id : row.unit
  const dates = [from, from, from, from, row.date, row.date, next(row.date), to, '2020-03-07']
  const late = n.below(12) === 0
  return {
    change: { pool, round, unit, elsewhere: elsewhere(n, standing, body, row) },
    reason: n.pick(reasons),
    evidence: `文 ${n.below(100)}`,
    date: late ? next(to) : n.pick(dates),
  }
}
