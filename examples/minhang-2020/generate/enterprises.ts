import type { Enterprise } from 'double-random'
import { syntheticCreditCode } from './credit-code.ts'
import { LINES_OF_BUSINESS, type LineOfBusiness } from './lines-of-business.ts'
import { type DataRandom, dataRandom, SEEDS } from './random.ts'
import { sexagenary } from './sexagenary.ts'
import { TOWNS_BY_SHARE } from './towns.ts'

const RISKS = ['红', '橙', '黄', '蓝'] as const

/** The directory of objects: 3,000 made-up enterprises of Minhang. */
export function generateEnterprises(): Enterprise[] {
  const random = dataRandom(SEEDS.enterprises)
  const lines = random.mixed(
    LINES_OF_BUSINESS.flatMap((line) => Array.from({ length: line.count }, () => line)),
  )
  const used = new Map<string, number>()
  const enterprises = lines.map((line, index) => enterprise(line, index + 1, used, random))
  // Fixed cases, so that the story does not hang on the generator: one station is being rebuilt,
  // one training body has been struck off.
  return withStatus(withStatus(enterprises, '加油站', '停业'), '培训机构', '注销')
}

function enterprise(
  line: LineOfBusiness,
  serial: number,
  used: Map<string, number>,
  random: DataRandom,
): Enterprise {
  const town = random.pick(TOWNS_BY_SHARE)
  const word = random.pick(line.words)
  const name = `${town.short}样例{}${word}`
  const before = used.get(name) ?? 0
  used.set(name, before + 1)
  const risk = RISKS[tier(line.risk, random.below(100))]!
  const size = sizeOf(line, random)
  const tags = [
    ...line.tags,
    ...(random.percent(line.confined) ? ['有限空间'] : []),
    ...(random.percent(line.chemicals) ? ['危化使用'] : []),
    ...(size >= 100 ? ['规上'] : []),
  ]
  const isOrdinary = line.tags.length === 0
  return {
    id: `MH${String(serial).padStart(4, '0')}`,
    name: name.replace('{}', cycleName(before)),
    creditCode: syntheticCreditCode(serial),
    town: town.name,
    tags,
    risk,
    size,
    status: isOrdinary ? ordinaryStatus(random) : '存续',
    attributes: random.percent(6) ? { standardised: 2019 } : {},
  }
}

/** The sixty names come round again with 新 in front, so that names stay different. */
function cycleName(before: number): string {
  return '新'.repeat(Math.floor(before / 60)) + sexagenary(before % 60)
}

function tier(weights: readonly number[], point: number): number {
  let sum = 0
  for (const [index, weight] of weights.entries()) {
    sum += weight
    if (point < sum) return index
  }
  return weights.length - 1
}

/** Employees: most firms are small. */
function sizeOf(line: LineOfBusiness, random: DataRandom): number {
  if (line.tags.includes('规上')) return 300 + random.below(2000)
  return random.percent(15) ? 60 + random.below(400) : 3 + random.below(57)
}

function ordinaryStatus(random: DataRandom): string {
  const point = random.below(100)
  return point < 2 ? '注销' : point < 4 ? '停业' : '存续'
}

function withStatus(enterprises: Enterprise[], tag: string, status: string): Enterprise[] {
  const first = enterprises.find(({ tags }) => tags?.includes(tag))
  return enterprises.map((each) => (each === first ? { ...each, status } : each))
}
