import assert from 'node:assert/strict'
import type { PairingProblem } from '../../../src/pair/engine/problem.ts'

/**
 * Complete, legal, nobody twice in a team or above his capacity, and as even as possible: no path
 * leads from a load a to a − 2 or less. Searched from the heaviest loads down, seat by seat, with
 * no part of the engine; what a heavier load has reached needs no second look.
 */
export function assertBest(problem: PairingProblem, inspectorOf: Int32Array): void {
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
