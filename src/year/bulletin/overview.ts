import { ratio } from '../../core/ratio.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import { percentText } from '../workload/figure.ts'
import { countRows, type Variables } from './counts.ts'
import { countedShare } from './rates.ts'
import type { BulletinRow } from './rows.ts'
import type { BulletinOverview } from './types.ts'

/** What is asked of a period besides its rows. */
export interface OverviewBasis {
  readonly names: Variables
  /** Values that count kinds of what was found. */
  readonly kinds: readonly string[]
  /** By task, the body that carries it out by commission. */
  readonly commissioned: ReadonlyMap<string, string>
  /** Key units inspected, of all; which of the others were not found, and which are left. */
  readonly keyUnits: Pick<BulletinOverview, 'keyUnits' | 'keyUnitsNotFound' | 'keyUnitsLeft'>
}

/** A period as authorities report it: planned and triggered visits together. */
export function overviewOf(
  rows: readonly BulletinRow[],
  { names, kinds, commissioned, keyUnits }: OverviewBasis,
): BulletinOverview {
  const done = rows.filter(({ state }) => state === 'inspected')
  const recorded = done.filter(({ values }) => Object.hasOwn(values, names.violation))
  const sum = (name: string) =>
    recorded.reduce((total, { values }) => {
      return total + (Object.hasOwn(values, name) ? (values[name] as number) : 0)
    }, 0)
  const visits = visitsIn(done)
  const planned = visitsIn(done.filter(({ task }) => task !== undefined))
  const { found, putRight, violations, rectified } = countRows(rows, names)
  const [major, fines] = [sum(names.major), sum(names.fine)]
  const perThousand = (count: number) => thousandth(count, visitsIn(recorded))
  return {
    visits,
    planned: countedShare(planned, visits),
    triggered: countedShare(visits - planned, visits),
    commissioned: [...new Set(commissioned.values())].map((to) => ({
      to,
      visits: visitsIn(done.filter(({ task = '' }) => commissioned.get(task) === to)),
    })),
    items: { found, putRight: countedShare(putRight, found), perThousand: perThousand(found) },
    visitsPutRight: countedShare(rectified, violations),
    major: { found: major, perThousand: perThousand(major) },
    fines,
    leading: kinds
      .map((kind) => ({ kind, found: sum(kind) }))
      .filter((each) => each.found > 0)
      .sort((a, b) => b.found - a.found || compareUtf8(a.kind, b.kind)),
    ...keyUnits,
  }
}

function visitsIn(done: readonly BulletinRow[]): number {
  // A visit after a complaint on the day of a planned one without a draw is that one.
  return new Set(done.map(({ visit, date }) => `${visit}\n${date}`)).size
}

/** With one decimal, halves up; null without visits. */
function thousandth(count: number, visits: number): string | null {
  return visits === 0 ? null : percentText(ratio(10 * count, visits), 1).slice(0, -1)
}
