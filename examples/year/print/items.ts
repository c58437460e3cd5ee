import type { DrawRecord } from 'double-random'
import type { Names } from '../../minhang-2020/print/names.ts'
import { paragraph } from '../../minhang-2020/print/text.ts'

/** What is checked at the first visit of the batch, and how many visits carry a rider. */
export function printItems(
  { body: { tables } }: DrawRecord,
  titles: ReadonlyMap<string, string>,
  names: Names,
): string[] {
  const first = tables.items.find(({ drawn }) => drawn.length > 0)
  if (first === undefined) return []
  const say = (ids: readonly string[]) => ids.map((id) => titles.get(id) ?? id).join('、')
  const carrying = tables.items.filter(({ riders }) => riders.length > 0).length
  return [
    '',
    ...paragraph(
      `检查事项也由抽签定，例如 ${names.enterprise(first.unit).name}：必查 ${say(first.mandatory)}；` +
        `抽中 ${say(first.drawn)}。本批 ${carrying} 家另带特种作业或安全费用检查。`,
    ),
  ]
}
