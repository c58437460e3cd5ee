import { groupBy } from '../core/group.ts'
import { sortTable } from '../core/table.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type { Amendment, DrawRecord } from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import type { PastVisit } from '../schema/inputs/relations.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { visitsMadeOptions } from '../schema/options/ceremony.ts'
import type { Outcome, OutcomeCode } from '../schema/report/outcome.ts'
import {
  type AmendedRecord,
  amendedBy,
  type CurrentRow,
  holdersByVisit,
  isCurrent,
} from './amended-record.ts'
import { type BlindingOption, boundInputs } from './bound-inputs.ts'
import { checkOutcomeUnits, rowName } from './check-outcome-units.ts'
import { type OutcomesGiven, outcomeRows } from './outcome-rows.ts'
import { readAmendments } from './read-amendments.ts'
import { readRecord } from './read-record.ts'
import { visitName } from './visits-of.ts'

/** What happened after a draw. */
export interface VisitsMadeOptions extends BlindingOption {
  /** Texts of the amendments of the record, the first one first. */
  readonly amendments?: readonly string[]
  /**
   * Rows as for {@link estimate}, or the texts of all documents of {@link reportOutcomes}, the first
   * one first; a visit without an outcome counts as planned for its day.
   */
  readonly outcomes?: OutcomesGiven
}

/** Nobody was met, so nobody was visited. */
const NO_VISIT: readonly OutcomeCode[] = [
  'untraceable',
  'not-done',
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
  return visitsAfter(inputs, read, after as VisitsMadeOptions)
}

/** A row of the sample as amended: who is to go there, and on which day. */
export interface PlannedVisit {
  readonly row: CurrentRow
  /** In byte order; a fixed group stands for its members. */
  readonly officers: readonly string[]
  /** False where nobody can go. */
  readonly isStaffed: boolean
}

/** What is planned after amendments of a record. */
export function visitsPlanned(
  inputs: Inputs,
  record: DrawRecord,
  amendments: readonly Amendment[],
): PlannedVisit[] {
  return plannedIn(inputs, amendedBy(record, amendments))
}

function plannedIn(inputs: Inputs, now: AmendedRecord): PlannedVisit[] {
  const officersOf = teams(inputs, now)
  return now.rows.flatMap((row) => {
    if (!isCurrent(now, row)) return []
    const visit = visitName(row)
    return [{ row, officers: officersOf.get(visit) ?? [], isStaffed: !now.vacant.has(visit) }]
  })
}

/**
 * The day on which a planned visit was made, as far as its outcome tells; undefined where nobody
 * was met, or went.
 */
export function dayOfVisit(
  { row, isStaffed }: PlannedVisit,
  outcome: Outcome | undefined,
): string | undefined {
  const isMade = outcome ? !NO_VISIT.includes(outcome.outcome) : isStaffed
  return isMade ? (outcome?.date ?? row.date) : undefined
}

/** Who went, as far as the outcome tells; otherwise who was to go. */
export function whoWent(
  { officers }: PlannedVisit,
  outcome: Outcome | undefined,
): readonly string[] {
  return outcome?.inspectors ?? officers
}

/** The same for inputs that are known to be those of the record. */
function visitsAfter(
  inputs: Inputs,
  read: DrawRecord,
  { amendments = [], outcomes = [] }: Pick<VisitsMadeOptions, 'amendments' | 'outcomes'>,
): PastVisit[] {
  const now = amendedBy(read, readAmendments(read, amendments))
  const outcomeOf = new Map(outcomeRows(read, outcomes).rows.map((row) => [rowName(row), row]))
  checkOutcomeUnits(now, [...outcomeOf.values()])
  const visits = new Map<string, PastVisit>()
  for (const planned of plannedIn(inputs, now)) {
    const { row } = planned
    const outcome = outcomeOf.get(rowName(row))
    const date = dayOfVisit(planned, outcome)
    if (date === undefined) continue
    const inspectors = whoWent(planned, outcome)
    const visit = { enterprise: row.unit, date, matter: row.pool, inspectors }
    // Two rounds of a pool may see a unit on one day: one visit.
    const name = `${visit.date}\n${rowName({ ...row, round: 0 })}`
    visits.set(name, merged(visits.get(name), visit))
  }
  return sortTable('pastVisits', [...visits.values()])
}

/** Ids of the officers of each visit, in byte order; a fixed group stands for its members. */
function teams({ inspectors }: Inputs, now: AmendedRecord): Map<string, string[]> {
  const membersOf = groupBy(inspectors, ({ id, group = id }) => group)
  return new Map(
    [...holdersByVisit(now)].map(([visit, holders]) => {
      const team = holders.flatMap((holder) => membersOf.get(holder) ?? [])
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
