import { collectProblems } from '../../core/errors.ts'
import { omitAbsent } from '../kit/omit-absent.ts'
import { parseValue } from '../kit/parse-value.ts'
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
  const given = omitAbsent(data, () => 'plan', false)
  const checked = parseValue(() => 'plan', plan, given, problems)
  problems.throwIfAny()
  return checked as Plan
}
