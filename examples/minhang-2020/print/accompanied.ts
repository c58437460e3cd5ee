import type { DrawRecord, RoundSummary, Seat, Task } from 'double-random'
import { type Names, placeName } from './names.ts'
import { left, table } from './table.ts'
import { paragraph } from './text.ts'
import { byDate } from './visits.ts'

/** A round that is not double-random: what its seats ask, and who goes where, with a column for each role. */
export function printAccompanied(
  { body: { tables } }: DrawRecord,
  round: RoundSummary,
  number: number,
  names: Names,
): string[] {
  const task = names.task(round.pool)
  const seats = seatsOf(task)
  const isHere = ({ pool, round: index }: { pool: string; round: number }) =>
    pool === round.pool && index === round.round
  const rows = byDate(tables.sample.filter(isHere)).map(({ unit, date }) => {
    const team = tables.seats.filter((seat) => isHere(seat) && seat.unit === unit)
    const cells = seats.map(({ role }) =>
      team
        .filter((seat) => seat.role === role)
        .map(({ inspector }) => names.inspector(inspector).name)
        .join('、'),
    )
    return [date, names.enterprise(unit).name, ...cells]
  })
  const size = seats.reduce((sum, { count = 1 }) => sum + count, 0)
  return [
    `  （${number}）${placeName(round, names)}  ${round.window.join(' 至 ')}  非双随机`,
    '',
    ...paragraph(
      `${round.drawn} 家全部检查，会同${(task.cooperating ?? []).join('、')}。` +
        `每组 ${size} 人：${seats.map(describeSeat).join('、')}。`,
    ),
    '',
    ...table([left('检查日'), left('单位'), ...seats.map(({ role }) => left(role))], rows),
    '',
  ]
}

function seatsOf({ team }: Task): readonly Seat[] {
  return team === undefined || team === 'none' ? [] : (team.seats ?? [])
}

/** A seat of the plan in words: 协检 2 人（安监大队）. */
function describeSeat({ role, count = 1, department, town, certified, prefer }: Seat): string {
  const demands = [
    ...(department === undefined || department === role ? [] : [department]),
    ...(town === 'same' ? ['限单位所在街镇'] : []),
    ...(certified === false ? ['不要求执法证'] : []),
    ...(prefer?.qualifications === undefined
      ? []
      : [`最好有${prefer.qualifications.join('、')}资质`]),
  ]
  return `${role}${count > 1 ? ` ${count} 人` : ''}（${demands.join('，')}）`
}
