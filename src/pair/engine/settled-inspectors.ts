import { type Best, bestAssignment } from './best-assignment.ts'
import { findAssignment } from './find-assignment.ts'
import type { PairingProblem } from './problem.ts'
import { loadsOf } from './roster.ts'
import { listCost, stageCosts, visitCost } from './stage-costs.ts'

/**
 * Whether everybody who has a chance at some seat comes in every best assignment, so that the same
 * inspectors are sent whatever is drawn.
 *
 * One at a time is left out, those with the fewest seats first: mostly the first of them already
 * can be. Under a spread nobody's load goes beyond what it allows with all of them.
 */
export function areSettled(problem: PairingProblem, best: Best, hasChance: Uint8Array): boolean {
  const load = loadsOf(best.inspectorOf, problem.inspectorCount)
  const asked = Array.from(hasChance.keys()).filter((i) => hasChance[i] === 1)
  asked.sort((a, b) => load[a]! - load[b]!)
  const isStrict = (problem.balance ?? 'strict') === 'strict'
  const { most } = best.problem.narrowing ?? {}
  const allowed = problem.capacity.map((units, i) => Math.min(units, most?.[i] ?? units))
  const under: PairingProblem = isStrict
    ? problem
    : { ...problem, capacity: allowed, balance: 'none' }
  const least = sumsOf(problem, best.inspectorOf)
  return asked.every((inspector) => {
    if (load[inspector] === 0) return false
    const capacity = under.capacity.slice()
    capacity[inspector] = 0
    const without = { ...under, capacity }
    const found = findAssignment(without)
    if (found.status === 'infeasible') return true
    const sums = sumsOf(problem, bestAssignment(without, found.inspectorOf).inspectorOf)
    return sums.stages !== least.stages || (isStrict && sums.loads !== least.loads)
  })
}

/** The sums of `docs/protocol.md` §9.2, those before the balance as one. */
function sumsOf(problem: PairingProblem, inspectorOf: Int32Array) {
  const { seatStart, seatList, minimum, standing, inspectorCount } = problem
  const costs = stageCosts(problem)
  const load = loadsOf(inspectorOf, inspectorCount)
  let stages = 0n
  for (let visit = 0; costs !== undefined && visit + 1 < seatStart.length; visit += 1) {
    for (let seat = seatStart[visit]!; seat < seatStart[visit + 1]!; seat += 1) {
      const inspector = inspectorOf[seat]!
      const cost = visitCost(costs, visit, inspector)
      stages += BigInt(cost + listCost(costs, problem, seatList[seat]!, inspector))
    }
  }
  const scale = Array.from(new Set(standing?.availability)).reduce((a, b) => a * BigInt(b), 1n)
  let loads = 0n
  for (let i = 0; i < inspectorCount; i += 1) {
    const missing = Math.max(0, (minimum?.[i] ?? 0) - load[i]!)
    stages += BigInt(missing) * BigInt(costs?.shortfall ?? 0)
    const visits = BigInt((standing?.carried[i] ?? 0) + load[i]!)
    loads += (visits * visits * scale) / BigInt(standing?.availability[i] ?? 1)
  }
  return { stages, loads }
}
