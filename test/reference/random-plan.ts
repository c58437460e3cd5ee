import { canonical } from './canonical.ts'
import { next } from './dates.ts'
import type { Dice } from './dice.ts'
import { field } from './filters.ts'
import {
  departments,
  listNames,
  matters,
  numberAttributes,
  qualifications,
  risks,
  statuses,
  tags,
  taskIds,
  textAttributes,
  towns,
  weight,
} from './random-directories.ts'
import type {
  Catalogue,
  Checks,
  Counting,
  Design,
  Enterprise,
  Exclusion,
  Filter,
  GroupSeat,
  Rotation,
  Seat,
  StratumValues,
  Team,
  Value,
} from './types.ts'

const months = [1, 2, 6, 7, 12]
const rates = ['50%', '1/2', '2/4', '12.5%', '1/3', '3/10', '100%', '1/1', '7/9']

/** A field with values that it may have. */
function fieldWithValues(d: Dice): [name: string, values: Value[]] {
  return d.pick<[string, Value[]]>([
    ['town', towns],
    ['risk', risks],
    ['status', statuses],
    ['size', [0, 1, 2]],
    ['id', ['e', 'Ａ', '𠀀']],
    [`attributes.${d.pick(textAttributes)}`, ['甲', 'ｚ', '𠀀']],
    [`attributes.${d.pick(numberAttributes)}`, [-2, -1, 0, 1, 2]],
  ])
}

/** §3.8 */
export function filter(d: Dice, depth = 2): Filter {
  const [name, values] = fieldWithValues(d)
  const deeper = () => d.times(d.int(0, 2), () => filter(d, depth - 1))
  const number = d.pick(['size', ...numberAttributes.map((one) => `attributes.${one}`)])
  const [min, max] = [{ min: d.int(-2, 2) }, { max: d.int(-1, 2) }]
  const shape = d.pick(['all', 'any', 'not', 'tag', 'equals', 'in', 'bounds', 'present', 'listed'])
  if (shape === 'all' && depth > 0) return { all: deeper() }
  if (shape === 'any' && depth > 0) return { any: [filter(d, depth - 1), ...deeper()] }
  if (shape === 'not' && depth > 0) return { not: filter(d, depth - 1) }
  if (shape === 'equals') return { equals: { [name]: d.pick(values) } }
  if (shape === 'in') return { in: { [name]: d.some(values) } }
  if (shape === 'bounds') return { bounds: { [number]: d.pick([min, max, { ...min, ...max }]) } }
  if (shape === 'present') return { present: name }
  if (shape === 'listed') return { listed: d.pick(listNames) }
  return { tag: d.pick(tags) }
}

/** §3.9 */
/** §3.9: for whom a rule about visits is, and which it counts. */
const counting = (d: Dice): Counting => ({
  ...d.maybe('where', 20, () => filter(d, 1)),
  ...d.maybe('matters', 20, () => [d.pick(taskIds), ...d.some(matters)]),
  ...d.maybe('except', 20, () => [d.pick(taskIds), ...d.some([...matters, '同日'])]),
})

export function exclusion(d: Dice, code: string, starts: readonly string[]): Exclusion {
  const asOf = d.maybe('asOf', 30, () => d.pick(starts))
  return d.pick<() => Exclusion>([
    ...d.times(2, () => () => ({
      code,
      visitedWithinMonths: d.pick(months),
      ...asOf,
      ...counting(d),
    })),
    () => ({ code, visitedWithinDays: d.pick([1, 30, 60, 366]), ...asOf, ...counting(d) }),
    () => ({ code, penalisedWithinMonths: d.pick(months), ...asOf }),
    () => ({ code, listed: d.pick(listNames) }),
    () => ({ code, where: filter(d, 1) }),
    () => ({ code, earlierRounds: true }),
    () => ({ code, visitsInYear: d.pick([1, 1, 2, 2, 3]), ...counting(d) }),
    () => ({ code, visitsInYear: d.pick([1, 2, 2, 3]) }),
  ])()
}

/** §3.10b: mostly where all units have a size. */
const sizeField = (d: Dice) => d.pick(['size', ...d.times(5, () => `attributes.${weight}`)])

