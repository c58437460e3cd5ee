import { fail } from '../core/errors.ts'
import { type Message, say } from '../core/message.ts'
import { createTicketer } from '../core/ticket.ts'
import { type BlindingOption, boundInputs } from '../record/bound-inputs.ts'
import { type DrawnRound, drawRounds } from '../record/draw-rounds.ts'
import { readAmendments } from '../record/read-amendments.ts'
import { readRecord } from '../record/read-record.ts'
import { type StandingVisit, standingVisits } from '../record/standing-visits.ts'
import type { BatchEntry, DrawRecord, RecordBody } from '../schema/documents/documents.ts'
import { type Stratum, sizeOf } from '../schema/inputs/design.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { listsOf, matchesFilter } from '../schema/inputs/matches-filter.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { id } from '../schema/kit/text.ts'
import { explainOptions } from '../schema/options/ceremony.ts'
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
  /** Day of the visit, and who goes, for a unit that is to be visited. */
  readonly date?: string
  readonly team?: readonly string[]
  /** What amendments did to it, where they did something. */
  readonly changes?: readonly Message[]
}

/** What {@link explain} should know, and which rounds it is asked about. */
export interface ExplainOptions extends BlindingOption {
  readonly pool?: string
  readonly round?: number
  /** Texts of the amendments of the record, the first one first. */
  readonly amendments?: readonly string[]
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
 * The day and the team are those of the draw as the `amendments` have it; without them, as it was drawn.
 *
 * @param options - narrows the answer to one pool or one round; texts of the amendments; the
 *   blinding key, if there is one
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
  options: ExplainOptions = {},
): UnitExplanation[] {
  const { pool, round, blinding, amendments = [] } = parseOption('options', explainOptions, options)
  const wanted = parseOption('unit', id, unit)
  const read = readRecord(record)
  const { inputs } = boundInputs(read.body.head.announcement, data, blinding)
  const standing = standingVisits(read.body.tables, readAmendments(read, amendments))
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
    ...explainRound(selection, inputs, wanted, { ...read.body, standing }),
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
  { tables, standing }: Pick<RecordBody, 'tables'> & { standing: readonly StandingVisit[] },
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
  const visit = standing.find(isHere)
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
    ...(visit?.isCurrent && { date: visit.date, team: visit.team }),
    ...(visit !== undefined && visit.changes.length > 0 && { changes: visit.changes }),
  }
}
