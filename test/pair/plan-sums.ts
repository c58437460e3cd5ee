import type { PairingProblem } from '../../src/pair/engine/problem.ts'

/** The sums of `docs/protocol.md` §9.2, from the definitions; shares no code with the library. */
type Plan = readonly number[]

/** The shortfall, then the seats against each wish. */
export function earlierSums(problem: PairingProblem, plan: Plan): number[] {
  const loads = loadsIn(problem, plan)
  const shortfall = loads.reduce(
    (sum, load, i) => sum + Math.max(0, (problem.minimum?.[i] ?? 0) - load),
    0,
  )
  const against = (problem.wishes ?? []).map(
    (_, wish) => plan.filter((i, seat) => isAgainst(problem, wish, seat, i)).length,
  )
  return [shortfall, ...against]
}

export function isAgainst(
  problem: PairingProblem,
  wish: number,
  seat: number,
  inspector: number,
): boolean {
  const { inList, atVisit } = problem.wishes![wish]!
  const list = problem.seatList[seat]!
  const visit = problem.seatStart.findLastIndex((start) => start <= seat)
  const place = problem.lists[list]!.indexOf(inspector)
  return inList[list]?.[place] === 1 || atVisit[visit]!.includes(inspector)
}

/** Those of complete plans that are least in shortfall and wishes. */
export function wishedPlans<P extends Plan>(problem: PairingProblem, plans: readonly P[]): P[] {
  let least: readonly number[] | undefined
  let found: P[] = []
  for (const plan of plans) {
    const sums = earlierSums(problem, plan)
    const order = least === undefined ? -1 : compare(sums, least)
    if (order < 0) {
      least = sums
      found = []
    }
    if (order <= 0) found.push(plan)
  }
  return found
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return a[at]! - b[at]!
  return 0
}

/** The best of all complete plans. */
export function leastPlans<P extends Plan>(problem: PairingProblem, plans: readonly P[]): P[] {
  const wished = wishedPlans(problem, plans)
  const balance = problem.balance ?? 'strict'
  if (balance === 'none') return wished
  if (balance !== 'strict') return evenEnough(problem, wished, spreadOf(problem, wished))
  const sums = wished.map((plan) => squaresOf(problem, plan))
  const least = sums.reduce((a, b) => (b < a ? b : a), sums[0] ?? 0n)
  return wished.filter((_, at) => sums[at] === least)
}

/** §9.2c: the spread, or the smallest that leaves each seat its choice. */
export function spreadOf(problem: PairingProblem, wished: readonly Plan[]): number {
  const { balance } = problem
  if (typeof balance !== 'object') throw new Error('expected a spread')
  if ('spread' in balance) return balance.spread
  const least = balance.atLeast
  const seatsWith = (plans: readonly Plan[]) =>
    problem.seatList.reduce((seats, _, seat) => {
      return new Set(plans.map((plan) => plan[seat])).size >= least ? seats + 1 : seats
    }, 0)
  // More plans are even enough only at these.
  const { carried, share } = standingOf(problem)
  const bound = boundOf(problem, wished)
  const neededFor = (plan: Plan) =>
    loadsIn(problem, plan).reduce((most, load, i) => {
      const over = load === 0 ? 0n : carried[i]! + BigInt(load) - bound / share[i]!
      return over > most ? over : most
    }, 0n)
  const spreads = [0n, ...wished.map(neededFor)].sort((a, b) => (a < b ? -1 : 1))
  const wanted = seatsWith(wished)
  return Number(
    spreads.find((each) => seatsWith(evenEnough(problem, wished, Number(each))) === wanted),
  )
}

/** Σ (carried + load)² / availability, times the product of all availabilities. */
export function squaresOf(problem: PairingProblem, plan: Plan): bigint {
  const { carried, share } = standingOf(problem)
  return loadsIn(problem, plan).reduce((sum, load, i) => {
    const visits = carried[i]! + BigInt(load)
    return sum + visits * visits * share[i]!
  }, 0n)
}

function evenEnough<P extends Plan>(
  problem: PairingProblem,
  plans: readonly P[],
  spread: number,
): P[] {
  const { carried, share } = standingOf(problem)
  const heights = (plan: Plan, less: bigint) =>
    loadsIn(problem, plan).flatMap((load, i) =>
      load === 0 ? [] : [(carried[i]! + BigInt(load) - less) * share[i]!],
    )
  const bound = boundOf(problem, plans)
  return plans.filter((plan) => heights(plan, BigInt(spread)).every((height) => height <= bound))
}

/** The smallest greatest standing, times the product of all availabilities. */
function boundOf(problem: PairingProblem, plans: readonly Plan[]): bigint {
  const { carried, share } = standingOf(problem)
  const tops = plans.map((plan) =>
    greatest(
      loadsIn(problem, plan).flatMap((load, i) =>
        load === 0 ? [] : [(carried[i]! + BigInt(load)) * share[i]!],
      ),
    ),
  )
  return tops.reduce((a, b) => (b < a ? b : a), tops[0] ?? 0n)
}

function greatest(numbers: readonly bigint[]): bigint {
  return numbers.reduce((a, b) => (b > a ? b : a), 0n)
}

/** `share` is 1 / availability, times the product of all availabilities. */
function standingOf({ standing, capacity }: PairingProblem) {
  const availability = Array.from(capacity, (_, i) => BigInt(standing?.availability[i] ?? 1))
  const product = availability.reduce((a, b) => a * b, 1n)
  return {
    carried: Array.from(capacity, (_, i) => BigInt(standing?.carried[i] ?? 0)),
    share: availability.map((units) => product / units),
  }
}

function loadsIn({ inspectorCount }: PairingProblem, plan: Plan): number[] {
  const loads = Array.from<number>({ length: inspectorCount }).fill(0)
  for (const inspector of plan) loads[inspector]! += 1
  return loads
}
