import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { bestAssignment } from '../../../src/pair/engine/best-assignment.ts'
import { findAssignment } from '../../../src/pair/engine/find-assignment.ts'
import type { PairingProblem } from '../../../src/pair/engine/problem.ts'
import { type Measurement, timed } from '../measure.ts'
import { districtProblem } from './district-problem.ts'

type Solve = (model: string) => { readonly Status: string; readonly ObjectiveValue: number }

/**
 * Feasibility and least loads against the linear programming solver HiGHS.
 *
 * At 1,000 × 50 the model is the problem itself. At 10,000 × 500 it would have five million pairs,
 * so it leaves out that nobody sits twice in a team, and the exclusions: a lower bound for Σ load².
 * The engine's assignment, found legal seat by seat, has exactly that sum, so both are right.
 */
export async function againstHighs(): Promise<Measurement[]> {
  const load = createRequire(import.meta.url)('highs') as () => Promise<{ solve: Solve }>
  const { solve } = await load()
  return [
    ...compare('1,000 × 50, the problem itself', districtProblem(1_000, 50, 4), pairModel, solve),
    ...compare('10,000 × 500, its bound', districtProblem(10_000, 500, 10), listModel, solve),
  ]
}

function compare(
  name: string,
  problem: PairingProblem,
  model: (problem: PairingProblem) => string,
  solve: Solve,
): Measurement[] {
  const ours = timed(() => {
    const found = findAssignment(problem)
    assert.equal(found.status, 'assigned')
    return found.status === 'assigned' ? bestAssignment(problem, found.inspectorOf) : undefined
  })
  const loads = loadsOf(problem, ours.result!.inspectorOf)
  const text = model(problem)
  const theirs = timed(() => solve(text))
  assert.equal(theirs.result.Status, 'Optimal')
  const squares = loads.reduce((sum, own) => sum + own * own, 0)
  assert.equal(Math.round(theirs.result.ObjectiveValue), squares)
  assert.ok(Math.abs(theirs.result.ObjectiveValue - squares) < 1e-6 * squares)

  // One unit less in all than there are seats: both must refuse.
  const units = Math.ceil(problem.seatList.length / problem.inspectorCount) - 1
  const tight = { ...problem, capacity: problem.capacity.map(() => units) }
  assert.equal(findAssignment(tight).status, 'infeasible')
  assert.equal(solve(model(tight)).Status, 'Infeasible')
  return [
    {
      what: `${name}: Σ load² = ${squares} by both`,
      ms: [ours.ms],
      instead: { what: 'HiGHS', ms: [theirs.ms] },
    },
  ]
}

function loadsOf({ inspectorCount, seatList, lists, excluded }: PairingProblem, plan: Int32Array) {
  const loads = new Array<number>(inspectorCount).fill(0)
  for (const [seat, inspector] of plan.entries()) {
    assert.ok(lists[seatList[seat]!]!.includes(inspector))
    assert.ok(!excluded[seat >> 1]!.includes(inspector))
    assert.notEqual(inspector, plan[seat ^ 1])
    loads[inspector]! += 1
  }
  return loads
}

/** A variable for every legal pair of a seat and an inspector. */
function pairModel(problem: PairingProblem): string {
  const rows: string[] = []
  const terms: string[][] = Array.from({ length: problem.inspectorCount }, () => [])
  for (let visit = 0; visit < problem.excluded.length; visit += 1) {
    const seats = [2 * visit, 2 * visit + 1]
    const legal = seats.map((seat) => {
      const list = problem.lists[problem.seatList[seat]!]!
      return [...list].filter((i) => !problem.excluded[visit]!.includes(i))
    })
    for (const [at, seat] of seats.entries()) {
      rows.push(`${legal[at]!.map((i) => `x${seat}_${i}`).join(' + ')} = 1`)
      for (const i of legal[at]!) terms[i]!.push(`x${seat}_${i}`)
    }
    for (const i of legal[0]!) {
      if (legal[1]!.includes(i)) rows.push(`x${seats[0]}_${i} + x${seats[1]}_${i} <= 1`)
    }
  }
  return withLoads(problem, rows, terms)
}

/** A variable for every list and inspector: how many of its seats he takes. */
function listModel(problem: PairingProblem): string {
  const terms: string[][] = Array.from({ length: problem.inspectorCount }, () => [])
  const seats = new Array<number>(problem.lists.length).fill(0)
  for (const list of problem.seatList) seats[list]! += 1
  const rows = problem.lists.map((list, l) => {
    for (const i of list) terms[i]!.push(`y${l}_${i}`)
    return `${[...list].map((i) => `y${l}_${i}`).join(' + ')} = ${seats[l]}`
  })
  return withLoads(problem, rows, terms)
}

/**
 * Least Σ load²: the k-th unit of an inspector costs 2k − 1. All numbers are whole at a corner, as
 * the network's matrix is totally unimodular.
 */
function withLoads(
  { capacity, seatList, inspectorCount }: PairingProblem,
  rows: string[],
  terms: string[][],
) {
  const most = 2 * Math.ceil(seatList.length / inspectorCount)
  const costs: string[] = []
  const bounds: string[] = []
  const sums = terms.map((own, i) => {
    const units = Array.from({ length: Math.min(most, capacity[i]!) }, (_, k) => `u${i}_${k + 1}`)
    for (const [k, unit] of units.entries()) {
      costs.push(`${2 * k + 1} ${unit}`)
      bounds.push(`${unit} <= 1`)
    }
    return `${own.join(' + ')} - ${units.join(' - ')} = 0`
  })
  const lines = [...rows, ...sums].map((row, at) => `r${at}: ${row}`)
  return [
    'Minimize',
    ` ${costs.join('\n + ')}`,
    'Subject To',
    ...lines.map(fold),
    'Bounds',
    ...bounds,
    'End',
    '',
  ].join('\n')
}

/** The file format limits the length of a line. */
function fold(row: string): string {
  return row.replace(/((?:[^ ]+ ){40})/g, '$1\n ')
}