const rounding = (d: Dice) => d.pick(['up', 'down', 'half-up'] as const)

/** §3.10c: `since` among the days of past visits. */
const rotation = (d: Dice): Rotation => ({
  since: d.pick([
    '2019-08-31',
    '2020-01-01',
    '2020-02-29',
    '2020-03-01',
    '2020-12-31',
    '1900-01-01',
  ]),
  ...d.maybe('matters', 40, () => d.shuffled([d.pick(taskIds), ...d.some(matters)])),
  ...d.maybe('linger', 60, () => d.pick(['1/3', '50%', '2/4', '7/9', '100%', '10%', '12.50%'])),
})

function stratified(d: Dice, units: readonly Enterprise[]): Design {
  const names = ['town', 'risk', 'size', 'attributes.Ａrea', 'attributes.score', 'status']
  const by = d.shuffled(names).slice(0, d.pick([1, 1, 2]))
  const present = units.map((unit) => by.map((name) => field(unit, name) || null))
  const strata = [...new Set([...present, by.map((): null => null)].map(canonical))]
  const named = d
    .shuffled([strata[0]!, ...d.some(strata.slice(1), 70)])
    .map((label) => JSON.parse(label) as StratumValues)
  const type = d.pick(['fixed', 'equal', 'equal', 'proportional', 'proportional', 'rates'] as const)
  const size = d.chance(24)
    ? { size: d.chance(10) ? '' : sizeField(d), ...d.maybe('rotation', 4, () => rotation(d)) }
    : d.maybe('rotation', 20, () => rotation(d))
  const minimum = d.maybe('minimum', 40, () => d.pick([1, 2, '10%', '1/4', '2/6']))
  if (type === 'fixed') {
    const counts = named.map((stratum) => ({ stratum, visits: d.int(0, 3) }))
    return { type: 'stratified', by, allocation: { type, counts }, ...size }
  }
  if (type !== 'rates') return { type: 'stratified', by, allocation: { type }, ...minimum, ...size }
  const otherwise = d.maybe('otherwise', 95, () => d.pick(rates))
  const entries = named.map((stratum) => ({ stratum, rate: d.pick(rates) }))
  const allocation = { type, rates: entries, ...otherwise, rounding: rounding(d) }
  return { type: 'stratified', by, allocation, ...minimum, ...size }
}

/** §3.10 to §3.10c */
export function design(d: Dice, units: readonly Enterprise[]): Design {
  return d.pick<() => Design>([
    () => ({ type: 'simple' }),
    () => ({
      type: 'simple',
      rate: d.pick(rates),
      rounding: rounding(d),
      ...d.maybe('rotation', 40, () => rotation(d)),
    }),
    () => ({ type: 'pps', size: sizeField(d) }),
    () => ({ type: 'pps', size: sizeField(d) }),
    ...d.times(7, () => () => stratified(d, units)),
    () => ({ type: 'census', ...d.maybe('cover', 50, () => 'each-round' as const) }),
    () => ({ type: 'census', cover: 'over-rounds' }),
    () => ({ type: 'listed', reason: '投诉' }),
  ])()
}

/** §3.10, §3.10a: the visits of a round, where it must or may state them. */
export function visits(d: Dice, plan: Design): { visits?: number } {
  if (plan.type === 'stratified' && plan.allocation.type === 'fixed')
    return { visits: plan.allocation.counts.reduce((sum, entry) => sum + entry.visits, 0) }
  const rated = plan.type === 'simple' && plan.rate !== undefined
  const rates = plan.type === 'stratified' && plan.allocation.type === 'rates'
  const census = plan.type === 'census' && plan.cover !== 'over-rounds'
  const stated = { visits: d.pick([0, 1, 2, 3, 4, 5, 6, 8, 12]) }
  return rated || rates || census || plan.type === 'listed' ? d.pick([{}, {}, stated]) : stated
}

