import { fail } from '../../core/errors.ts'
import { groupBy } from '../../core/group.ts'
import { type Message, say, show } from '../../core/message.ts'
import { formatRatio, type Ratio, ratio } from '../../core/ratio.ts'
import type {
  BatchEntry,
  DrawRecord,
  ExclusionRow,
  RoundSummary,
  SampleRow,
} from '../../schema/documents/documents.ts'
import type { Stratum } from '../../schema/inputs/design.ts'
import type { Outcome, OutcomeCode } from '../../schema/report/outcome.ts'

/** A unit of the sample, its chance and its outcome. */
export interface EstimatedUnit {
  readonly unit: string
  /** Null where the design is no probability sample. */
  readonly pi: Ratio | null
  readonly outcome: OutcomeCode | 'pending'
  /** Value of the variable, 0 for a unit that was not inspected. */
  readonly value: number
}

/** A stratum that was drawn from. */
export interface EstimatedStratum {
  readonly stratum: Stratum
  readonly size: number
  /** Whether its units have chances of their own. */
  readonly isBySize: boolean
  readonly units: readonly EstimatedUnit[]
}

/** The summary of a pool round of the record. */
export function roundOf({ body }: DrawRecord, entry: BatchEntry): RoundSummary {
  const round = body.head.rounds.find((each) => isOf(entry, each))
  if (round !== undefined) return round
  return fail({
    code: 'input/unknown-id',
    path: 'options',
    expected: say('pool-round-drawn'),
    found: say('pool-round', { pool: entry.pool, round: entry.round }),
  })
}

/** Whether a row belongs to a pool round. */
export function isOf(entry: BatchEntry, row: BatchEntry): boolean {
  return row.pool === entry.pool && row.round === entry.round
}

/** The chance of a sampled unit, checked against its stratum; null where there is none. */
export function chanceOf(row: SampleRow, { design, strata }: RoundSummary): Ratio | null {
  const name = JSON.stringify(row.stratum)
  const stratum = strata.find((each) => JSON.stringify(each.stratum) === name)
  if (stratum === undefined)
    return malformed(row, say('stratum-of-round'), say('stratum', { values: row.stratum }))
  const { size, drawn, pi } = stratum
  if (design === 'listed') {
    return row.pi === null ? null : malformed(row, say('no-chance-of-listed'), show(row.pi))
  }
  if (row.pi === null) return malformed(row, say('chance'), say('nothing'))
  const [p, q] = row.pi.split('/').map(BigInt) as [bigint, bigint]
  if (p === 0n || p > q) return malformed(row, say('chance-above-zero'), show(row.pi))
  const equal = formatRatio(ratio(drawn, Math.max(1, size)))
  if (pi !== null && (row.pi !== equal || pi !== equal)) {
    return malformed(row, say('chance-of-stratum', { chance: equal }), show(row.pi))
  }
  return { p, q }
}

function malformed(row: SampleRow, expected: Message, found: Message): never {
  return fail({
    code: 'evidence/structure',
    path: 'tables.sample',
    unit: row.unit,
    expected,
    found,
  })
}

/** The strata of a round that were drawn from, with the outcomes of their units. */
export function sampleOf(
  record: DrawRecord,
  round: RoundSummary,
  outcomeOf: ReadonlyMap<string, Outcome>,
  variable: string | undefined,
): EstimatedStratum[] {
  const rows = record.body.tables.sample.filter((row) => isOf(round, row))
  const byStratum = groupBy(rows, ({ stratum }) => JSON.stringify(stratum))
  return round.strata.flatMap(({ stratum, size, drawn, pi }) => {
    const units = (byStratum.get(JSON.stringify(stratum)) ?? []).map((row): EstimatedUnit => {
      const outcome = outcomeOf.get(row.unit)
      return {
        unit: row.unit,
        pi: chanceOf(row, round),
        outcome: outcome?.outcome ?? 'pending',
        value: outcome === undefined || variable === undefined ? 0 : amountOf(outcome, variable),
      }
    })
    if (units.length !== drawn || drawn > size) {
      fail({
        code: 'evidence/structure',
        path: 'head.rounds.strata',
        expected: say('rows-of-stratum', { rows: drawn, size }),
        found: show(units.length),
      })
    }
    const isBySize = pi === null && round.design !== 'listed'
    return drawn === 0 ? [] : [{ stratum, size, isBySize, units }]
  })
}

function amountOf({ unit, outcome, values }: Outcome, variable: string): number {
  if (outcome !== 'inspected') return 0
  if (values !== undefined && Object.hasOwn(values, variable)) return values[variable] as number
  return fail({
    code: 'input/missing',
    path: 'outcomes.values',
    unit,
    expected: say('value-of-inspected-unit', { variable }),
    found: say('nothing'),
    fix: say('state-zero-too'),
  })
}

/**
 * The units that earlier rounds of the batch took out of this one, as many under each code as the
 * head counts; undefined where there are some and nobody says who.
 */
export function takenBefore(
  round: RoundSummary,
  exclusions: readonly ExclusionRow[] | undefined,
): string[] | undefined {
  if (exclusions === undefined) {
    return round.excluded.some(({ byDraw }) => byDraw > 0) ? undefined : []
  }
  const rows = exclusions.filter((row) => isOf(round, row))
  const stated = new Map(round.excluded.map(({ code, ...counts }) => [code, counts]))
  const found = groupBy(rows, ({ code }) => code)
  for (const code of new Set([...stated.keys(), ...found.keys()])) {
    const own = found.get(code) ?? []
    const expected = stated.get(code) ?? { count: 0, byDraw: 0 }
    const there = { count: own.length, byDraw: own.filter(({ byDraw }) => byDraw).length }
    if (there.count === expected.count && there.byDraw === expected.byDraw) continue
    fail({
      code: 'evidence/structure',
      path: 'options.exclusions',
      expected: say('exclusions-counted', { rule: code, ...expected }),
      found: say('exclusions-counted', { rule: code, ...there }),
    })
  }
  return rows.flatMap(({ unit, byDraw }) => (byDraw ? [unit] : []))
}

/**
 * Units that earlier rounds of the batch took out of this one, as a stratum that was drawn
 * from in full: what became of them is known from there.
 *
 * @returns undefined if one of them has no outcome, or was inspected without a value of the
 *   variable
 */
export function drawnBefore(
  taken: readonly string[],
  outcomes: readonly Outcome[],
  variable: string | undefined,
): EstimatedStratum | undefined {
  const outcomesOf = groupBy(outcomes, ({ unit }) => unit)
  const units: EstimatedUnit[] = []
  for (const unit of taken) {
    const known = outcomesOf
      .get(unit)
      ?.find(
        ({ outcome, values }) =>
          outcome !== 'inspected' ||
          variable === undefined ||
          (values !== undefined && Object.hasOwn(values, variable)),
      )
    if (known === undefined) return undefined
    const value = variable === undefined ? 0 : amountOf(known, variable)
    units.push({ unit, pi: ratio(1, 1), outcome: known.outcome, value })
  }
  return { stratum: ['drawn-before'], size: units.length, isBySize: false, units }
}
