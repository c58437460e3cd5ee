import type { Design, RoundSummary, Stratum } from 'double-random'
import { EXCLUSIONS, FIELDS } from './labels.ts'
import { type Names, placeName } from './names.ts'
import { left, right, table } from './table.ts'
import { paragraph, percent } from './text.ts'

/** One pool round: frame, exclusions, strata. */
export function printPool(summary: RoundSummary, number: number, names: Names): string[] {
  const { frame, eligible, planned, drawn, shortfall, reserves, window } = summary
  const task = names.task(summary.pool)
  const design = task.rounds?.[summary.round - 1]?.design ?? task.design
  const lacking = shortfall === 0 ? '缺额 0' : `缺额 ${shortfall} 家次，如实记录，不凑数`
  return [
    `  （${number}）${placeName(summary, names)}  ${window[0]} 至 ${window[1]}`,
    ...paragraph(`办法：${describeDesign(design)}。${chanceOfOne(summary)}`),
    ...paragraph(
      `抽样框 ${frame} 家，剔除 ${frame - eligible} 家，可抽 ${eligible} 家；` +
        `计划 ${planned} 家次，抽中 ${drawn} 家，${lacking}；备选 ${reserves} 家。`,
    ),
    ...printExclusions(summary),
    '',
    ...printStrata(summary, design),
  ]
}

function printExclusions({ excluded }: RoundSummary): string[] {
  const reasons = excluded.map(({ code, count, byDraw }) => {
    const own = byDraw === 0 ? '' : `（其中本批已抽中 ${byDraw}）`
    return `${EXCLUSIONS[code] ?? code} ${count}${own}`
  })
  return paragraph(reasons.length === 0 ? '' : `剔除理由：${reasons.join('；')}。`)
}

function printStrata({ strata }: RoundSummary, design: Design | undefined): string[] {
  const by = design?.type === 'stratified' ? design.by : []
  const cells = strata.map(({ stratum, size, drawn, pi }) => [
    stratumName(stratum),
    size,
    drawn,
    pi ?? '-',
    pi === null ? '-' : percent(pi),
  ])
  const title = by.length === 0 ? '层' : by.map((field) => FIELDS[field] ?? field).join('、')
  const columns = [left(title), right('可抽'), right('抽中'), right('入样概率'), right('折合')]
  if (cells.length <= 1) return []
  // Two strata to a line.
  const half = Math.ceil(cells.length / 2)
  const rows = cells.slice(0, half).map((cell, index) => [...cell, ...(cells[half + index] ?? [])])
  return [...table([...columns, ...columns], rows), '']
}

/** The chance of every unit, where there is only one stratum. */
function chanceOfOne({ strata }: RoundSummary): string {
  const [only] = strata
  if (strata.length !== 1 || only?.pi == null) return ''
  return `入样概率 ${only.pi}（${percent(only.pi)}）。`
}

/** The values of a stratum, 不分层 where there is only one. */
export function stratumName(stratum: Stratum): string {
  return stratum.length === 0 ? '不分层' : stratum.map((value) => value ?? '未填').join('、')
}

const ALLOCATIONS = {
  proportional: '按家数比例分配',
  equal: '各层家数相等',
  fixed: '各层家数固定',
  rates: '各层按规定比例',
} as const

/** A design of the plan, in words. */
export function describeDesign(design: Design | undefined): string {
  switch (design?.type) {
    case 'simple':
      return '简单随机抽样，每家机会相同'
    case 'stratified': {
      const by = design.by.map((field) => FIELDS[field] ?? field).join('、')
      const least = design.minimum === undefined ? '' : `，每层至少 ${design.minimum} 家`
      return `分层随机抽样，按${by}分层，${ALLOCATIONS[design.allocation.type]}${least}`
    }
    case 'census':
      return design.cover === 'over-rounds'
        ? '分轮全覆盖，前几轮抽过的不再抽；每轮简单随机'
        : '全覆盖，每家一次；抽签只决定先后和检查人员'
    case 'listed':
      return `指定名单，不是随机抽样（${design.reason}）`
    default:
      return '指定名单，不是随机抽样'
  }
}
