import { DoubleRandomError, type Problem } from '../core/errors.ts'
import type { Candidate } from './candidates.ts'
import type { Best } from './engine/best-assignment.ts'
import { loadsOf } from './engine/roster.ts'

/** How many officers an error names. */
const NAMED = 5

/** Names those below their minimum in one of the assignments that miss it least. */
export function minimumError(
  candidates: readonly Candidate[],
  { inspectorOf, shortfall }: Best,
): DoubleRandomError {
  const load = loadsOf(inspectorOf, candidates.length)
  const short = candidates.flatMap(({ id, minimum = 0 }, index) => {
    const visits = load[index] as number
    return visits < minimum ? [`${id} ${visits} of ${minimum}`] : []
  })
  const more = short.length > NAMED ? ` and ${short.length - NAMED} more` : ''
  const problem: Problem = {
    code: 'pairing/minimum',
    path: 'inspectors.minimum',
    expected: 'visits enough for everybody to have his minimum',
    found: `${shortfall} missing at least, for example: ${short.slice(0, NAMED).join(', ')}${more}`,
    fix: 'lower a minimum, admit these officers to more seats, plan more visits, or set plan.pairing.shortage to "vacancies", which accepts the shortfall',
  }
  return new DoubleRandomError(problem.code, [problem])
}
