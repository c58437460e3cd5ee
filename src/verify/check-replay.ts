import { type Check, type CheckName, notChecked } from '../core/check.ts'
import { type Message, say } from '../core/message.ts'
import type { BatchEntry, RecordBody, RoundSummary } from '../schema/documents/documents.ts'
import { compare } from './compare.ts'

/**
 * Compares a record with its replay, round by round and part by part, then as a whole
 * (`docs/protocol.md` §12, step 9).
 *
 * @param isOpen - whether roots can be made again: false for blinded rows without their key
 */
export function checkReplay(replayed: RecordBody, found: RecordBody, isOpen: boolean): Check[] {
  // Without the key the roots cannot be made again; everything else can.
  const expected = isOpen
    ? replayed
    : { ...replayed, head: { ...replayed.head, tables: found.head.tables } }
  const { seats, vacancies, loads, items } = found.tables
  const { withoutChoice, fewest } = expected.head.pairing
  const staffed = { seats: seats.length, vacancies: vacancies.length, withoutChoice, fewest }
  const tables = 'body.tables'
  return [
    ...expected.head.rounds.flatMap((_, index) => checkRound(expected, found, index)),
    checkExclusions(expected, found, isOpen),
    compare('pairing', say('pairing-replayed', staffed), 'body', [
      staffing(expected),
      staffing(found),
    ]),
    compare('loads', say('loads-replayed'), `${tables}.loads`, [expected.tables.loads, loads]),
    compare('items', say('items-replayed', { visits: items.length }), `${tables}.items`, [
      expected.tables.items,
      items,
    ]),
    compare('replay', say('record-replayed'), 'body', [expected, found]),
  ]
}

/**
 * The rows do not stand in the record: that they are these, and not only as many, is seen by their
 * root.
 */
function checkExclusions({ head }: RecordBody, found: RecordBody, isOpen: boolean): Check {
  if (!isOpen) return notChecked('exclusions', ['blinding'])
  const { exclusions } = head.tables
  return compare(
    'exclusions',
    say('exclusions-committed', { rows: exclusions.count }),
    'body.head.tables.exclusions',
    [exclusions, found.head.tables.exclusions],
  )
}

/** As it stands in a body, so that a difference is named by its path. */
function staffing({ head: { pairing }, tables: { seats, vacancies } }: RecordBody) {
  return { head: { pairing }, tables: { seats, vacancies } }
}

function checkRound(expected: RecordBody, found: RecordBody, index: number): Check[] {
  const { pool, round, frame, eligible, drawn, planned, strata } = expected.head.rounds[
    index
  ] as RoundSummary
  const at = { pool, round }
  const a = roundParts(expected, at, index)
  const b = roundParts(found, at, index)
  const parts: [keyof typeof a, Message][] = [
    ['frame', say('frame-replayed', { units: frame, eligible })],
    ['exclusions', say('exclusions-replayed', { units: frame - eligible })],
    ['allocation', say('allocation-replayed', { drawn, planned, strata: strata.length })],
    ['sample', say('sample-replayed', { units: a.sample.length })],
    ['reserves', say('reserves-replayed', { units: a.reserves.rows.length })],
    ['dates', say('dates-replayed')],
  ]
  return parts.map(([name, message]) => {
    const path = PATHS[name] ?? `body.head.rounds[${index}]`
    return { ...compare(name, message, path, [a[name], b[name]]), at }
  })
}

/** Where a part of a round stands, if not in the head. */
const PATHS: { readonly [Name in CheckName]?: string } = {
  sample: 'body.tables.sample',
  reserves: 'body.tables.reserves',
  dates: 'body.tables.sample',
}

function roundParts({ head, secrets, tables }: RecordBody, at: BatchEntry, index: number) {
  const summary = head.rounds[index]
  const rows = <Row extends BatchEntry>(table: readonly Row[]) =>
    table.filter(({ pool, round }) => pool === at.pool && round === at.round)
  const sample = rows(tables.sample)
  return {
    frame: summary && {
      pool: summary.pool,
      round: summary.round,
      frame: summary.frame,
      eligible: summary.eligible,
    },
    exclusions: summary && { excluded: summary.excluded },
    allocation: summary && {
      design: summary.design,
      window: summary.window,
      strata: summary.strata,
      planned: summary.planned,
      drawn: summary.drawn,
      shortfall: summary.shortfall,
      keys: secrets.keys.rounds[index],
    },
    sample: sample.map(({ date: _date, movedFrom: _movedFrom, ...row }) => row),
    reserves: { count: summary?.reserves, rows: rows(tables.reserves) },
    dates: sample.map(({ unit, date, movedFrom = null }) => ({ unit, date, movedFrom })),
  }
}
