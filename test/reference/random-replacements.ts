import { type Dice, dice, type Gen } from './dice.ts'
import type { Draw } from './random-draw.ts'

const towns = ['东', '西']
const windows = [
  ['2020-03-02', '2020-03-06'],
  ['2020-03-02', '2020-03-06'],
  ['2020-03-02', '2020-03-11'],
  ['2020-03-04', '2020-03-10'],
  ['2020-03-09', '2020-03-13'],
  ['2020-03-05', '2020-03-05'],
]

const officer = (d: Dice, i: number) => ({
  id: `${d.pick(['o', 'Ａ', '𠀀'])}${i}`,
  name: '官',
  department: '甲',
  certificate: { from: '2020-01-01', to: d.chance(10) ? '2020-03-05' : '2020-12-31' },
  ...d.maybe('towns', 40, () => d.some(towns)),
  ...d.maybe('leave', 20, () => [{ from: '2020-03-04', to: '2020-03-05' }]),
  ...d.maybe('capacity', 40, () => d.int(1, 4)),
  ...d.maybe('perDay', 30, () => d.int(1, 2)),
  ...d.maybe('minimum', 15, () => 1),
  ...d.maybe('carried', 30, () => d.int(0, 3)),
})

const team = (d: Dice, grouped: boolean) =>
  d.pick<object>([
    {},
    {},
    { team: 'none' },
    { team: { seats: [{ role: '员', count: 2 }] } },
    { team: { seats: [{ role: 'lead' }, { role: '员' }] } },
    { team: { seats: [{ role: 'lead' }, { role: 'member' }, { role: '车', certified: false }] } },
    { team: { seats: [{ role: '员', count: 2, town: 'different' }] } },
    ...(grouped
      ? [{ team: { group: {} } }, { team: { group: { role: 'group' } } }, { team: { group: {} } }]
      : []),
  ])

const inGroup = (d: Dice, i: number, group: string) => ({
  id: `g${i}`,
  name: '官',
  department: '甲',
  certificate: { from: '2020-01-01', to: '2020-12-31' },
  group,
  ...d.maybe('leave', 8, () => [{ from: '2020-03-04', to: '2020-03-05' }]),
})

const rotation = (d: Dice) => ({
  since: d.pick(['2020-02-01', '2020-02-01', '2020-03-01']),
  ...d.maybe('matters', 25, () => ['t0', '价格']),
  ...d.maybe('linger', 75, () => d.pick(['1/3', '1/2', '3/4', '100%', '1/4'])),
})

const byTown = (allocation: object) => ({ type: 'stratified', by: ['town'], allocation })
const counts = [
  { stratum: ['东'], visits: 2 },
  { stratum: ['西'], visits: 1 },
  { stratum: ['南'], visits: 0 },
]
const rates = [{ stratum: ['东'], rate: '2/3' }]

/** A design with the visits of its rounds. */
const design = (d: Dice) => {
  const [plain, visits] = d.pick<() => [object, { visits?: number }]>([
    () => [{ type: 'simple' }, { visits: d.int(1, 3) }],
    () => [{ type: 'simple' }, { visits: d.int(1, 3) }],
    () => [{ type: 'simple', rate: '3/5', rounding: 'half-up' }, {}],
    () => [byTown({ type: 'proportional' }), { visits: d.int(1, 3) }],
    () => [byTown({ type: 'equal' }), { visits: d.int(1, 3) }],
    () => [byTown({ type: 'equal' }), { visits: d.int(1, 3) }],
    () => [byTown({ type: 'fixed', counts }), { visits: 3 }],
    () => [byTown({ type: 'rates', rates, otherwise: '1/3', rounding: 'up' }), {}],
  ])()
  return { design: { ...plain, ...d.maybe('rotation', 45, () => rotation(d)) }, visits }
}

