import { lastDayOf } from '../../calendar/day.ts'
import { groupBy } from '../../core/group.ts'
import { sameValue } from '../../core/same-value.ts'
import { rowKey } from '../../core/table.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import { rowName } from '../../record/check-outcome-units.ts'
import { dayOfVisit, type PlannedVisit, whoWent } from '../../record/visits-made.ts'
import type { PastVisit } from '../../schema/inputs/relations.ts'
import type { Outcome } from '../../schema/report/outcome.ts'
import { type Remark, remark } from './columns.ts'
import { counted } from './counted.ts'
import { spoken } from './row-steps.ts'
import { nameIn, type SeriesDraw } from './series-draw.ts'

/**
 * Holds what a draw was told of the visits of earlier draws against what these led to: records,
 * amendments, outcomes. Rows that speak of such visits are noted in the draw's `carried`.
 *
 * A visit may be told as it was planned or as its outcome says, and after some of the amendments or
 * all: what was known on the day of the announcement only a ledger shows. Of the possible numbers
 * of amendments the one that explains most is taken.
 *
 * @param issued - how many amendments of each draw the ledger has before the announcement
 */
export function checkCarried(
  now: SeriesDraw,
  before: readonly SeriesDraw[],
  issued: ReadonlyMap<SeriesDraw, number>,
): Remark[] {
  const rowAt = new Map(now.inputs.pastVisits.map((row) => [rowKey('pastVisits', row), row]))
  const fits = before.map((draw) => bestFit(draw, rowAt, boundsOf(now, draw, issued.get(draw))))
  for (const { told } of fits) for (const row of told.keys()) now.carried.add(row)
  const free = groupBy(
    now.inputs.pastVisits.filter((row) => !now.carried.has(row)),
    ({ enterprise, matter }) => `${matter}\n${enterprise}`,
  )
  const visits = sum(fits, ({ told }) => told.size)
  return [
    ...(visits > 0 ? [remark('visits-follow', { visits })] : []),
    ...fits.flatMap((fit) => remarksOf(now, fit, free)),
  ]
}

/** Rows that pass for visits of earlier draws, and are none. */
export function checkNotDrawn(
  now: SeriesDraw,
  before: readonly SeriesDraw[],
  known: readonly PastVisit[],
): { readonly rows: ReadonlySet<PastVisit>; readonly remarks: readonly Remark[] } {
  const isKnown = new Set(known.map(textOf))
  const rows = now.inputs.pastVisits.filter(
    (row) =>
      !now.carried.has(row) && !isKnown.has(textOf(row)) && before.some((draw) => isOf(draw, row)),
  )
  // Only an amendment can have put a reserve into the sample.
  const fromReserve = before.flatMap((draw) => {
    if (draw.isAmended) return []
    const reserves = new Set(
      draw.record.body.tables.reserves.map(({ pool, unit }) => `${pool}\n${unit}`),
    )
    const own = rows.filter((row) => reserves.has(`${row.matter}\n${row.enterprise}`))
    return own.length === 0 ? [] : [{ draw, own }]
  })
  const explained = new Set(fromReserve.flatMap(({ own }) => own))
  const others = rows.filter((row) => !explained.has(row))
  return {
    rows: new Set(rows),
    remarks: [
      ...fromReserve.map(({ draw, own }) =>
        remark('visits-by-amendment', { ...nameIn(now, draw), ...counted(own.map(nameOf)) }),
      ),
      ...(others.length === 0 ? [] : [remark('visits-not-drawn', counted(others.map(nameOf)))]),
    ],
  }
}

/** How many amendments of an earlier draw can have been known. */
function boundsOf(now: SeriesDraw, { amendments }: SeriesDraw, issued: number | undefined) {
  if (issued !== undefined) return { least: issued, most: issued }
  const { by } = now.record.body.head.announcement
  // The announcement was out by then: what was decided on a later day it did not know.
  const last = by === null ? '9' : lastDayOf(by)
  return { least: 0, most: amendments.filter(({ body }) => body.date <= last).length }
}

/** The visits of a draw, as far as they are told. */
interface Fit {
  readonly draw: SeriesDraw
  readonly amendments: number
  readonly most: number
  /** Visits by the row that tells of them. */
  readonly told: ReadonlyMap<PastVisit, PlannedVisit>
  /** Rows with other officers, and whom the draw sent. */
  readonly byOthers: readonly { readonly row: PastVisit; readonly team: readonly string[] }[]
  /** Those of which no row tells although one must. */
  readonly left: readonly PlannedVisit[]
}

function bestFit(
  draw: SeriesDraw,
  rowAt: ReadonlyMap<string, PastVisit>,
  { least, most }: { readonly least: number; readonly most: number },
): Fit {
  const wrongIn = ({ left, byOthers }: Fit) => left.length + byOthers.length
  const fits = Array.from({ length: most - least + 1 }, (_, index) =>
    fitOf(draw, most - index, most, rowAt),
  )
  return fits.reduce((best, fit) => (wrongIn(fit) < wrongIn(best) ? fit : best))
}

