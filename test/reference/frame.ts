import { excludes, holds } from './filters.ts'
import type { Selection } from './select.ts'
import type { Design, Enterprise, Inputs, Task } from './types.ts'

/** §7.2: the code of the first rule that fits. */
function codeOf(
  unit: Enterprise,
  task: Task,
  design: Design,
  start: string,
  before: readonly Selection[],
  inputs: Inputs,
): string | undefined {
  const drawnIn = before.filter(({ sample }) => sample.some((row) => row.unit === unit.id))
  const again = drawnIn.some((earlier) => earlier.task.id === task.id)
  const rule = task.exclude?.find((exclusion) => excludes(exclusion, unit, inputs, start, again))
  if (rule) return rule.code
  if (drawnIn.some((earlier) => earlier.task.id !== task.id)) return 'overlap'
  const overRounds = design.type === 'census' && design.cover === 'over-rounds'
  return overRounds && again ? 'earlier-round' : undefined
}

/** §7.1 and §7.2 for a round whose window begins on `start`. */
export function frameOf(
  inputs: Inputs,
  task: Task,
  design: Design,
  start: string,
  before: readonly Selection[],
) {
  const { where, exclude = [] } = task
  const frame = inputs.enterprises.filter((unit) => !where || holds(where, unit, inputs))
  const codes = new Map<string, string>()
  for (const unit of frame) {
    const code = codeOf(unit, task, design, start, before, inputs)
    if (code !== undefined) codes.set(unit.id, code)
  }
  const order = [...new Set([...exclude.map(({ code }) => code), 'overlap', 'earlier-round'])]
  const given = [...codes.values()]
  return {
    frame: frame.length,
    eligible: frame.filter(({ id }) => !codes.has(id)),
    /** The code of each unit that is excluded. */
    codes,
    /** §10.3 */
    excluded: order
      .map((code) => ({ code, count: given.filter((other) => other === code).length }))
      .filter(({ count }) => count >= 1),
  }
}
