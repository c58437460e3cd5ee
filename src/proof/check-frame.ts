import { type Message, say } from '../core/message.ts'
import type { AnnouncementBody } from '../schema/documents/documents.ts'
import { decide } from './decide.ts'
import type { PlannedRound } from './planned-round.ts'
import { listAt, type Members, objectAt, textAt } from './read.ts'

/** What decides whether a unit is in a frame, as far as a proof holds it. */
export interface Frame {
  readonly planned: PlannedRound
  /** The row of the enterprise in the directory. */
  readonly entry: Members
  readonly tables: AnnouncementBody['tables']
  /** Pools that drew it earlier in the batch. */
  readonly drawnBy: readonly string[]
}

/** A rule, and whether it fits: undefined where that depends on rows that are not in the proof. */
interface Rule {
  readonly code: string
  readonly fits: boolean | undefined
}

/** Whether the plan's `where` takes the enterprise into the frame (`docs/protocol.md` §7.1). */
export function isInFrame({ planned: { task }, ...frame }: Frame): boolean | undefined {
  return holds(task.where, frame)
}

/** Why the rules of the plan contradict that they leave the unit in; undefined if they may. */
export function whyNotEligible(frame: Frame): Message | undefined {
  const rule = rulesOf(frame, frame.drawnBy).find(({ fits }) => fits)
  return rule && say('rule-excludes', { rule: rule.code })
}

/** Why the rules contradict this row of `exclusions`; undefined if they may (§7.2). */
export function whyNotExcluded(row: Members, frame: Frame): Message | undefined {
  const { drawnBy } = frame
  const rules = rulesOf(frame, drawnBy)
  const index = rules.findIndex(({ code }) => code === row.code)
  const first = rules.findIndex(({ fits }) => fits)
  // The first rule that fits is the one that counts.
  if (index < 0 || rules[index]?.fits === false || (first >= 0 && first < index)) {
    return say('rule-excludes-not', { rule: textAt(row.code, 'row.code') })
  }
  const still = rulesOf(frame, []).map(({ fits }) => fits)
  const isOut = drawnBy.length === 0 || still.includes(true)
  // By draw, only if it would be in without what the batch drew before.
  if (isOut ? row.byDraw !== false : !still.includes(undefined) && row.byDraw !== true) {
    return say('by-draw-otherwise')
  }
  return undefined
}

/** The rules in the order in which they are tried, after these pools had drawn the unit. */
function rulesOf({ planned, ...frame }: Frame, drawnBy: readonly string[]): Rule[] {
  const { plan, task, design } = planned
  const listed = ({ exclude }: Members) =>
    exclude === undefined ? [] : listAt(exclude, 'body.opening.plan.exclude')
  // What a plan says of visits does not hold where all key units are visited (§3.9).
  const isOfAllKeyUnits = task.kind === 'key' && design.type === 'census'
  const given = [
    ...listed(plan).filter((each) => !(isOfAllKeyUnits && isAboutVisits(Object(each)))),
    ...listed(task),
  ]
  // Drawn by an earlier round of the task, or visited for it.
  const earlier = drawnBy.includes(task.id as string) || unlessEmpty('pastVisits', frame)
  const rules = given.map((each): Rule => {
    const { code, ...rule } = objectAt(each, 'body.opening.plan.exclude')
    return { code: textAt(code, 'body.opening.plan.exclude.code'), fits: fitsOf(rule) }
  })
  function fitsOf(rule: Members): boolean | undefined {
    if ('listed' in rule) return unlessEmpty('lists', frame)
    if ('penalisedWithinMonths' in rule) return unlessEmpty('penalties', frame)
    if ('earlierRounds' in rule) return earlier
    const where = holds(rule.where, frame)
    if (Object.keys(rule).join() === 'where' || where === false) return where
    return drawnBy.length === 0 ? unlessEmpty('pastVisits', frame) : undefined
  }
  const isElsewhere = drawnBy.some((pool) => pool !== task.id)
  rules.push({ code: 'overlap', fits: task.overlap !== 'merge' && isElsewhere })
  if (design.cover === 'over-rounds') rules.push({ code: 'earlier-round', fits: earlier })
  return rules
}

function isAboutVisits(rule: Members): boolean {
  return ['visitsInYear', 'visitedWithinMonths', 'visitedWithinDays'].some((each) => each in rule)
}

function holds(
  filter: Members[string],
  { entry, tables }: Pick<Frame, 'entry' | 'tables'>,
): boolean | undefined {
  return filter === undefined || decide(filter, entry, unlessEmpty('lists', { tables }))
}

/** A rule about rows of an empty table fits nobody; of others a proof does not know. */
export function unlessEmpty(
  table: 'lists' | 'pastVisits' | 'penalties',
  { tables }: Pick<Frame, 'tables'>,
): false | undefined {
  return tables[table].count === 0 ? false : undefined
}
