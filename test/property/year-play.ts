import {
  type Amendment,
  announce,
  canonicalJson,
  commitment,
  type DrawRecord,
  draw,
  isDoubleRandomError,
  type Outcome,
  type PastVisit,
  reassignOfficer,
  substituteUnit,
  visitsMade,
} from '../../src/index.ts'
import type { Year, YearData, YearEvent } from './year-inputs.ts'

/** A unit of a sample as amended. */
export interface PlayedRow {
  readonly pool: string
  readonly round: number
  readonly unit: string
  readonly date: string
  readonly host: { readonly pool: string; readonly round: number }
  readonly isReplaced: boolean
}

export interface PlayedBatch {
  readonly data: YearData
  readonly options: Parameters<typeof draw>[1]
  readonly announcementDigest: string
  readonly record: DrawRecord
  readonly text: string
  readonly amendments: readonly Amendment[]
  readonly outcomes: readonly Outcome[]
}

const STARTS = ['2020-01-06', '2020-04-07', '2020-07-06', '2020-12-14']
const TIMES = ['2018-06-01', '2019-07-31', '2019-12-30', '2020-01-02', '2020-01-03', '2020-01-04']
const SERIES = '年度'

export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/**
 * The windows of a batch: a week, another one that begins in it, and five that hold both, the last
 * ones into the next year.
 */
function windowOf(batch: number, span: number): [string, string] {
  const start = STARTS[batch]!
  return [
    [start, dayAfter(start, 4)],
    [dayAfter(start, 3), dayAfter(start, 11)],
    [start, dayAfter(start, 32)],
  ][span] as [string, string]
}

function idOf(number: number): string {
  return `E${String(number).padStart(2, '0')}`
}

/** The inputs of a batch: the register of its day, and all visits known of before. */
function dataOf(year: Year, batch: number, known: readonly PastVisit[]): YearData {
  const { missing, closed, grown } = year.batches[batch]!
  const numbers = Array.from({ length: year.firms + batch }, (_, i) => i)
  const units = numbers
    .filter((i) => !missing.includes(i))
    .map((i) => ({
      id: idOf(i),
      name: `企业${i}`,
      town: i % 3 === 0 ? '东' : '西',
      status: closed.includes(i) ? '停产' : '存续',
      size: 1 + ((i * 7 + grown) % 5),
    }))
  const rows = <T extends object>(
    pairs: readonly (readonly [number, number])[],
    row: (unit: string, at: number) => T,
  ) => [...new Map(pairs.map(([a, b]) => [`${a} ${b}`, row(idOf(a), b)])).values()]
  const past = rows(year.pastVisits, (enterprise, when) => ({ enterprise, date: TIMES[when]! }))
  const data = {
    plan: {
      id: 'plan',
      title: 'P',
      exclude: year.rules,
      pairing: { shortage: 'vacancies' },
      tasks: year.tasks.map(({ id, where, merge, design, reserve, team, rules, rounds }) => ({
        id,
        title: id,
        kind: 'general',
        department: 'D',
        doubleRandom: true,
        ...(where !== 'everybody' && { where: halfOf(where) }),
        ...(merge && { overlap: 'merge' }),
        exclude: rules,
        design,
        ...(design.type !== 'pps' && { reserve }),
        team: TEAMS[team],
        rounds: rounds.map((round) => ({
          window: windowOf(round.batch, round.span),
          visits: round.visits,
        })),
      })),
    },
    calendar: {
      version: '1',
      from: '2019-01-01',
      to: '2021-12-31',
      holidays: ['2020-01-07', '2020-04-08', '2020-12-31', '2021-01-01'],
      workdays: ['2020-01-11'],
    },
    enterprises: units,
    inspectors: year.officers.map(({ perDay, leave }, i) => ({
      id: `I${i}`,
      name: `I${i}`,
      department: 'D',
      certificate: { from: '2019-01-01', to: '2021-12-31' },
      ...(perDay !== undefined && { perDay }),
      ...(leave && { leave: [{ from: STARTS[i % 4]!, to: dayAfter(STARTS[i % 4]!, 7) }] }),
    })),
    recusals: [...new Map(year.recusals.map((pair) => [pair.join(), pair])).values()]
      .filter(
        ([officer, unit]) =>
          officer < year.officers.length && units.some(({ id }) => id === idOf(unit)),
      )
      .map(([officer, unit]) => ({
        inspector: `I${officer}`,
        enterprise: idOf(unit),
        reason: 'r',
      })),
    pastVisits: [...past, ...known],
    penalties: rows(year.penalties, (enterprise, when) => ({ enterprise, date: TIMES[when]! })),
    lists: year.listed.map((i) => ({ list: '市级', enterprise: idOf(i) })),
  }
  return data as unknown as YearData
}

