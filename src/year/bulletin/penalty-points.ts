import { fail } from '../../core/errors.ts'
import { say } from '../../core/message.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import type { Listing } from '../../schema/inputs/relations.ts'
import { parseOption } from '../../schema/kit/parse-option.ts'
import {
  keyUnitsOptions,
  type PenaltyScale,
  type PointRow,
  penaltyScale,
  pointRows,
  unitPoints,
} from '../../schema/year/bulletin.ts'

/** The penalty points of a unit. */
export interface UnitPoints {
  readonly unit: string
  readonly points: number
  /** What they come from, in the order of the scale. */
  readonly items: readonly {
    readonly value: string
    readonly count: number
    readonly points: number
  }[]
  /** The highest level that the points reach; null below all of them. */
  readonly level: string | null
  readonly measure?: string
}

/**
 * Adds up penalty points (违法行为记分) of units by a bureau's own scale.
 *
 * For each item of the scale, what the visits counted under its name, times its points, at most
 * `most` for a unit. Which findings are worth how many points, and what follows from them, is in
 * the scale and nowhere else. Each row counts: a finding that stands in two matters of a joint
 * visit counts twice.
 *
 * @param rows - outcomes or other rows `{ unit, date?, values? }`
 * @param scale - items, levels and the days that count (see {@link PenaltyScale})
 * @returns the units with points, most points first, then in id order
 * @throws DoubleRandomError `input/…` for malformed rows or a malformed scale; `input/missing` for
 *   a row without a date where the scale has a period
 *
 * @example
 * const scale = { items: [{ value: 'major-hazard', points: 6 }], levels: [{ from: 12, level: '重点监管' }] };
 * const rows = ['2020-02-03', '2020-05-06'].map((date) => ({ unit: 'E1', date, values: { 'major-hazard': 1 } }));
 * penaltyPoints(rows, scale);
 * // => [{ unit: 'E1', points: 12, items: [{ value: 'major-hazard', count: 2, points: 12 }], level: '重点监管' }]
 */
export function penaltyPoints(rows: readonly PointRow[], scale: PenaltyScale): UnitPoints[] {
  const { items, levels = [], period } = parseOption('scale', penaltyScale, scale)
  const countsOf = new Map<string, Map<string, number>>()
  const given = parseOption('rows', pointRows, rows)
  for (const [index, { unit, date, values = {} }] of given.entries()) {
    if (period !== undefined) {
      const day = date ?? noDate(index, unit)
      if (day < period.from || day > period.to) continue
    }
    const counts = countsOf.get(unit) ?? new Map<string, number>()
    countsOf.set(unit, counts)
    for (const [name, count] of Object.entries(values))
      counts.set(name, (counts.get(name) ?? 0) + count)
  }
  const highestFirst = [...levels].sort((a, b) => b.from - a.from)
  return [...countsOf]
    .map(([unit, counts]): UnitPoints => {
      const counted = items.flatMap(({ value, points, most = Number.MAX_SAFE_INTEGER }) => {
        const count = counts.get(value) ?? 0
        return count === 0 ? [] : [{ value, count, points: Math.min(most, count * points) }]
      })
      const points = counted.reduce((sum, item) => sum + item.points, 0)
      const reached = highestFirst.find(({ from }) => points >= from)
      const { level = null, measure } = reached ?? {}
      return { unit, points, items: counted, level, ...(measure !== undefined && { measure }) }
    })
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || compareUtf8(a.unit, b.unit))
}

/** Who is to be a key unit, and on which list. */
export interface KeyUnitsOptions {
  /** Name of the list, as a plan's `listed` has it. */
  readonly list: string
  /** So many points, or more. */
  readonly least: number
}

/**
 * Proposes the key units (重点单位) of the next year: those with so many penalty points, as rows of the
 * table `lists`, which a plan's filter `listed` names.
 *
 * A person decides: the rows are there to be read, cut and completed before they are handed in.
 *
 * @param points - what {@link penaltyPoints} returned, or the rows of a bulletin's `points`
 * @param options - list and points (see {@link KeyUnitsOptions})
 * @returns rows of `lists`, each unit once, in id order
 * @throws DoubleRandomError `input/…` for malformed points or options
 *
 * @example
 * const points = penaltyPoints([{ unit: 'E1', values: { hazard: 2 } }, { unit: 'E2', values: { hazard: 1 } }],
 *   { items: [{ value: 'hazard', points: 6 }] });
 * proposeKeyUnits(points, { list: '重点单位', least: 12 }); // => [{ list: '重点单位', enterprise: 'E1' }]
 */
export function proposeKeyUnits(
  points: readonly Pick<UnitPoints, 'unit' | 'points'>[],
  options: KeyUnitsOptions,
): Listing[] {
  const { list, least } = parseOption('options', keyUnitsOptions, options)
  const units = parseOption('points', unitPoints, points).flatMap((row) =>
    row.points >= least ? [row.unit] : [],
  )
  return [...new Set(units)].sort(compareUtf8).map((enterprise) => ({ list, enterprise }))
}

function noDate(index: number, unit: string): never {
  return fail({
    code: 'input/missing',
    path: `rows[${index}].date`,
    unit,
    expected: say('date-for-period'),
    found: say('nothing'),
  })
}