const items = (d: Dice) => ({
  catalogue: '表',
  ...d.maybe('draw', 70, () => d.pick([1, 2, '1/2'])),
  riders: ['搭车', 'rider'].map((item) => ({
    item,
    share: d.pick(['1/2', '1/3', '100%']),
    rounding: d.pick(['up', 'down', 'half-up']),
    ...d.maybe('where', 60, () => ({ equals: { town: d.pick(towns) } })),
  })),
})

function task(d: Dice, id: string, grouped: boolean) {
  const { design: usual, visits } = design(d)
  return {
    id,
    title: id,
    kind: 'key',
    department: '甲',
    doubleRandom: true,
    design: usual,
    reserve: d.pick([0, 2, 5, 8, 12]),
    rounds: d.times(d.pick([1, 1, 1, 2]), () => ({ window: d.pick(windows), ...visits })),
    ...team(d, grouped),
    ...d.maybe('overlap', 75, () => 'merge'),
    ...d.maybe('items', 50, () => items(d)),
    ...d.maybe('exclude', 25, () => [
      d.pick<object>([
        { code: '近', visitsInYear: d.int(1, 3) },
        { code: '近', earlierRounds: true },
        { code: '近', visitedWithinMonths: 1, asOf: '2020-04-05' },
      ]),
    ]),
  }
}

/** Small draws with reserves and joint visits, and many amendments of each. */
export function randomReplacements(g: Gen): Draw {
  const d = dice(g)
  const enterprises = d.times(d.pick([5, 8, 11, 14, 18]), (i) => ({
    id: `${d.pick(['e', 'Ｂ', '𠀁'])}${i}`,
    name: '企',
    ...d.maybe('town', 90, () => d.pick(towns)),
  }))
  const grouped = d.chance(25)
  const inspectors = d.times(d.int(3, 7), (i) => ({
    ...(grouped && i < 4 ? inGroup(d, i, i < 2 ? '组' : 'Ａ组') : officer(d, i)),
  }))
  const inputs = {
    plan: {
      id: 'p',
      title: 'p',
      catalogues: [
        {
          id: '表',
          items: [
            { id: '1', mandatory: true },
            { id: '2', where: { equals: { town: '东' } } },
            { id: '3' },
            { id: '10', mandatory: false },
          ],
        },
      ],
      tasks: d.times(d.pick([1, 2, 2, 3, 3, 4]), (i) => task(d, `t${i}`, grouped)),
      pairing: {
        shortage: d.chance(85) ? 'vacancies' : 'fail',
        ...d.maybe('balance', 40, () =>
          d.pick(['none', { spread: 1 }, { atLeast: 2 }, { atLeast: 3 }]),
        ),
        ...d.maybe('stages', 40, () => [{ lastOfficers: true }]),
        ...d.maybe('recuse', 30, () => ({ lastOfficers: true })),
      },
    },
    calendar: {
      version: '1',
      from: '2020-01-01',
      to: '2020-12-31',
      ...d.maybe('holidays', 30, () => ['2020-03-06', '2020-03-10']),
    },
    enterprises,
    inspectors,
    recusals: inspectors.flatMap(({ id: inspector }) =>
      d.some(enterprises, 8).map(({ id }) => ({ inspector, enterprise: id, reason: '亲' })),
    ),
    pastVisits: enterprises.flatMap(({ id: enterprise }) =>
      d.some(['2020-02-20', '2020-03-03', '2019-12-01'], 30).map((date) => ({
        enterprise,
        date,
        ...d.maybe('matter', 50, () => d.pick(['t0', 't1', '价格'])),
        ...d.maybe('inspectors', 50, () => [d.pick(inspectors).id]),
      })),
    ),
  }
  return {
    inputs,
    options: { series: 's', number: 1, previous: null, entropy: [{ kind: 'operator' }] },
    reveals: [{ kind: 'operator', value: String(d.int(0, 1_000_000)) }],
    changes: d.times(d.int(1, 6), () => d.int(0, 2_000_000_000)),
  }
}
