import type { Options, Reveal } from './announce.ts'
import { type Dice, dice, type Gen } from './dice.ts'
import type { Draw } from './random-draw.ts'

const officer = (d: Dice, i: number, most: number) => ({
  id: `${d.pick(['o', 'Ａ', '𠀀'])}${i}`,
  name: '官',
  department: d.pick(['甲', '甲', '乙']),
  certificate: { from: '2020-01-01', to: d.chance(20) ? '2020-03-15' : '2020-12-31' },
  ...d.maybe('qualifications', 60, () => ['食品']),
  ...d.maybe('leave', 30, () => [{ from: '2020-03-10', to: '2020-03-20' }]),
  ...d.maybe('capacity', 50, () => d.int(1, most)),
})

const task = (d: Dice, id: string, visits: number) => {
  const seat = () => ({
    role: '员',
    ...d.maybe('department', 25, () => '甲'),
    ...d.maybe('qualifications', 25, () => ['食品']),
  })
  return {
    id,
    title: id,
    kind: 'key',
    department: '甲',
    doubleRandom: true,
    design: { type: 'simple' },
    rounds: [{ window: ['2020-03-02', '2020-03-31'], visits }],
    team: { seats: d.times(d.pick([2, 2, 3]), seat) },
  }
}

/** Many visits and few officers, near to what they can do: most of the work is in §9. */
export function randomPairing(g: Gen, units: number, officers: number): Draw {
  const d = dice(g)
  const enterprises = d.times(units, (i) => ({ id: `e${i}`, name: '企' }))
  const most = Math.ceil((3 * units) / officers)
  const inspectors = d.times(officers, (i) => officer(d, i, most))
  const inputs = {
    plan: {
      id: 'p',
      title: 'p',
      tasks: [task(d, 't', Math.ceil(units / 2)), task(d, 's', units)],
      ...d.maybe('pairing', 75, () => ({ shortage: 'vacancies' })),
    },
    calendar: { version: '1', from: '2020-01-01', to: '2020-12-31' },
    enterprises,
    inspectors,
    recusals: inspectors.flatMap(({ id }) =>
      d.some(enterprises, 20).map((one) => ({ inspector: id, enterprise: one.id, reason: '亲' })),
    ),
  }
  const options: Options = {
    series: 's',
    number: 1,
    previous: null,
    entropy: [{ kind: 'operator' }],
  }
  const reveals: Reveal[] = [{ kind: 'operator', value: String(d.int(0, 1_000_000)) }]
  return { inputs, options, reveals }
}
