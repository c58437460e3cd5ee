import type { TicketExplanation, UnitExplanation } from 'double-random'
import { EXCLUSIONS } from './labels.ts'
import { type Names, placeName } from './names.ts'
import { stratumName } from './pool.ts'
import { paragraph, percent } from './text.ts'

/** Why an enterprise was or was not drawn, with the one command that checks it. */
export function printExplanation(
  unit: string,
  explanations: readonly UnitExplanation[],
  names: Names,
): string[] {
  const { name, town, risk } = names.enterprise(unit)
  return [
    `  ${unit} ${name}（${town ?? '街镇未填'}，${risk === undefined ? '风险未评' : `${risk}色风险`}）为什么抽中或没抽中？`,
    '',
    ...explanations.flatMap((each) => explainRound(each, names)),
    ...paragraph(elsewhere(explanations, names)),
    '',
  ]
}

function explainRound(each: UnitExplanation, names: Names): string[] {
  const place = placeName(each, names)
  switch (each.verdict) {
    case 'not-in-directory':
    case 'not-in-frame':
      return []
    case 'excluded':
      return paragraph(
        `${place}：剔除，理由是${EXCLUSIONS[each.code] ?? each.code}${each.byDraw ? '（本批已抽中）' : ''}。`,
      )
    default:
      return explainTicket(each, place, names)
  }
}

/** The rounds a unit has nothing to do with, in one sentence. */
function elsewhere(explanations: readonly UnitExplanation[], names: Names): string {
  const places = explanations
    .filter(({ verdict }) => verdict === 'not-in-directory' || verdict === 'not-in-frame')
    .map((each) => placeName(each, names))
  return places.length === 0 ? '' : `不属于：${places.join('、')}。`
}

const VERDICTS = { drawn: '抽中', reserve: '备选', 'not-drawn': '未抽中' } as const

function explainTicket(each: TicketExplanation, place: string, names: Names): string[] {
  const { verdict, stratum, size, drawn, rank, pi } = each
  const chance = pi === null ? '' : `，每家机会 ${pi}（${percent(pi)}）`
  const team = (each.team ?? []).map((id) => names.inspector(id).name).join('、')
  return [
    ...paragraph(
      `${place}：${VERDICTS[verdict]}。${stratumName(stratum)}可抽 ${size} 家，抽 ${drawn} 家${chance}；` +
        `本单位签号从小到大排第 ${rank}。`,
    ),
    `    签号      ${each.ticket}`,
    `    入选界限  ${each.threshold ?? '无'}`,
    ...(each.date === undefined ? [] : [`    检查日    ${each.date}，检查组 ${team}`]),
    '    自行验算（不需要任何专用软件）：',
    `    printf %s ${each.bytes} | sha256sum`,
  ]
}
