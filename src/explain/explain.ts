import { fail } from '../core/errors.ts'
import { say } from '../core/message.ts'
import { createTicketer } from '../core/ticket.ts'
import { type BlindingOption, boundInputs } from '../record/bound-inputs.ts'
import { type DrawnRound, drawRounds } from '../record/draw-rounds.ts'
import { readRecord } from '../record/read-record.ts'
import { visitName } from '../record/visits-of.ts'
import type {
  BatchEntry,
  DrawRecord,
  RecordTables,
  SampleRow,
} from '../schema/documents/documents.ts'
import { type Stratum, sizeOf } from '../schema/inputs/design.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { id } from '../schema/kit/text.ts'
import { explainOptions } from '../schema/options/ceremony.ts'
import { listsOf } from '../select/frame-context.ts'
import { matchesFilter } from '../select/matches-filter.ts'
import { resolveBatch } from '../select/resolve-batch.ts'
import { piOf, type StratumSelection } from '../select/select-round.ts'
import { byTicket } from '../select/smallest-tickets.ts'

/** How one pool round dealt with one enterprise. */
export type UnitExplanation = BatchEntry &
  (
    | { readonly verdict: 'not-in-directory' | 'not-in-frame' }
    | ExclusionExplanation
    | TicketExplanation
  )

/** Why a unit of the frame was kept out. */
export interface ExclusionExplanation {
  readonly verdict: 'excluded'
  readonly code: string
  /** Only because of what the batch drew before, so that the unit had a chance in the batch. */
  readonly byDraw: boolean
  /** The pool rounds of the batch that drew it, where there are some. */
  readonly drawnBy?: readonly BatchEntry[]
}

/** The ticket of an eligible unit, and how it compared. */
export interface TicketExplanation {
  readonly verdict: 'drawn' | 'reserve' | 'not-drawn'
  /** Exactly the text whose UTF-8 bytes are hashed: the draw key, then the id. */
  readonly bytes: string
  /** SHA-256 of `bytes`. */
  readonly ticket: string
  readonly stratum: Stratum
  /** Place by ticket among the units of its stratum, from 1. */
  readonly rank: number
  /** Eligible units of the stratum, and how many of them were drawn. */
  readonly size: number
  readonly drawn: number
  /**
   * Largest ticket that was drawn in the stratum; null where none was, and where units are drawn in
   * proportion to size.
   */
  readonly threshold: string | null
  readonly pi: string | null
  /** Day of the visit, and who goes, for a unit that was drawn. */
  readonly date?: string
  readonly team?: readonly string[]
}

/**
 * Explains, round by round, why an enterprise was or was not drawn.
 *
 * The bytes to hash, the ticket and the threshold let anybody check the verdict with `sha256sum`
 * alone. The selection is replayed from the inputs and the record's seed; whether the record itself
 * is sound is {@link verify}'s business.
 *
 * @param record - the record or its text
 * @param data - the inputs
 * @param unit - id of the enterprise
 * @param options - narrows the answer to one pool or one round; the blinding key, if there is one
 * @returns one explanation for each round of the batch, in its order
 * @throws DoubleRandomError `evidence/…` for a malformed record, `policy/inputs-changed` for the inputs
 *   of another draw, `policy/blinding-key`, `input/…` for malformed inputs or arguments
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * explain(record, exampleInputs, 'nobody'); // => [{ pool: 'petrol', round: 1, verdict: 'not-in-directory' }]
 */
export function explain(
  record: string | DrawRecord,
  data: InputData | Inputs,
  unit: string,
  options: BlindingOption & { readonly pool?: string; readonly round?: number } = {},
): UnitExplanation[] {
  const { pool, round, blinding } = parseOption('options', explainOptions, options)
  const wanted = parseOption('unit', id, unit)
  const read = readRecord(record)
  const { inputs } = boundInputs(read.body.head.announcement, data, blinding)
  const rounds = resolveBatch(inputs.plan, read.body.head.announcement.batch)
  const asked = drawRounds(inputs, rounds, read.body.secrets.seed).filter(
    ({ entry }) => (pool ?? entry.pool) === entry.pool && (round ?? entry.round) === entry.round,
  )
  if (asked.length === 0) {
    return fail({
      code: 'input/unknown-id',
      path: 'options',
      expected: say('pool-round-drawn'),
      found: say('pool-round', { pool: pool ?? null, round: round ?? null }),
    })
  }
  return asked.map((selection) => ({
    ...selection.entry,
    ...explainRound(selection, inputs, wanted, read),
  }))
}

type RoundExplanation =
  | { readonly verdict: 'not-in-directory' | 'not-in-frame' }
  | ExclusionExplanation
  | TicketExplanation

function explainRound(
  { entry, task, design, keys, frame, strata }: DrawnRound,
  inputs: Inputs,
  unit: string,
  { body: { tables } }: DrawRecord,
): RoundExplanation {
  const row = inputs.enterprises.find(({ id: each }) => each === unit)
  if (row === undefined) return { verdict: 'not-in-directory' }
  if (task.where !== undefined && !matchesFilter(task.where, row, listsOf(inputs))) {
    return { verdict: 'not-in-frame' }
  }
  const excluded = frame.excluded.find((each) => each.unit === unit)
  if (excluded !== undefined) {
    const drawnBy = tables.sample.flatMap(({ pool, round, unit: drawn }) =>
      drawn === unit ? [{ pool, round }] : [],
    )
    const { code, byDraw } = excluded
    return { verdict: 'excluded', code, byDraw, ...(drawnBy.length > 0 && { drawnBy }) }
  }

  const own = strata.find((each) => each.units.includes(unit)) as StratumSelection
  const { stratum, units, sample, reserves } = own
  const tickets = createTicketer(keys.select)
  const ticketed = { unit, ticket: tickets.ticket(unit) }
  const before = units.filter(
    (each) => byTicket({ unit: each, ticket: tickets.ticket(each) }, ticketed) < 0,
  )
  const rank = before.length + 1
  const isHere = (each: BatchEntry & { unit: string }) =>
    each.unit === unit && each.pool === entry.pool && each.round === entry.round
  const visit = tables.sample.find(isHere)
  const isDrawn = sample.some((each) => each.unit === unit)
  const isReserve = reserves.some((each) => each.unit === unit)
  const isBySize = sizeOf(design) !== undefined
  return {
    verdict: isDrawn ? 'drawn' : isReserve ? 'reserve' : 'not-drawn',
    bytes: `${keys.select}${unit}`,
    ticket: ticketed.ticket,
    stratum,
    rank,
    size: units.length,
    drawn: sample.length,
    threshold: isBySize ? null : (sample[sample.length - 1]?.ticket ?? null),
    pi: piOf(own, unit),
    ...(isDrawn && visit !== undefined ? { date: visit.date, team: teamOf(tables, visit) } : {}),
  }
}

/** Who goes on the visit that a row of the sample belongs to. */
function teamOf({ seats }: RecordTables, row: SampleRow): string[] {
  const name = visitName(row)
  return seats.flatMap((seat) => (visitName(seat) === name ? [seat.inspector] : []))
}