const TEAMS = {
  none: 'none',
  two: { seats: [{ role: 'lead' }, { role: 'member' }] },
  three: { seats: [{ role: 'lead' }, { role: 'member', count: 2 }] },
}

function halfOf(where: 'first half' | 'second half') {
  const ids = Array.from({ length: 20 }, (_, i) => i).filter((i) =>
    where === 'first half' ? i < 8 : i >= 4,
  )
  return { in: { id: ids.map(idOf) } }
}

/** The rows of a record with its amendments, read off the documents. */
export function rowsOf({
  record,
  amendments,
}: Pick<PlayedBatch, 'record' | 'amendments'>): PlayedRow[] {
  let rows = record.body.tables.sample.map(
    ({ pool, round, unit, date, host = { pool, round } }): PlayedRow => {
      return { pool, round, unit, date, host, isReplaced: false }
    },
  )
  for (const { body } of amendments) {
    for (const { pool, round, unit, substitute, date } of body.substitutes) {
      rows = rows.map((row) =>
        row.pool === pool && row.round === round && row.unit === unit
          ? { ...row, isReplaced: true }
          : row,
      )
      if (substitute !== null && date !== null) {
        rows.push({ pool, round, unit: substitute, date, host: { pool, round }, isReplaced: false })
      }
    }
  }
  return rows
}

export function currentRows(batch: Pick<PlayedBatch, 'record' | 'amendments'>): PlayedRow[] {
  return rowsOf(batch).filter(({ isReplaced }) => !isReplaced)
}

/**
 * The row of the outcomes for a visit: all matters of a visit on one day have its day, which may be
 * the next but one.
 */
function outcomesOf(
  batch: Pick<PlayedBatch, 'record' | 'amendments'>,
  picks: readonly number[],
): Outcome[] {
  return currentRows(batch).flatMap(({ pool, round, unit, date }): Outcome[] => {
    const number = Number(unit.slice(1)) + Number(date.slice(8))
    const pick = picks[number % picks.length]!
    const at = { pool, round, unit }
    if (pick < 4) return [{ ...at, outcome: 'inspected', date: dayAfter(date, pick) }]
    if (pick === 4) return [{ ...at, outcome: 'refused', date }]
    if (pick === 5) return [{ ...at, outcome: 'untraceable' }]
    if (pick === 6) return [{ ...at, outcome: 'closed' }]
    return []
  })
}

/** Runs a year: announces, draws, amends, and tells each batch what the ones before it did. */
export function playYear(year: Year): PlayedBatch[] {
  const played: PlayedBatch[] = []
  for (const [index, { events, outcomes }] of year.batches.entries()) {
    const known = played.flatMap(({ record, data, amendments, outcomes }) =>
      visitsMade(record, data, { amendments: amendments.map(textOf), outcomes }),
    )
    const data = dataOf(year, index, known)
    const drawn = drawBatch(year, index, data, played.at(-1)?.record.digest ?? null)
    const last = played.at(-1)
    if (last !== undefined) {
      const late = year.batches[index - 1]!.events.filter(({ isLate }) => isLate)
      const others = currentRows(drawn)
      played[index - 1] = { ...last, amendments: amended(last, index - 1, late, others) }
    }
    // What came after the announcement of this batch, which it could not be told of.
    const late =
      last === undefined
        ? []
        : currentRows(played[index - 1]!).filter(
            (row) =>
              !currentRows(last).some(
                (before) =>
                  before.pool === row.pool &&
                  before.round === row.round &&
                  before.unit === row.unit,
              ),
          )
    const prompt = events.filter(({ isLate }) => !isLate)
    const now = { ...drawn, amendments: amended(drawn, index, prompt, late) }
    played.push({ ...now, outcomes: outcomesOf(now, outcomes) })
  }
  return played
}

