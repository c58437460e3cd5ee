import { balanceLoads } from './balance-loads.ts'
import { createCapTree } from './cap-tree.ts'
import { leastSpread } from './least-spread.ts'
import { leastStages } from './least-stages.ts'
import type { PairingProblem } from './problem.ts'
import { loadsOf } from './roster.ts'
import { type Pricing, type UnitPrice, unitPrice } from './unit-price.ts'

/** A best assignment, and what is left to choose from. */
export interface Best {
  /** Its complete assignments that are least by `price` are the best ones. */
  readonly problem: PairingProblem
  /** Its complete assignments are those least in shortfall and wishes. */
  readonly stages: PairingProblem
  readonly price: UnitPrice
  readonly inspectorOf: Int32Array
  /** Units missing to the minimum of each inspector, together. */
  readonly shortfall: number
  /** How many seats above the smallest possible maximum are allowed; null if loads are not so bound. */
  readonly spread: number | null
}

/**
 * Turns a complete assignment into a best one (`docs/protocol.md` §9.2): least in shortfall and
 * wishes, then in loads as the problem's balance says.
 *
 * @param inspectorOf - a complete assignment; it is not changed
 */
export function bestAssignment(problem: PairingProblem, inspectorOf: Int32Array): Best {
  const { balance = 'strict' } = problem
  const least = leastStages(problem, inspectorOf)
  const stages = { ...least, stages: least.problem }
  const priced = (pricing: Pricing) => {
    const price = unitPrice(problem, pricing)
    return { price, inspectorOf: balanceLoads(stages.problem, stages.inspectorOf, price) }
  }
  if (balance === 'strict') return { ...stages, ...priced('squares'), spread: null }
  const price = unitPrice(problem, 'free')
  if (balance === 'none') return { ...stages, price, spread: null }
  const even = priced('standing').inspectorOf
  const under = (spread: number): Best => ({
    ...stages,
    problem: spreadLoads(stages.problem, even, spread),
    price,
    inspectorOf: even,
    spread,
  })
  return under('spread' in balance ? balance.spread : leastSpread(problem, balance.atLeast, under))
}

/**
 * Allows every load up to so many seats above the smallest possible maximum, which some assignment
 * keeps.
 */
function spreadLoads(problem: PairingProblem, even: Int32Array, spread: number): PairingProblem {
  const { inspectorCount, standing } = problem
  const carried = (i: number) => standing?.carried[i] ?? 0
  const availability = (i: number) => standing?.availability[i] ?? 1
  const load = loadsOf(even, inspectorCount)
  // The greatest standing as numerator and denominator.
  let top = 0
  let bottom = 1
  for (let i = 0; i < inspectorCount; i += 1) {
    if (load[i] === 0) continue
    const visits = carried(i) + load[i]!
    if (visits * bottom > top * availability(i)) {
      top = visits
      bottom = availability(i)
    }
  }
  const tree = createCapTree(problem)
  const most = tree.most.slice()
  for (let i = 0; i < inspectorCount; i += 1) {
    const share = top * availability(i)
    const allowed = (share - (share % bottom)) / bottom - carried(i) + spread
    most[i] = Math.min(most[i]!, Math.max(0, allowed))
  }
  const open = {
    extra: Array.from(problem.seatList, () => NONE),
    bound: problem.excluded.map(() => NONE),
    least: tree.least,
  }
  return { ...problem, narrowing: { ...(problem.narrowing ?? open), most } }
}

const NONE = new Int32Array(0)