function fitOf(
  draw: SeriesDraw,
  amendments: number,
  most: number,
  rowAt: ReadonlyMap<string, PastVisit>,
): Fit {
  const visits = draw.planned[amendments] as readonly PlannedVisit[]
  const told = new Map<PastVisit, PlannedVisit>()
  const left: PlannedVisit[] = []
  const teamsOf = new Map<PastVisit, readonly [sent: Set<string>, went: Set<string>]>()
  for (const visit of visits) {
    const reports = [...reportsOf(draw, visit)].reverse()
    const days = [...reports, undefined].map((outcome) => dayOfVisit(visit, outcome))
    const rows = days.map((day) => (day === undefined ? undefined : rowAt.get(keyOf(visit, day))))
    const row = rows.find((each) => each !== undefined)
    if (row === undefined) {
      if (!days.includes(undefined)) left.push(visit)
      continue
    }
    // Two rounds of a pool may see a unit on one day: one row, with all officers.
    const [sent, went] = teamsOf.get(row) ?? [new Set(), new Set()]
    for (const officer of visit.officers) sent.add(officer)
    for (const officer of whoWent(visit, reports[0])) went.add(officer)
    teamsOf.set(row, [sent, went])
    told.set(row, visit)
  }
  const byOthers = [...teamsOf].flatMap(([row, teams]) => {
    // Before it was reported who went, those who were to go were told.
    const [sent, went] = teams.map((officers) => [...officers].sort(compareUtf8))
    const isOne = [sent, went].some((team) => sameValue(team, row.inspectors ?? []))
    return isOne ? [] : [{ row, team: went as readonly string[] }]
  })
  return { draw, amendments, most, told, byOthers, left }
}

function remarksOf(
  now: SeriesDraw,
  { draw, amendments, most, told, byOthers, left }: Fit,
  free: ReadonlyMap<string, PastVisit[]>,
): Remark[] {
  const missing: string[] = []
  const moved: string[] = []
  const against: string[] = []
  for (const visit of left) {
    const { pool, unit, date } = visit.row
    const rows = free.get(`${pool}\n${unit}`) ?? []
    const place = rows.findIndex((row) => isOf(draw, row))
    const [row] = place < 0 ? [] : rows.splice(place, 1)
    if (row !== undefined) now.carried.add(row)
    const day = dayOfVisit(visit, outcomeOf(draw, visit)) ?? date
    const name = `${unit} ${pool} ${day}${row === undefined ? '' : ` → ${row.date}`}`
    // Whoever has the outcome knows that the visit was made, and when.
    const column = outcomeOf(draw, visit) ? against : row === undefined ? missing : moved
    column.push(name)
  }
  const exchanged: string[] = []
  for (const { row, team } of byOthers) {
    // With the last amendment known, and how the visit ended, nobody else can have been sent.
    const isKnown = draw.isAmended && outcomeOf(draw, told.get(row) as PlannedVisit) !== undefined
    const column = isKnown ? against : exchanged
    column.push(`${nameOf(row)} (${officersIn(team)} → ${officersIn(row.inspectors)})`)
  }
  const asPlanned = [...told].flatMap(([row, visit]) => {
    const outcome = outcomeOf(draw, visit)
    return outcome === undefined || dayOfVisit(visit, outcome) === row.date ? [] : [nameOf(row)]
  })
  const of = nameIn(now, draw)
  const ifAny = <T>(names: readonly string[], make: (names: readonly string[]) => T) =>
    names.length === 0 ? [] : [make(names)]
  return [
    ...ifAny(against, (names) => remark('visits-against-outcomes', { ...of, ...counted(names) })),
    ...ifAny(missing, (names) => remark('visits-missing', { ...of, ...counted(names) })),
    ...ifAny(moved, (names) => remark('visits-moved', { ...of, ...counted(names) })),
    ...ifAny(exchanged, (names) => remark('visits-by-others', { ...of, ...counted(names) })),
    ...ifAny(asPlanned, (names) => remark('visits-as-planned', { ...of, ...counted(names) })),
    ...(amendments < most
      ? [remark('amendments-not-carried', { ...of, carried: amendments, amendments: most })]
      : []),
  ]
}

function reportsOf({ reports }: SeriesDraw, { row }: PlannedVisit): readonly Outcome[] {
  return reports.get(rowName(row)) ?? []
}

function outcomeOf({ outcomes }: SeriesDraw, { row }: PlannedVisit): Outcome | undefined {
  return outcomes?.get(rowName(row))
}

/** Whether a row can be about a visit of a draw: its matter is a pool, its day not before it. */
function isOf({ record }: SeriesDraw, { matter, date }: PastVisit): boolean {
  return record.body.head.rounds.some(({ pool, window }) => pool === matter && window[0] <= date)
}

function keyOf({ row: { unit, pool } }: PlannedVisit, date: string): string {
  return rowKey('pastVisits', { enterprise: unit, date, matter: pool })
}

function nameOf({ enterprise, matter = '', date }: PastVisit): string {
  return spoken(`${enterprise}\n${matter}\n${date}`)
}

function officersIn(inspectors: readonly string[] = []): string {
  return inspectors.join(' ') || '—'
}

/** A row as a text: two tables have the same row iff they have the same text. */
function textOf({ enterprise, date, matter = '', inspectors = [] }: PastVisit): string {
  return [enterprise, date, matter, ...inspectors].join('\n')
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
