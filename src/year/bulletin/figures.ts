import type { Ratio } from '../../core/ratio.ts'
import type { FiguresBefore } from '../../schema/year/bulletin.ts'
import { changeSince } from './change.ts'
import { countRows, type Variables } from './counts.ts'
import { bulletinRate, countedShare } from './rates.ts'
import type { BulletinRow } from './rows.ts'
import type { BulletinFigures } from './types.ts'

/** A task's rows of the period, and what they are held against. */
export interface BulletinPart {
  readonly rows: readonly BulletinRow[]
  readonly planned: number | null
  readonly due: number | null
  /** Ids of the units in the frames of its rounds. */
  readonly frame: ReadonlySet<string>
}

/** The figures of one task, or of several together. */
export function figuresOf(
  parts: readonly BulletinPart[],
  names: Variables,
  tail: Ratio,
  before: FiguresBefore | undefined,
): BulletinFigures {
  const rows = parts.flatMap((part) => part.rows)
  const counts = {
    planned: total(parts, ({ planned }) => planned),
    due: total(parts, ({ due }) => due),
    ...countRows(rows, names),
  }
  const { violations, recorded, rectified, penalised } = counts
  const frame = new Set(parts.flatMap((part) => [...part.frame]))
  const isCensus = parts.every((part) => part.rows.every(isUncounted) || isKnown(part))
  const rate = (hits: number, cases: number) => bulletinRate(hits, cases, isCensus, tail)
  const inspected = new Set(parts.flatMap(({ rows: own, frame: wanted }) => unitsIn(own, wanted)))
  return {
    ...counts,
    completion: {
      year: completion(parts, ({ planned }) => planned),
      due: completion(parts, ({ due }) => due),
    },
    coverage: countedShare(inspected.size, frame.size),
    rates: {
      violation: rate(violations, recorded),
      rectification: rate(rectified, violations),
      penalty: rate(penalised, recorded),
    },
    ...(before !== undefined && { change: changeSince(counts, before) }),
  }
}

const isUncounted = ({ state }: BulletinRow) => state !== 'inspected'

/** Every unit of the frame was inspected, or turned out to be none of it. */
function isKnown({ rows, frame }: BulletinPart): boolean {
  const settled = new Set(
    rows.flatMap(({ state, unit }) =>
      state === 'inspected' || state === 'frame-error' || state === 'substituted' ? [unit] : [],
    ),
  )
  return frame.size > 0 && [...frame].every((unit) => settled.has(unit))
}

function unitsIn(rows: readonly BulletinRow[], frame: ReadonlySet<string>): string[] {
  return rows.flatMap((row) => (isUncounted(row) || !frame.has(row.unit) ? [] : [row.unit]))
}

type Wanted = (part: BulletinPart) => number | null

/** Of the parts that say how many; null where none does. */
function total(parts: readonly BulletinPart[], wanted: Wanted): number | null {
  const stated = parts.flatMap((part) => wanted(part) ?? [])
  return stated.length === 0 ? null : stated.reduce((sum, each) => sum + each, 0)
}

/** Visits done of those wanted, in the parts that say how many. */
function completion(parts: readonly BulletinPart[], wanted: Wanted) {
  const stated = parts.filter((part) => wanted(part) !== null)
  const done = stated.flatMap(({ rows }) => rows).filter((row) => !isUncounted(row)).length
  return countedShare(done, total(stated, wanted) ?? 0)
}
