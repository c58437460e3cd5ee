import { PROTOCOL } from '../core/digest.ts'
import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { rowKey, sortTable } from '../core/table.ts'
import { candidatesOf } from '../pair/candidates.ts'
import { reassign } from '../pair/reassign.ts'
import { type SeatOfVisit, seatPath, seatPlaces } from '../pair/seat-places.ts'
import type {
  Amendment,
  AmendmentBody,
  DrawRecord,
  OfficerChange,
  RecordBody,
  SubstituteRow,
} from '../schema/documents/documents.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { type AmendedRecord, applyAmendment, rowsOfVisits, unamended } from './amended-record.ts'
import { checkAmendmentDays } from './amendment-days.ts'
import { substituteItems } from './draw-items.ts'
import { findSubstitutes, refuseUnknown } from './find-substitutes.ts'
import { visitsOf } from './visits-of.ts'

/** What an amendment says besides what follows from it. */
export type AmendmentStatement = Pick<AmendmentBody, 'change' | 'reason' | 'evidence' | 'date'>

/**
 * Computes an amendment from record, inputs and the amendments before it (`docs/protocol.md` §11.2
 * to §11.5). Making and verifying one both run this function.
 *
 * @throws DoubleRandomError `input/unknown-id`, `input/range`, `pairing/infeasible`
 */
export function computeAmendment(
  inputs: Inputs,
  record: DrawRecord,
  before: readonly Amendment[],
  statement: AmendmentStatement,
): AmendmentBody {
  const { change, reason, evidence, date } = statement
  const { head, secrets } = record.body
  const start = before.reduce((now, { body }) => applyAmendment(now, body), unamended(record))
  checkDate(date, before)
  checkAmendmentDays(head, statement)
  if (!('elsewhere' in change)) checkOfficerChange(inputs, change)
  const substitutes =
    'elsewhere' in change ? findSubstitutes(inputs, record, start, { change, reason, date }) : []
  const body: AmendmentBody = {
    protocol: PROTOCOL,
    kind: 'amendment',
    series: head.series,
    number: head.number,
    sequence: before.length + 1,
    record: record.digest,
    previous: before.at(-1)?.digest ?? null,
    change,
    reason,
    evidence,
    date,
    substitutes,
    vacancies: [],
    seats: [],
    items: [],
  }
  const now = applyAmendment(start, body)
  const changes = [...before.map((each) => each.body.change), change]
  const changed = changes.reduce<Inputs>(
    (sofar, each) => ('elsewhere' in each ? sofar : applyChange(sofar, each)),
    inputs,
  )
  const seats = fillSeats(changed, now, substitutes, { secrets, head })
  return {
    ...body,
    ...seats,
    items: sortTable(
      'items',
      substitutes.flatMap(({ pool, round, unit, substitute }) => {
        if (substitute === null) return []
        const riders = start.ridersOf.get(rowKey('items', { pool, round, unit })) ?? []
        const at = { pool, round, unit: substitute }
        return substituteItems(inputs, at, riders, secrets.seed) ?? []
      }),
    ),
  }
}

function fillSeats(
  inputs: Inputs,
  now: AmendedRecord,
  substitutes: readonly SubstituteRow[],
  { secrets, head }: Pick<RecordBody, 'secrets' | 'head'>,
): Pick<AmendmentBody, 'seats' | 'vacancies'> {
  const came = new Set(
    substitutes.flatMap(({ pool, round, substitute }) =>
      substitute === null ? [] : [rowKey('vacancies', { pool, round, unit: substitute })],
    ),
  )
  const visits = visitsOf(inputs, rowsOfVisits(now)).filter(
    (visit) => !now.vacant.has(rowKey('vacancies', visit)),
  )
  const isNew = (visit: object) => came.has(rowKey('vacancies', visit))
  const held = visits.filter((visit) => !isNew(visit))
  const keyOf = ({ visit: { pool, round, unit }, seat }: SeatOfVisit) =>
    rowKey('seats', { pool, round, unit, seat })
  checkHolders(inputs, now, seatPlaces(held), keyOf)
  const { seats, vacancies } = reassign(
    inputs,
    { visits: held, added: visits.filter(isNew) },
    {
      holderOf: (place) => now.holderOf.get(keyOf(place)),
      turnOf: (place) => now.turnOf.get(keyOf(place)) ?? 0,
      spread: head.pairing.spread,
    },
    secrets.seed,
  )
  return {
    vacancies: sortTable(
      'vacancies',
      vacancies.map(({ pool, round, unit }) => ({ pool, round, unit })),
    ),
    seats: sortTable(
      'seats',
      seats.map(({ visit: { pool, round, unit }, seat, before, inspector, passed, choices }) => {
        return { pool, round, unit, seat, before, inspector, passed, choices }
      }),
    ),
  }
}

/** Otherwise a decision could be dated back until the substitute's day pleases. */
function checkDate(date: string, before: readonly Amendment[]): void {
  const last = before.at(-1)?.body.date
  if (last === undefined || date >= last) return
  fail({
    code: 'input/range',
    path: 'date',
    expected: say('day-not-before-last-amendment', { date: last }),
    found: show(date),
  })
}

/** Every seat of a staffed visit has an officer of the directory, or the record is not sound. */
function checkHolders(
  inputs: Inputs,
  { holderOf }: AmendedRecord,
  places: readonly SeatOfVisit[],
  keyOf: (place: SeatOfVisit) => string,
): void {
  const known = new Set(candidatesOf(inputs).map(({ id }) => id))
  for (const place of places) {
    const holder = holderOf.get(keyOf(place))
    if (holder !== undefined && known.has(holder)) continue
    fail({
      code: 'evidence/failed',
      path: seatPath(place),
      unit: place.visit.unit,
      expected: say('id-in-directory', { directory: 'inspectors' }),
      found: show(holder),
      fix: say('verify-record-before-amending'),
    })
  }
}

function checkOfficerChange({ inspectors, enterprises }: Inputs, change: OfficerChange): void {
  const isKnown = inspectors.some(({ id }) => id === change.inspector)
  if (!isKnown)
    refuseUnknown(
      'change.inspector',
      change.inspector,
      say('id-in-directory', { directory: 'inspectors' }),
    )
  if ('enterprise' in change && !enterprises.some(({ id }) => id === change.enterprise)) {
    refuseUnknown(
      'change.enterprise',
      change.enterprise,
      say('id-in-directory', { directory: 'enterprises' }),
    )
  }
}

/**
 * The inputs as they are after a change: with a leave, or with a recusal, more (`docs/protocol.md`
 * §11.2).
 */
function applyChange(inputs: Inputs, change: OfficerChange): Inputs {
  const { inspector } = change
  if ('enterprise' in change) {
    const { enterprise } = change
    return {
      ...inputs,
      recusals: [...inputs.recusals, { inspector, enterprise, reason: 'amendment' }],
    }
  }
  const { from, to } = change
  return {
    ...inputs,
    inspectors: inputs.inspectors.map((row) =>
      row.id === inspector ? { ...row, leave: [...(row.leave ?? []), { from, to }] } : row,
    ),
  }
}
