import type { DrawRecord, Inputs } from 'double-random'
import type { Names } from './names.ts'

/** How far the wishes of the demo's plan came true, counted from the tables. */
export function countWishes({ body: { tables } }: DrawRecord, inputs: Inputs, names: Names) {
  const dates = new Map(tables.sample.map(({ pool, unit, date }) => [`${pool} ${unit}`, date]))
  const visitedBefore = tables.seats.filter(({ pool, unit, inspector }) =>
    inputs.pastVisits.some(
      (visit) =>
        visit.enterprise === unit &&
        visit.inspectors?.includes(inspector) &&
        visit.date >= twoYearsBefore(dates.get(`${pool} ${unit}`)!),
    ),
  )
  const preferring = tables.seats.flatMap(({ pool, role, inspector }) => {
    const { team } = names.task(pool)
    const seats = team === undefined || team === 'none' ? [] : (team.seats ?? [])
    const wanted = seats.find((seat) => seat.role === role)?.prefer?.qualifications
    return wanted === undefined ? [] : [{ wanted, officer: names.inspector(inspector) }]
  })
  const met = preferring.filter(({ wanted, officer }) =>
    wanted.every((each) => officer.qualifications?.includes(each)),
  )
  return { repeats: visitedBefore.length, preferring: preferring.length, met: met.length }
}

function twoYearsBefore(date: string): string {
  return `${Number(date.slice(0, 4)) - 2}${date.slice(4)}`
}
