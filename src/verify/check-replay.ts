import type { Check } from '../core/check.ts'
import { say } from '../core/message.ts'
import type {
  BatchEntry,
  RecordBody,
  RecordTables,
  RoundSummary,
} from '../schema/documents/documents.ts'
import { compare } from './check-evidence.ts'

/**
 * Compares a record with its replay, round by round and part by part, then as a whole
 * (`docs/protocol.md` §12, step 9).
 */
export function checkReplay(expected: RecordBody, found: RecordBody): Check[] {
  const checks: Check[] = []
  for (const index of expected.head.rounds.keys()) {
    checks.push(...checkRound(expected, found, index))
  }
  checks.push(
    compare(
      'pairing',
      'body.tables',
      staffing(expected.tables),
      staffing(found.tables),
      say('pairing-replayed', {
        seats: found.tables.seats.length,
        vacancies: found.tables.vacancies.length,
      }),
    ),
    compare(
      'loads',
      'body.tables.loads',
      expected.tables.loads,
      found.tables.loads,
      say('loads-replayed'),
    ),
    compare(
      'items',
      'body.tables.items',
      expected.tables.items,
      found.tables.items,
      say('items-replayed', { visits: found.tables.items.length }),
    ),
    compare('replay', 'body', expected, found, say('record-replayed')),
  )
  return checks
}

function staffing({ seats, vacancies }: RecordTables) {
  return { seats, vacancies }
}

function checkRound(expected: RecordBody, found: RecordBody, index: number): Check[] {
  const summary = expected.head.rounds[index] as RoundSummary
  const at = { pool: summary.pool, round: summary.round }
  const summaryPath = `body.head.rounds[${index}]`
  const a = roundParts(expected, at, index)
  const b = roundParts(found, at, index)
  const checks = [
    compare(
      'frame',
      summaryPath,
      a.frame,
      b.frame,
      say('frame-replayed', { units: summary.frame, eligible: summary.eligible }),
    ),
    compare(
      'exclusions',
      'body.tables.exclusions',
      a.exclusions,
      b.exclusions,
      say('exclusions-replayed', { units: a.exclusions.rows.length }),
    ),
    compare(
      'allocation',
      summaryPath,
      a.allocation,
      b.allocation,
      say('allocation-replayed', {
        drawn: summary.drawn,
        planned: summary.planned,
        strata: summary.strata.length,
      }),
    ),
    compare(
      'sample',
      'body.tables.sample',
      a.sample,
      b.sample,
      say('sample-replayed', { units: a.sample.length }),
    ),
    compare(
      'reserves',
      'body.tables.reserves',
      a.reserves,
      b.reserves,
      say('reserves-replayed', { units: a.reserves.rows.length }),
    ),
    compare('dates', 'body.tables.sample', a.dates, b.dates, say('dates-replayed')),
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
