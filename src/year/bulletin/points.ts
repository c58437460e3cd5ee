import type { PenaltyScale } from '../../schema/year/bulletin.ts'
import { framesOf } from './frames.ts'
import { penaltyPoints } from './penalty-points.ts'
import type { BulletinRow, ReadDraw } from './rows.ts'
import type { Bulletin } from './types.ts'

const ANY_DAY = { from: '1900-01-01', to: '2999-12-31' }

/**
 * Points of key units: of all their visits, whichever task led to them. A key unit stood in the
 * frame of a key task that was drawn, or was visited for one without a draw.
 */
export function keyUnitPoints(
  keyTasks: readonly string[],
  draws: readonly ReadDraw[],
  rows: readonly BulletinRow[],
  scale: PenaltyScale,
): NonNullable<Bulletin['points']> {
  const frames = framesOf(draws, ANY_DAY)
  const units = new Set([
    ...keyTasks.flatMap((task) => [...(frames.get(task) ?? [])]),
    ...rows.flatMap(({ task, unit }) =>
      task !== undefined && keyTasks.includes(task) ? [unit] : [],
    ),
  ])
  const own = rows.filter(({ unit, state }) => state === 'inspected' && units.has(unit))
  return { units: units.size, rows: penaltyPoints(own, scale) }
}
