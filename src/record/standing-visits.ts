import { type Message, say } from '../core/message.ts'
import type {
  Amendment,
  AmendmentBody,
  BatchEntry,
  OpenedTable,
  OpenedTables,
  RecordTables,
} from '../schema/documents/documents.ts'
import type { Outcome } from '../schema/report/outcome.ts'
import { applyAmendment, holdersByVisit, isCurrent, unamended } from './amended-record.ts'
import { checkOutcomeUnits, rowName } from './check-outcome-units.ts'
import { visitName } from './visits-of.ts'

/** A row that is or was in the sample, as it stands now. */
export interface StandingVisit extends BatchEntry {
  readonly unit: string
  /** The pool round whose visit it shares. */
  readonly host?: BatchEntry
  /** The planned day. */
  readonly date: string
  /** False for a unit that was replaced. */
  readonly isCurrent: boolean
  /** Who has the seats, in their order; of a joint visit those of the visit. Empty if replaced. */
  readonly team: readonly string[]
  /** What amendments did to it, in their order. */
  readonly changes: readonly Message[]
  /** What was found, where that was handed in. */
  readonly outcome?: Outcome
}

/** The rows of a record, or those that a notice opens, as they stand. */
export function standingVisits(
  tables: Pick<RecordTables, 'sample' | 'seats' | 'vacancies' | 'items'>,
  amendments: readonly Amendment[],
  outcomes: readonly Outcome[] = [],
): StandingVisit[] {
  const ofRows = new Map<string, Message[]>()
  const ofVisits = new Map<string, Message[]>()
  const note = (changesOf: Map<string, Message[]>, key: string, change: Message) =>
    changesOf.set(key, [...(changesOf.get(key) ?? []), change])
  // Of a visit whose seats a notice does not open an amendment tells one, and not the team.
  const seated = new Set(tables.seats.map(visitName))
  let now = unamended(tables)
  for (const { body } of amendments) {
    for (const row of body.substitutes) {
      const { pool, round, unit, substitute } = row
      const by = byAmendment(body)
      note(ofRows, rowName(row), say('unit-replaced', { ...by, unit, substitute }))
      if (substitute === null) continue
      note(ofRows, rowName({ pool, round, unit: substitute }), say('unit-came', { ...by, unit }))
    }
    for (const { seat, before, inspector, ...visit } of body.seats) {
      // A seat of a substitute's visit was nobody's before.
      if (before === null) {
        seated.add(visitName(visit))
        continue
      }
      note(
        ofVisits,
        visitName(visit),
        say('seat-reassigned', { ...byAmendment(body), seat, before, inspector }),
      )
    }
    now = applyAmendment(now, body)
  }
  checkOutcomeUnits(now, outcomes)
  const outcomeOf = new Map(outcomes.map((row) => [rowName(row), row]))
  const teamOf = holdersByVisit(now)
  return now.rows.map((row) => {
    const { pool, round, unit, date, host } = row
    const visit = visitName(row)
    const isIn = isCurrent(now, row)
    const outcome = outcomeOf.get(rowName(row))
    const changes = [...(ofRows.get(rowName(row)) ?? []), ...(ofVisits.get(visit) ?? [])]
    return {
      ...{ pool, round, unit, date },
      ...(host && { host }),
      isCurrent: isIn,
      team: isIn && seated.has(visit) && !now.vacant.has(visit) ? (teamOf.get(visit) ?? []) : [],
      changes: changes.sort((a, b) => sequenceOf(a) - sequenceOf(b)),
      ...(outcome && { outcome }),
    }
  })
}

/** The rows that a notice opens. */
export function openedTables({
  sample,
  seats,
  vacancies,
  items,
}: OpenedTables): Pick<RecordTables, 'sample' | 'seats' | 'vacancies' | 'items'> {
  return {
    sample: rowsIn(sample),
    seats: rowsIn(seats),
    vacancies: rowsIn(vacancies),
    items: rowsIn(items),
  }
}

function rowsIn<Row>(table: OpenedTable<Row> | undefined): Row[] {
  if (table === undefined) return []
  return ('all' in table ? table.all : table.some).map(({ row }) => row)
}

function byAmendment({ sequence, date, reason }: AmendmentBody) {
  return { sequence, date, reason }
}

function sequenceOf({ values }: Message): number {
  return (values as { readonly sequence: number }).sequence
}
