import type { Inspector, Plan, Seat, Task, WorkCalendar } from 'double-random'
import type { ScheduledDay } from 'double-random/year'

/** Raw inputs as a bureau writes them; only members that a schedule reads. */
export interface World {
  readonly data: {
    readonly plan: Plan
    readonly calendar: WorkCalendar
    readonly enterprises: readonly { readonly id: string; readonly name: string }[]
    readonly inspectors: readonly Inspector[]
    readonly pastVisits?: readonly {
      readonly enterprise: string
      readonly date: string
      readonly inspectors?: readonly string[]
    }[]
  }
  readonly options: {
    readonly seed: string
    readonly perTeamDay?: number
    readonly from?: string
    readonly fixed?: readonly ScheduledDay[]
  }
}

/** One place of a team: what is asked of the officer, or of the fixed group, who takes it. */
export interface Place {
  readonly isGroup: boolean
  readonly certified: boolean
  readonly department?: string | undefined
  readonly qualifications: readonly string[]
}

/** A round that states its visits. */
export interface Job {
  readonly task: string
  readonly round: number
  readonly department: string
  /** Index into `Model.kinds`. */
  readonly kind: number
  readonly visits: number
  readonly window: readonly [string, string]
  /** Working days of the window; `open`: those on which a visit may still be put. */
  readonly days: readonly string[]
  readonly open: readonly string[]
  readonly fixed: ReadonlyMap<string, number>
  /** Visits that still need a day. */
  readonly free: number
}

/** What docs/schedule.md speaks of, read from raw inputs without the library. */
export interface Model {
  readonly jobs: readonly Job[]
  readonly kinds: readonly (readonly Place[])[]
  readonly perTeamDay: number
  /** For each place of a kind, the names of those who may take it on a day. */
  candidates(kind: number, day: string): readonly (readonly string[])[]
}

const DAY = 86_400_000

/** Working days from one date to another, both included, counted day by day. */
export function workingDays(calendar: WorkCalendar, from: string, to: string): string[] {
  const { holidays = [], workdays = [] } = calendar
  const days: string[] = []
  for (let time = Date.parse(`${from}T00:00:00Z`); ; time += DAY) {
    const date = new Date(time)
    const text = date.toISOString().slice(0, 10)
    if (text > to) return days
    const isOff = [0, 6].includes(date.getUTCDay()) || holidays.includes(text)
    if (workdays.includes(text) || !isOff) days.push(text)
  }
}

export function modelOf({ data, options }: World): Model {
  const kinds: Place[][] = []
  const names: string[] = []
  const kindOf = (task: Task): number => {
    const places = placesOf(task.team)
    const name = JSON.stringify(places.map((place) => JSON.stringify(place)).toSorted())
    if (!names.includes(name)) {
      names.push(name)
      kinds.push(places)
    }
    return names.indexOf(name)
  }
  const jobs = data.plan.tasks.flatMap((task) =>
    (task.rounds ?? []).flatMap(({ window, visits }, index): Job[] => {
      if (visits === undefined) return []
      const mine = (options.fixed ?? []).filter(
        (row) => row.task === task.id && row.round === index + 1,
      )
      const fixed = new Map<string, number>()
      for (const row of mine) fixed.set(row.date, (fixed.get(row.date) ?? 0) + row.visits)
      const days = workingDays(data.calendar, ...window)
      return [
        {
          task: task.id,
          round: index + 1,
          department: task.department,
          kind: kindOf(task),
          visits,
          window,
          days,
          open: days.filter((day) => day >= (options.from ?? '')),
          fixed,
          free: visits - mine.reduce((sum, row) => sum + row.visits, 0),
        },
      ]
    }),
  )
  const known = new Map<string, string[][]>()
  return {
    jobs,
    kinds,
    perTeamDay: options.perTeamDay ?? 1,
    candidates(kind, day) {
      const key = `${kind} ${day}`
      const found = known.get(key) ?? kinds[kind]!.map((place) => candidatesOf(data, place, day))
      known.set(key, found)
      return found
    },
  }
}

function placesOf(team: Task['team']): Place[] {
  if (team === 'none') return []
  if (team?.group !== undefined) {
    const { department, qualifications = [] } = team.group
    return [{ isGroup: true, certified: true, department, qualifications }]
  }
  const seats: readonly Seat[] = team?.seats ?? [{ role: '1' }, { role: '2' }]
  return seats.flatMap(({ count = 1, department, qualifications = [], certified = true }) =>
    Array.from({ length: count }, () => ({
      isGroup: false,
      certified,
      department,
      qualifications,
    })),
  )
}

function candidatesOf(data: World['data'], place: Place, day: string): string[] {
  const { inspectors, plan } = data
  const groups = new Map<string, Inspector[]>()
  for (const each of inspectors) {
    if (each.group === undefined) continue
    groups.set(each.group, [...(groups.get(each.group) ?? []), each])
  }
  const isThere = (officer: Inspector) =>
    (officer.borrowed === undefined ||
      (plan.pairing?.borrow === true && officer.borrowed.approval !== undefined)) &&
    (place.department === undefined || officer.department === place.department) &&
    !(officer.leave ?? []).some(({ from, to }) => from <= day && day <= to) &&
    !(data.pastVisits ?? []).some(
      (visit) => visit.date === day && (visit.inspectors ?? []).includes(officer.id),
    )
  const isCertified = ({ certificate }: Inspector) =>
    certificate !== undefined && certificate.from <= day && day <= certificate.to
  const has = (officer: Inspector, one: string) => (officer.qualifications ?? []).includes(one)
  if (place.isGroup) {
    return [...groups]
      .filter(
        ([, members]) =>
          members.filter(isCertified).length >= 2 &&
          members.every(isThere) &&
          place.qualifications.every((one) => members.some((member) => has(member, one))),
      )
      .map(([name]) => name)
  }
  return inspectors
    .filter(
      (officer) =>
        officer.group === undefined &&
        isThere(officer) &&
        (!place.certified || isCertified(officer)) &&
        place.qualifications.every((one) => has(officer, one)),
    )
    .map(({ id }) => id)
}
