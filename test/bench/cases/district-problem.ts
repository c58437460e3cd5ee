import type { PairingProblem } from '../../../src/pair/engine/problem.ts'
import { numbersFrom } from './numbers.ts'

/**
 * Visits of a lead and a member. Six of ten inspectors of a district may lead, eight may be
 * members; one of twelve also works in the next district; districts have more or fewer visits; each
 * visit excludes 1 % of its district's inspectors.
 */
export function districtProblem(
  visits: number,
  inspectors: number,
  districts: number,
): PairingProblem {
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
