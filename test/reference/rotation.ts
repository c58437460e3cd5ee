import type { Share } from './allocate.ts'
import { stream } from './draws.ts'
import type { Asked } from './exclusions.ts'
import {
  floor,
  fraction,
  minus,
  over,
  parseRatio,
  plus,
  product,
  type Ratio,
  ratio,
  times,
} from './ratios.ts'
import type { Enterprise, Rotation, StratumValues } from './types.ts'

/** A stratum of §7.5 with its unconditional chance. */
export type Part = {
  readonly stratum: StratumValues
  readonly members: readonly Enterprise[]
  readonly drawn: number
  readonly unconditional: Ratio
}

/** §7.4a: whether a unit is visited. */
export const isVisited =
  ({ since, matters }: Rotation, { inputs, task, before }: Asked) =>
  ({ id }: Enterprise): boolean =>
    before.some(({ pool, unit }) => pool === task.id && unit === id) ||
    inputs.pastVisits.some(
      ({ enterprise, date, matter }) =>
        enterprise === id &&
        date >= since &&
        (matters === undefined || (matter !== undefined && matters.includes(matter))),
    )

/** §7.4a: n_C(n, a) of U and C units. */
const visitedShare = (n: number, a: number, U: number, C: number): number =>
  n - Math.min(U, n - Math.min(a, C))

/** linger · n */
const lingering = ({ linger }: Rotation, n: number): Ratio =>
  linger === undefined ? ratio(0) : times(parseRatio(linger), n)

/** The values that a number can have, with their chances. */
type Chances = readonly (readonly [value: number, chance: Ratio])[]

const orOneMore = (value: number, more: Ratio): Chances => [
  [value, minus(ratio(1), more)],
  [value + 1, more],
]

/** §7.4a: how many visited units are drawn in the mean, and how many units at all. */
function means({ before, more }: Share, rotation: Rotation, U: number, C: number) {
  let [visited, all] = [ratio(0), ratio(0)]
  for (const [n, chanceOfN] of orOneMore(before, more)) {
    const share = lingering(rotation, n)
    all = plus(all, product(ratio(n), chanceOfN))
    for (const [a, chanceOfA] of orOneMore(floor(share), fraction(share)))
      visited = plus(
        visited,
        product(ratio(visitedShare(n, a, U, C)), product(chanceOfN, chanceOfA)),
      )
  }
  return { visited, unvisited: minus(all, visited) }
}

/** §7.4a: the two that a stratum becomes. */
export function rotated(
  { stratum, members }: Pick<Part, 'stratum' | 'members'>,
  share: Share,
  rotation: Rotation,
  visited: (unit: Enterprise) => boolean,
  rotateKey: string,
): Part[] {
  const seen = members.filter(visited)
  const unseen = members.filter((unit) => !visited(unit))
  const [U, C] = [unseen.length, seen.length]
  const { p, q } = fraction(lingering(rotation, share.drawn))
  const grows = p > 0n && stream(rotateKey).long(q) < p
  const a = floor(lingering(rotation, share.drawn)) + (grows ? 1 : 0)
  const again = visitedShare(share.drawn, a, U, C)
  const mean = means(share, rotation, U, C)
  const parts = [
    { name: 'unvisited', members: unseen, drawn: share.drawn - again, mean: mean.unvisited },
    { name: 'visited', members: seen, drawn: again, mean: mean.visited },
  ]
  return parts
    .filter((part) => part.members.length > 0)
    .map(({ name, mean: drawn, ...part }) => ({
      ...part,
      stratum: [...stratum, name],
      unconditional: over(drawn, part.members.length),
    }))
}
