import { type AmendmentBody, isSubstitution, type OfficerChange } from './decisions.ts'
import { find } from './inputs.ts'
import type { ItemsRow } from './items.ts'
import { type Entry, inBatchOrder, sameEntry, visitsBegun } from './joint.ts'
import type { Spot } from './pairing.ts'
import type { replay } from './replay.ts'
import type { Inputs, StratumValues } from './types.ts'
import { labelOf, seatsOf, seatsOfVisit, type Visit } from './visits.ts'

export type Body = ReturnType<typeof replay>

/** A row of the sample as it is now; `visit` is the label of the one it belongs to. */
export type StandingRow = Entry & {
  unit: string
  date: string
  stratum: StratumValues
  visit: string
}
/** A visit as it is now; who has its seats, undefined if it is vacant. */
export type StandingVisit = Visit & { holders: string[] | undefined }

/** §11.2: what a draw and some amendments come to. */
export type Standing = {
  readonly inputs: Inputs
  /** In the order of `batch`. */
  readonly rows: readonly StandingRow[]
  readonly visits: readonly StandingVisit[]
  readonly items: readonly ItemsRow[]
  /** Every unit that is or was in the sample, and every one visited elsewhere. */
  readonly sampled: readonly string[]
  readonly elsewhere: readonly string[]
}

export const sameSpot = (a: Spot, b: Spot): boolean =>
  sameEntry(a, b) && a.unit === b.unit && a.seat === b.seat

/** §11.2: one more leave, or one more recusal. */
export function changed(inputs: Inputs, change: OfficerChange): Inputs {
  if ('enterprise' in change)
    return { ...inputs, recusals: [...inputs.recusals, { ...change, reason: 'amendment' }] }
  const { inspector, from, to } = change
  const inspectors = inputs.inspectors.map((one) =>
    one.id === inspector ? { ...one, leave: [...(one.leave ?? []), { from, to }] } : one,
  )
  return { ...inputs, inspectors }
}

/** What a record says. */
export function recorded(inputs: Inputs, { head, tables }: Body): Standing {
  const sample = inBatchOrder(head.announcement.batch, tables.sample)
  const visits = visitsBegun(sample).map((visit): StandingVisit => {
    const { pool, round, unit, date } = visit
    const seats = seatsOfVisit(visit, inputs)
    const rows = seats.map((_, i) =>
      tables.seats.find((row) => sameSpot(row, { pool, round, unit, seat: i + 1 })),
    )
    const vacant = rows.some((row) => row === undefined)
    const holders = vacant ? undefined : rows.map((row) => row!.inspector)
    return { pool, round, unit, date, seats, holders }
  })
  return {
    inputs,
    rows: sample.map(({ pool, round, unit, date, stratum, host }) => {
      const visit = labelOf({ pool, round, unit, ...host })
      return { pool, round, unit, date, stratum, visit }
    }),
    visits,
    items: tables.items,
    sampled: sample.map(({ unit }) => unit),
    elsewhere: [],
  }
}

export const isRow =
  (wanted: Entry & { unit: string }) =>
  (row: Entry & { unit: string }): boolean =>
    sameEntry(row, wanted) && row.unit === wanted.unit

/**
 * §11.3: rows replaced, with the visits that end and begin by it; those that begin have nobody yet.
 */
export function replaced(
  before: Standing,
  { substitutes, items }: Pick<AmendmentBody, 'substitutes' | 'items'>,
): Standing {
  const { inputs, sampled } = before
  const rows = before.rows.flatMap((row): StandingRow[] => {
    const replacement = substitutes.find(isRow(row))
    if (!replacement) return [row]
    const { substitute: unit, date } = replacement
    if (unit === null || date === null) return []
    return [{ ...row, unit, date, visit: labelOf({ ...row, unit }) }]
  })
  const begun = rows
    .filter((row) => !before.rows.includes(row))
    .map(({ pool, round, unit, date }): StandingVisit => {
      const task = find(inputs.plan.tasks, pool)
      const seats = seatsOf(task, find(inputs.enterprises, unit), inputs)
      return { pool, round, unit, date, seats, holders: undefined }
    })
  const left = before.visits.filter((visit) => rows.some((row) => row.visit === labelOf(visit)))
  return {
    ...before,
    rows,
    visits: [...left, ...begun],
    items: [...before.items, ...items],
    sampled: [...sampled, ...substitutes.flatMap(({ substitute }) => substitute ?? [])],
  }
}

/** Each seat that an amendment fills has its new holder. */
function seated(visit: StandingVisit, seats: AmendmentBody['seats']): StandingVisit {
  const own = seats.filter(isRow(visit))
  if (own.length === 0) return visit
  const holders = visit.seats.map(
    (_, i) => own.find(({ seat }) => seat === i + 1)?.inspector ?? visit.holders![i]!,
  )
  return { ...visit, holders }
}

/** §11.2: before an amendment fills seats. */
export function prepared(
  before: Standing,
  body: Pick<AmendmentBody, 'change' | 'substitutes' | 'items'>,
) {
  const { change } = body
  if (!isSubstitution(change)) return { ...before, inputs: changed(before.inputs, change) }
  const elsewhere = [...before.elsewhere, ...change.elsewhere.map(({ unit }) => unit)]
  return replaced({ ...before, elsewhere }, body)
}

/** §11.2: after an amendment. */
export function amended(before: Standing, body: AmendmentBody): Standing {
  const now = prepared(before, body)
  return { ...now, visits: now.visits.map((visit) => seated(visit, body.seats)) }
}
