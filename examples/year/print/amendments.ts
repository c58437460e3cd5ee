import type { Amendment, SubstituteRow } from 'double-random'
import type { Names } from '../../minhang-2020/print/names.ts'
import { paragraph } from '../../minhang-2020/print/text.ts'
import { PASSED, REASONS } from './labels.ts'

/** What was changed after the draw, one paragraph each: nothing is erased. */
export function printAmendments(amendments: readonly Amendment[], names: Names): string[] {
  if (amendments.length === 0) return ['', '  抽取后的变更：没有。']
  return [
    '',
    `  抽取后的变更（${amendments.length} 件，依次相连）：`,
    ...amendments.flatMap((each) => paragraph(describe(each, names), '    ')),
  ]
}

function describe({ body }: Amendment, names: Names): string {
  const { change, reason, sequence, date, evidence } = body
  const head = `${sequence}. ${date} `
  if ('elsewhere' in change) {
    const what = body.substitutes.map((row) => describeSubstitute(row, names)).join('；')
    return `${head}${names.enterprise(change.unit).name} ${REASONS[reason]}（${evidence}）。${what}。`
  }
  const about =
    'enterprise' in change
      ? `不查 ${names.enterprise(change.enterprise).name}`
      : `${change.from} 至 ${change.to} 不派`
  const seats = body.seats.map(
    ({ before, inspector }) =>
      `${names.inspector(before ?? inspector).name} 换成 ${names.inspector(inspector).name}`,
  )
  return (
    `${head}${names.inspector(change.inspector).name} ${REASONS[reason]}，${about}（${evidence}）。` +
    `重抽席位：${seats.join('、')}。`
  )
}

function describeSubstitute(
  { pool, substitute, rank, date, passed }: SubstituteRow,
  names: Names,
): string {
  const over = passed.map(
    ({ unit, reason }) => `${names.enterprise(unit).name}（${PASSED[reason]}）`,
  )
  const skipped = over.length === 0 ? '' : `，跳过 ${over.join('、')}`
  const title = names.task(pool).title
  return substitute === null
    ? `${title}没有备选可替补${skipped}`
    : `${title}替补：备选第 ${rank} 名 ${names.enterprise(substitute).name}，${date}${skipped}`
}
