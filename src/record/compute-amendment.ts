import { PROTOCOL } from '../core/digest.ts'
import { fail, show } from '../core/errors.ts'
import { rowKey, sortTable } from '../core/table.ts'
import { candidatesOf } from '../pair/candidates.ts'
import { reassign } from '../pair/reassign.ts'
import { seatPlaces } from '../pair/seat-places.ts'
import type { Amendment, AmendmentBody, DrawRecord, OfficerChange } from '../schema/documents.ts'
import type { Inputs } from '../schema/inputs.ts'
import { applyChange } from './apply-change.ts'
import { visitsOf } from './visits-of.ts'

/** What an amendment says besides what follows from it. */
export type AmendmentStatement = Pick<AmendmentBody, 'change' | 'reason' | 'evidence' | 'date'>

/**
 * Computes an amendment from record, inputs and the amendments before it (`docs/protocol.md` §11.2). Making and verifying one
 * both run this function.
 *
 * @throws DoubleRandomError `input/unknown-id`, `pairing/infeasible`
 * @internal
 */
export function computeAmendment(
  inputs: Inputs,
  record: DrawRecord,
  before: readonly Amendment[],
  { change, reason, evidence, date }: AmendmentStatement,
): AmendmentBody {
  checkChange(inputs, change)
  const { head, secrets, tables } = record.body
  const changes = [...before.map(({ body }) => body.change), change]
  const changed = changes.reduce(applyChange, inputs)
  const isVacant = new Set(tables.vacancies.map((row) => rowKey('vacancies', row)))
  const staffed = tables.sample.filter((row) => !isVacant.has(rowKey('vacancies', row)))
  const visits = visitsOf(inputs, staffed)

  const holderOf = new Map(tables.seats.map((row) => [rowKey('seats', row), row.inspector]))
  const turnOf = new Map<string, number>()
  for (const row of before.flatMap(({ body }) => body.seats)) {
    const key = rowKey('seats', row)
    holderOf.set(key, row.inspector)
    turnOf.set(key, (turnOf.get(key) ?? 0) + 1)
  }
  const known = new Set(candidatesOf(inputs).map(({ id }) => id))
  const places = seatPlaces(visits).map(({ visit: { pool, round, unit }, seat }) => {
    return { pool, round, unit, seat, key: rowKey('seats', { pool, round, unit, seat }) }
  })
  const turns = places.map(({ key }) => turnOf.get(key) ?? 0)
  const holders = places.map(({ pool, round, unit, seat, key }) => {
    const holder = holderOf.get(key)
    if (holder !== undefined && known.has(holder)) return holder
    return fail({
      code: 'evidence/failed',
      path: `body.tables.seats, ${pool}, round ${round}, seat ${seat}`,
      unit,
      expected: 'an officer of the directory in every seat of a staffed visit',
      found: show(holder),
      fix: 'verify the record before amending it',
    })
  })
  const sequence = before.length + 1
  const seats = reassign(changed, visits, holders, secrets.seed, turns)
  return {
    protocol: PROTOCOL,
    kind: 'amendment',
    series: head.series,
    number: head.number,
    sequence,
    record: record.digest,
    previous: before.at(-1)?.digest ?? null,
    change,
    reason,
    evidence,
    date,
    seats: sortTable(
      'seats',
      seats.map(({ visit: { pool, round, unit }, seat, before: holder, inspector, passed }) => {
        return { pool, round, unit, seat, before: holder, inspector, passed }
      }),
    ),
  }
}

function checkChange({ inspectors, enterprises }: Inputs, change: OfficerChange): void {
  const isKnown = inspectors.some(({ id }) => id === change.inspector)
  if (!isKnown) refuse('change.inspector', change.inspector)
  if ('enterprise' in change && !enterprises.some(({ id }) => id === change.enterprise)) {
    refuse('change.enterprise', change.enterprise)
  }
}

function refuse(path: string, id: string): never {
  return fail({
    code: 'input/unknown-id',
    path,
    unit: id,
    expected: 'an id of the directory',
    found: show(id),
  })
}
