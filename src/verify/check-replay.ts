import type { BatchEntry, RecordBody, RecordTables } from '../schema/documents/documents.ts'
import { compare } from './check-evidence.ts'
import type { Check } from './report.ts'

/**
 * Compares a record with its replay, round by round and part by part, then as a whole
 * (`docs/protocol.md` §12, step 9).
 */
export function checkReplay(expected: RecordBody, found: RecordBody): Check[] {
  const checks: Check[] = []
  for (const [index, { pool, round }] of expected.head.rounds.entries()) {
    checks.push(...checkRound(expected, found, { pool, round }, index))
  }
  checks.push(
    compare(
      'pairing',
      'body.tables',
      staffing(expected.tables),
      staffing(found.tables),
      `${found.tables.seats.length} seats filled as the law says, ${found.tables.vacancies.length} visits vacant`,
    ),
    compare(
      'loads',
      'body.tables.loads',
      expected.tables.loads,
      found.tables.loads,
      'loads as counted from the seats',
    ),
    compare(
      'items',
      'body.tables.items',
      expected.tables.items,
      found.tables.items,
      `${found.tables.items.length} visits with the items drawn for them`,
    ),
    compare('replay', 'body', expected, found, 'the whole record is reproduced'),
  )
  return checks
}

function staffing({ seats, vacancies }: RecordTables) {
  return { seats, vacancies }
}

function checkRound(
  expected: RecordBody,
  found: RecordBody,
  at: BatchEntry,
  index: number,
): Check[] {
  const summaryPath = `body.head.rounds[${index}]`
  const a = roundParts(expected, at, index)
  const b = roundParts(found, at, index)
  const checks = [
    compare(
      'frame',
      summaryPath,
      a.frame,
      b.frame,
      `${a.frame?.frame} units in the frame, ${a.frame?.eligible} eligible`,
    ),
    compare(
      'exclusions',
      'body.tables.exclusions',
      a.exclusions,
      b.exclusions,
      `${a.exclusions.rows.length} excluded, each with its rule`,
    ),
    compare(
      'allocation',
      summaryPath,
      a.allocation,
      b.allocation,
      `${a.allocation?.drawn} of ${a.allocation?.planned} visits in ${a.allocation?.strata.length} strata`,
    ),
    compare(
      'sample',
      'body.tables.sample',
      a.sample,
      b.sample,
      `${a.sample.length} units with the smallest tickets`,
    ),
    compare(
      'reserves',
      'body.tables.reserves',
      a.reserves,
      b.reserves,
      `${a.reserves.rows.length} reserves with the next tickets`,
    ),
    compare('dates', 'body.tables.sample', a.dates, b.dates, 'every visit on its working day'),
  ]
  return checks.map((check) => ({ ...check, at }))
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
    exclusions: { counts: summary?.excluded, rows: rows(tables.exclusions) },
    allocation: summary && {
      design: summary.design,
      window: summary.window,
      strata: summary.strata,
      planned: summary.planned,
      drawn: summary.drawn,
      shortfall: summary.shortfall,
      keys: secrets.keys.rounds[index],
    },
    sample: sample.map(({ date: _date, ...row }) => row),
    reserves: { count: summary?.reserves, rows: rows(tables.reserves) },
    dates: sample.map(({ unit, date }) => ({ unit, date })),
  }
}
