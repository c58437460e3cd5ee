import { type Dice, dice, type Gen } from './dice.ts'
import type { Draw } from './random-draw.ts'
import type { Crew, GroupSeat, Inspector, Limit, Pairing, Seat, Team, Wanted } from './types.ts'

const towns = ['东', '西']
export const WORKING_DAYS = ['2020-03-02', '2020-03-03', '2020-03-04', '2020-03-05', '2020-03-06']

/** Any two of these spans are disjoint, or one is inside the other. */
const spans = [
  ['2020-03-02', '2020-03-06'],
  ['2020-03-02', '2020-03-03'],
  ['2020-03-02', '2020-03-02'],
  ['2020-03-04', '2020-03-06'],
  ['2020-02-01', '2020-03-31'],
] as const

/** §3.2a, nested or disjoint but for a few. */
function limits(d: Dice): Limit[] {
  const most = () => d.int(d.chance(10) ? 0 : 1, 3)
  const laminar = d.some(spans, 45).map(([from, to]) => ({ from, to, most: most() }))
  const crossing = { from: '2020-03-03', to: '2020-03-05', most: 2 }
  const faulty = d.chance(2)
    ? [d.pick([crossing, ...laminar.map((one) => ({ ...one, most: 2 }))])]
    : []
  return d.shuffled([...laminar, ...faulty])
}

/** §3.2c: what the members of a group agree in. */
const bounds = (d: Dice) => ({
  ...d.maybe('capacity', 15, () => d.int(d.chance(10) ? 0 : 1, 3)),
  ...d.maybe('minimum', 25, () => d.pick([0, 1, 1, 1, 2, 3])),
  ...d.maybe('perDay', 20, () => d.pick([1, 1, 2])),
  ...d.maybe('limits', 18, () => limits(d)),
  ...d.maybe('carried', 40, () => d.pick([0, 1, 2, 3, 7, 1_000_000])),
})

/** What the rules of §3.2d on related officers look at. */
const kind = (d: Dice) => ({
  department: d.pick(['甲', '甲', '甲', '乙']),
  ...d.maybe('certificate', 97, () => ({
    from: '2020-01-01',
    to: d.chance(6) ? '2020-03-03' : '2020-12-31',
  })),
  ...d.maybe('qualifications', 85, () => d.some(['食品', '药品'], 70)),
  ...d.maybe('towns', 50, () => d.some(towns)),
})

/** §3.2 */
function officers(d: Dice, large: boolean): Inspector[] {
  const names = d.some(['组', 'Ａ组', '𠀀组'], 40)
  const shared = new Map(names.map((name) => [name, bounds(d)]))
  const families = d.some(['亲', '𠀀亲'], 40).map((related) => ({ related, ...kind(d) }))
  const more = large ? d.int(4, 10) : 0
  const alone = d.times(
    more + d.int(names.length > 0 ? 3 : 4, names.length > 1 ? 5 : 6),
    () => undefined,
  )
  const members = names.flatMap((group) => d.times(d.pick([2, 2, 2, 3]), () => group))
  const present = d.chance(40)
  const availability = () => d.pick([1, 2, 3, 5, 7, 999_983])
  const together = new Map(names.map((name) => [name, availability()]))
  const missing = d.chance(8)
  return d.shuffled([...members, ...alone]).map((group, i) => {
    const family = families.length > 0 && d.chance(60) ? d.pick(families) : undefined
    const own = d.chance(8) ? kind(d) : {}
    return {
      id: `${d.pick(['o', 'Ａ', '𠀀'])}${i}`,
      name: '官',
      ...kind(d),
      ...family,
      ...own,
      ...(group === undefined ? bounds(d) : { ...shared.get(group), group }),
      ...(group !== undefined && d.chance(1) ? { carried: 5 } : {}),
      ...(present && !(missing && i === 0)
        ? { availability: together.get(group ?? '') ?? availability() }
        : {}),
      ...d.maybe('leave', 12, () => [{ from: d.pick(WORKING_DAYS), to: '2020-03-06' }]),
      ...d.maybe('borrowed', 10, () => ({ from: '乙区', ...d.maybe('approval', 70, () => '文') })),
      ...d.pick<object>([{}, {}, {}, { contact: '' }]),
    }
  })
}

/** §3.7: what a seat names, or would like. */
const wanted = (d: Dice, percent: number): Wanted => ({
  ...d.maybe('department', percent, () => '甲'),
  ...d.maybe('qualifications', percent, () => d.pick([['食品'], ['药品'], ['食品', '药品']])),
  ...d.maybe('town', percent, () => d.pick(['same', 'different', 'different'] as const)),
})

function preference(d: Dice): { prefer?: Wanted } {
  const prefer = wanted(d, 50)
  return Object.keys(prefer).length > 0 && d.chance(65) ? { prefer } : {}
}

