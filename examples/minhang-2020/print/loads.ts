import type { DrawRecord, Inputs, Inspector } from 'double-random'
import type { Names } from './names.ts'
import { splitRounds, sumOf } from './results.ts'
import { left, right, table } from './table.ts'
import { heading, paragraph } from './text.ts'
import { countWishes } from './wishes.ts'

/** The rules of the pairing, what became of its wishes, and how many visits each officer has. */
export function printLoads(record: DrawRecord, inputs: Inputs, names: Names): string[] {
  const { head, tables } = record.body
  const { drawn, listed } = splitRounds(head.rounds, names)
  const [double, other] = [sumOf(drawn, 'drawn'), sumOf(listed, 'drawn')]
  const { repeats, preferring, met } = countWishes(record, inputs, names)
  const related = inputs.inspectors.filter((officer) => officer.related !== undefined)
  return [
    ...heading('八、第一批：检查人员的工作量'),
    ...paragraph(
      `${double + other} 家次（双随机 ${double}，其他 ${other}），` +
        `共 ${tables.seats.length} 个席位，一次配齐，人员随机抽出。每人每天至多 1 家；` +
        `有亲属关系的${related.map(({ name }) => name).join('、')}不在同一组。`,
    ),
    ...paragraph(
      `其次依愿望：两年内查过该单位的人尽量不再派（结果有 ${repeats} 个席位）；` +
        `区重点单位的协检尽量有危险化学品资质（${preferring} 个席位中有 ${met} 个）。` +
        '再次，各人家次尽可能平均。',
    ),
    '',
    ...printDepartments(record, names),
    '',
    ...paragraph('本局检查员各人的家次（按科室先后）：'),
    '',
    ...printOfficers(record, names),
  ]
}

/** Officers and seats of each department. */
function printDepartments({ body: { tables } }: DrawRecord, names: Names): string[] {
  const byDepartment = new Map<string, number[]>()
  for (const { inspector, load } of tables.loads) {
    const { department } = names.inspector(inspector)
    byDepartment.set(department, [...(byDepartment.get(department) ?? []), load])
  }
  const rows = [...byDepartment].map(([department, loads]) => rowOf(department, loads))
  return table(
    [left('部门'), right('人数'), right('席位'), right('每人最少'), right('每人最多')],
    [
      ...rows,
      rowOf(
        '合计',
        tables.loads.map(({ load }) => load),
      ),
    ],
  )
}

function rowOf(title: string, loads: readonly number[]): (string | number)[] {
  const sum = loads.reduce((total, load) => total + load, 0)
  return [title, loads.length, sum, Math.min(...loads), Math.max(...loads)]
}

/** The bureau's own officers, three to a line. */
function printOfficers({ body: { head, tables } }: DrawRecord, names: Names): string[] {
  const windows = head.rounds.map(({ window }) => window)
  const from = windows.reduce((first, [day]) => (day < first ? day : first), '9999')
  const to = windows.reduce((last, [, day]) => (day > last ? day : last), '')
  const cells = tables.loads.flatMap(({ inspector, load }) => {
    const officer = names.inspector(inspector)
    if (!names.isOwn(officer)) return []
    const { name } = officer
    return [[name, load, remark(officer, from, to)]]
  })
  const third = Math.ceil(cells.length / 3)
  const columns = [left('检查员'), right('家次'), left('说明')]
  const rows = cells.slice(0, third)
  return table(
    [...columns, ...columns, ...columns],
    rows.map((_, index) => [0, 1, 2].flatMap((part) => cells[part * third + index] ?? [])),
  )
}

/** What bounds an officer's load, in a few characters. */
function remark({ certificate, capacity, leave }: Inspector, first: string, last: string): string {
  if (certificate === undefined || certificate.to < first) return '证已过期'
  if (certificate.to < last) return `证至${Number(certificate.to.slice(5, 7))}月`
  if (leave?.some(({ from, to }) => to.slice(0, 7) > from.slice(0, 7))) return '长期请假'
  return capacity === undefined ? '' : `上限${capacity}`
}
