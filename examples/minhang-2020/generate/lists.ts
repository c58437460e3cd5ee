import type { Enterprise, Listing } from 'double-random'
import { type DataRandom, dataRandom, SEEDS } from './random.ts'

/**
 * Key units of the district: 5 of 14 ammonia firms and 12 of 30 dust firms are among them, so 9 +
 * 18 = 27 are looked back at.
 */
const KEY_UNITS = [
  { tag: '涉氨', count: 5 },
  { tag: '涉尘', count: 12 },
  { tag: '危化经营', count: 30 },
  { tag: '国有', count: 6 },
  { tag: '危化使用', count: 13 },
]

/**
 * Lists that the plan refers to: 区重点 (66 key units), 街镇重点 (the towns' key units), 市级计划 (firms the
 * city visits itself), 监管交集 (larger firms that another department supervises too).
 */
export function generateLists(enterprises: readonly Enterprise[]): Listing[] {
  const random = dataRandom(SEEDS.lists)
  const district = keyUnits(
    enterprises.filter(({ status }) => status === '存续'),
    random,
  )
  // The towns look after the district's key units as well, and after the riskier part of the
  // others.
  const towns = enterprises.filter(
    ({ id, risk }) => district.has(id) || random.percent(TOWN_PERCENT[risk ?? ''] ?? 0),
  )
  const crossing = dataRandom(SEEDS.crossing)
  const shared = enterprises.filter(({ tags }) => tags?.includes('规上') && crossing.percent(40))
  const city = enterprises.filter(({ id }) => !district.has(id) && random.percent(3))
  return [
    ...rows('区重点', [...district]),
    ...rows('街镇重点', ids(towns)),
    ...rows('市级计划', ids(city)),
    ...rows('监管交集', ids(shared)),
  ]
}

const TOWN_PERCENT: Readonly<Record<string, number>> = { 红: 80, 橙: 45, 黄: 12, 蓝: 4 }

function keyUnits(enterprises: readonly Enterprise[], random: DataRandom): Set<string> {
  const chosen = new Set<string>()
  for (const { tag, count } of KEY_UNITS) {
    const others = enterprises.filter(
      ({ id, tags }) =>
        tags?.includes(tag) &&
        !chosen.has(id) &&
        !tags.includes('加油站') &&
        (tag === '涉氨' || tag === '涉尘' || !(tags.includes('涉氨') || tags.includes('涉尘'))),
    )
    for (const { id } of random.mixed(others).slice(0, count)) chosen.add(id)
  }
  return chosen
}

function ids(enterprises: readonly Enterprise[]): string[] {
  return enterprises.map(({ id }) => id)
}

function rows(list: string, members: readonly string[]): Listing[] {
  return members.map((enterprise) => ({ list, enterprise }))
}
