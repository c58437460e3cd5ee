import type { Design, DrawRecord, RoundSummary, Stratum } from 'double-random'
import { EXCLUSIONS, FIELDS } from './labels.ts'
import { type Names, placeName } from './names.ts'
import { left, right, table } from './table.ts'
import { paragraph, percent } from './text.ts'
import { printVisits } from './visits.ts'

/** One pool round: frame, exclusions, strata, sample. */
export function printPool(
  record: DrawRecord,
  summary: RoundSummary,
  number: number,
  names: Names,
): string[] {
  const { frame, eligible, planned, drawn, shortfall, reserves, window } = summary
  const task = names.task(summary.pool)
  const design = task.rounds?.[summary.round - 1]?.design ?? task.design
  const lacking = shortfall === 0 ? '缺额 0' : `缺额 ${shortfall} 家次，如实记录，不凑数`
  return [
    `  （${number}）${placeName(summary, names)}  ${window[0]} 至 ${window[1]}`,
    '',
    ...paragraph(`办法：${describeDesign(design)}`),
    ...paragraph(
      `抽样框 ${frame} 家，剔除 ${frame - eligible} 家，可抽 ${eligible} 家；` +
        `计划 ${planned} 家次，抽中 ${drawn} 家，${lacking}；备选 ${reserves} 家。`,
    ),
    '',
    ...printExclusions(summary),
    ...printStrata(summary, design),
    ...printVisits(record, summary, names),
    '',
  ]
}

function printExclusions({ excluded }: RoundSummary): string[] {
  if (excluded.length === 0) return []
  const rows = excluded.map(({ code, count, byDraw }) => {
    return [EXCLUSIONS[code] ?? code, count, byDraw, code]
  })
  const columns = [left('剔除理由'), right('家数'), right('其中本批已抽中'), left('代码')]
  return [...table(columns, rows), '']
}

function printStrata({ strata }: RoundSummary, design: Design | undefined): string[] {
  const by = design?.type === 'stratified' ? design.by : []
  const rows = strata.map(({ stratum, size, drawn, pi }) => [
    stratumName(stratum),
    size,
    drawn,
    pi ?? '-',
    pi === null ? '-' : percent(pi),
  ])
  const title = by.length === 0 ? '层' : by.map((field) => FIELDS[field] ?? field).join('、')
  return [
    ...table([left(title), right('可抽'), right('抽中'), right('入样概率'), right('折合')], rows),
    '',
  ]
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
      return '全覆盖，每家一次；抽签只决定先后和检查人员'
    default:
      return '指定名单，不是随机抽样'
  }
}
