import { monthsBefore } from '../calendar/months-before.ts'
import type { Enterprise } from '../schema/enterprise.ts'
import type { Inputs } from '../schema/inputs.ts'
import type { Exclusion, Round, Task } from '../schema/plan.ts'
import { type Lists, matchesFilter } from './matches-filter.ts'

/** What rules of exclusion look up, gathered once for a batch. */
export interface FrameContext {
  readonly enterprises: readonly Enterprise[]
  readonly lists: Lists
  /** Latest visit and latest penalty of each enterprise. */
  readonly lastVisit: ReadonlyMap<string, string>
  readonly lastPenalty: ReadonlyMap<string, string>
}

/** The frame of a pool round: who belongs to it, who of them is kept out and why (`docs/protocol.md` §7.1, §7.2). */
export interface Frame {
  readonly size: number
  /** In id order. */
  readonly eligible: readonly Enterprise[]
  readonly excluded: readonly { readonly unit: string; readonly code: string }[]
  /** Codes with at least one unit, in the order in which the rules are tried. */
  readonly counts: readonly { readonly code: string; readonly count: number }[]
}

/** Units the draw itself has taken before this round. */
export interface TakenBefore {
  readonly byOtherPools: ReadonlySet<string>
  readonly byEarlierRounds: ReadonlySet<string>
}

/** @internal */
export function frameContext(inputs: Inputs): FrameContext {
  const lists = new Map<string, Set<string>>()
  for (const { list, enterprise } of inputs.lists) {
    const members = lists.get(list) ?? new Set()
    members.add(enterprise)
    lists.set(list, members)
  }
  return {
    enterprises: inputs.enterprises,
    lists,
    lastVisit: latest(inputs.pastVisits),
    lastPenalty: latest(inputs.penalties),
  }
}

function latest(
  rows: readonly { readonly enterprise: string; readonly date: string }[],
): Map<string, string> {
  const last = new Map<string, string>()
  for (const { enterprise, date } of rows) {
    const before = last.get(enterprise)
    if (before === undefined || date > before) last.set(enterprise, date)
  }
  return last
}

/** Splits the directory into the frame's eligible and excluded units. @internal */
export function buildFrame(
  context: FrameContext,
  task: Task,
  round: Round,
  taken: TakenBefore,
  coversOverRounds: boolean,
): Frame {
  const rules = [
    ...(task.exclude ?? []).map((rule) => ({
      code: rule.code,
      fits: ruleTest(rule, round, context, taken),
    })),
    { code: 'overlap', fits: ({ id }: Enterprise) => taken.byOtherPools.has(id) },
    {
      code: 'earlier-round',
      fits: ({ id }: Enterprise) => coversOverRounds && taken.byEarlierRounds.has(id),
    },
  ]
  const counts = new Map(rules.map(({ code }) => [code, 0]))
  const eligible: Enterprise[] = []
  const excluded: { unit: string; code: string }[] = []
  for (const unit of context.enterprises) {
    if (task.where !== undefined && !matchesFilter(task.where, unit, context.lists)) continue
    const rule = rules.find(({ fits }) => fits(unit))
    if (rule === undefined) {
      eligible.push(unit)
    } else {
      excluded.push({ unit: unit.id, code: rule.code })
      counts.set(rule.code, (counts.get(rule.code) ?? 0) + 1)
    }
  }
  return {
    size: eligible.length + excluded.length,
    eligible,
    excluded,
    counts: [...counts].filter(([, count]) => count > 0).map(([code, count]) => ({ code, count })),
  }
}

function ruleTest(
  rule: Exclusion,
  round: Round,
  context: FrameContext,
  taken: TakenBefore,
): (unit: Enterprise) => boolean {
  if ('earlierRounds' in rule) return ({ id }) => taken.byEarlierRounds.has(id)
  if ('where' in rule) return (unit) => matchesFilter(rule.where, unit, context.lists)
  if ('listed' in rule) return ({ id }) => context.lists.get(rule.listed)?.has(id) ?? false
  const [last, months] =
    'visitedWithinMonths' in rule
      ? [context.lastVisit, rule.visitedWithinMonths]
      : [context.lastPenalty, rule.penalisedWithinMonths]
  const since = monthsBefore(rule.asOf ?? round.window[0], months)
  return ({ id }) => (last.get(id) ?? '') >= since
}
