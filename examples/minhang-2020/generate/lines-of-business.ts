/** A line of business, with the words that end a firm's name and what is usual in it. */
export interface LineOfBusiness {
  readonly words: readonly string[]
  /** How many enterprises of the directory are in it. */
  readonly count: number
  /** Tags that every such enterprise has. */
  readonly tags: readonly string[]
  /** Percent of its enterprises with confined spaces, and with dangerous chemicals in use. */
  readonly confined: number
  readonly chemicals: number
  /** Weights of the risk tiers 红, 橙, 黄 and 蓝, of 100. */
  readonly risk: readonly [red: number, orange: number, yellow: number, blue: number]
}

// The counts that the plan speaks of are exact (40 petrol stations, 12 state-owned firms, 5 service
// bodies); the plan expects 9 training bodies, and the register has one less.
export const LINES_OF_BUSINESS: readonly LineOfBusiness[] = [
  line(40, ['加油站'], ['加油站', '危化经营'], 30, 0, [10, 60, 30, 0]),
  line(8, ['安全培训中心'], ['培训机构'], 0, 0, [0, 0, 10, 90]),
  line(5, ['安全技术服务公司'], ['服务机构'], 0, 0, [0, 0, 10, 90]),
  line(12, ['重型机械总厂', '化工总厂', '造船配件总厂'], ['国有', '规上'], 60, 70, [20, 50, 30, 0]),
  line(14, ['冷冻食品厂', '水产冷库'], ['涉氨'], 40, 10, [20, 60, 20, 0]),
  line(30, ['家具厂', '铝件抛光厂', '饲料厂', '面粉厂'], ['涉尘'], 20, 20, [10, 50, 40, 0]),
  line(46, ['化工仓储公司', '涂料厂', '树脂厂'], ['危化经营'], 40, 60, [30, 60, 10, 0]),
  line(760, ['机械厂', '五金厂', '模具厂'], [], 6, 18, [1, 9, 40, 50]),
  line(520, ['电子公司', '仪表厂', '电器厂'], [], 2, 16, [0, 4, 36, 60]),
  line(430, ['塑料制品厂', '包装厂', '橡胶厂'], [], 6, 22, [1, 14, 45, 40]),
  line(260, ['食品厂', '饮料厂', '酱菜厂'], [], 22, 8, [1, 9, 50, 40]),
  line(220, ['印染厂', '电镀厂', '制药厂'], [], 38, 60, [4, 36, 45, 15]),
  line(655, ['物流公司', '商贸公司', '建材公司'], [], 1, 3, [0, 2, 18, 80]),
]

function line(
  count: number,
  words: readonly string[],
  tags: readonly string[],
  confined: number,
  chemicals: number,
  risk: LineOfBusiness['risk'],
): LineOfBusiness {
  return { count, words, tags, confined, chemicals, risk }
}
