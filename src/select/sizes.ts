import { fail } from '../core/errors.ts'
import { fieldOf } from '../core/field.ts'
import { say, show } from '../core/message.ts'
import { type Design, sizeOf } from '../schema/inputs/design.ts'
import type { Enterprise } from '../schema/inputs/enterprise.ts'

/**
 * The size of every unit, for a design that draws in proportion to it.
 *
 * @param path - where the design stands in the inputs
 * @returns undefined for a design of equal chances
 * @throws DoubleRandomError `design/size` for a unit without a size of at least 1, or if sizes do
 *   not add up to less than 2⁵³
 */
export function sizes(
  design: Design,
  units: readonly Enterprise[],
  path: string,
): ReadonlyMap<string, number> | undefined {
  const field = sizeOf(design)
  if (field === undefined) return undefined
  let sum = 0
  const sizeById = new Map<string, number>()
  for (const unit of units) {
    const size = fieldOf(unit, field)
    if (typeof size !== 'number' || size < 1) {
      return fail({
        code: 'design/size',
        path: `enterprises.${field}`,
        unit: unit.id,
        expected: say('size-for-chances', { design: path }),
        found: show(size),
        fix: say('state-size-or-draw-apart'),
      })
    }
    sum += size
    sizeById.set(unit.id, size)
  }
  if (!Number.isSafeInteger(sum)) {
    fail({
      code: 'design/size',
      path: `enterprises.${field}`,
      expected: say('sizes-that-sum-to-at-most', { limit: Number.MAX_SAFE_INTEGER }),
      found: say('more'),
    })
  }
  return sizeById
}
