import type { DrawRecord, RoundSummary } from 'double-random'
import { printAccompanied } from './accompanied.ts'
import type { Names } from './names.ts'
import { printPool } from './pool.ts'
import { heading, paragraph } from './text.ts'

/** What the draw gave: the double-random rounds first, then those whose enterprises the plan names. */
export function printResults(record: DrawRecord, ofTheYear: number, names: Names): string[] {
  const { rounds } = record.body.head
  const { drawn, listed } = splitRounds(rounds, names)
  const first = drawn.length + 1
  return [
    ...heading('五、抽取结果'),
    ...paragraph(
      `${numbers(1, drawn)}是双随机：计划 ${sumOf(drawn, 'planned')} 家次，` +
        `抽中 ${sumOf(drawn, 'drawn')} 家，是全年双随机 ${ofTheYear} 家次的第一批。` +
        `${numbers(first, listed)}不是双随机：单位由计划确定，共 ${sumOf(listed, 'drawn')} 家次，` +
        '只排日期、抽检查组，因为用的是同一批检查员。',
    ),
    '',
    ...drawn.flatMap((round, index) => printPool(record, round, index + 1, names)),
    ...listed.flatMap((round, index) => printAccompanied(record, round, first + index, names)),
  ]
}

/** The numbers in front of some rounds: （1）（2）. */
function numbers(first: number, rounds: readonly RoundSummary[]): string {
  return rounds.map((_, index) => `（${first + index}）`).join('')
}

/** Rounds of double-random tasks, and the others. */
export function splitRounds(rounds: readonly RoundSummary[], names: Names) {
  const isDoubleRandom = ({ pool }: RoundSummary) => names.task(pool).doubleRandom
  return {
    drawn: rounds.filter(isDoubleRandom),
    listed: rounds.filter((round) => !isDoubleRandom(round)),
  }
}

/** Visits of some rounds together. */
export function sumOf(rounds: readonly RoundSummary[], what: 'planned' | 'drawn'): number {
  return rounds.reduce((sum, round) => sum + round[what], 0)
}
