import type { DrawRecord, RoundSummary, Stratum } from 'double-random'
import type { Names } from '../../minhang-2020/print/names.ts'
import { left, right, table } from '../../minhang-2020/print/table.ts'
import { paragraph } from '../../minhang-2020/print/text.ts'
import { EXCLUSIONS, STRATA } from './labels.ts'

/** The pools of a batch: frame, who was kept out and why, who was drawn, what is short. */
export function printRounds({ body: { head } }: DrawRecord, names: Names): string[] {
  const rows = head.rounds.map((round) => [
    names.task(round.pool).title,
    round.frame,
    ...EXCLUSIONS.map(([code]) => countOf(round, code)),
    round.eligible,
    round.planned,
    round.drawn,
    round.shortfall,
    round.reserves,
  ])
  return [
    ...table(
      [
        left('任务'),
        right('抽样框'),
        ...EXCLUSIONS.map(([, short]) => right(short)),
        ...['可抽', '计划', '抽中', '缺额', '备选'].map(right),
      ],
      rows,
    ),
    '',
    ...head.rounds
      .filter(({ strata }) => strata.length > 1)
      .flatMap((round) => paragraph(`${names.task(round.pool).title}：${strataOf(round)}。`)),
  ]
}

function countOf({ excluded }: RoundSummary, wanted: string): number | string {
  return excluded.find(({ code }) => code === wanted)?.count ?? ''
}

function strataOf({ strata }: RoundSummary): string {
  return strata
    .map(({ stratum, size, drawn }) => `${stratumName(stratum)} ${size} 家抽 ${drawn}`)
    .join('，')
}

function stratumName(stratum: Stratum): string {
  return stratum.map((value) => STRATA[value ?? ''] ?? value ?? '未填').join('')
}
