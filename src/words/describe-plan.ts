import { isMessage } from '../core/message.ts'
import type { PlanFinding } from '../year/plan/finding.ts'
import type { Bottleneck } from '../year/schedule/days/bottlenecks.ts'
import type { NotScheduled } from '../year/schedule/days/rounds-of.ts'
import type { Unplaced } from '../year/schedule/days/unplaced-visits.ts'
import type { FigureFinding } from '../year/workload/filed.ts'
import type { PlanSentences } from './plans.ts'
import type { Say } from './sentences.ts'
import { isNumber, isText, listOf, orAbsent, shapeOf } from './shapes.ts'

/** What a check of a plan or an account finds, and what a schedule leaves open. */
export type PlanRow = PlanFinding | FigureFinding | Unplaced | NotScheduled | Bottleneck

const isFinding = shapeOf<PlanFinding>({
  level: isText,
  code: isText,
  path: isText,
  task: orAbsent(isText),
  count: orAbsent(isNumber),
  units: orAbsent(listOf(isText)),
  expected: isMessage,
  found: isMessage,
})

const isFigure = shapeOf<FigureFinding>({
  code: isText,
  where: isMessage,
  statement: isText,
  computed: orAbsent(isText),
})

const isUnplaced = shapeOf<Unplaced>({
  task: isText,
  round: isNumber,
  visits: isNumber,
  verdict: isText,
  reason: isText,
})

const isNotScheduled = shapeOf<NotScheduled>({
  task: isText,
  round: orAbsent(isNumber),
  reason: isText,
})

const isBottleneck = shapeOf<Bottleneck>({
  departments: listOf(isText),
  tasks: listOf(isText),
  from: orAbsent(isText),
  to: orAbsent(isText),
  visits: isNumber,
  capacity: isNumber,
})

/** Returns the sentence of a row, undefined for what is none; `say` says the messages in it. */
export function describePlan(row: unknown, sentences: PlanSentences, say: Say): string | undefined {
  if (isFinding(row)) return sentences.finding(row, say)
  if (isFigure(row)) return sentences.figure(row, say)
  if (isBottleneck(row)) return sentences.bottleneck(row)
  if (isUnplaced(row)) return sentences.unplaced(row)
  return isNotScheduled(row) ? sentences.notScheduled(row) : undefined
}
