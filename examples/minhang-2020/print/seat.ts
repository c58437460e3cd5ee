import type { RefusalReason, SeatExplanation } from 'double-random'
import { RULES } from './labels.ts'
import { type Names, placeName } from './names.ts'
import { left, right, table } from './table.ts'
import { paragraph } from './text.ts'

const OUTCOMES: Readonly<Record<'taken' | RefusalReason, string>> = {
  taken: '派出',
  'in-team': '已在本组',
  related: '与本组人员有亲属关系',
  'strands-seats': '已派满，或派他则别的席位无人可派',
  'less-wished': '派他不如别的配法合乎愿望',
  'less-even': '派他则工作量不够平均',
}

/**
 * How one seat was filled: who was drawn first, who could have come, and why the others could not.
 */
export function printSeat(each: SeatExplanation, names: Names): string[] {
  const nameOf = (id: string) => names.inspector(id).name
  const { name } = names.enterprise(each.unit)
  return [
    `  ${each.date} 检查 ${name}，${each.role}为什么是${nameOf(each.inspector)}？`,
    '',
    ...paragraph(
      `${placeName(each, names)}。依次抽出：` +
        `${each.tried.map(({ inspector, outcome }) => `${nameOf(inspector)}（${OUTCOMES[outcome]}）`).join('、')}。`,
    ),
    ...paragraph(
      `此时可派的共 ${each.acceptable.length} 人：${each.acceptable.map(nameOf).join('、')}。`,
    ),
    '',
    ...table(
      [left('其余人员不可派的理由'), right('人数'), left('例')],
      [
        ...grouped(each.notLegal.map(({ inspector, rule }) => [RULES[rule], inspector])),
        ...grouped(each.refused.map(({ inspector, reason }) => [OUTCOMES[reason], inspector])),
      ].map(([reason, ids]) => [reason, ids.length, nameOf(ids[0]!)]),
    ),
  ]
}

function grouped(pairs: readonly (readonly [string, string])[]): [string, string[]][] {
  const groups = new Map<string, string[]>()
  for (const [reason, id] of pairs) groups.set(reason, [...(groups.get(reason) ?? []), id])
  return [...groups]
}
