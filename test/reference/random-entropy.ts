import { commitmentTo, type EventField, type Reveal, type Source } from './announce.ts'
import { type Dice, hex } from './dice.ts'

const secret = (d: Dice) => d.pick(['随机', 'a "b"\\', '𠀀 Ａ', '42'])

/** §6.1: sources in a random order, with their reveals. */
export function entropy(d: Dice, series: string, number: number): [Source, Reveal][] {
  const balls: EventField[] = [
    { name: '红球 1', min: 1, max: 33 },
    { name: '红球 2', min: 1, max: 33, ascending: true },
  ]
  const sum = { name: '和', min: -5, max: 1_000_000 }
  const commit = (party: string): [Source, Reveal] => {
    const reveal = { kind: 'commit-reveal', party, nonce: hex(d), value: secret(d) } as const
    const commitment = commitmentTo(series, number, reveal)
    return [{ kind: 'commit-reveal', party, independent: d.chance(60), commitment }, reveal]
  }
  const sealed = (party: string): [Source, Reveal] => {
    const reveal = { kind: 'sealed', party, contribution: hex(d) } as const
    return [{ kind: 'sealed', party, commitment: commitmentTo(series, number, reveal) }, reveal]
  }
  const event = (title: string): [Source, Reveal] => {
    const first = d.int(1, 32)
    const values = [first, d.int(first + 1, 33), d.int(sum.min, sum.max)]
    const source: Source = {
      kind: 'public-event',
      title,
      fields: [...balls, sum],
      bits: d.int(0, 28),
    }
    return [source, { kind: 'public-event', values }]
  }
  const pairs: [Source, Reveal][] = d.some([
    [{ kind: 'operator' }, { kind: 'operator', value: secret(d) }],
    commit('纪委'),
    commit('𠀀'),
    sealed('市场监管'),
    event('双色球'),
    event('Ａ'),
  ])
  return pairs.length > 0 ? d.shuffled(pairs) : [commit('纪委')]
}
