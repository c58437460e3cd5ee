import type { Enterprise } from 'double-random'
import { type DataRandom, dataRandom } from '../../minhang-2020/generate/random.ts'
import { generateNewcomers } from './enterprises.ts'
import { FRIEND, LEFT_OUT_FROM } from './friend.ts'
import { SEEDS } from './seeds.ts'

const RISKS = ['特', '红', '橙', '黄', '蓝']

/** What is true of the firms, and what the bureau's directory says of them. */
export interface Register {
  /** The register of the market authority: every firm that exists. */
  readonly official: readonly Enterprise[]
  /** The bureau's directory of objects. */
  readonly directory: readonly Enterprise[]
}

/**
 * The snapshot of the next quarter: firms found gone are taken out, as are those that had been
 * struck off a quarter ago; others are struck off, registered, rated anew, or dig a pit.
 */
export function nextRegister(
  { official }: Register,
  quarter: number,
  gone: ReadonlySet<string>,
): Register {
  const random = dataRandom(SEEDS.changes + quarter)
  const stayed = official
    .filter(({ id, status }) => !gone.has(id) && status !== '注销')
    .map((each) => changed(each, random))
  const next = [...stayed, ...generateNewcomers(quarter, random)]
  return { official: next, directory: withoutFriend(next, quarter) }
}

function withoutFriend(firms: readonly Enterprise[], quarter: number): readonly Enterprise[] {
  return quarter < LEFT_OUT_FROM ? firms : firms.filter(({ id }) => id !== FRIEND)
}

function changed(firm: Enterprise, random: DataRandom): Enterprise {
  const point = random.below(100)
  const other = random.pick(RISKS.slice(1))
  if (firm.id === FRIEND) return firm
  if (point < 2) return { ...firm, status: '注销' }
  if (point < 5 && firm.risk !== '特') return { ...firm, risk: other }
  if (point < 7 && firm.tags?.includes('工业企业')) return withPitSwitched(firm)
  return firm
}

function withPitSwitched(firm: Enterprise): Enterprise {
  const tags = firm.tags ?? []
  return {
    ...firm,
    tags: tags.includes('有限空间')
      ? tags.filter((tag) => tag !== '有限空间')
      : [...tags, '有限空间'],
  }
}
