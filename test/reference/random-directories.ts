import { monthsBefore, next } from './dates.ts'
import { type Dice, hex } from './dice.ts'

/** U+FF21 comes before U+20000 by bytes and after it by UTF-16 code units. */
const beginnings = ['e', 'Ａ', '𠀀', '企业', 'é', 'Z', '\ue000', '😀', 'a b', '"q\\']
export const towns = ['七宝镇', 'Ａ-town', '𠀀里', 'x']
export const tags = ['餐饮', 'Ａ-tag', '𠀀-tag', 'food']
/** Ids of tasks; a past visit can have one as its matter. */
export const taskIds = ['t', 'Ａ-task', '𠀀-task', '任务']
export const matters = ['价格', '𠀀']
export const risks = ['A', 'Ｂ', '𠀀']
export const statuses = ['open', '停业']
export const qualifications = ['食品', 'Ａ-level', '𠀀-level']
export const departments = ['市场监管', '𠀀局', 'Ａ局']
export const listNames = ['名单', 'Ａ-list']

/** Attributes whose values are texts, and those whose values are integers. */
export const textAttributes = ['Ａrea', '𠀀rea', 'constructor', 'a.b']
export const numberAttributes = ['score', '人数']

/** Where sizes are that chances can be in proportion to (§3.10b), but for a few. */
export const weight = '规模'

/** Days around the ends of months, where months before them are shorter. */
const pastDays = [
  '2020-02-28',
  '2020-02-29',
  '2020-03-01',
  '2019-12-31',
  '2019-08-31',
  '2019-09-30',
]

const ids = (d: Dice, count: number): string[] =>
  d.times(count, (i) => `${d.pick(beginnings)}${i === 0 ? '' : i}`)

/** Members that §1.8 takes away again. */
const nothing = (d: Dice) => d.pick([{}, {}, { creditCode: '' }, { town: null }, { status: null }])

/** Sizes of one draw: alike, in wide steps, or as large as may be. */
function weights(d: Dice, count: number): () => number {
  const most = 2 ** 53 - 1
  return d.pick([
    () => 1,
    () => d.int(1, 4),
    () => d.int(1, 4),
    () => d.int(1, 100),
    () => d.pick([1, 1, 1, 2, 5, 20, 100]),
    () => 2 ** d.int(0, 8),
    () => 10 ** d.int(0, 12),
    () => Math.floor(most / Math.max(1, count)),
    () => d.int(1, Math.floor(most / Math.max(1, count))),
    () => (d.chance(10) ? 2 ** 52 : d.pick([1, 2 ** 40, 3 ** 25])),
  ])
}

/** A size now and then that is none. */
const noWeight = (d: Dice) => d.pick([0, -1, '', '大', null, 2 ** 53 - 1])

/** Seldom one that another unit has as well, whatever the case. */
const creditCode = (d: Dice): string =>
  d.chance(2) ? d.pick(['91310000MA1K35X17P', '91310000ma1k35x17p']) : `9131${hex(d).slice(0, 14)}`

const certificate = (d: Dice): string =>
  d.chance(3) ? d.pick(['沪-1', '沪－１']) : `沪-${hex(d).slice(0, 8)}`

function enterprise(d: Dice, id: string, sizes: (attributes: object) => object) {
  const attributes = {
    ...Object.fromEntries(
      d.some(textAttributes).map((name) => [name, d.pick(['甲', 'ｚ', '𠀀', ''])]),
    ),
    ...Object.fromEntries(d.some(numberAttributes).map((name) => [name, d.int(-2, 2)])),
  }
  return {
    ...nothing(d),
    id,
    name: d.pick(['公司', 'Ltd "1"\\', '𠀀 Ａ']),
    ...d.maybe('creditCode', 20, () => creditCode(d)),
    ...d.maybe('town', 80, () => d.pick(towns)),
    ...d.maybe('tags', 70, () => [...d.some(tags), ...d.some(tags)]),
    ...d.maybe('risk', 70, () => d.pick(risks)),
    ...d.maybe('status', 50, () => d.pick(statuses)),
    ...sizes(d.chance(70) ? attributes : {}),
    ...d.maybe('contact', 10, () => ({ phone: '021', any: [null, 1] })),
  }
}

/** So many days later. */
function after(from: string, days: number): string {
  let day = from
  for (let left = days; left > 0; left -= 1) day = next(day)
  return day
}

const period = (d: Dice, from: string, most: number) => {
  return { from, to: after(from, d.int(0, most)) }
}

/** §3.2; twice nothing at all (§1.8). */
const borrowed = (d: Dice) =>
  d.pick([
    { from: '浦东' },
    { from: ' 𠀀区', approval: '' },
    ...d.times(4, () => ({ from: '浦东', approval: '沪调 1' })),
    {},
    { from: '', approval: null },
  ])

function inspector(d: Dice, id: string, starts: readonly string[]) {
  const until = () => (d.chance(12) ? d.pick(starts) : '2021-06-30')
  const leave = () => d.times(d.int(0, 2), () => period(d, d.pick(starts), 4))
  return {
    id,
    name: d.pick(['张三', 'Ａnn', '𠀀']),
    department: d.chance(70) ? departments[0]! : d.pick(departments),
    ...d.maybe('certificate', 95, () => ({
      ...d.pick([{}, { number: '' }, { number: certificate(d) }]),
      from: d.chance(4) ? '2019-12-30' : '2019-01-01',
      to: until(),
    })),
    ...d.maybe('qualifications', 80, () => d.shuffled(d.some(qualifications, 80))),
    ...d.maybe('towns', 50, () => d.some([...towns, ...towns], 25)),
    ...d.maybe('leave', 35, () => [...leave(), ...leave()]),
    ...d.maybe('capacity', 25, () => d.int(0, 6)),
    ...d.maybe('borrowed', 25, () => borrowed(d)),
    ...d.maybe('contact', 10, () => 'secret'),
  }
}

