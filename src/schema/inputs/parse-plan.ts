import { collectProblems } from '../../core/errors.ts'
import { parsePart } from './parse-inputs.ts'
import { type Plan, plan } from './plan.ts'

/**
 * Checks a plan alone, for those who have no directories at hand.
 *
 * @param data - the plan, as in {@link InputData}
 * @returns the plan, checked and frozen
 * @throws DoubleRandomError `input/…` or `design/…` for a single problem, `input/invalid` for
 *   several
 *
 * @example
 * parsePlan(exampleInputs.plan).tasks[0].id; // => 'petrol'
 */
export function parsePlan(data: unknown): Plan {
  const problems = collectProblems()
  const checked = parsePart('plan', plan, data, problems)
  problems.throwIfAny()
  return checked as Plan
}
