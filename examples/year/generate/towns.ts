/** Towns of a district that does not exist, with a short form for the names of firms. */
export const TOWNS = [
  { name: '东街镇', short: '东街' },
  { name: '西街镇', short: '西街' },
  { name: '北桥镇', short: '北桥' },
  { name: '南湖镇', short: '南湖' },
  { name: '中心街道', short: '中心' },
  { name: '开发区', short: '开发' },
] as const
