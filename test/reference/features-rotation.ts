import { canonical } from './canonical.ts'
import { fraction, parseRatio, plus, ratio, times } from './ratios.ts'
import { isVisited } from './rotation.ts'
import type { RoundOf } from './rounds.ts'
import type { Rotation, StratumValues } from './types.ts'

type Part = RoundOf['head']['strata'][number]

const whole = (stratum: StratumValues): string => canonical(stratum.slice(0, -1))
const isPart =
  (name: string) =>
  ({ stratum }: Part): boolean =>
    stratum.at(-1) === name

function pairNames(parts: readonly Part[], { linger }: Rotation): string[] {
  const seen = parts.find(isPart('visited'))
  const unseen = parts.find(isPart('unvisited'))
  const n = parts.reduce((total, { drawn }) => total + drawn, 0)
  const share = times(parseRatio(linger ?? '0/1'), n)
  const isWhole = fraction(share).p === 0n
  const a = Number(share.p / share.q)
  const [U, C, again] = [unseen?.size ?? 0, seen?.size ?? 0, seen?.drawn ?? 0]
  const expected = parts
    .map(({ unconditional, size }) => times(parseRatio(unconditional!), size))
    .reduce(plus, ratio(0))
  const tie = fraction(expected).p > 0n
  const both = U > 0 && C > 0
  return [
    both ? 'both' : U > 0 ? 'nobody visited' : 'everybody visited',
    ...(both && n > 0 && again === 0 ? ['only unvisited drawn'] : []),
    ...(both && again > 0 && n > again ? ['both drawn'] : []),
    ...(both && n - again === U && again > a + 1 ? ['too few unvisited'] : []),
    ...(both && C < a ? ['too few visited to linger'] : []),
    ...(both && !isWhole && n - again < U && again === a + 1 ? ['one more lingers'] : []),
    ...(both && !isWhole && again === a && C > a ? ['one more does not linger'] : []),
    ...(both && linger && isWhole && a > 0 && again === a ? ['whole share lingers'] : []),
    ...(tie ? ['tie'] : []),
    ...(tie && both ? ['tie, both'] : []),
    ...(tie && both && linger && !isWhole ? ['tie and a share that is not whole'] : []),
    ...(both && linger === undefined && again > 0 ? ['visited without linger'] : []),
  ]
}

/** What rotation made of a round (§7.4a). */
export function rotationFeatures({ asked, design, head, sample }: RoundOf): string[] {
  const rotation = 'rotation' in design ? design.rotation : undefined
  if (!rotation) return []
  const parts = head.strata.filter(({ stratum }) =>
    ['visited', 'unvisited'].includes(`${stratum.at(-1)}`),
  )
  const pairs = [...new Set(parts.map(({ stratum }) => whole(stratum)))].map((label) =>
    parts.filter(({ stratum }) => whole(stratum) === label),
  )
  const units = asked.inputs.enterprises.filter((unit) =>
    sample.some((row) => row.unit === unit.id),
  )
  const differs = (other: Rotation, before = asked.before) =>
    units.some(
      (unit) => isVisited(rotation, asked)(unit) !== isVisited(other, { ...asked, before })(unit),
    )
  const { matters: _, ...anyMatter } = rotation
  const names = [
    design.type === 'stratified' ? design.allocation.type : design.type,
    ...(design.type === 'simple' && design.rate ? ['rate'] : []),
    ...(rotation.linger ? ['linger'] : ['no linger']),
    ...pairs.flatMap((some) => pairNames(some, rotation)),
    ...(pairs.length > 1 ? ['several strata'] : []),
    ...(parts.length < head.strata.length ? ['an empty stratum'] : []),
    ...(differs(anyMatter) ? ['matters decide'] : []),
    ...(differs({ ...rotation, since: '1900-01-01' }) ? ['since decides'] : []),
    ...(differs(rotation, []) ? ['drawn before decides'] : []),
    ...(head.reserves > 0 ? ['reserves'] : []),
  ]
  return names.map((name) => `rotation: ${name}`)
}
