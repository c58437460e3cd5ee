import type { Outcome, RoundSummary } from 'double-random'
import type { Names } from '../../minhang-2020/print/names.ts'
import { left, right, table } from '../../minhang-2020/print/table.ts'
import type { DrawnNumber } from '../documents.ts'
import { OUTCOMES } from './labels.ts'

const SHOWN = ['inspected', 'refused', 'untraceable', 'closed', 'moved-away'] as const

/** What the officers found, pool by pool. */
export function printOutcomes(
  { record, outcomes, penalties }: DrawnNumber,
  names: Names,
): string[] {
  const row = ({ pool, round }: RoundSummary) => {
    const here = outcomes.filter((each) => each.pool === pool && each.round === round)
    return [
      names.task(pool).title,
      ...SHOWN.map((code) => here.filter(({ outcome }) => outcome === code).length || ''),
      sumOf(here, 'violation'),
      sumOf(here, 'hazards'),
      penalties.filter(({ matter }) => matter === pool).length,
    ]
  }
  return [
    '',
    ...table(
      [
        left('检查结果'),
        ...SHOWN.map((code) => right(OUTCOMES[code])),
        ...['违法', '隐患', '处罚'].map(right),
      ],
      record.body.head.rounds.map(row),
    ),
  ]
}

function sumOf(outcomes: readonly Outcome[], name: string): number {
  return outcomes.reduce((sum, { values }) => sum + (values?.[name] ?? 0), 0)
}
