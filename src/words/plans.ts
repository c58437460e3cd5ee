import type { PlanFinding } from '../year/plan/finding.ts'
import type { Bottleneck } from '../year/schedule/days/bottlenecks.ts'
import type { NotScheduled } from '../year/schedule/days/rounds-of.ts'
import type { Unplaced } from '../year/schedule/days/unplaced-visits.ts'
import type { FigureFinding } from '../year/workload/filed.ts'
import type { Say } from './sentences.ts'

/** What a language says of plans, accounts and schedules besides the messages in them. */
export interface PlanSentences {
  readonly finding: (finding: PlanFinding, say: Say) => string
  readonly figure: (finding: FigureFinding, say: Say) => string
  readonly unplaced: (row: Unplaced) => string
  readonly notScheduled: (row: NotScheduled) => string
  readonly bottleneck: (row: Bottleneck) => string
}
