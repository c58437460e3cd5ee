import type { BatchEntry, Plan } from 'double-random'

/** A batch of the year: what is drawn together, and when. */
export interface Batch {
  readonly number: number
  readonly title: string
  /** The day of the snapshot: what happened before it is in the tables. */
  readonly announced: string
  readonly drawn: string
  /** The first month of its quarter; the batch draws the rounds whose windows begin in it. */
  readonly from: string
  readonly to: string
}

export const BATCHES: readonly [Batch, ...Batch[]] = [
  batch(1, '第一批', '2020-01-03', '2020-01-08', '2020-01', '2020-03'),
  batch(2, '第二批', '2020-04-01', '2020-04-03', '2020-04', '2020-06'),
  batch(3, '第三批', '2020-07-01', '2020-07-03', '2020-07', '2020-09'),
  batch(4, '第四批', '2020-10-09', '2020-10-12', '2020-10', '2020-12'),
]

function batch(
  number: number,
  title: string,
  announced: string,
  drawn: string,
  from: string,
  to: string,
): Batch {
  return { number, title, announced, drawn, from, to }
}

/** The rounds whose windows begin in the quarter of a batch. */
export function roundsOf({ from, to }: Batch, plan: Plan): (BatchEntry & { visits: number })[] {
  return plan.tasks.flatMap(({ id, rounds = [] }) =>
    rounds.flatMap(({ window, visits = 0 }, index) => {
      const month = window[0].slice(0, 7)
      return from <= month && month <= to ? [{ pool: id, round: index + 1, visits }] : []
    }),
  )
}
