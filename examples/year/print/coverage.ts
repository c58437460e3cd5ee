import type { Coverage } from 'double-random/report'
import { describe } from 'double-random/words'
import { left, right, table } from '../../minhang-2020/print/table.ts'
import { heading, paragraph } from '../../minhang-2020/print/text.ts'
import { EXCLUSIONS } from './labels.ts'

/** Reasons for never having had a chance, besides the codes of exclusion. */
const NO_CHANCE = ['not-in-frame', 'listed', 'no-share'] as const

/** Who had a chance in the year, and who never had one and why. */
export function printCoverage({ counts, never, units }: Coverage): string[] {
  const without = new Set(never)
  const groups = new Map<string, number>()
  for (const { unit, reasons } of units) {
    if (!without.has(unit)) continue
    const why = reasons.map(reasonName).join('；')
    groups.set(why, (groups.get(why) ?? 0) + 1)
  }
  const rows = [...groups].sort(([, a], [, b]) => b - a)
  return [
    ...heading('覆盖：谁有过机会'),
    ...paragraph(
      `四批名录中先后有 ${counts.units} 家；有过抽中机会的 ${counts.withChance} 家，` +
        `检查过的 ${counts.visited} 家。从来没有机会的 ${never.length} 家：`,
    ),
    '',
    ...table([left('理由'), right('家数')], rows),
  ]
}

function reasonName(code: string): string {
  const id = NO_CHANCE.find((known) => known === code)
  if (id !== undefined) return describe({ id, values: {} }, 'zh')
  return EXCLUSIONS.find(([known]) => known === code)?.[2] ?? code
}
