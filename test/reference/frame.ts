import { type Asked, codeOf, rulesFor } from './exclusions.ts'
import { holds } from './filters.ts'
import type { Design, Enterprise } from './types.ts'

/** §7.1 */
export const unitsOf = ({ inputs, task: { where } }: Pick<Asked, 'inputs' | 'task'>) =>
  inputs.enterprises.filter((unit) => !where || holds(where, unit, inputs))

type Excluded = { unit: string; code: string; byDraw: boolean }

/** §7.2 */
function excludedOf(unit: Enterprise, design: Design, asked: Asked): Excluded | undefined {
  const code = codeOf(unit, design, asked)
  if (code === undefined) return undefined
  const byDraw = codeOf(unit, design, { ...asked, before: [] }) === undefined
  return { unit: unit.id, code, byDraw }
}

/** §7.1 and §7.2 */
export function frameOf(design: Design, asked: Asked) {
  const frame = unitsOf(asked)
  const exclusions = frame.flatMap((unit) => excludedOf(unit, design, asked) ?? [])
  const out = new Set(exclusions.map(({ unit }) => unit))
  const order = [...rulesFor(asked, design).map(({ code }) => code), 'overlap', 'earlier-round']
  return {
    frame: frame.length,
    eligible: frame.filter(({ id }) => !out.has(id)),
    exclusions,
    /** §10.3 */
    excluded: order.flatMap((code) => {
      const some = exclusions.filter((one) => one.code === code)
      const byDraw = some.filter((one) => one.byDraw).length
      return some.length > 0 ? [{ code, count: some.length, byDraw }] : []
    }),
  }
}
