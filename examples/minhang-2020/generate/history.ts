import type { Enterprise, Inspector, PastVisit, Penalty } from 'double-random'
import { type DataRandom, dataRandom, SEEDS } from './random.ts'

/**
 * Left at the end of 2019: an officer who visited firms and is no longer in the directory, as in
 * every real file.
 */
const RETIRED = 'JC00'

/** The visits of 2019 with the officers who made them; the riskier a firm, the likelier a visit. */
export function generatePastVisits(
  enterprises: readonly Enterprise[],
  inspectors: readonly Inspector[],
): PastVisit[] {
  const random = dataRandom(SEEDS.pastVisits)
  const officers = inspectors.map(({ id }) => id)
  const visited = enterprises.filter(({ risk }) => random.percent(VISITED_PERCENT[risk ?? ''] ?? 0))
  const visits = visited.map((unit) => ({
    enterprise: unit.id,
    date: dayOf2019(random),
    matter: '执法检查',
    inspectors: random.percent(1) ? [RETIRED, random.pick(officers)] : pairOf(officers, random),
  }))
  const training = enterprises.filter(({ tags }) => tags?.includes('培训机构'))
  // Of the training bodies only the second was visited late in the year: the one case the story
  // tells.
  const others = new Set(training.map(({ id }) => id))
  return [
    ...visits.filter(({ enterprise }) => !others.has(enterprise)),
    {
      enterprise: training[1]!.id,
      date: '2019-11-21',
      matter: '培训机构专项检查',
      inspectors: pairOf(officers, random),
    },
  ]
}

const VISITED_PERCENT: Readonly<Record<string, number>> = { 红: 60, 橙: 35, 黄: 15, 蓝: 6 }

/** Penalties of 2019, some of the visited firms. */
export function generatePenalties(visits: readonly PastVisit[]): Penalty[] {
  const random = dataRandom(SEEDS.penalties)
  return visits
    .filter(() => random.percent(12))
    .map(({ enterprise, date }) => ({
      enterprise,
      // A penalty follows its visit by up to three months; those of 2020 are not yet known.
      date: laterMonth(date, 1 + random.below(3)),
      matter: '行政处罚',
    }))
    .filter(({ date }) => date < '2020-01-01')
}

function pairOf(officers: readonly string[], random: DataRandom): string[] {
  return random.mixed(officers).slice(0, 2)
}

function dayOf2019(random: DataRandom): string {
  return `2019-${twoDigits(1 + random.below(12))}-${twoDigits(1 + random.below(28))}`
}

function laterMonth(date: string, months: number): string {
  const month = Number(date.slice(5, 7)) + months
  return `${2019 + Math.floor((month - 1) / 12)}-${twoDigits(((month - 1) % 12) + 1)}${date.slice(7)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
