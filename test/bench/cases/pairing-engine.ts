import assert from 'node:assert/strict'
import { balanceLoads } from '../../../src/pair/balance-loads.ts'
import { drawAssignment } from '../../../src/pair/draw-assignment.ts'
import { findAssignment } from '../../../src/pair/find-assignment.ts'
import type { PairingProblem } from '../../../src/pair/problem.ts'
import type { Measurement } from '../bench.ts'
import { timed } from '../median-time.ts'

/** The engine alone, without hashes and records; each size in a process of its own. */
export const pairingEngine: Readonly<Record<string, () => Measurement[]>> = {
  'pairing engine, 1,000 × 50': () => measure(1_000, 50, 1, 9),
  'pairing engine, 10,000 × 500': () => measure(10_000, 500, 1, 5),
  'pairing engine, 100,000 × 5,000 in 100 districts': () => measure(100_000, 5_000, 100, 1),
}

function measure(
  visits: number,
  inspectors: number,
  districts: number,
  runs: number,
): Measurement[] {
  const problem = districtProblem(visits, inspectors, districts)
  const seats = 2 * visits
  const order = shuffle(seats)
  const find = () => {
    const found = findAssignment(problem)
    assert.equal(found.status, 'assigned')
    return found.status === 'assigned' ? found.inspectorOf : new Int32Array()
  }
  const draw = (best: Int32Array) => drawAssignment(problem, best, order, numbersFrom)

  const first = draw(balanceLoads(problem, find()))
  assertBest(problem, first.inspectorOf)

  const times = Array.from({ length: runs }, () => {
    const found = timed(find)
    const balanced = timed(() => balanceLoads(problem, found.result))
    const drawn = timed(() => draw(balanced.result))
    assert.deepEqual(drawn.result.inspectorOf, first.inspectorOf)
    return [found.ms, balanced.ms, drawn.ms, found.ms + balanced.ms + drawn.ms]
  })
  const tries = first.passed.reduce((sum, passed) => sum + passed.length, seats)
  const median = (column: number) =>
    times.map((row) => row[column]!).sort((a, b) => a - b)[Math.floor(runs / 2)]!
  const figure = (column: number) => `${median(column).toFixed(median(column) < 10 ? 1 : 0)} ms`
  return [
    { what: 'a complete assignment', figure: figure(0) },
    { what: 'least sum of squared loads', figure: figure(1) },
    { what: `draw of ${seats} seats, ${tries} candidates tried`, figure: figure(2) },
    { what: `together, median of ${runs}`, figure: figure(3) },
  ]
}

/**
 * Visits of a lead and a member. Six of ten inspectors of a district may lead, eight may be members;
 * one of twelve also works in the next district; districts have more or fewer visits; each visit
 * excludes 1 % of its district's inspectors.
 */
function districtProblem(visits: number, inspectors: number, districts: number): PairingProblem {
  const below = numbersFrom(2020)
  const members = Array.from({ length: districts }, () => new Set<number>())
  for (let inspector = 0; inspector < inspectors; inspector += 1) {
    const home = inspector % districts
    members[home]!.add(inspector)
    if (below(12) === 0) members[(home + 1) % districts]!.add(inspector)
  }
  const people = members.map((set) => Int32Array.from(set).sort())
  const kindOf = (inspector: number) => Math.floor(inspector / districts) % 10
  const lists = people.flatMap((all) => [
    all.filter((inspector) => kindOf(inspector) < 6),
    all.filter((inspector) => kindOf(inspector) >= 2),
  ])
  const homes = Int32Array.from({ length: visits }, () => {
    const district = below(districts)
    return below(2) === 0 ? district : below(district + 1)
  })
  return {
    inspectorCount: inspectors,
    capacity: new Int32Array(inspectors).fill(visits),
    seatStart: Int32Array.from({ length: visits + 1 }, (_, visit) => 2 * visit),
    seatList: Int32Array.from(
      { length: 2 * visits },
      (_, seat) => 2 * homes[seat >> 1]! + (seat & 1),
    ),
    lists,
    excluded: Array.from(homes, (home) => people[home]!.filter(() => below(100) === 0)),
  }
}

/**
 * Complete, legal, nobody twice in a team or above his capacity, and as even as possible: no path
 * leads from a load a to a − 2 or less. Searched from the heaviest loads down, seat by seat, with no
 * part of the engine; what a heavier load has reached needs no second look.
 */
function assertBest(problem: PairingProblem, inspectorOf: Int32Array): void {
  const { capacity, seatList, lists, excluded } = problem
  const load = new Int32Array(capacity.length)
  const seatsOf: number[][] = Array.from(capacity, () => [])
  for (const [seat, inspector] of inspectorOf.entries()) {
    assert.ok(lists[seatList[seat]!]!.includes(inspector))
    assert.ok(!excluded[seat >> 1]!.includes(inspector))
    assert.notEqual(inspector, inspectorOf[seat ^ 1])
    load[inspector]! += 1
    seatsOf[inspector]!.push(seat)
  }
  assert.ok(load.every((own, inspector) => own <= capacity[inspector]!))

  const isReached = new Uint8Array(load.length)
  const isOpen = new Uint8Array(inspectorOf.length)
  const heaviestFirst = Array.from(load, (_, i) => i).sort((a, b) => load[b]! - load[a]!)
  for (const start of heaviestFirst) {
    if (isReached[start] === 1) continue
    const queue: number[] = []
    const reach = (inspector: number) => {
      const isFree = load[inspector]! < capacity[inspector]!
      assert.ok(!isFree || load[inspector]! >= load[start]! - 1)
      isReached[inspector] = 1
      for (const seat of seatsOf[inspector]!) open(seat)
    }
    const open = (seat: number) => {
      if (isOpen[seat] === 0) queue.push(seat)
      isOpen[seat] = 1
    }
    reach(start)
    for (let seat = queue.pop(); seat !== undefined; seat = queue.pop()) {
      for (const inspector of lists[seatList[seat]!]!) {
        if (isReached[inspector] === 1 || excluded[seat >> 1]!.includes(inspector)) continue
        // A colleague of the same team can only change places with this seat.
        if (inspectorOf[seat ^ 1] === inspector) open(seat ^ 1)
        else if (inspectorOf[seat] !== inspector) reach(inspector)
      }
    }
  }
}

function numbersFrom(seed: number): (m: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0
  return (m) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % m
  }
}

function shuffle(count: number): Int32Array {
  const below = numbersFrom(1)
  const order = Int32Array.from({ length: count }, (_, at) => at)
  for (let at = count - 1; at > 0; at -= 1) {
    const other = below(at + 1)
    const item = order[at]!
    order[at] = order[other]!
    order[other] = item
  }
  return order
}
