import { performance } from 'node:perf_hooks'

/** Median milliseconds of a few runs, after one that is not counted. */
export function medianTime(runs: number, run: () => void): number {
  run()
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  times.sort((a, b) => a - b)
  return times[Math.floor(runs / 2)] as number
}

/** Milliseconds of one run, and what it returned. */
export function timed<T>(run: () => T): { ms: number; result: T } {
  const start = performance.now()
  const result = run()
  return { ms: performance.now() - start, result }
}
