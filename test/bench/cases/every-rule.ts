import assert from 'node:assert/strict'
import { type Best, bestAssignment } from '../../../src/pair/engine/best-assignment.ts'
import { drawAssignment } from '../../../src/pair/engine/draw-assignment.ts'
import { findAssignment } from '../../../src/pair/engine/find-assignment.ts'
import type { DayCap, PairingProblem } from '../../../src/pair/engine/problem.ts'
import { type Measurement, timed } from '../measure.ts'
import { districtProblem } from './district-problem.ts'
import { numbersFrom, shuffle } from './numbers.ts'

const VISITS = 10_000
const INSPECTORS = 500
const DAYS = 250

/**
 * 10,000 visits × 500 inspectors once more, with all the rules there are: two visits a day, sixty
 * in each half of the year, thirty at least; fifty related couples; nobody who was there before if
 * possible (2 % of all pairs), nobody from the last two kinds as a member if possible; loads
 * carried in and uneven availability.
 */
export function everyRule(): Measurement[] {
  const problem = withEveryRule(districtProblem(VISITS, INSPECTORS, 1))
  const order = shuffle(problem.seatList.length)
  const find = () => {
    const found = findAssignment(problem)
    assert.equal(found.status, 'assigned')
    return found.status === 'assigned' ? found.inspectorOf : new Int32Array()
  }
  const draw = (best: Best) => drawAssignment(problem, best, order, numbersFrom)
  const found = timed(find)
  const best = timed(() => bestAssignment(problem, found.result))
  const drawn = timed(() => draw(best.result))
  assertLawful(problem, drawn.result.inspectorOf)
  // All sums of the law are those of the assignment it started from, which was found without
  // drawing.
  assert.deepEqual(sums(problem, drawn.result.inspectorOf), sums(problem, best.result.inspectorOf))
  return [
    { what: 'a complete assignment', ms: [found.ms] },
    { what: 'least shortfall, wishes and loads', ms: [best.ms] },
    { what: 'draw of 20,000 seats', ms: [drawn.ms] },
    {
      what: 'together',
      ms: [found.ms + best.ms + drawn.ms],
      readme: 'pairing engine alone, 10,000 × 500 with every rule',
    },
  ]
}

export function withEveryRule(problem: PairingProblem): PairingProblem {
  const below = numbersFrom(7)
  const dayOf = Int32Array.from({ length: VISITS }, (_, visit) =>
    Math.floor((visit * DAYS) / VISITS),
  )
  const listOf = (list: number, day: number) => day * problem.lists.length + list
  const lists = Array.from({ length: DAYS }, () => problem.lists).flat()
  const caps: DayCap[] = []
  for (let inspector = 0; inspector < INSPECTORS; inspector += 1) {
    for (let day = 0; day < DAYS; day += 1) {
      caps.push({ inspector, first: day, last: day, most: 2 })
    }
    caps.push({ inspector, first: 0, last: DAYS / 2 - 1, most: 60 })
    caps.push({ inspector, first: DAYS / 2, last: DAYS - 1, most: 60 })
  }
  // Inspectors i and i + 10 are of one kind, thus legal for the same seats.
  const related = Int32Array.from({ length: INSPECTORS }, (_, i) =>
    i < 100 && i % 20 >= 10 ? i - 10 : i,
  )
  const everybody = Int32Array.from({ length: INSPECTORS }, (_, i) => i)
  return {
    ...problem,
    lists,
    seatList: problem.seatList.map((list, seat) => listOf(list, dayOf[seat >> 1]!)),
    caps: { dayOf, caps },
    related,
    minimum: new Int32Array(INSPECTORS).fill(30),
    wishes: [
      {
        inList: lists.map(() => undefined),
        atVisit: Array.from(dayOf, () => everybody.filter(() => below(50) === 0)),
      },
      {
        inList: lists.map((list, l) =>
          l % 2 === 1 ? Uint8Array.from(list, (i) => (i % 10 >= 8 ? 1 : 0)) : undefined,
        ),
        atVisit: Array.from(dayOf, () => new Int32Array(0)),
      },
    ],
    standing: {
      carried: Int32Array.from({ length: INSPECTORS }, () => below(40)),
      availability: Int32Array.from({ length: INSPECTORS }, () => 200 + below(50)),
    },
  }
}

function assertLawful(problem: PairingProblem, inspectorOf: Int32Array): void {
  const { caps, related, seatList, lists, excluded } = problem
  const perDay = new Map<string, number>()
  for (const [seat, inspector] of inspectorOf.entries()) {
    assert.ok(lists[seatList[seat]!]!.includes(inspector))
    assert.ok(!excluded[seat >> 1]!.includes(inspector))
    assert.notEqual(related![inspector], related![inspectorOf[seat ^ 1]!])
    const name = `${inspector} ${caps!.dayOf[seat >> 1]}`
    perDay.set(name, (perDay.get(name) ?? 0) + 1)
  }
  for (const { inspector, first, last, most } of caps!.caps) {
    let load = 0
    for (let day = first; day <= last; day += 1) load += perDay.get(`${inspector} ${day}`) ?? 0
    assert.ok(load <= most)
  }
}

function sums({ wishes, standing, minimum, seatList, lists }: PairingProblem, plan: Int32Array) {
  const load = new Array<number>(INSPECTORS).fill(0)
  const against = [0, 0]
  for (const [seat, inspector] of plan.entries()) {
    load[inspector]! += 1
    for (const [w, { atVisit, inList }] of wishes!.entries()) {
      const list = seatList[seat]!
      const isMarked = inList[list]?.[lists[list]!.indexOf(inspector)] === 1
      if (isMarked || atVisit[seat >> 1]!.includes(inspector)) against[w]! += 1
    }
  }
  const short = load.reduce((sum, own, i) => sum + Math.max(0, minimum![i]! - own), 0)
  const { carried, availability } = standing!
  const whole = load.map((own, i) => (carried[i]! + own) ** 2 / availability[i]!)
  return { short, against, squares: whole.reduce((a, b) => a + b, 0).toFixed(6) }
}
