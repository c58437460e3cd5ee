import type { Check, VerificationReport } from 'double-random'
import { CHECKS, STATUSES } from './labels.ts'
import { left, table } from './table.ts'
import { heading, paragraph } from './text.ts'

/** The report of a verification: checks made for every pool stand in one line. */
export function printVerification(report: VerificationReport): string[] {
  const byName = new Map<Check['name'], Check[]>()
  for (const check of report.checks) {
    byName.set(check.name, [...(byName.get(check.name) ?? []), check])
  }
  const rows = [...byName].map(([name, checks]) => {
    const [title, meaning] = CHECKS[name]
    return [title, statusOf(checks), meaning]
  })
  return [
    ...heading('九、第一批：核验（从头重演，任何人可做）'),
    ...table([left('检查项'), left('结果'), left('说明什么')], rows),
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
function conclusion({ ok, checks }: VerificationReport): string {
  const of = (status: Check['status']) => checks.filter((check) => check.status === status)
  const titles = (some: readonly Check[]) =>
    [...new Set(some.map(({ name }) => CHECKS[name][0]))].join('、')
  const open = of('not-checked')
  return (
    `结论：${ok ? '核验通过' : '核验不通过'}。${of('pass').length} 项通过` +
    (of('fail').length > 0 ? `；不通过：${titles(of('fail'))}` : '，没有不通过的') +
    `${open.length > 0 ? `；未查：${titles(open)}` : ''}。`
  )
}

function statusOf(checks: readonly Check[]): string {
  const statuses = [...new Set(checks.map(({ status }) => STATUSES[status]))]
  return statuses.join('、') + (checks.length > 1 ? `（${checks.length} 轮）` : '')
}
