import type { Enterprise } from '../schema/inputs/enterprise.ts'
import { matchesFilter } from '../schema/inputs/matches-filter.ts'
import type { BatchVisit, VisitsBegun } from './batch-visit.ts'
import { type ExclusionTest, earlierRoundsTest, exclusionTest } from './exclusion-test.ts'
import type { FrameContext } from './frame-context.ts'
import type { PoolRound } from './resolve-batch.ts'
import { rulesOfRound } from './rules-of-round.ts'

/** A unit of the frame that was kept out. */
export interface ExcludedUnit {
  readonly unit: string
  readonly code: string
  /** Only because of what the batch drew before; otherwise the inputs alone decided. */
  readonly byDraw: boolean
}

/**
 * The frame of a pool round: who belongs to it, who of them is kept out and why (`docs/protocol.md`
 * §7.1, §7.2).
 */
export interface Frame {
  readonly size: number
  /** In id order. */
  readonly eligible: readonly Enterprise[]
  readonly excluded: readonly ExcludedUnit[]
  /** Codes with at least one unit, in the order in which the rules are tried. */
  readonly counts: readonly {
    readonly code: string
    readonly count: number
    readonly byDraw: number
  }[]
}

const NOTHING: readonly BatchVisit[] = []

/**
 * Splits the directory into the frame's eligible and excluded units.
 *
 * @param begun - what the batch has drawn before this round
 */
export function buildFrame(context: FrameContext, poolRound: PoolRound, begun: VisitsBegun): Frame {
  const { task } = poolRound
  const rules = exclusionRules(context, poolRound)
  const counts = rules.map(({ code }) => ({ code, count: 0, byDraw: 0 }))
  const eligible: Enterprise[] = []
  const excluded: ExcludedUnit[] = []
  for (const unit of context.enterprises) {
    if (task.where !== undefined && !matchesFilter(task.where, unit, context.lists)) continue
    const before = begun.get(unit.id) ?? NOTHING
    const index = rules.findIndex(({ fits }) => fits(unit, before))
    const count = counts[index]
    if (count === undefined) {
      eligible.push(unit)
      continue
    }
    const byDraw = before.length > 0 && !rules.some(({ fits }) => fits(unit, NOTHING))
    excluded.push({ unit: unit.id, code: count.code, byDraw })
    count.count += 1
    if (byDraw) count.byDraw += 1
  }
  return {
    size: eligible.length + excluded.length,
    eligible,
    excluded,
    counts: counts.filter(({ count }) => count > 0),
  }
}

/** The rules that keep units of the frame out, in the order in which they are tried (§7.2). */
export function exclusionRules(
  context: FrameContext,
  { task, round, design }: PoolRound,
): { readonly code: string; readonly fits: ExclusionTest }[] {
  return [
    ...rulesOfRound(context.plan, task, design).map((rule) => ({
      code: rule.code,
      fits: exclusionTest(rule, task, round, context),
    })),
    {
      code: 'overlap',
      fits: (_, before) =>
        task.overlap !== 'merge' &&
        before.some(({ pools }) => pools.some((pool) => pool !== task.id)),
    },
    ...(design.type === 'census' && design.cover === 'over-rounds'
      ? [{ code: 'earlier-round', fits: earlierRoundsTest(task, context) }]
      : []),
  ]
}