function seats(d: Dice, size: number): Seat[] {
  const seat = () => ({ role: d.pick(['员', '组长']), ...wanted(d, 8), ...preference(d) })
  if (size === 2) return d.pick([() => [seat(), seat()], () => [{ ...seat(), count: 2 }]])()
  const third = d.chance(50) ? { ...seat(), certified: d.chance(20) } : seat()
  return d.shuffled([seat(), third, seat()])
}

const groupSeat = (d: Dice): GroupSeat => ({
  ...d.maybe('role', 40, () => d.pick(['组', 'group'])),
  ...wanted(d, 30),
  ...preference(d),
})

function team(d: Dice, size: number, grouped: boolean): Team {
  const crew = (): Crew =>
    grouped && d.chance(50) ? { group: groupSeat(d) } : { seats: seats(d, size) }
  const when = () =>
    d.times(d.int(0, 2), () => ({ where: { in: { town: d.some(towns) } }, ...crew() }))
  return { ...crew(), ...d.maybe('when', 40, when) }
}

const task = (d: Dice, id: string, rounds: readonly number[], size: number, grouped: boolean) => ({
  id,
  title: id,
  kind: 'key',
  department: '甲',
  doubleRandom: true,
  design: { type: 'simple' },
  rounds: rounds.map((visits) => ({
    window: d.pick([
      [WORKING_DAYS[0], WORKING_DAYS[0]],
      [WORKING_DAYS[0], WORKING_DAYS[1]],
      [WORKING_DAYS[1], WORKING_DAYS[2]],
      [WORKING_DAYS[0], WORKING_DAYS[4]],
    ]),
    visits,
  })),
  ...(size > 2 || d.chance(96) ? { team: team(d, size, grouped) } : {}),
  ...d.maybe('overlap', 20, () => 'merge'),
  ...d.maybe('reserve', 30, () => d.int(1, 2)),
})

const pairing = (d: Dice): Pairing => ({
  ...d.maybe('recuse', 60, () => ({
    ...d.maybe('ownTown', 35, () => true),
    ...d.maybe('lastOfficers', 35, () => true),
    ...d.maybe('visitedWithinMonths', 35, () => 1),
  })),
  ...d.maybe('borrow', 60, () => true),
  ...d.maybe('shortage', 92, () =>
    d.pick(['vacancies', 'vacancies', 'vacancies', 'fail'] as const),
  ),
  ...d.maybe('stages', 85, () =>
    d.shuffled(
      d.some(
        [
          { repeatWithinMonths: d.pick([1, 6]) },
          { lastOfficers: true as const },
          { preference: true as const },
        ],
        90,
      ),
    ),
  ),
  ...d.maybe('balance', 75, () =>
    d.pick([
      'strict',
      'none',
      'none',
      { spread: 1 },
      { spread: 1 },
      { spread: 2 },
      { spread: 1_000_000 },
      { spread: 1 },
      { spread: 1 },
      { spread: 2 },
      { atLeast: 2 },
      { atLeast: 3 },
      { atLeast: 4 },
    ] as const),
  ),
})

/**
 * Few seats, or not so few, and everything of §3.2, §3.7 and §9 that bears on who may take them.
 */
export function randomTeams(g: Gen, large = false): Draw {
  const d = dice(g)
  const inspectors = officers(d, large)
  const grouped = inspectors.some(({ group }) => group !== undefined)
  const size = d.pick([2, 2, 2, 3])
  // At most six seats, with those of the fixed groups that may come instead.
  const few = size === 2 ? [[[1], [1]], [[2, 1]], [[3]], [[1], [2]], [[2]]] : [[[2]], [[1], [1]]]
  const rounds = d.pick(large ? [[[6], [3]], [[4, 5]], [[4], [3], [2]]] : few)
  const enterprises = d.times(large ? d.int(9, 14) : d.int(3, 4), (i) => ({
    id: `e${i}`,
    name: '企',
    ...d.maybe('town', 85, () => d.pick(towns)),
  }))
  const ids = inspectors.map(({ id }) => id)
  const inputs = {
    plan: {
      id: 'p',
      title: 'p',
      tasks: rounds.map((one, i) => task(d, `t${i}`, one, size, grouped)),
      ...d.maybe('pairing', 97, () => pairing(d)),
    },
    calendar: { version: '1', from: '2020-01-01', to: '2020-12-31' },
    enterprises,
    inspectors,
    recusals: ids.flatMap((inspector) =>
      d.some(enterprises, 5).map(({ id }) => ({ inspector, enterprise: id, reason: '亲' })),
    ),
    pastVisits: enterprises.flatMap(({ id: enterprise }) =>
      d.some(['2020-02-20', '2020-01-20', '2019-10-01', d.pick(WORKING_DAYS)], 45).map((date) => ({
        enterprise,
        date,
        ...d.maybe('inspectors', 85, () => d.some(ids, 40)),
      })),
    ),
  }
  return {
    inputs,
    options: { series: 's', number: 1, previous: null, entropy: [{ kind: 'operator' }] },
    reveals: [{ kind: 'operator', value: String(d.int(0, 1_000_000)) }],
    changes: d.times(d.int(0, 3), () => d.int(0, 1_000_000)),
  }
}
