import { flowSearch, isPlain } from './assign.ts'
import { isFeasible as hasAssignment, listSearch } from './enumerate.ts'
import type { Problem } from './problem.ts'

/** The best assignments (§9.2) that agree with the seats filled so far. */
export type Search = {
  /** The least shortfall. */
  readonly shortfall: number
  /** Does one of them give this slot to this candidate? */
  acceptable(x: number, candidate: string): boolean
  /** Fills a slot. */
  take(x: number, candidate: string): void
}

/** Undefined if there is no complete assignment. */
export const search = (problem: Problem): Search | undefined =>
  isPlain(problem) ? flowSearch(problem) : listSearch(problem)

/** Whether there is a complete assignment. */
export const isFeasible = (problem: Problem): boolean =>
  isPlain(problem) ? flowSearch(problem) !== undefined : hasAssignment(problem)
