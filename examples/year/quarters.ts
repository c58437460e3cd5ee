/** A quarter of the year: when its batch is announced, and the days of its visits. */
export interface Quarter {
  readonly index: number
  readonly title: string
  /** The day of the snapshot: what happened before it is in the tables. */
  readonly announced: string
  readonly window: readonly [from: string, to: string]
}

export const QUARTERS: readonly Quarter[] = [
  quarter(1, '第一季度', '2020-01-20', ['2020-02-03', '2020-03-27']),
  quarter(2, '第二季度', '2020-04-01', ['2020-04-07', '2020-06-19']),
  quarter(3, '第三季度', '2020-07-01', ['2020-07-06', '2020-09-18']),
  quarter(4, '第四季度', '2020-10-09', ['2020-10-12', '2020-12-11']),
]

function quarter(
  index: number,
  title: string,
  announced: string,
  window: readonly [string, string],
): Quarter {
  return { index, title, announced, window }
}
