import type { DrawRecord, Inputs } from 'double-random'
import type { ScheduledDay } from 'double-random/year'

/** A visit that is made on another day than the record says. */
export interface MovedVisit {
  readonly pool: string
  readonly round: number
  readonly unit: string
  readonly from: string
  readonly to: string
}

/**
 * Visits of a draw that lost their day: each is made on the day that the new schedule gives its
 * round; should one of its team have another visit, leave or no certificate on that day, on the
 * next working day on which all are free.
 *
 * @param released - days that the new schedule could not keep
 * @param days - the new schedule, whose visits beyond those of the record are the released ones
 */
export function moveVisits(
  { body: { tables } }: DrawRecord,
  { inspectors }: Inputs,
  released: readonly ScheduledDay[],
  days: readonly ScheduledDay[],
  workingDays: readonly string[],
): MovedVisit[] {
  const officerOf = new Map(inspectors.map((officer) => [officer.id, officer]))
  const teamOf = (pool: string, unit: string) =>
    tables.seats
      .filter((seat) => seat.pool === pool && seat.unit === unit)
      .map(({ inspector }) => officerOf.get(inspector)!)
  const busy = new Set(
    tables.sample.flatMap(({ pool, unit, date }) =>
      teamOf(pool, unit).map(({ id }) => `${id} ${date}`),
    ),
  )
  const isFree = (pool: string, unit: string, day: string) =>
    teamOf(pool, unit).every(
      ({ id, leave = [], certificate }) =>
        !busy.has(`${id} ${day}`) &&
        !leave.some(({ from, to }) => from <= day && day <= to) &&
        (certificate === undefined || day <= certificate.to),
    )
  const newDays = daysBeyond(days, tables.sample)
  const lost = new Set(released.map(({ task, round, date }) => `${task} ${round} ${date}`))
  return tables.sample
    .filter(({ pool, round, date }) => lost.has(`${pool} ${round} ${date}`))
    .map(({ pool, round, unit, date }) => {
      const first = newDays.get(`${pool} ${round}`)!.shift()!
      const to = workingDays.find((day) => day >= first && isFree(pool, unit, day))!
      for (const { id } of teamOf(pool, unit)) busy.add(`${id} ${to}`)
      return { pool, round, unit, from: date, to }
    })
}

/** The days of a schedule that a record does not have, one for each visit, by pool round. */
function daysBeyond(
  days: readonly ScheduledDay[],
  sample: DrawRecord['body']['tables']['sample'],
): Map<string, string[]> {
  const beyond = new Map<string, string[]>()
  for (const { task, round, date, visits } of days) {
    const known = sample.filter(
      (row) => row.pool === task && row.round === round && row.date === date,
    ).length
    const name = `${task} ${round}`
    const more = Array.from({ length: Math.max(0, visits - known) }, () => date)
    beyond.set(name, [...(beyond.get(name) ?? []), ...more])
  }
  return beyond
}
