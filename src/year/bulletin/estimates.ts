import { rowKey } from '../../core/table.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import { estimate } from '../../report/estimate/estimate.ts'
import type { Plan } from '../../schema/inputs/plan.ts'
import type { Outcome } from '../../schema/report/outcome.ts'
import type { Variables } from './counts.ts'
import type { BulletinRow, ReadDraw } from './rows.ts'
import type { RoundEstimate } from './types.ts'

/** What the estimates are made from, besides the draws. */
export interface EstimatesRequest {
  /** Those of the period. */
  readonly rows: readonly BulletinRow[]
  readonly names: Variables
  readonly confidence: string
  /** The last day of the period. */
  readonly to: string
}

/**
 * What the probability samples say of their pools: each round that drew a part of its units and of
 * which a visit was inspected in the period, with its outcomes up to the end of the period.
 */
export function estimatesOf(
  { tasks }: Plan,
  draws: readonly ReadDraw[],
  { rows, names: { violation }, confidence, to }: EstimatesRequest,
): RoundEstimate[] {
  const place = new Map(tasks.map(({ id }, index) => [id, index]))
  const recorded = new Set(
    rows
      .filter(({ state, values }) => state === 'inspected' && Object.hasOwn(values, violation))
      .map(({ draw, task, round }) => `${draw}\n${task}\n${round}`),
  )
  return draws
    .flatMap(({ record, outcomes }): RoundEstimate[] => {
      const { head, tables } = record.body
      const plannedFor = new Map(tables.sample.map((row) => [rowKey('sample', row), row.date]))
      const known = outcomes
        .filter((row) => (row.date ?? plannedFor.get(rowKey('sample', row)) ?? to) <= to)
        .map((row) => foundOrNot(row, violation))
      return head.rounds.flatMap(({ pool, round, design, strata }): RoundEstimate[] => {
        const isSample = design !== 'listed' && strata.some(({ size, drawn }) => drawn < size)
        if (!isSample || !recorded.has(`${record.digest}\n${pool}\n${round}`)) return []
        const options = { pool, round, variable: violation, confidence }
        const { scope, pooled } = estimate(record, known, options)
        if (pooled.variable === null) return []
        return [
          {
            series: head.series,
            number: head.number,
            task: pool,
            round,
            design,
            population: scope.population,
            drawn: pooled.drawn,
            wholePool: scope.wholePool,
            rate: pooled.variable.rate,
            total: pooled.variable.total,
          },
        ]
      })
    })
    .sort(
      (a, b) =>
        (place.get(a.task) ?? 0) - (place.get(b.task) ?? 0) ||
        a.round - b.round ||
        compareUtf8(a.series, b.series) ||
        a.number - b.number,
    )
}

/** A visit found something, however much. */
function foundOrNot(row: Outcome, variable: string): Outcome {
  const { values, ...rest } = row
  if (values === undefined || !Object.hasOwn(values, variable)) return rest
  return { ...rest, values: { [variable]: Math.min(1, values[variable] as number) } }
}
