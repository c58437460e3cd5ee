import type { Estimate, EstimateScope, MissingReason, SampleSize } from 'double-random/report'
import { describe } from 'double-random/words'
import type { Names } from '../../minhang-2020/print/names.ts'
import { left, right, table } from '../../minhang-2020/print/table.ts'
import { heading, paragraph } from '../../minhang-2020/print/text.ts'

/** What the samples say of the pools: the rate of violations, or why nothing is said. */
export function printEstimates(
  estimates: readonly Estimate[],
  wanted: SampleSize,
  names: Names,
): string[] {
  return [
    ...heading('推断：各任务的违法率（95% 区间）'),
    ...table(
      [
        left('任务'),
        right('季度'),
        right('总体'),
        right('抽中'),
        right('违法率'),
        left('区间'),
        left('说明'),
      ],
      estimates.map((each) => row(each, names)),
    ),
    '',
    ...paragraph(
      '总体是本批可抽取的单位；只用抽中的单位，替补不计入。样本小，所以区间宽。' +
        `如果要把 100 家的违法率估到正负 10 个百分点以内，需抽 ${wanted.drawn} 家。`,
    ),
  ]
}

function row({ pool, round, scope, pooled }: Estimate, names: Names): (string | number)[] {
  const rate = pooled.variable!.rate
  const notes = [
    ...(rate.reason === undefined ? [] : [`不作估计：${chinese(rate.reason)}`]),
    ...(rate.interval?.method === 'approximation' ? [chinese('approximation')] : []),
    ...(rate.value === null ? [] : scope.reasons.map(chinese)),
  ]
  return [
    names.task(pool).title,
    round,
    scope.population,
    pooled.drawn,
    rate.value === null ? '' : share(rate.value),
    rate.interval === null ? '' : `${share(rate.interval.lower)} 至 ${share(rate.interval.upper)}`,
    notes.join('；'),
  ]
}

function chinese(id: MissingReason | EstimateScope['reasons'][number] | 'approximation'): string {
  return describe({ id, values: {} }, 'zh')
}

function share(value: number): string {
  return `${(100 * value).toFixed(1)}%`
}
