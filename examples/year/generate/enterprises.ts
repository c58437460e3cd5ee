import type { Enterprise } from 'double-random'
import { syntheticCreditCode } from '../../minhang-2020/generate/credit-code.ts'
import { type DataRandom, dataRandom } from '../../minhang-2020/generate/random.ts'
import { sexagenary } from '../../minhang-2020/generate/sexagenary.ts'
import { SEEDS } from './seeds.ts'
import { TOWNS } from './towns.ts'

/** A sort of enterprise: how many there are, how they are called, what is usual among them. */
interface Sort {
  readonly count: number
  readonly word: string
  readonly tags: readonly string[]
  /** Percent with confined spaces. */
  readonly confined: number
  /** Percent of the risk tiers 特, 红, 橙, 黄; the rest is 蓝. */
  readonly risk: readonly [special: number, red: number, orange: number, yellow: number]
  readonly largest: number
}

const SORTS: readonly Sort[] = [
  sort(42, '加油站', ['加油站'], 75, [0, 10, 60, 30], 30),
  sort(14, '培训中心', ['培训机构'], 0, [0, 0, 5, 25], 40),
  sort(150, '机械厂', ['工业企业'], 22, [1, 7, 18, 40], 900),
  sort(70, '化工厂', ['工业企业', '危化使用'], 40, [8, 22, 40, 20], 400),
  sort(60, '食品厂', ['工业企业'], 30, [0, 8, 22, 40], 300),
  sort(84, '商贸公司', [], 0, [0, 0, 2, 18], 60),
]

/** The directory of objects at the beginning of the year: 420 made-up enterprises. */
export function generateEnterprises(): Enterprise[] {
  const random = dataRandom(SEEDS.enterprises)
  let serial = 0
  return SORTS.flatMap((each) =>
    Array.from({ length: each.count }, (_, index) => {
      serial += 1
      return generateEnterprise(each, serial, index, random)
    }),
  )
}

/** A few firms that are registered during the year. */
export function generateNewcomers(quarter: number, random: DataRandom): Enterprise[] {
  return SORTS.map((each, index) =>
    generateEnterprise(each, 900 + 10 * quarter + index, 60 * quarter + index, random),
  )
}

function generateEnterprise(
  { word, tags, confined, risk, largest }: Sort,
  serial: number,
  index: number,
  random: DataRandom,
): Enterprise {
  const town = random.pick(TOWNS)
  return {
    id: `QY${String(serial).padStart(4, '0')}`,
    name: `${town.short}样例${'新'.repeat(Math.floor(index / 60))}${sexagenary(index % 60)}${word}`,
    creditCode: syntheticCreditCode(520000 + serial),
    town: town.name,
    tags: [...tags, ...(random.percent(confined) ? ['有限空间'] : [])],
    risk: tierOf(risk, random.below(100)),
    size: sizeOf(largest, random),
    status: random.percent(1) ? '停业' : '存续',
  }
}

function tierOf([special, red, orange, yellow]: Sort['risk'], point: number): string {
  if (point < special) return '特'
  if (point < special + red) return '红'
  if (point < special + red + orange) return '橙'
  return point < special + red + orange + yellow ? '黄' : '蓝'
}

/** Employees: most firms are small. */
function sizeOf(largest: number, random: DataRandom): number {
  return random.percent(85)
    ? 3 + random.below(Math.min(57, largest))
    : Math.ceil(largest / 3) + random.below(largest)
}

function sort(
  count: number,
  word: string,
  tags: readonly string[],
  confined: number,
  risk: Sort['risk'],
  largest: number,
): Sort {
  return { count, word, tags, confined, risk, largest }
}
