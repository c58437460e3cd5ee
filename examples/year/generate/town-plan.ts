import type { Listing, PastVisit } from 'double-random'
import { dataRandom } from '../../minhang-2020/generate/random.ts'
import { SEEDS } from './seeds.ts'

/**
 * The visits that the towns make by their own plan: one to each firm of 街镇计划, in the course of the
 * year.
 */
export function generateTownVisits(lists: readonly Listing[]): PastVisit[] {
  const random = dataRandom(SEEDS.townPlan)
  return lists
    .filter(({ list }) => list === '街镇计划')
    .map(({ enterprise }) => {
      const month = String(2 + random.below(10)).padStart(2, '0')
      const day = String(1 + random.below(28)).padStart(2, '0')
      return { enterprise, date: `2020-${month}-${day}`, matter: '街镇检查' }
    })
}
