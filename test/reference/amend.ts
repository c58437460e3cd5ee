import { digest } from './canonical.ts'
import { key } from './draws.ts'
import { normalised } from './inputs.ts'
import { inRowOrder } from './merkle.ts'
import { fill, Infeasible, type Spot } from './pairing.ts'
import { heldFast, problemOf } from './problem.ts'
import type { replay } from './replay.ts'
import { search } from './search.ts'
import type { Inputs } from './types.ts'
import { visitsOf } from './visits.ts'

type Body = ReturnType<typeof replay>

/** §11.2 */
export type Change =
  | { inspector: string; from: string; to: string }
  | { inspector: string; enterprise: string }
export type Decision = {
  change: Change
  reason: 'absence' | 'recusal-granted' | 'left-service' | 'other'
  evidence: string
  date: string
}
export type AmendedRow = Spot & { before: string; inspector: string; passed: string[] }
export type AmendmentBody = Decision & {
  protocol: 'double-random/1'
  kind: 'amendment'
  series: string
  number: number
  sequence: number
  record: string
  previous: string | null
  seats: AmendedRow[]
}

/** §11.2: one more leave, or one more recusal. */
function changed(inputs: Inputs, change: Change): Inputs {
  if ('enterprise' in change)
    return { ...inputs, recusals: [...inputs.recusals, { ...change, reason: 'amendment' }] }
  const { inspector, from, to } = change
  const inspectors = inputs.inspectors.map((one) =>
    one.id === inspector ? { ...one, leave: [...(one.leave ?? []), { from, to }] } : one,
  )
  return { ...inputs, inspectors }
}

const same = (a: Spot, b: Spot): boolean =>
  a.pool === b.pool && a.round === b.round && a.unit === b.unit && a.seat === b.seat

/** Who has a seat after these amendments. */
export const holderOf = (
  row: Spot & { inspector: string },
  before: readonly AmendmentBody[],
): string =>
  before.reduce(
    (holder, { seats }) => seats.find((one) => same(one, row))?.inspector ?? holder,
    row.inspector,
  )

/** §11.2: the seats that a change empties, filled again. */
function seatsAfter(
  inputs: Inputs,
  { secrets: { seed }, tables }: Body,
  before: readonly AmendmentBody[],
): AmendedRow[] {
  const visits = visitsOf(inputs, tables.sample).filter((visit) =>
    tables.seats.some((row) => same(row, { ...visit, seat: 1 })),
  )
  const problem = problemOf(inputs, visits)
  const spots = visits.flatMap(({ pool, round, unit, seats }) =>
    seats.map((_, i): Spot => ({ pool, round, unit, seat: i + 1 })),
  )
  const seats = spots.map((spot, x) => {
    const holder = holderOf(tables.seats.find((row) => same(row, spot))!, before)
    return { spot, x, before: holder, free: !problem.slots[x]!.legal.includes(holder) }
  })
  const slots = problem.slots.map((slot, x) =>
    seats[x]!.free ? slot : heldFast(slot, seats[x]!.before),
  )
  const found = search({ ...problem, slots })
  if (!found) throw new Infeasible('§11.2')
  const keyOf = ({ spot }: { spot: Spot }) => {
    const times = before.filter((one) => one.seats.some((row) => same(row, spot))).length
    return key(seed, { purpose: 'reassign', ...spot, turn: times + 1 })
  }
  const free = seats.filter((seat) => seat.free)
  const filled = fill(found, slots, free, key(seed, { purpose: 'reassign-order' }), keyOf)
  const rows = filled.map(({ spot, before: was, inspector, passed }) => ({
    ...spot,
    before: was,
    inspector,
    passed,
  }))
  return inRowOrder('seats', rows)
}

/** §11.2 */
export function amend(
  raw: object,
  body: Body,
  before: readonly AmendmentBody[],
  decision: Decision,
): AmendmentBody {
  const inputs = [...before, decision].reduce(
    (so, { change }) => changed(so, change),
    normalised(raw as Record<string, unknown>),
  )
  const { series, number } = body.head
  return {
    protocol: 'double-random/1',
    kind: 'amendment',
    series,
    number,
    sequence: before.length + 1,
    record: digest('record', body.head),
    previous: before.length > 0 ? digest('amendment', before.at(-1)) : null,
    ...decision,
    seats: seatsAfter(inputs, body, before),
  }
}
