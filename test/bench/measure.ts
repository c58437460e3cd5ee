/** One line of the result. */
export interface Measurement {
  readonly what: string
  /** Milliseconds of processor time of each run, of all threads. */
  readonly ms: readonly number[]
  /** What a user would take instead, run in turn with it. */
  readonly instead?: { readonly what: string; readonly ms: readonly number[] }
  /** Besides: how many a second, how large. */
  readonly also?: string
  /** Peak memory of a process of its own, in megabytes; absent: that of the case. */
  readonly megabytes?: number
  /** What the line is called in README, if it is there. */
  readonly readme?: string
}

/** Milliseconds of processor time of one run, and what it returned. */
export function timed<T>(run: () => T): { readonly ms: number; readonly result: T } {
  const before = process.cpuUsage()
  const result = run()
  return { ms: since(before), result }
}

/** The same of what is awaited. */
export async function timedAsync<T>(run: () => Promise<T>) {
  const before = process.cpuUsage()
  const result = await run()
  return { ms: since(before), result }
}

/**
 * Runs several ways in turn, so that whatever else the machine does meets all of them alike: each
 * once before it counts.
 */
export function inTurn(
  runs: number,
  ways: readonly (() => void)[],
): readonly (readonly number[])[] {
  for (const way of ways) way()
  const times = Array.from({ length: runs }, () => ways.map((way) => timed(way).ms))
  return ways.map((_, column) => times.map((row) => row[column] as number))
}

/** With a comma before each thousand. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

/** As people read it: the median, and between what the runs lay. */
export function figureOf({ ms, instead, also, megabytes }: Measurement): string {
  const own = megabytes === undefined ? '' : `, ${megabytes} MB`
  const spread = ms.length < 2 ? '' : ` (${spoken(Math.min(...ms))} to ${spoken(Math.max(...ms))})`
  const ratio =
    instead === undefined ? '' : `; ${ratioOf(median(ms) / median(instead.ms))} × ${instead.what}`
  return ms.length === 0
    ? (also ?? '')
    : `${spoken(median(ms))}${spread}${ratio}${also ? `; ${also}` : ''}${own}`
}

export function spoken(ms: number): string {
  if (ms < 9.95) return `${ms.toFixed(1)} ms`
  if (ms < 995) return `${ms.toFixed(0)} ms`
  return `${(ms / 1000).toFixed(ms < 9_950 ? 1 : 0)} s`
}

function ratioOf(ratio: number): string {
  return ratio < 9.95 ? ratio.toFixed(ratio < 0.095 ? 2 : 1) : ratio.toFixed(0)
}

function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
