import { DoubleRandomError, type Problem } from '../core/errors.ts'
import { say } from '../core/message.ts'
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
    return visits < minimum ? [{ officer: id, visits, minimum }] : []
  })
  const problem: Problem = {
    code: 'pairing/minimum',
    path: 'inspectors.minimum',
    expected: say('visits-for-every-minimum'),
    found: say('visits-missing-to-minima', {
      visits: shortfall,
      officers: short.slice(0, NAMED),
      count: short.length,
    }),
    fix: say('mend-minimum'),
  }
  return new DoubleRandomError(problem.code, [problem])
}
