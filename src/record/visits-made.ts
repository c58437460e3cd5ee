import { groupBy } from '../core/group.ts'
import { sortTable } from '../core/table.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type { DrawRecord } from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import type { PastVisit } from '../schema/inputs/relations.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { visitsMadeOptions } from '../schema/options/ceremony.ts'
import { type OutcomeCode, type OutcomeData, parseOutcomes } from '../schema/report/outcome.ts'
import { applyAmendment, isCurrent, unamended } from './amended-record.ts'
import { type BlindingOption, boundInputs } from './bound-inputs.ts'
import { checkOutcomeUnits, rowName } from './check-outcome-units.ts'
import { readAmendments } from './read-amendments.ts'
import { readRecord } from './read-record.ts'
import { visitName } from './visits-of.ts'

/** What happened after a draw. */
export interface VisitsMadeOptions extends BlindingOption {
  /** Texts of the amendments of the record, the first one first. */
  readonly amendments?: readonly string[]
  /** Rows as for {@link estimate}; a visit without one counts as planned for its day. */
  readonly outcomes?: readonly OutcomeData[]
}

/** Nobody was met, so nobody was visited. */
const NO_VISIT: readonly OutcomeCode[] = [
  'untraceable',
  'closed',
  'moved-away',
  'duplicate',
  'out-of-scope',
]

/**
 * Turns a draw and what became of it into rows of `pastVisits` for the next draw.
 *
 * A row for each unit of the sample as amended, with the pool as its matter: inspected units and
 * those that refused with the day of their outcome, those without an outcome with their planned
 * day, which may lie in the future; vacant visits only with an outcome. So the rules about earlier
 * visits, years and rotation see every visit of the batches before.
 *
 * @param record - the record or its text
 * @param data - the inputs of the draw
 * @param options - amendments, outcomes, blinding key (see {@link VisitsMadeOptions})
 * @returns rows of `pastVisits`, in the order of their keys
 * @throws DoubleRandomError `evidence/…` for a malformed record or amendment; `policy/inputs-changed`
 *   for the inputs of another draw; `policy/blinding-key`; `input/…` for malformed inputs or
 *   outcomes, `input/unknown-id` for an outcome of a unit that this draw does not have
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const [visit] = visitsMade(record, exampleInputs);
 * visit.matter; // => 'petrol'
 */
export function visitsMade(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: VisitsMadeOptions = {},
): PastVisit[] {
  const { blinding, ...after } = parseOption('options', visitsMadeOptions, options)
  const read = readRecord(record)
  const { inputs } = boundInputs(read.body.head.announcement, data, blinding)
  return visitsAfter(inputs, read, after as WhatHappened)
}

type WhatHappened = Pick<VisitsMadeOptions, 'amendments' | 'outcomes'>

/** The same for inputs that are known to be those of the record. */
export function visitsAfter(
  inputs: Inputs,
  read: DrawRecord,
  { amendments = [], outcomes = [] }: WhatHappened,
): PastVisit[] {
  const now = readAmendments(read, amendments).reduce(
    (before, { body }) => applyAmendment(before, body),
    unamended(read),
  )
  const officersOf = teams(inputs, now.holderOf)
  const outcomeOf = new Map(parseOutcomes(outcomes).map((row) => [rowName(row), row]))
  checkOutcomeUnits(now, [...outcomeOf.values()])
  const visits = new Map<string, PastVisit>()
  for (const row of now.rows) {
    const outcome = outcomeOf.get(rowName(row))
    const isMade = outcome ? !NO_VISIT.includes(outcome.outcome) : !now.vacant.has(visitName(row))
    if (!isCurrent(now, row) || !isMade) continue
    const visit = {
      enterprise: row.unit,
      date: outcome?.date ?? row.date,
      matter: row.pool,
      inspectors: officersOf.get(visitName(row)) ?? [],
    }
    // Two rounds of a pool may see a unit on one day: one visit.
    const name = `${visit.date}\n${rowName({ ...row, round: 0 })}`
    visits.set(name, merged(visits.get(name), visit))
  }
  return sortTable('pastVisits', [...visits.values()])
}

/** Ids of the officers of each visit, in byte order; a fixed group stands for its members. */
function teams(
  { inspectors }: Inputs,
  holderOf: ReadonlyMap<string, string>,
): Map<string, string[]> {
  const membersOf = groupBy(inspectors, ({ id, group = id }) => group)
  const seatsOf = groupBy(holderOf, ([key]) => {
    const [pool = '', round = '', unit = ''] = key.split('\n')
    return visitName({ pool, round: Number(round), unit })
  })
  return new Map(
    [...seatsOf].map(([visit, seats]) => {
      const team = seats.flatMap(([, holder]) => membersOf.get(holder) ?? [])
      return [visit, team.map(({ id }) => id).sort(compareUtf8)]
    }),
  )
}

function merged(before: PastVisit | undefined, visit: PastVisit): PastVisit {
  const all = new Set([...(before?.inspectors ?? []), ...(visit.inspectors ?? [])])
  const { inspectors: _, ...rest } = visit
  const inspectors = [...all].sort(compareUtf8)
  return inspectors.length === 0 ? rest : { ...rest, inspectors }
}
