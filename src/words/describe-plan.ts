import type { PlanFinding } from '../year/plan/finding.ts'
import type { Bottleneck } from '../year/schedule/days/bottlenecks.ts'
import type { NotScheduled } from '../year/schedule/days/rounds-of.ts'
import type { Unplaced } from '../year/schedule/days/unplaced-visits.ts'
import type { FigureFinding } from '../year/workload/filed.ts'
import type { PlanSentences } from './plans.ts'
import type { Say } from './sentences.ts'

/** What a check of a plan or an account finds, and what a schedule leaves open. */
export type PlanRow = PlanFinding | FigureFinding | Unplaced | NotScheduled | Bottleneck

export function isPlanRow(value: object): value is PlanRow {
  return (
    ('level' in value && 'expected' in value) ||
    'likely' in value ||
    ('task' in value && 'reason' in value) ||
    ('capacity' in value && 'departments' in value)
  )
}

/** Returns the sentence of a row; `say` says the messages in it. */
export function describePlan(row: PlanRow, sentences: PlanSentences, say: Say): string {
  if ('level' in row) return sentences.finding(row, say)
  if ('likely' in row) return sentences.figure(row, say)
  if ('departments' in row) return sentences.bottleneck(row)
  return 'verdict' in row ? sentences.unplaced(row) : sentences.notScheduled(row)
}
