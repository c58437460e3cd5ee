import { canonicalJson } from '../core/canonical-json.ts'
import { type Check, failure, passed } from '../core/check.ts'
import { say } from '../core/message.ts'
import type { BatchEntry, NoticeBody } from '../schema/documents/documents.ts'
import type { Stratum } from '../schema/inputs/design.ts'

/** What the rows of a table are counted by. */
interface Group extends BatchEntry {
  readonly stratum?: Stratum
  readonly rule?: string
  readonly byDraw?: boolean
}

/**
 * Tables that are opened whole have as many rows of each round, stratum and code as the head says
 * (§10.3).
 */
export function checkCounts({ head, tables }: NoticeBody): Check {
  const stated: Readonly<Record<'sample' | 'reserves' | 'exclusions', [Group, number][]>> = {
    sample: head.rounds.flatMap(({ pool, round, strata }) =>
      strata.map(({ stratum, drawn }): [Group, number] => [{ pool, round, stratum }, drawn]),
    ),
    reserves: head.rounds.map(({ pool, round, reserves }) => [{ pool, round }, reserves]),
    exclusions: head.rounds.flatMap(({ pool, round, excluded }) =>
      excluded.flatMap(({ code: rule, count, byDraw }): [Group, number][] => [
        [{ pool, round, rule, byDraw: false }, count - byDraw],
        [{ pool, round, rule, byDraw: true }, byDraw],
      ]),
    ),
  }
  const opened: Readonly<Record<keyof typeof stated, Group[] | undefined>> = {
    sample: rowsOf(tables.sample)?.map(({ pool, round, stratum }) => ({ pool, round, stratum })),
    reserves: rowsOf(tables.reserves)?.map(({ pool, round }) => ({ pool, round })),
    exclusions: rowsOf(tables.exclusions)?.map(({ pool, round, code, byDraw }) => ({
      pool,
      round,
      rule: code,
      byDraw,
    })),
  }
  let compared = 0
  for (const table of ['sample', 'reserves', 'exclusions'] as const) {
    const rows = opened[table]
    if (rows === undefined) continue
    const counts = new Map<string, { group: Group; found: number }>()
    for (const group of rows) {
      const name = canonicalJson(group)
      counts.set(name, { group, found: (counts.get(name)?.found ?? 0) + 1 })
    }
    const wrong = (group: Group, expected: number, found: number) =>
      failure(
        'opened-counts',
        say('count-wrong', { table, ...group, expected, found }),
        `body.tables.${table}`,
      )
    for (const [group, expected] of stated[table]) {
      const name = canonicalJson(group)
      const found = counts.get(name)?.found ?? 0
      if (found !== expected) return wrong(group, expected, found)
      counts.delete(name)
      compared += 1
    }
    const [extra] = counts.values()
    if (extra !== undefined) return wrong(extra.group, 0, extra.found)
  }
  const seats = rowsOf(tables.seats)
  if (seats !== undefined) {
    const without = seats.filter(({ choices }) => choices === 1).length
    const counts = [
      [head.pairing.seats, seats.length],
      [head.pairing.withoutChoice, without],
    ] as const
    for (const [expected, found] of counts) {
      if (expected === found) continue
      const message = say('seats-wrong', { expected, found })
      return failure('opened-counts', message, 'body.tables.seats')
    }
    compared += counts.length
  }
  return passed('opened-counts', say('counts-right', { counts: compared }))
}

function rowsOf<Row>(
  table: { all: readonly { row: Row }[] } | { some: unknown } | undefined,
): Row[] | undefined {
  return table !== undefined && 'all' in table ? table.all.map(({ row }) => row) : undefined
}
