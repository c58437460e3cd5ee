/**
 * Counts a period from raw rows, by the words of docs/bulletin.md and with nothing of the library.
 */

export interface RawDraw {
  readonly sample: readonly RawSlot[]
  readonly amendments: readonly {
    readonly date: string
    readonly substitutes: readonly {
      readonly pool: string
      readonly round: number
      readonly unit: string
      readonly substitute: string | null
      readonly date: string | null
    }[]
    readonly vacancies: readonly RawPlace[]
  }[]
  readonly vacancies: readonly RawPlace[]
  readonly outcomes: readonly RawOutcome[]
}

interface RawPlace {
  readonly pool: string
  readonly round: number
  readonly unit: string
}

interface RawSlot extends RawPlace {
  readonly date: string
  readonly host?: { readonly pool: string; readonly round: number }
}

interface RawOutcome extends RawPlace {
  readonly outcome: string
  readonly date?: string
  readonly values?: Readonly<Record<string, number>>
}

export interface Recount {
  due: number
  done: number
  refused: number
  untraceable: number
  frameErrors: number
  vacant: number
  pending: number
  substituted: number
  visits: number
  units: number
  recorded: number
  violations: number
  found: number
  rectified: number
  putRight: number
  penalised: number
}

export const ADDITIVE = [
  'due',
  'done',
  'refused',
  'untraceable',
  'frameErrors',
  'vacant',
  'pending',
  'substituted',
  'recorded',
  'violations',
  'found',
  'rectified',
  'putRight',
  'penalised',
] as const

const same = (a: RawPlace, b: RawPlace) =>
  a.pool === b.pool && a.round === b.round && a.unit === b.unit

/** The figures of the tasks that are meant. */
export function recount(
  draws: readonly RawDraw[],
  from: string,
  to: string,
  isMeant: (task: string) => boolean,
): Recount {
  const result: Recount = {
    due: 0,
    done: 0,
    refused: 0,
    untraceable: 0,
    frameErrors: 0,
    vacant: 0,
    pending: 0,
    substituted: 0,
    visits: 0,
    units: 0,
    recorded: 0,
    violations: 0,
    found: 0,
    rectified: 0,
    putRight: 0,
    penalised: 0,
  }
  const visits = new Set<string>()
  const units = new Set<string>()
  const isIn = (date: string) => from <= date && date <= to
  for (const [number, draw] of draws.entries()) {
    const vacant = [...draw.vacancies, ...draw.amendments.flatMap(({ vacancies }) => vacancies)]
    for (const slot of draw.sample.filter(({ pool }) => isMeant(pool))) {
      if (isIn(slot.date)) result.due += 1
      // Follow the slot from unit to unit: each replacement ends one and begins the next.
      let now: RawSlot | undefined = slot
      for (const { date, substitutes } of draw.amendments) {
        const change = substitutes.find((each) => now !== undefined && same(each, now))
        if (change === undefined) continue
        const isFilled = change.substitute !== null && change.date !== null
        if (isIn(date)) result[isFilled ? 'substituted' : 'frameErrors'] += 1
        now = isFilled
          ? { pool: slot.pool, round: slot.round, unit: change.substitute!, date: change.date! }
          : undefined
      }
      if (now === undefined) continue
      const row: RawSlot = now
      const { pool, round, unit } = row
      const begun = { unit, ...(row.host ?? { pool, round }) }
      const outcome = draw.outcomes.find((each) => same(each, row))
      const date = outcome?.date ?? row.date
      if (!isIn(date)) continue
      if (outcome === undefined) {
        result[vacant.some((each) => same(each, begun)) ? 'vacant' : 'pending'] += 1
      } else if (outcome.outcome === 'refused') result.refused += 1
      else if (outcome.outcome === 'untraceable') result.untraceable += 1
      else if (outcome.outcome !== 'inspected') result.frameErrors += 1
      else {
        result.done += 1
        visits.add(JSON.stringify([number, begun.pool, begun.round, unit, date]))
        units.add(unit)
        const { violation, rectified = 0, penalty = 0 } = outcome.values ?? {}
        if (violation === undefined) continue
        result.recorded += 1
        result.found += violation
        result.putRight += rectified
        if (violation > 0) result.violations += 1
        if (violation > 0 && rectified === violation) result.rectified += 1
        if (penalty > 0) result.penalised += 1
      }
    }
  }
  result.visits = visits.size
  result.units = units.size
  return result
}
