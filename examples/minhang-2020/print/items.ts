import type { DrawRecord, Plan } from 'double-random'
import { RIDERS } from './labels.ts'
import { paragraph } from './text.ts'

/** What is checked at the visits to one enterprise: mandatory, drawn for it, and riding along. */
export function printItems(record: DrawRecord, { catalogues = [] }: Plan, unit: string): string[] {
  const titles = new Map(
    catalogues.flatMap(({ items }) => items.map(({ id, title = id }) => [id, title] as const)),
  )
  const named = (ids: readonly string[]) =>
    ids.length === 0 ? '无' : ids.map((id) => titles.get(id) ?? RIDERS[id] ?? id).join('、')
  const rows = record.body.tables.items.filter((row) => row.unit === unit)
  return rows.flatMap(({ mandatory, drawn, riders }) => [
    ...paragraph(
      `检查事项：必查 ${named(mandatory)}；抽中 ${named(drawn)}；随行 ${named(riders)}。`,
    ),
    '',
  ])
}
