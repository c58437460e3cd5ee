import type { Design } from '../../schema/inputs/design.ts'
import type { Exclusion } from '../../schema/inputs/exclusion.ts'
import type { Filter } from '../../schema/inputs/filter.ts'
import type { Round, Task } from '../../schema/inputs/plan.ts'
import type { VisitsBegun } from '../../select/batch-visit.ts'
import { buildFrame } from '../../select/frame.ts'
import type { FrameContext } from '../../select/frame-context.ts'
import type { PoolRound } from '../../select/resolve-batch.ts'
import { type PlannedRound, type PlannedTask, rulesOf } from './task.ts'

/** Whom a task of a plan is about. */
export interface PlanFrame {
  /** How many enterprises `where` describes. */
  readonly size: number
  /**
   * Ids of those among them that no rule about the enterprise itself (`listed`, `where`) keeps out,
   * in id order.
   */
  readonly units: readonly string[]
}

const NOTHING_DRAWN: VisitsBegun = new Map()

/**
 * Such a rule tells whom a task is about; the others look at visits and penalties and change over
 * the year.
 */
const isLasting = (rule: Exclusion) => 'listed' in rule || 'where' in rule

/** The frame of a task. */
export function planFrame(context: FrameContext, task: Task): PlanFrame {
  const lasting = {
    ...context,
    plan: { ...context.plan, exclude: (context.plan.exclude ?? []).filter(isLasting) },
  }
  const round: Round = { window: ['', ''] }
  const own = { ...task, exclude: (task.exclude ?? []).filter(isLasting) }
  const { size, eligible } = buildFrame(lasting, poolRound({ task: own, round }), NOTHING_DRAWN)
  return { size, units: eligible.map(({ id }) => id) }
}

/** Ids of the units that a round can take, as far as the inputs alone decide. */
export function eligibleUnits(
  context: FrameContext,
  { task }: PlannedTask,
  { round, design }: PlannedRound,
): string[] {
  return buildFrame(context, poolRound({ task, round, design }), NOTHING_DRAWN).eligible.map(
    ({ id }) => id,
  )
}

/** Whether the frame of a task depends on a list of enterprises. */
export function namesList(context: FrameContext, { task }: PlannedTask): boolean {
  const { where } = task
  if (where !== undefined && mentionsList(where)) return true
  return rulesOf(context.plan, task).some(
    (rule) => 'listed' in rule || ('where' in rule && mentionsList(rule.where)),
  )
}

/** Of the design only its kind matters: what earlier rounds of a census took is not known. */
function poolRound({
  task,
  round,
  design,
}: Pick<PoolRound, 'task' | 'round'> & { design?: Design | undefined }): PoolRound {
  const type = design?.type === 'census' ? 'census' : 'simple'
  return { entry: { pool: task.id, round: 1 }, task, round, design: { type }, path: '' }
}

function mentionsList(filter: Filter): boolean {
  if ('all' in filter) return filter.all.some(mentionsList)
  if ('any' in filter) return filter.any.some(mentionsList)
  if ('not' in filter) return mentionsList(filter.not)
  return 'listed' in filter
}
