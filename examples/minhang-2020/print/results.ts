import type { DrawRecord, RoundSummary } from 'double-random'
import { printAccompanied } from './accompanied.ts'
import type { Names } from './names.ts'
import { printPool } from './pool.ts'
import { heading, paragraph } from './text.ts'
import { printVisits } from './visits.ts'

/** What the draw gave: the double-random rounds first, then the others. */
export function printResults(record: DrawRecord, ofTheYear: number, names: Names): string[] {
  const { rounds } = record.body.head
  const { drawn, listed } = splitRounds(rounds, names)
  const first = drawn.length + 1
  return [
    ...heading('七、第一批：抽取结果'),
    ...paragraph(
      `${numbers(1, drawn)}是双随机：计划 ${sumOf(drawn, 'planned')} 家次，` +
        `抽中 ${sumOf(drawn, 'drawn')} 家，是全年双随机 ${ofTheYear} 家次的第一批。` +
        `${numbers(first, listed)}不是双随机，共 ${sumOf(listed, 'drawn')} 家次。`,
    ),
    '',
    ...drawn.flatMap((round, index) => printPool(round, index + 1, names)),
    ...listed.flatMap((round, index) => printAccompanied(round, first + index, names)),
    '',
    ...printVisits(record, [...drawn, ...listed], names),
  ]
}

/** The numbers in front of some rounds: （1）至（4）. */
function numbers(first: number, { length }: readonly RoundSummary[]): string {
  return length === 1 ? `（${first}）` : `（${first}）至（${first + length - 1}）`
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
