import type { Check, CheckName, VerificationReport } from 'double-random'
import { describe } from 'double-random/words'
import { OUTCOMES, STATUSES } from './labels.ts'
import { left, table } from './table.ts'
import { heading, paragraph } from './text.ts'

/** The report of a verification: checks made for every pool stand in one line. */
export function printVerification(report: VerificationReport): string[] {
  const byName = new Map<Check['name'], Check[]>()
  for (const check of report.checks) {
    byName.set(check.name, [...(byName.get(check.name) ?? []), check])
  }
  const rows = [...byName].map(([name, checks]) => [titleOf(name), statusOf(checks)])
  return [
    ...heading('九、第一批：核验（复算，任何人可做）'),
    ...table([left('检查项'), left('结果')], rows),
    '',
    ...paragraph(conclusion(report)),
  ]
}

/** That a record changed by hand does not pass. */
export function printTampering(report: VerificationReport): string[] {
  return [
    '',
    ...paragraph('如果有人事后改动呢？试把记录中一个席位换成另一名检查员，再核验：'),
    ...paragraph(conclusion(report), '    '),
  ]
}

/** What came of a verification, in one sentence. */
function conclusion({ outcome, checks }: VerificationReport): string {
  const of = (status: Check['status']) => checks.filter((check) => check.status === status)
  const titles = (some: readonly Check[]) =>
    [...new Set(some.map(({ name }) => titleOf(name)))].join('、')
  const open = of('not-checked')
  return (
    `结论：${OUTCOMES[outcome]}。${of('pass').length} 项相符` +
    (of('fail').length > 0 ? `；不符：${titles(of('fail'))}` : '，没有不符的') +
    `${open.length > 0 ? `；未查：${titles(open)}` : ''}。`
  )
}

function titleOf(name: CheckName): string {
  return describe({ name }, 'zh')
}

function statusOf(checks: readonly Check[]): string {
  const statuses = [...new Set(checks.map(({ status }) => STATUSES[status]))]
  return statuses.join('、') + (checks.length > 1 ? `（${checks.length} 轮）` : '')
}
