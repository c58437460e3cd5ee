import type { DrawRecord, Inspector } from 'double-random'
import type { Names } from './names.ts'
import { left, right, table } from './table.ts'
import { heading, paragraph } from './text.ts'

/** How many visits each officer has: figures and bars, two officers to a line. */
export function printLoads({ body: { head, tables } }: DrawRecord, names: Names): string[] {
  const drawn = head.rounds.reduce((sum, round) => sum + round.drawn, 0)
  const windows = head.rounds.map(({ window }) => window)
  const from = windows.reduce((first, [day]) => (day < first ? day : first), '9999')
  const to = windows.reduce((last, [, day]) => (day > last ? day : last), '')
  const cells = tables.loads.map(({ inspector, load }) => {
    const officer = names.inspector(inspector)
    const { name, department } = officer
    return [name, department, load, '#'.repeat(load), remark(officer, from, to)]
  })
  const half = Math.ceil(cells.length / 2)
  const columns = [left('检查员'), left('科室'), right('家次'), left(''), left('说明')]
  return [
    ...heading('六、检查人员的工作量'),
    ...paragraph(
      `${drawn} 家次，每组 2 人，共 ${tables.seats.length} 个席位。` +
        '人员随机抽出，同时在各项限制下尽可能平均。',
    ),
    '',
    ...table(
      [...columns, ...columns],
      cells.slice(0, half).map((cell, index) => [...cell, ...(cells[half + index] ?? [])]),
    ),
  ]
}

/** What bounds an officer's load, in a few characters. */
function remark({ certificate, capacity, leave }: Inspector, first: string, last: string): string {
  if (certificate === undefined || certificate.to < first) return '证已过期'
  if (certificate.to < last) return `证至${Number(certificate.to.slice(5, 7))}月`
  if (leave?.some(({ from, to }) => to.slice(0, 7) > from.slice(0, 7))) return '长期请假'
  return capacity === undefined ? '' : `上限${capacity}`
}
