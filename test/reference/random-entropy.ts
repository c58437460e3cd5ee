import { createHash } from 'node:crypto'
import { published, QUICKNET } from '../beacon/rounds.ts'
import { commitmentTo, type EventField, type Reveal, type Source } from './announce.ts'
import { type Dice, hex } from './dice.ts'

const secret = (d: Dice) => d.pick(['随机', 'a "b"\\', '𠀀 Ａ', '42'])

/** §6.4 */
const QUICKNET_NETWORK = {
  genesis: 1692803367,
  period: 3,
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
}
const DEFAULT_NETWORK = {
  genesis: 1595431050,
  period: 30,
  publicKey:
    '868f005eb8e6e4ca0a47c8a77ceaa5309a47978a7c71bc5cce96366b5d7a569937c529eeda66c7293784a9402801af31',
}

/** When the rounds are that were announced (§6.4). */
const seconds = new Map<number, number>()

/** §5.1: a second before every source that has a time; none if none has. */
export function publication(d: Dice, sources: readonly Source[]): { by?: number } {
  const times = sources.flatMap((source) => {
    if (source.kind === 'public-event') return [source.at]
    return source.kind === 'drand' ? [seconds.get(source.round)!] : []
  })
  return times.length > 0 ? { by: Math.min(...times) - d.pick([1, 1, d.int(1, 100_000)]) } : {}
}

/** §6.1: sources in a random order, with their reveals. */
export function entropy(d: Dice, series: string, number: number): [Source, Reveal][] {
  const balls: EventField[] = [
    { name: '红球 1', min: 1, max: 33 },
    { name: '红球 2', min: 1, max: 33, ascending: true },
  ]
  const sum = { name: '和', min: -5, max: 1_000_000 }
  const commit = (party: string): [Source, Reveal] => {
    // Now and then what somebody typed.
    const nonce = d.chance(10) ? '0a'.repeat(32) : hex(d)
    const reveal = { kind: 'commit-reveal', party, nonce, value: secret(d) } as const
    const commitment = commitmentTo(series, number, reveal)
    return [{ kind: 'commit-reveal', party, independent: d.chance(60), commitment }, reveal]
  }
  const sealed = (party: string): [Source, Reveal] => {
    const reveal = { kind: 'sealed', party, contribution: hex(d) } as const
    return [{ kind: 'sealed', party, commitment: commitmentTo(series, number, reveal) }, reveal]
  }
  const outcome = () => {
    const first = d.int(1, 32)
    return [first, d.int(first + 1, 33), d.int(sum.min, sum.max)] as const
  }
  // Now and then two events come out alike (§6.3a).
  const [mine, other] = [outcome(), outcome()]
  const event = (title: string, later: number, [one, two, all]: typeof mine): [Source, Reveal] => {
    const isFirst = d.chance(50)
    const source: Source = {
      kind: 'public-event',
      title,
      at: 1_570_000_000 + later + d.int(0, 1_000_000),
      fields: isFirst ? [sum, ...balls] : [...balls, sum],
      bits: d.int(0, 28),
    }
    return [source, { kind: 'public-event', values: isFirst ? [all, one, two] : [one, two, all] }]
  }
  const beacon = (chained: boolean): [Source, Reveal] => {
    const { genesis, period, publicKey } = chained ? DEFAULT_NETWORK : QUICKNET_NETWORK
    const { chain, round, signature, previous } = d.pick(
      published.filter((each) => (each.chain !== QUICKNET) === chained),
    )
    const bytes = Buffer.from(signature, 'hex')
    const randomness = createHash('sha256').update(bytes).digest('hex')
    seconds.set(round, genesis + (round - 1) * period)
    return [
      { kind: 'drand', chain, publicKey, round },
      {
        kind: 'drand',
        round,
        randomness,
        signature,
        ...(previous === undefined ? {} : { previousSignature: previous }),
      },
    ]
  }
  const pairs: [Source, Reveal][] = d.some([
    // Seldom: checking a signature takes as long as drawing.
    ...(d.chance(10) ? [beacon(d.chance(50))] : []),
    [{ kind: 'operator' }, { kind: 'operator', value: secret(d) }],
    commit('纪委'),
    commit('𠀀'),
    sealed('市场监管'),
    event('双色球', 0, mine),
    event('Ａ', 1_086_400, d.chance(20) ? mine : other),
  ])
  return pairs.length > 0 ? d.shuffled(pairs) : [commit('纪委')]
}
