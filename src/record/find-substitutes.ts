import { workingDays } from '../calendar/working-days.ts'
import { canonicalJson } from '../core/canonical-json.ts'
import { fail } from '../core/errors.ts'
import { type Message, say, show } from '../core/message.ts'
import type {
  AmendmentReason,
  DrawRecord,
  SubstituteRow,
  Substitution,
} from '../schema/documents/documents.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { type AmendedRecord, type CurrentRow, isCurrent } from './amended-record.ts'
import { visitName } from './visits-of.ts'

/** What an amendment says of a substitution. */
interface SubstitutionStatement {
  readonly change: Substitution
  readonly reason: AmendmentReason
  /** The day of the amendment. */
  readonly date: string
}

/**
 * Replaces a unit that is an error of the frame by the next reserves, by rule (`docs/protocol.md`
 * §11.3).
 *
 * @throws DoubleRandomError `input/unknown-id` if the unit is not in the sample now, or `elsewhere`
 *   names one the directory does not have
 */
export function findSubstitutes(
  inputs: Inputs,
  record: DrawRecord,
  now: AmendedRecord,
  { change, reason, date: decided }: SubstitutionStatement,
): SubstituteRow[] {
  const named = now.rows.find(
    (row) =>
      row.pool === change.pool &&
      row.round === change.round &&
      row.unit === change.unit &&
      isCurrent(now, row),
  )
  if (named === undefined) {
    return refuseUnknown(
      'change.unit',
      change.unit,
      say('unit-in-sample-now', { pool: change.pool, round: change.round }),
    )
  }
  const known = new Set(inputs.enterprises.map(({ id }) => id))
  for (const [index, { unit }] of change.elsewhere.entries()) {
    if (known.has(unit)) continue
    refuseUnknown(
      `change.elsewhere[${index}].unit`,
      unit,
      say('id-in-directory', { directory: 'enterprises' }),
    )
  }
  const elsewhere = new Set([...now.elsewhere, ...change.elsewhere.map(({ unit }) => unit)])
  const sampled = new Set(now.rows.map(({ unit }) => unit))
  return replacedRows(record, now, named, reason).map((row) => {
    const { pool, round, unit } = row
    const days = daysLeft(inputs, row, decided)
    const passed: SubstituteRow['passed'][number][] = []
    const none = { pool, round, unit, substitute: null, rank: null, date: null, passed }
    const [date] = days
    if (date === undefined) return none
    for (const reserve of reservesOf(record, row)) {
      const why = sampled.has(reserve.unit)
        ? 'in-sample'
        : elsewhere.has(reserve.unit)
          ? 'visited-elsewhere'
          : undefined
      if (why === undefined) {
        sampled.add(reserve.unit)
        return { ...none, substitute: reserve.unit, rank: reserve.rank, date }
      }
      passed.push({ unit: reserve.unit, reason: why })
    }
    return none
  })
}

/**
 * Out of scope is a unit for one matter; what closed or moved away is gone for all matters of the
 * visit.
 */
function replacedRows(
  { body: { head } }: DrawRecord,
  now: AmendedRecord,
  named: CurrentRow,
  reason: AmendmentReason,
): CurrentRow[] {
  if (reason === 'out-of-scope') return [named]
  const place = new Map(
    head.rounds.map(({ pool, round }, index) => [canonicalJson([pool, round]), index]),
  )
  const placeOf = ({ pool, round }: CurrentRow) => place.get(canonicalJson([pool, round])) as number
  return now.rows
    .filter((row) => isCurrent(now, row) && visitName(row) === visitName(named))
    .sort((a, b) => placeOf(a) - placeOf(b))
}

/** The working days of the round's window from the later of the planned and the decided day on. */
function daysLeft(
  { plan, calendar }: Inputs,
  { pool, round, date }: CurrentRow,
  decided: string,
): string[] {
  const task = plan.tasks.find(({ id }) => id === pool)
  const [, to] = task?.rounds?.[round - 1]?.window ?? ['', '']
  const from = decided > date ? decided : date
  return from <= to ? workingDays(calendar, from, to) : []
}

function reservesOf({ body: { tables } }: DrawRecord, { pool, round, stratum }: CurrentRow) {
  const name = canonicalJson(stratum)
  return tables.reserves
    .filter(
      (row) => row.pool === pool && row.round === round && canonicalJson(row.stratum) === name,
    )
    .sort((a, b) => a.rank - b.rank)
}

export function refuseUnknown(path: string, id: string, expected: Message): never {
  return fail({ code: 'input/unknown-id', path, unit: id, expected, found: show(id) })
}
