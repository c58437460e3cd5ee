import { type Message, say, show } from '../../core/message.ts'
import type { PlanSettings } from '../../schema/year/plan-settings.ts'
import { type PlanFinding, planFinding } from './finding.ts'
import type { PlanFrame } from './frames.ts'
import type { PlannedTask } from './task.ts'

/** Holds a task's expectation and its visits against its frame. */
export function quotaFindings(
  { task, path, visits, rounds }: PlannedTask,
  frame: PlanFrame | undefined,
  { needsExpectation = true }: PlanSettings,
): PlanFinding[] {
  if (task.deferred !== undefined) return []
  const expected = task.expect?.frame
  const findings: PlanFinding[] = []
  const place = { path: `${path}.expect`, task: task.id }
  if (expected === undefined && needsExpectation) {
    findings.push(planFinding('expectation-missing', place, say('frame-expected'), say('nothing')))
  }
  if (expected !== undefined && frame !== undefined && frame.size !== expected) {
    const wanted = say('frame-of-directory', { size: frame.size })
    findings.push(planFinding('frame-differs', place, wanted, show(expected)))
  }
  const size = frame?.size ?? expected
  if (size === undefined) return findings
  const tooMany = (at: string, most: Message, found: number): void => {
    const where = { path: `${at}.visits`, task: task.id }
    findings.push(planFinding('quota-above-frame', where, most, show(found)))
  }
  const before = findings.length
  for (const { path: at, round } of rounds) {
    if (round.visits !== undefined && round.visits > size)
      tooMany(at, say('visits-at-most-frame', { limit: size }), round.visits)
  }
  if (visits === undefined || rounds.length === 0 || findings.length > before) return findings
  const isOnce = rounds.every(
    ({ design }) => design?.type === 'census' && design.cover === 'over-rounds',
  )
  const most = isOnce ? size : size * rounds.length
  const wanted = isOnce
    ? say('visits-at-most-frame-once', { limit: most })
    : say('visits-at-most-frame-each-round', { limit: most, rounds: rounds.length })
  if (visits > most) tooMany(path, wanted, visits)
  return findings
}
