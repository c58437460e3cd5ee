import type { Enterprise, Inspector, PastVisit, Penalty } from 'double-random'
import { type DataRandom, dataRandom } from '../../minhang-2020/generate/random.ts'
import { SEEDS } from './seeds.ts'

/** Visits and penalties of 2019. */
export interface YearBefore {
  readonly pastVisits: readonly PastVisit[]
  readonly penalties: readonly Penalty[]
}

export function generateYearBefore(
  enterprises: readonly Enterprise[],
  officers: readonly Inspector[],
): YearBefore {
  const random = dataRandom(SEEDS.yearBefore)
  const visited = enterprises.filter(() => random.percent(25))
  const pastVisits = visited.map(({ id }) => ({
    enterprise: id,
    date: dayOf2019(random),
    matter: '执法检查',
    inspectors: random
      .mixed(officers)
      .slice(0, 2)
      .map((officer) => officer.id),
  }))
  const penalties = pastVisits
    .filter(({ date }) => date >= '2019-08' && random.percent(25))
    .map(({ enterprise, date }) => ({ enterprise, date, matter: '行政处罚' }))
  return { pastVisits, penalties }
}

function dayOf2019(random: DataRandom): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `2019-${two(1 + random.below(12))}-${two(1 + random.below(28))}`
}