export const groupNames = ['组', 'Ａ-组', '𠀀-组']

/** §3.2c: some of these officers in fixed groups, which have one capacity. */
function grouped<T extends { capacity?: number }>(d: Dice, officers: readonly T[]) {
  if (officers.length > 10 || d.chance(60)) return officers
  const capacities = new Map(groupNames.map((name) => [name, d.maybe('capacity', 25, () => 3)]))
  return officers.map((officer) => {
    if (d.chance(50)) return { ...officer, ...d.maybe('group', 20, () => '') }
    const { capacity: _, ...rest } = officer
    const group = d.pick(groupNames.slice(0, 2))
    return { ...rest, group, ...capacities.get(group) }
  })
}

/** Rows of which no two have the same members. */
function distinct<T extends object>(rows: readonly T[], names: readonly (keyof T)[]): T[] {
  const keys = rows.map((row) => JSON.stringify(names.map((name) => row[name] ?? '')))
  return rows.filter((_, i) => keys.indexOf(keys[i]!) === i)
}

/** §3.1–3.5, for windows that begin on one of `starts`. */
export function directories(d: Dice, starts: readonly string[]) {
  const twins = d.chance(10) ? ['tw-Ｘ', 'tw-x'] : []
  const units = [...ids(d, d.pick([0, 1, 3, 5, 6, 7, 8, 9, 10])), ...twins]
  const officers = ids(d, d.chance(8) ? 20 : d.int(2, 6))
  const past = () => (d.chance(60) ? d.pick(pastDays) : monthsBefore(d.pick(starts), d.int(0, 7)))
  const lately = () => (d.chance(30) ? after(d.pick(starts), d.int(0, 9)) : past())
  const anyUnit = () => (units.length === 0 || d.chance(5) ? '注销' : d.pick(units))
  const anyOfficers = () => [...d.some(officers, 40), ...d.some(['former'], 10)]
  const visits = d.times(d.int(0, 12), () => ({
    enterprise: anyUnit(),
    date: lately(),
    ...d.maybe('matter', 45, () => d.pick([...matters, '', ...taskIds])),
    ...d.maybe('inspectors', 70, () => [...anyOfficers(), ...anyOfficers()]),
  }))
  const sameDay = visits
    .filter(() => d.chance(30))
    .map(({ enterprise, date }) => ({
      enterprise,
      date,
      matter: '同日',
      inspectors: anyOfficers(),
    }))
  const penalties = d.times(d.int(0, 5), () => ({
    enterprise: anyUnit(),
    date: past(),
    ...d.maybe('matter', 30, () => d.pick(['价格', '𠀀'])),
  }))
  const lists = d.times(d.int(0, 5), () => ({ list: d.pick(listNames), enterprise: anyUnit() }))
  const recusals = d.times(units.length && d.int(0, 4), () => ({
    inspector: d.pick(officers),
    enterprise: d.pick(units),
    reason: '亲属',
  }))
  const [heavy, x] = [weights(d, units.length), d.chance(40) ? d.pick([1, 2]) : 0]
  const missing = d.chance(6)
  const sizes = (attributes: object) => ({
    ...(x > 0 ? { size: d.int(x, 2) } : d.maybe('size', 70, () => d.int(0, 2))),
    attributes: { ...attributes, [weight]: missing && d.chance(20) ? noWeight(d) : heavy() },
  })
  return {
    enterprises: d.shuffled(units.map((id) => enterprise(d, id, sizes))),
    inspectors: d.shuffled(
      grouped(
        d,
        officers.map((id) => inspector(d, id, starts)),
      ),
    ),
    recusals: distinct(recusals, ['inspector', 'enterprise']),
    ...d.maybe('pastVisits', 80, () =>
      distinct([...visits, ...sameDay], ['enterprise', 'date', 'matter']),
    ),
    ...d.maybe('penalties', 80, () => distinct(penalties, ['enterprise', 'date', 'matter'])),
    ...d.maybe('lists', 80, () => distinct(lists, ['list', 'enterprise'])),
    waivers: [
      ...(twins.length > 0
        ? [{ code: 'similar-ids', ids: d.shuffled(twins), reason: '两家' }]
        : []),
      ...(d.chance(30) && units.length > 1
        ? [{ code: 'same-credit-code', ids: d.shuffled(units), reason: '分支机构' }]
        : []),
      ...(d.chance(30) && officers.length > 1
        ? [{ code: 'same-certificate', ids: d.shuffled(officers), reason: '证号印错' }]
        : []),
    ],
    ...d.maybe('renamed', units.length > 0 ? 20 : 0, () => [
      { of: 'enterprises', from: '旧-1', to: d.pick(units), reason: '变更登记' },
      { of: 'inspectors', from: 'former', to: d.pick(officers), reason: '换证' },
    ]),
    ...d.maybe('plannedVisits', 40, () =>
      distinct(
        d.times(d.int(0, 8), () => ({
          enterprise: anyUnit(),
          date: d.chance(80) ? after(d.pick(starts), d.int(0, 9)) : lately(),
          authority: d.pick(['环保', '𠀀局']),
          ...d.maybe('matter', 40, () => d.pick(matters)),
        })),
        ['enterprise', 'date', 'authority', 'matter'],
      ),
    ),
  }
}
