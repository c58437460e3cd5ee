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
    const wanted = 'how large the frame is expected to be'
    findings.push(planFinding('expectation-missing', place, wanted, 'nothing'))
  }
  if (expected !== undefined && frame !== undefined && frame.size !== expected) {
    const wanted = `the frame of the directory, ${frame.size}`
    findings.push(planFinding('frame-differs', place, wanted, String(expected)))
  }
  const size = frame?.size ?? expected
  if (size === undefined) return findings
  const tooMany = (at: string, most: number, why: string, found: number): void => {
    const where = { path: `${at}.visits`, task: task.id }
    findings.push(planFinding('quota-above-frame', where, `at most ${most}, ${why}`, String(found)))
  }
  const before = findings.length
  for (const { path: at, round } of rounds) {
    if (round.visits !== undefined && round.visits > size)
      tooMany(at, size, 'as many as the frame has', round.visits)
  }
  if (visits === undefined || rounds.length === 0 || findings.length > before) return findings
  const isOnce = rounds.every(
    ({ design }) => design?.type === 'census' && design.cover === 'over-rounds',
  )
  const most = isOnce ? size : size * rounds.length
  const why = isOnce
    ? 'each unit of the frame once'
    : `each unit of the frame once in each of ${rounds.length} rounds`
  if (visits > most) tooMany(path, most, why, visits)
  return findings
}
