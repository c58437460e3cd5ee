import { type Best, bestAssignment } from '../../src/pair/engine/best-assignment.ts'
import { findAssignment } from '../../src/pair/engine/find-assignment.ts'
import type { PairingProblem } from '../../src/pair/engine/problem.ts'
import type { Plan } from './oracle.ts'

/** Finds, then improves, as the pairing does. */
export function bestFor(problem: PairingProblem, seatOrder?: readonly number[]): Best {
  const found = findAssignment(problem, seatOrder && { seatOrder })
  if (found.status === 'infeasible') throw new Error('expected an assignment')
  return bestAssignment(problem, found.inspectorOf)
}

/** This best plan, with whatever else the engine knows about best plans. */
export function bestFrom(problem: PairingProblem, plan: Plan): Best {
  const inspectorOf = Int32Array.from(plan)
  return { ...bestAssignment(problem, inspectorOf), inspectorOf: inspectorOf.slice() }
}