function drawBatch(
  year: Year,
  index: number,
  data: YearData,
  previous: string | null,
): PlayedBatch {
  const number = index + 1
  const nonce = String(number).padStart(64, '0')
  const source = {
    kind: 'commit-reveal',
    party: '公证处',
    nonce,
    value: JSON.stringify(year).slice(0, 99),
  } as const
  const { party } = source
  const entropy = [
    {
      kind: 'commit-reveal',
      party,
      independent: true,
      commitment: commitment({ series: SERIES, number }, source),
    },
  ] as const
  const batch = year.tasks.flatMap(({ id, rounds }) =>
    rounds.flatMap((round, r) => (round.batch === index ? [{ pool: id, round: r + 1 }] : [])),
  )
  const announcement = announce(data, { series: SERIES, number, previous, batch, entropy })
  const options = { announcement, reveals: [source] }
  const record = draw(data, options)
  return {
    data,
    options,
    announcementDigest: announcement.digest,
    record,
    text: canonicalJson(record),
    amendments: [],
    outcomes: [],
  }
}

/**
 * The amendments of a batch with some more; `others` are visits of other batches that it was not
 * drawn with.
 */
function amended(
  batch: PlayedBatch,
  index: number,
  events: readonly YearEvent[],
  others: readonly PlayedRow[],
): Amendment[] {
  const { data, record } = batch
  const amendments = [...batch.amendments]
  const ids = data.enterprises.map(({ id }) => id)
  for (const { kind, pick, day, elsewhere } of events) {
    const wanted = dayAfter(STARTS[index]!, day)
    const earliest = amendments.at(-1)?.body.date ?? wanted
    const date = wanted < earliest ? earliest : wanted
    const paper = { evidence: '记录', date, amendments: amendments.map(textOf) }
    const rows = currentRows({ record, amendments })
    const row = rows[pick % Math.max(rows.length, 1)]
    if (kind === 'absence' || kind === 'recusal-granted') {
      const inspector = data.inspectors[pick % data.inspectors.length]!.id
      const change =
        kind === 'absence' || row === undefined
          ? { inspector, from: date, to: dayAfter(date, 5) }
          : { inspector, enterprise: row.unit }
      const reason = 'enterprise' in change ? 'recusal-granted' : 'absence'
      try {
        amendments.push(reassignOfficer(record, data, { ...paper, change, reason }))
      } catch (error) {
        if (!isDoubleRandomError(error) || error.code !== 'pairing/infeasible') throw error
      }
    } else if (row !== undefined) {
      const { pool, round, unit } = row
      // Without a time from the year of the first window to that of the last one (§11.2).
      const years = record.body.head.rounds.flatMap(({ window }) =>
        window.map((day) => day.slice(0, 4)),
      )
      const isOfThem = ({ date }: { readonly date: string }) => years.includes(date.slice(0, 4))
      const visits = [
        ...elsewhere.map((i) => ({ unit: idOf(i), date })),
        ...others.map((other) => ({ unit: other.unit, date: other.date, matter: other.pool })),
      ].filter((visit) => ids.includes(visit.unit) && isOfThem(visit))
      const visit = { pool, round, unit }
      amendments.push(
        substituteUnit(record, data, { ...paper, visit, reason: kind, elsewhere: visits }),
      )
    }
  }
  return amendments
}

export function textOf(amendment: Amendment): string {
  return canonicalJson(amendment)
}
