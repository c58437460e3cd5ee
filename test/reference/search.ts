import { flowFeasible, flowSearch } from './assign.ts'
import { isFeasible as hasAssignment, listSearch } from './enumerate.ts'
import type { Problem } from './problem.ts'

/** The best assignments (§9.2) that agree with the seats filled so far. */
export type Search = {
  /** The least shortfall. */
  readonly shortfall: number
  /** §9.2c: the s of the bound, if there is one. */
  readonly spread: number | null
  /** Does one of them give this slot to this candidate? */
  acceptable(x: number, candidate: string): boolean
  /** Fills a slot. */
  take(x: number, candidate: string): void
}

const mostAssignments = 20_000

/** How many assignments there are at most. */
export const sizeOf = ({ slots }: Problem): number =>
  slots.reduce((product, { legal }) => product * Math.max(1, legal.length), 1)

/** Whether all assignments can be written down. */
export const isSmall = (problem: Problem): boolean => sizeOf(problem) <= mostAssignments

/** Undefined if there is no complete assignment. */
export const search = (problem: Problem): Search | undefined =>
  isSmall(problem) ? listSearch(problem) : flowSearch(problem)

/** Whether there is a complete assignment. */
export const isFeasible = (problem: Problem): boolean =>
  isSmall(problem) ? hasAssignment(problem) : flowFeasible(problem)
