import { checkCarried, checkNotDrawn } from './carried-visits.ts'
import type { Remark } from './columns.ts'
import { compareInputs } from './compare-inputs.ts'
import { drawnAgain } from './drawn-again.ts'
import { lostChances } from './lost-chances.ts'
import type { SeriesDraw } from './series-draw.ts'

/** The draws before a draw. */
export interface DrawsBefore {
  /** All of them. */
  readonly all: readonly SeriesDraw[]
  /** The last one of its series, and of each series that it takes over. */
  readonly last: readonly SeriesDraw[]
  /** How many amendments of a draw its announcement's ledger has, where that is known. */
  readonly issued: ReadonlyMap<SeriesDraw, number>
}

/** Everything in which a draw differs from those before it. */
export function compareDraws(now: SeriesDraw, { all, last, issued }: DrawsBefore): Remark[] {
  const carried = checkCarried(now, all, issued)
  const known = last.flatMap((draw) =>
    draw.inputs.pastVisits.filter((row) => !draw.carried.has(row)),
  )
  const notDrawn = checkNotDrawn(now, all, known)
  return [
    ...carried,
    ...notDrawn.remarks,
    ...last.flatMap((draw) => [
      ...compareInputs(now, draw, notDrawn.rows),
      ...lostChances(now, draw),
    ]),
    ...drawnAgain(now, all),
  ]
}
