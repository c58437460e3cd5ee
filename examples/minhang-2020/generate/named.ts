import type { BatchEntry, Enterprise, Listing } from 'double-random'
import { dataRandom, SEEDS } from './random.ts'

/** How the units of a task are chosen that the plan of January leaves open. */
interface Naming {
  readonly seed: number
  readonly list: string
  readonly reason: string
  readonly fits: (unit: Enterprise) => boolean
}

/** Towns around the exhibition centre. */
const NEAR_THE_EXPO = ['华漕镇', '新虹街道', '七宝镇', '虹桥镇']

/** Units of these kinds have a task of their own. */
const OWN_TASK = ['加油站', '培训机构', '服务机构', '国有', '涉氨', '涉尘']

export const NAMINGS: Readonly<Record<string, Naming>> = {
  'import-expo': {
    seed: SEEDS.named + 0,
    list: '进博会保障',
    reason: '进博会周边街镇使用、经营危险化学品的单位',
    fits: ({ town = '', tags = [] }) =>
      NEAR_THE_EXPO.includes(town) && (tags.includes('危化使用') || tags.includes('危化经营')),
  },
  'key-periods': {
    seed: SEEDS.named + 1,
    list: '重要时段',
    reason: '节假日和重要活动前，风险等级较高的单位',
    fits: ({ risk }) => risk === '红' || risk === '橙',
  },
  seasons: {
    seed: SEEDS.named + 2,
    list: '高温汛期',
    reason: '高温汛期前后，有限空间作业的单位',
    fits: ({ tags = [] }) => tags.includes('有限空间'),
  },
}

/**
 * The lists of the rounds that a batch draws: as many units as the plan says, none of them on a
 * list before.
 */
export function nameUnits(
  rounds: readonly (BatchEntry & { readonly visits: number })[],
  enterprises: readonly Enterprise[],
  lists: readonly Listing[],
): Listing[] {
  const taken = new Set(
    lists.filter(({ list }) => list !== '街镇重点').map(({ enterprise }) => enterprise),
  )
  return rounds.flatMap(({ pool, round, visits }) => {
    const naming = NAMINGS[pool]
    if (naming === undefined) return []
    const random = dataRandom(naming.seed + 10 * round)
    const units = enterprises.filter(
      (unit) =>
        !taken.has(unit.id) &&
        unit.status === '存续' &&
        !unit.tags?.some((tag) => OWN_TASK.includes(tag)) &&
        naming.fits(unit),
    )
    const chosen = random.mixed(units).slice(0, visits)
    for (const { id } of chosen) taken.add(id)
    return chosen.map(({ id }) => ({ list: naming.list, enterprise: id }))
  })
}
