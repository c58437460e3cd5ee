import { drawAssignment } from '../../src/pair/engine/draw-assignment.ts'
import type { PairingProblem } from '../../src/pair/engine/problem.ts'
import type { Plan } from './oracle.ts'
import { bestFrom } from './solve.ts'

/** An exact probability. */
export interface Fraction {
  readonly top: bigint
  readonly bottom: bigint
}

/** Plans, as texts, with their probabilities. */
export type Law = ReadonlyMap<string, Fraction>

export const ZERO: Fraction = { top: 0n, bottom: 1n }
export const ONE: Fraction = { top: 1n, bottom: 1n }

export function add(a: Fraction, b: Fraction): Fraction {
  return reduce(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return reduce(a.top * b.top, a.bottom * b.bottom)
}

export function oneIn(count: number): Fraction {
  return { top: 1n, bottom: BigInt(count) }
}

function reduce(top: bigint, bottom: bigint): Fraction {
  let [a, b] = [top, bottom]
  while (b !== 0n) [a, b] = [b, a % b]
  return { top: top / a, bottom: bottom / a }
}

export function sum(fractions: Iterable<Fraction>): Fraction {
  let total = ZERO
  for (const fraction of fractions) total = add(total, fraction)
  return total
}

/**
 * Runs something with every sequence of choices it can ask for, each choice an integer from 0 to m
 * − 1, and tells the probability of each sequence.
 */
export function everySequence(
  run: (below: (m: number) => number) => void,
  visit: (probability: Fraction, choices: readonly number[]) => void,
): void {
  let choices: number[] = []
  for (;;) {
    const limits: number[] = []
    run((m) => {
      const at = limits.push(m) - 1
      if (at === choices.length) choices.push(0)
      return choices[at]!
    })
    choices = choices.slice(0, limits.length)
    visit(oneIn(limits.reduce((product, m) => product * m, 1)), choices)
    let last = limits.length - 1
    while (last >= 0 && choices[last] === limits[last]! - 1) last -= 1
    if (last < 0) return
    choices = [...choices.slice(0, last), choices[last]! + 1]
  }
}

/**
 * The distribution of `drawAssignment` for one order of seats. Seats have streams of their own, so
 * what happens at a seat depends on the outcome of the seats before and not on how they came to it:
 * every sequence of choices of a seat is run once for each outcome of the seats before.
 *
 * @param depth - the law of the first so many seats only; the others are written as -1
 */
export function exactLaw(
  problem: PairingProblem,
  plan: Plan,
  seatOrder: readonly number[],
  depth = seatOrder.length,
): Law {
  const start = bestFrom(problem, plan)
  const law = new Map<string, Fraction>()
  const open = [{ scripts: new Map<number, readonly number[]>(), probability: ONE }]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const { scripts, probability } = state
    if (scripts.size === depth) {
      const replay = (other: number) => follow(scripts.get(other) ?? [])
      const plan = drawAssignment(problem, start, seatOrder, replay).inspectorOf
      const key = firstSeats(plan, seatOrder.slice(0, depth))
      law.set(key, add(law.get(key) ?? ZERO, probability))
      continue
    }
    const seat = seatOrder[scripts.size]!
    const outcomes = new Map<number, { probability: Fraction; choices: readonly number[] }>()
    let taken = -1
    everySequence(
      (below) => {
        const streamOf = (other: number) =>
          other === seat ? below : follow(scripts.get(other) ?? [])
        taken = drawAssignment(problem, start, seatOrder, streamOf).inspectorOf[seat]!
      },
      (part, choices) => {
        const known = outcomes.get(taken)
        outcomes.set(taken, {
          probability: add(known?.probability ?? ZERO, part),
          choices: known?.choices ?? choices,
        })
      },
    )
    for (const outcome of outcomes.values()) {
      open.push({
        scripts: new Map([...scripts, [seat, outcome.choices]]),
        probability: multiply(probability, outcome.probability),
      })
    }
  }
  return law
}

/** A stream that gives the scripted numbers, then zeros. */
function follow(script: readonly number[]): () => number {
  let at = -1
  return () => {
    at += 1
    return script[at] ?? 0
  }
}

function firstSeats(plan: ArrayLike<number>, seats: readonly number[]): string {
  return Array.from(plan, (inspector, seat) => (seats.includes(seat) ? inspector : -1)).join()
}

/**
 * The law as its definition gives it: at each seat, all acceptable inspectors are equally likely.
 *
 * @param seatOrder - seats that are not named in it are written as -1
 */
export function lawByDefinition(best: readonly Plan[], seatOrder: readonly number[]): Law {
  let parts = [{ plans: best, probability: ONE }]
  for (const seat of seatOrder) {
    parts = parts.flatMap(({ plans, probability }) => {
      const byInspector = new Map<number, Plan[]>()
      for (const plan of plans) {
        const same = byInspector.get(plan[seat]!)
        if (same === undefined) byInspector.set(plan[seat]!, [plan])
        else same.push(plan)
      }
      const share = multiply(probability, oneIn(byInspector.size))
      return [...byInspector.values()].map((same) => ({ plans: same, probability: share }))
    })
  }
  return new Map(
    parts.map(({ plans, probability }) => [firstSeats(plans[0]!, seatOrder), probability]),
  )
}

/** The law after the plans are rewritten, say with two inspectors exchanged. */
export function mapLaw(law: Law, rewrite: (plan: Plan) => Plan): Law {
  const mapped = new Map<string, Fraction>()
  for (const [text, probability] of law) {
    const key = rewrite(text.split(',').map(Number)).join()
    mapped.set(key, add(mapped.get(key) ?? ZERO, probability))
  }
  return mapped
}

/** One line for each plan, in order: laws are equal iff their texts are. */
export function textOf(law: Law): string {
  const lines = [...law].map(([key, { top, bottom }]) => `${key}: ${top}/${bottom}`)
  return lines.sort((a, b) => (a < b ? -1 : 1)).join('\n')
}

/** The mean of several laws. */
export function meanLaw(laws: readonly Law[]): Law {
  const mean = new Map<string, Fraction>()
  for (const law of laws) {
    for (const [key, probability] of law) mean.set(key, add(mean.get(key) ?? ZERO, probability))
  }
  for (const [key, probability] of mean) mean.set(key, multiply(probability, oneIn(laws.length)))
  return mean
}
