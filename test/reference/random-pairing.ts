import type { Options, Reveal } from './announce.ts'
import { type Dice, dice, type Gen } from './dice.ts'
import type { Draw } from './random-draw.ts'

const towns = ['东', '西', 'Ａ']

const officer = (d: Dice, i: number, most: number) => ({
  id: `${d.pick(['o', 'Ａ', '𠀀'])}${i}`,
  name: '官',
  department: d.pick(['甲', '甲', '乙']),
  ...d.maybe('certificate', 90, () => ({
    from: '2020-01-01',
    to: d.chance(15) ? '2020-03-15' : '2020-12-31',
  })),
  ...d.maybe('qualifications', 50, () => ['食品']),
  ...d.maybe('towns', 70, () => d.some(towns)),
  ...d.maybe('leave', 50, () => [{ from: '2020-03-10', to: '2020-03-20' }]),
  ...d.maybe('capacity', 50, () => d.int(1, most)),
  ...d.maybe('borrowed', 15, () => ({ from: '乙区', ...d.maybe('approval', 70, () => '文') })),
})

const seats = (d: Dice) => {
  const seat = () => ({
    role: d.pick(['员', '组长']),
    ...d.maybe('department', 30, () => '甲'),
    ...d.maybe('qualifications', 30, () => ['食品']),
    ...d.maybe('town', 35, () => d.pick(['same', 'different', 'different'])),
  })
  const others = d.times(d.pick([0, 0, 1]), () => ({ ...seat(), certified: d.chance(30) }))
  return d.pick([
    () => [seat(), ...others, seat()],
    () => [...others, { ...seat(), count: d.pick([2, 2, 3]) }],
  ])()
}

const crew = (d: Dice, grouped: boolean) =>
  grouped && d.chance(25)
    ? {
        group: {
          ...d.maybe('role', 50, () => '组'),
          ...d.maybe('town', 30, () => d.pick(['same', 'different'])),
        },
      }
    : { seats: seats(d) }

const task = (d: Dice, id: string, visits: number, grouped: boolean) => ({
  id,
  title: id,
  kind: 'key',
  department: '甲',
  doubleRandom: true,
  design: { type: 'simple' },
  rounds: [{ window: ['2020-03-02', '2020-03-31'], visits }],
  ...d.maybe('overlap', 20, () => 'merge'),
  ...d.maybe('reserve', 30, () => 3),
  team: {
    ...crew(d, grouped),
    ...d.maybe('when', 50, () =>
      d.times(d.int(1, 3), () => ({ where: { in: { town: d.some(towns) } }, ...crew(d, grouped) })),
    ),
  },
})

/** Many visits and few officers, near to what they can do: most of the work is in §9. */
export function randomPairing(g: Gen, units: number, officers: number): Draw {
  const d = dice(g)
  const enterprises = d.times(units, (i) => ({
    id: `e${i}`,
    name: '企',
    ...d.maybe('town', 90, () => d.pick(towns)),
  }))
  const most = Math.ceil((3 * units) / officers)
  const grouped = d.chance(25)
  const group = d.maybe('capacity', 50, () => d.int(1, most))
  const inspectors = d.times(officers, (i) => {
    const { capacity, ...rest } = officer(d, i, most)
    if (grouped && d.chance(30)) return { ...rest, group: '组', ...group }
    return { ...rest, ...(capacity === undefined ? {} : { capacity }) }
  })
  const ids = inspectors.map(({ id }) => id)
  const pairing = {
    recuse: {
      ...d.maybe('ownTown', 30, () => true),
      ...d.maybe('lastOfficers', 50, () => true),
      ...d.maybe('visitedWithinMonths', 50, () => 2),
    },
    ...d.maybe('borrow', 60, () => true),
    ...d.maybe('shortage', 80, () => 'vacancies'),
  }
  const inputs = {
    plan: {
      id: 'p',
      title: 'p',
      tasks: [task(d, 't', Math.ceil(units / 2), grouped), task(d, 's', units, grouped)],
      pairing,
    },
    calendar: { version: '1', from: '2020-01-01', to: '2020-12-31' },
    enterprises,
    inspectors,
    recusals: ids.flatMap((inspector) =>
      d.some(enterprises, 20).map(({ id }) => ({ inspector, enterprise: id, reason: '亲' })),
    ),
    pastVisits: d.times(Math.ceil(1.5 * units), (i) => ({
      enterprise: d.pick(enterprises).id,
      date: d.pick(['2020-01-20', '2020-01-20', '2019-06-01', '2020-03-31']),
      matter: `${i}`,
      ...d.maybe('inspectors', 80, () => d.some(ids, 25)),
    })),
  }
  const options: Options = {
    series: 's',
    number: 1,
    previous: null,
    entropy: [{ kind: 'operator' }],
  }
  const reveals: Reveal[] = [{ kind: 'operator', value: String(d.int(0, 1_000_000)) }]
  return { inputs, options, reveals, changes: d.chance(30) ? [d.int(0, 1_000_000)] : [] }
}
