import { canonicalJson } from '../core/canonical-json.ts'
import type { NoticeBody } from '../schema/documents/documents.ts'
import { failure } from './check-evidence.ts'
import type { Check } from './report.ts'

/**
 * Tables that are opened whole have as many rows of each round, stratum and code as the head says
 * (§10.3).
 */
export function checkCounts({ head, tables }: NoticeBody): Check {
  const stated = {
    sample: head.rounds.flatMap(({ pool, round, strata }) =>
      strata.map(({ stratum, drawn }) => ({ name: nameOf(pool, round, stratum), count: drawn })),
    ),
    reserves: head.rounds.map(({ pool, round, reserves }) => ({
      name: nameOf(pool, round),
      count: reserves,
    })),
    exclusions: head.rounds.flatMap(({ pool, round, excluded }) =>
      excluded.map(({ code, count }) => ({ name: nameOf(pool, round, code), count })),
    ),
  }
  const found = {
    sample: rowsOf(tables.sample)?.map(({ pool, round, stratum }) => nameOf(pool, round, stratum)),
    reserves: rowsOf(tables.reserves)?.map(({ pool, round }) => nameOf(pool, round)),
    exclusions: rowsOf(tables.exclusions)?.map(({ pool, round, code }) =>
      nameOf(pool, round, code),
    ),
  }
  let compared = 0
  for (const table of ['sample', 'reserves', 'exclusions'] as const) {
    const names = found[table]
    if (names === undefined) continue
    const counts = new Map<string, number>()
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
    for (const { name, count } of stated[table]) {
      if ((counts.get(name) ?? 0) !== count) {
        return failure(
          'opened-counts',
          `${table}: not ${count} rows of ${name}`,
          `body.tables.${table}`,
        )
      }
      counts.delete(name)
      compared += 1
    }
    const [extra] = counts.keys()
    if (extra !== undefined) {
      return failure(
        'opened-counts',
        `${table}: rows of ${extra}, which the head has not`,
        `body.tables.${table}`,
      )
    }
  }
  return {
    name: 'opened-counts',
    status: 'pass',
    message: `${compared} counts of the head are right`,
  }
}

const nameOf = (...parts: readonly unknown[]): string => canonicalJson(parts)

function rowsOf<Row>(
  table: { all: readonly { row: Row }[] } | { some: unknown } | undefined,
): Row[] | undefined {
  return table !== undefined && 'all' in table ? table.all.map(({ row }) => row) : undefined
}