/** §3.7a: at least two seats that ask for a certificate, and so many others. */
function seats(d: Dice, others: number): Seat[] {
  const seat = (i: number, certified: object) => ({
    role: `role ${i}`,
    ...d.maybe('department', 15, () => d.pick([departments[0]!, departments[0]!, '𠀀局'])),
    ...d.maybe('qualifications', 20, () => d.some(qualifications, 40)),
    ...d.maybe('town', 25, () => d.pick(['same', 'different'] as const)),
    ...certified,
    ...d.pick<object>([{}, {}, {}, {}, { department: '' }, { qualifications: [] }]),
  })
  const asked = () => d.maybe('certified', 20, () => true)
  const two = d.chance(20) ? [{ ...seat(0, asked()), count: 2 }] : [seat(0, asked()), seat(1, {})]
  const more = d.times(others, (i) => ({
    ...seat(
      i + 2,
      d.maybe('certified', 80, () => d.chance(20)),
    ),
    ...d.maybe('count', 25, () => d.pick([1, 2])),
  }))
  return d.shuffled([...two, ...more])
}

/** §3.7d: a fixed group goes. */
const groupSeat = (d: Dice): GroupSeat => ({
  ...d.maybe('role', 50, () => d.pick(['执法组', 'group', ''])),
  ...d.maybe('department', 10, () => departments[0]!),
  ...d.maybe('qualifications', 20, () => d.some(qualifications, 40)),
  ...d.maybe('town', 20, () => d.pick(['same', 'different'] as const)),
})

/** §3.7: a team, `"none"`, or the usual one, for so many officers. */
export function team(d: Dice, officers: number): { team?: 'none' | Team } {
  if (officers > 10 && d.chance(70))
    return { team: { seats: [{ role: '员', count: d.int(8, 9) }, ...seats(d, 0)] } }
  const one = () => (d.chance(15) ? { group: groupSeat(d) } : { seats: seats(d, d.pick([0, 1])) })
  const condition = () => d.pick([{ not: filter(d, 1) }, filter(d, 1)])
  const when = () => d.times(d.int(0, 2), () => ({ where: condition(), ...one() }))
  return d.pick<() => { team?: 'none' | Team }>([
    () => ({}),
    () => ({ team: 'none' }),
    () => ({ team: { ...one(), ...d.maybe('when', 70, when) } }),
    () => ({ team: { ...one(), ...d.maybe('when', 70, when) } }),
    () => ({ team: { ...one(), ...d.pick([{}, { when: null as never }]) } }),
  ])()
}

/** §3.7e: catalogues, the second without an item that is mandatory. */
export const catalogues = (d: Dice): Catalogue[] =>
  ['目录', 'Ａ'].map((id, i) => ({
    id,
    ...d.maybe('title', 30, () => d.pick(['表', ''])),
    items: d
      .shuffled(['项', 'Ａ1', '𠀀1', 'a b', '5'])
      .slice(0, d.int(1, 5))
      .map((item) => ({
        id: item,
        ...d.maybe('mandatory', i === 0 ? 60 : 0, () => d.chance(60)),
        ...d.maybe('where', 40, () => filter(d, 1)),
      })),
  }))

/** §3.7 */
export function items(d: Dice, some: readonly Catalogue[]): { items?: Checks } {
  if (some.length === 0 || d.chance(30)) return {}
  const riders = () =>
    d.some(['搭车', d.chance(4) ? '项' : 'Ａ-rider'], 70).map((item) => ({
      item,
      share: d.pick(rates),
      rounding: rounding(d),
      ...d.maybe('where', 40, () => filter(d, 1)),
    }))
  const checks = riders()
  return {
    items: {
      catalogue: d.chance(3) ? '无' : d.pick(some).id,
      ...d.maybe('draw', 85, () => d.pick([0, 1, 2, 3, 9, ...rates])),
      ...(checks.length > 0 ? { riders: checks } : {}),
    },
  }
}

/** §3.7 */
export const overlap = (d: Dice) =>
  d.pick<{ overlap?: 'exclude' | 'merge' }>([
    {},
    { overlap: 'exclude' },
    { overlap: 'merge' },
    { overlap: 'merge' },
  ])

export function window(d: Dice, from: string): [string, string] {
  let to = from
  for (let days = d.pick([2, 4, 6, 9, 20]); days > 0; days -= 1) to = next(to)
  return [from, to]
}
