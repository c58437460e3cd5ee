import type { RoundSummary, Seat, Task } from 'double-random'
import { type Names, placeName } from './names.ts'
import { describeDesign } from './pool.ts'
import { paragraph } from './text.ts'

/** A round that is not double-random: how its units were chosen, and what its seats ask. */
export function printAccompanied(round: RoundSummary, number: number, names: Names): string[] {
  const task = names.task(round.pool)
  const seats = seatsOf(task)
  const size = seats.reduce((sum, { count = 1 }) => sum + count, 0)
  const design = task.rounds?.[round.round - 1]?.design ?? task.design
  return [
    `  （${number}）${placeName(round, names)}  ${round.window.join(' 至 ')}  非双随机`,
    ...paragraph(
      `${describeDesign(design)}；${round.drawn} 家${together(task)}。` +
        `每组 ${size} 人：${seats.map(describeSeat).join('、')}。`,
    ),
  ]
}

function together({ cooperating }: Task): string {
  return cooperating === undefined ? '' : `，会同${cooperating.join('、')}`
}

/** The seats of a task's team. */
function seatsOf({ team }: Task): readonly Seat[] {
  return team === undefined || team === 'none' ? [] : (team.seats ?? [])
}

/** A seat of the plan in words: 协检 2 人（安监大队）. */
function describeSeat({
  role,
  count = 1,
  department,
  qualifications,
  town,
  certified,
  prefer,
}: Seat): string {
  const demands = [
    ...(department === undefined || department === role ? [] : [department]),
    ...(qualifications === undefined ? [] : [`${qualifications.join('、')}资质`]),
    ...(town === 'same' ? ['限单位所在街镇'] : []),
    ...(certified === false ? ['不要求执法证'] : []),
    ...(prefer?.qualifications === undefined
      ? []
      : [`最好有${prefer.qualifications.join('、')}资质`]),
  ]
  return `${role}${count > 1 ? ` ${count} 人` : ''}（${demands.join('，')}）`
}
