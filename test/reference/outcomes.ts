import { canonical, digest } from './canonical.ts'
import { type AmendmentBody, isSubstitution } from './decisions.ts'
import { type Blinding, commit, inRowOrder, rowKey, saltOf } from './merkle.ts'
import type { Body } from './standing.ts'

/** §11.6 */
export type Outcome = {
  readonly pool: string
  readonly round: number
  readonly unit: string
  readonly outcome: string
  readonly date?: string
  readonly inspectors?: readonly string[]
  readonly values?: Readonly<Record<string, number>>
  readonly reason?: string
}
export type Report = Outcome & { readonly entry: number }
export type Outcomes = {
  readonly head: Readonly<Record<string, unknown>>
  readonly rows: { readonly all: readonly { readonly row: Report; readonly salt?: string }[] }
}

/** What a report is about, and what it tells of it. */
const about = ({ pool, round, unit }: Pick<Outcome, 'pool' | 'round' | 'unit'>): string =>
  canonical([pool, round, unit])
const told = ({ entry: _, reason: __, ...row }: Outcome & { entry?: number }): string =>
  canonical(row)

/** §11.6: the last report of each unit in each pool round. */
const lastOf = (reports: readonly Report[]): Map<string, Report> =>
  new Map([...reports].sort((a, b) => a.entry - b.entry).map((each) => [about(each), each]))

/**
 * §11.6: the body of outcomes, made from everything that is known: what is new, corrections, and the
 * units that amendments replaced.
 */
export function outcomesOf(
  { head, tables }: Body,
  amendments: readonly AmendmentBody[],
  before: readonly Outcomes[],
  { known, asOf, blinding }: { known: readonly Outcome[]; asOf: string; blinding?: Blinding },
): Outcomes {
  const reports = before.flatMap(({ rows }) => rows.all.map(({ row }) => row))
  const last = lastOf(reports)
  const all = new Map(known.map((row) => [about(row), row]))
  const sampled = new Map(
    tables.sample.map((row) => [about(row), row as { pool: string; round: number; unit: string }]),
  )
  for (const { change, substitutes, reason, evidence, date } of amendments) {
    if (!isSubstitution(change)) continue
    for (const { pool, round, unit, substitute } of substitutes) {
      if (substitute !== null)
        sampled.set(about({ pool, round, unit: substitute }), { pool, round, unit: substitute })
      const row = { pool, round, unit }
      const own = all.get(about(row))
      if (own?.outcome !== reason)
        all.set(about(row), { ...row, outcome: reason, date, reason: evidence })
    }
  }
  const news = [...all.values()].flatMap(({ reason, ...row }): Report[] => {
    const earlier = last.get(about(row))
    if (earlier === undefined) return [{ ...row, entry: 1 }]
    return told(earlier) === told(row)
      ? []
      : [{ ...row, entry: earlier.entry + 1, reason: reason! }]
  })
  const rows = inRowOrder('outcomes', news)
  const now = [...lastOf([...reports, ...rows]).values()]
  return {
    head: {
      protocol: 'double-random/1',
      kind: 'outcomes',
      series: head.series,
      number: head.number,
      sequence: before.length + 1,
      previous: before.length === 0 ? null : digest('outcomes', before.at(-1)!.head),
      record: digest('record', head),
      amendment: amendments.length === 0 ? null : digest('amendment', amendments.at(-1)),
      asOf,
      blinding: head.announcement.blinding,
      rounds: head.rounds.map(({ pool, round }) => {
        const here = (each: { pool: string; round: number }) =>
          each.pool === pool && each.round === round
        const own = now.filter(here)
        const tally = (names: readonly string[], of: (row: Report, name: string) => number) =>
          Object.fromEntries(
            names.map((name) => [name, own.reduce((sum, row) => sum + of(row, name), 0)]),
          )
        const codes = [...new Set(own.map(({ outcome }) => outcome))]
        const names = [...new Set(own.flatMap(({ values }) => Object.keys(values ?? {})))]
        return {
          pool,
          round,
          due: [...sampled.values()].filter(here).length,
          reported: own.length,
          byOutcome: tally(codes, (row, code) => (row.outcome === code ? 1 : 0)),
          totals: tally(names, (row, name) => row.values?.[name] ?? 0),
        }
      }),
      table: commit('outcomes', rows, blinding),
    },
    rows: {
      all: rows.map((row) =>
        blinding ? { row, salt: saltOf(blinding, 'outcomes', rowKey('outcomes', row)) } : { row },
      ),
    },
  }
}
