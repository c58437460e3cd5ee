import type { Enterprise, Listing } from 'double-random'
import { dataRandom } from '../../minhang-2020/generate/random.ts'
import { SEEDS } from './seeds.ts'

/** Out of 100 firms of a risk tier, how many stand on the towns' key lists. */
const KEY_PERCENT: Readonly<Record<string, number>> = { 特: 100, 红: 75, 橙: 40, 黄: 25, 蓝: 15 }

/** Firms that the towns visit by a plan of their own, in percent. */
const TOWN_PLAN_PERCENT = 6

/** Firms that the higher authority names for each quarter. */
const ASSIGNED = 3

/** 街镇重点 (the towns' key units), 街镇计划 (whom the towns visit themselves: never drawn). */
export function generateLists(enterprises: readonly Enterprise[]): Listing[] {
  const random = dataRandom(SEEDS.lists)
  const key = enterprises.filter(({ risk }) => random.percent(KEY_PERCENT[risk ?? ''] ?? 0))
  const town = enterprises.filter(({ risk }) => risk !== '特' && random.percent(TOWN_PLAN_PERCENT))
  return [...rows('街镇重点', key), ...rows('街镇计划', town)]
}

/** 上级交办: three traders, which stand in no other pool, for each quarter. */
export function assignedFirms(enterprises: readonly Enterprise[], quarter: number): Listing[] {
  const traders = enterprises.filter(({ tags = [] }) => tags.length === 0)
  const first = ASSIGNED * (quarter - 1)
  return rows('上级交办', traders.slice(first, first + ASSIGNED))
}

function rows(list: string, members: readonly Enterprise[]): Listing[] {
  return members.map(({ id }) => ({ list, enterprise: id }))
}
