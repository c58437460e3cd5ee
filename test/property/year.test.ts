import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canonicalJson,
  draw,
  exclusionsOf,
  type PastVisit,
  verify,
  verifySeries,
  visitsMade,
} from '../../src/index.ts'
import { inclusion } from '../../src/report/index.ts'
import type { SampleRow } from '../../src/schema/documents/documents.ts'
import { effort } from '../effort.ts'
import { expectSound } from '../verify/sound.ts'
import { dice, scrambled } from './arbitrary-inputs.ts'
import { capOf, type Year, years } from './year-inputs.ts'
import { currentRows, type PlayedBatch, playYear, rowsOf, textOf } from './year-play.ts'
import {
  datesIn,
  fittingCodes,
  isVisited,
  joinable,
  type RoundView,
  roundsOf,
} from './year-rules.ts'

const known = new Map<string, PlayedBatch[]>()

/** The year as it went; the same years are played once for all laws. */
function played(year: Year): PlayedBatch[] {
  const name = JSON.stringify(year)
  const batches = known.get(name) ?? playYear(year)
  known.set(name, batches)
  return batches
}

function forEachYear(law: (batches: PlayedBatch[], year: Year) => void): void {
  fc.assert(
    fc.property(years, (year) => law(played(year), year)),
    { seed: 2020, numRuns: effort(28, 70) },
  )
}

function forEachRound(law: (view: RoundView, batch: PlayedBatch) => void): void {
  forEachYear((batches) => {
    for (const batch of batches) for (const view of roundsOf(batch)) law(view, batch)
  })
}

/** What a law must have seen, so that it says something. */
function expectSeen(counts: Readonly<Record<string, number>>, least: number): void {
  for (const [what, count] of Object.entries(counts)) {
    expect(count, what).toBeGreaterThanOrEqual(effort(least / 5, least))
  }
}

describe('in a year, every exclusion', () => {
  it('has the code of the first rule that fits, and every eligible unit fits none', () => {
    const codes: Record<string, number> = {}
    forEachRound((view, { data }) => {
      const found = new Map(view.excluded.map(({ unit, code }) => [unit, code]))
      for (const unit of view.frame) {
        expect(found.get(unit)).toBe(fittingCodes(data, view, unit, true)[0])
      }
      expect([...found.keys()].every((unit) => view.frame.includes(unit))).toBe(true)
      for (const code of found.values()) codes[code] = (codes[code] ?? 0) + 1
    })
    expect(Object.keys(codes).toSorted()).toEqual([
      'cap',
      'earlier',
      'earlier-round',
      'idle',
      'listed',
      'overlap',
      'own-cap',
      'own-recent',
      'penalised',
      'recent',
    ])
    expectSeen(codes, 3)
  })

  it('is by the draw iff no rule would fit without this batch', () => {
    const seen = { byDraw: 0, byInputs: 0 }
    forEachRound((view, { data }) => {
      for (const { unit, byDraw } of view.excluded) {
        expect(byDraw).toBe(fittingCodes(data, view, unit, false).length === 0)
        seen[byDraw ? 'byDraw' : 'byInputs'] += 1
      }
    })
    expectSeen(seen, 50)
  })
})

describe('in a year, every frame', () => {
  it('is sample, reserves, excluded and undrawn, each unit once', () => {
    const seen = { reserves: 0, undrawn: 0, drawn: 0 }
    const inclusionOf = new Map<unknown, ReturnType<typeof inclusion>>()
    forEachRound((view, { data, record }) => {
      const { task, round, frame, sample, excluded } = view
      const isMine = (row: { pool: string; round: number }) =>
        row.pool === task.id && row.round === round
      const reserves = record.body.tables.reserves.filter(isMine)
      const summary = record.body.head.rounds.find(isMine)!
      const named = [...sample, ...reserves, ...excluded].map(({ unit }) => unit)
      const undrawn = frame.filter((unit) => !named.includes(unit))
      expect([...named, ...undrawn].toSorted()).toEqual(frame.toSorted())
      const all = inclusionOf.get(record) ?? inclusion(record, data)
      inclusionOf.set(record, all)
      expect(all.rounds.find(isMine)!.units.map(({ unit }) => unit)).toEqual(frame.toSorted())
      expect(summary).toMatchObject({
        frame: frame.length,
        eligible: frame.length - excluded.length,
        drawn: sample.length,
        reserves: reserves.length,
        shortfall: Math.max(0, task.rounds[round - 1]!.visits - sample.length),
      })
      const eligible = frame.filter((unit) => excluded.every((row) => row.unit !== unit))
      for (const { stratum, size, drawn } of summary.strata) {
        const name = JSON.stringify(stratum)
        const mine = eligible.filter((unit) => JSON.stringify(stratumOf(view, data, unit)) === name)
        expect(mine.length).toBe(size)
        const ofStratum = (row: { stratum: unknown }) => JSON.stringify(row.stratum) === name
        expect(sample.filter(ofStratum).length).toBe(drawn)
        const left = Math.min(task.reserve ?? 0, size - drawn)
        expect(reserves.filter(ofStratum).length).toBe(left)
      }
      seen.reserves += reserves.length
      seen.undrawn += undrawn.length
      seen.drawn += sample.length
    })
    expectSeen(seen, 100)
  })
})

function stratumOf(view: RoundView, data: PlayedBatch['data'], unit: string): unknown[] {
  const { design } = view.task
  const firm = data.enterprises.find(({ id }) => id === unit)!
  const stratum = design.type === 'stratified' ? [firm.town] : []
  if (design.rotation === undefined) return stratum
  return [...stratum, isVisited(data, view, unit) ? 'visited' : 'unvisited']
}

describe('in a year, visits', () => {
  it('that begin have a working day of their window; those that join, the first visit there is to join', () => {
    const seen = { joined: 0, begun: 0 }
    forEachRound((view) => {
      for (const { unit, date, host } of view.sample) {
        const joined = joinable(view, unit)
        expect(host).toEqual(joined?.host)
        if (joined !== undefined) {
          expect(date).toBe(joined.date)
          seen.joined += 1
          continue
        }
        expect(view.window[0] <= date && date <= view.window[1] && isWorkingDay(date)).toBe(true)
        seen.begun += 1
      }
    })
    expectSeen(seen, 30)
  })

  it('have the seats of all their matters, alike seats as often as the one that wants most', () => {
    const seen = { joint: 0, staffed: 0, vacant: 0 }
    forEachYear((batches) => {
      for (const { data, record } of batches) {
        const { sample, seats, vacancies } = record.body.tables
        const { tasks } = data.plan
        const visits = new Map<string, SampleRow[]>()
        for (const row of sample) {
          visits.set(visitName(row), [...(visits.get(visitName(row)) ?? []), row])
        }
        expect(seats.every((seat) => visits.has(visitName(seat)))).toBe(true)
        const vacant = new Set(vacancies.map(visitName))
        for (const [name, rows] of visits) {
          const wanted = { lead: 0, member: 0 }
          for (const { pool } of rows) {
            const { team } = tasks.find(({ id }) => id === pool)!
            if (team === 'none') continue
            for (const { role, count = 1 } of team.seats) {
              wanted[role as 'lead'] = Math.max(wanted[role as 'lead'], count)
            }
          }
          const here = seats.filter((seat) => visitName(seat) === name)
          const found = { lead: 0, member: 0 }
          for (const { role } of here) found[role as 'lead'] += 1
          expect(found).toEqual(vacant.has(name) ? { lead: 0, member: 0 } : wanted)
          seen.vacant += vacant.has(name) ? 1 : 0
          seen.staffed += here.length > 0 ? 1 : 0
          seen.joint += here.length > 0 && rows.length > 1 ? 1 : 0
        }
      }
    })
    expectSeen(seen, 10)
  })

  it('never have an officer twice, on leave, recused, or more often on a day than he may', () => {
    const seen = { amended: 0, limited: 0, seats: 0 }
    forEachYear((batches) => {
      for (const batch of batches) {
        const { data, amendments, record } = batch
        const { inspectors, recusals } = data
        const rows = rowsOf(batch)
        const isAlive = (name: string) =>
          rows.some((row) => !row.isReplaced && visitName(row) === name)
        const dateOf = new Map(rows.map((row) => [visitName(row), row.date]))
        const holderOf = new Map(record.body.tables.seats.map((seat) => [seatName(seat), seat]))
        for (const { body } of amendments) {
          for (const seat of body.seats) holderOf.set(seatName(seat), { ...seat, role: '' })
          seen.amended += body.seats.length
        }
        const changes = amendments.map(({ body }) => body.change)
        const perDay = new Map<string, number>()
        const taken = new Set<string>()
        for (const { unit, inspector, ...at } of holderOf.values()) {
          const name = visitName({ unit, ...at })
          if (!isAlive(name)) continue
          seen.seats += 1
          const date = dateOf.get(name)!
          const officer = inspectors.find(({ id }) => id === inspector)!
          expect(taken.has(`${name} ${inspector}`)).toBe(false)
          taken.add(`${name} ${inspector}`)
          perDay.set(`${inspector} ${date}`, (perDay.get(`${inspector} ${date}`) ?? 0) + 1)
          const today = perDay.get(`${inspector} ${date}`)!
          if (officer.perDay !== undefined) {
            expect(today).toBeLessThanOrEqual(officer.perDay)
            seen.limited += 1
          }
          const away = [
            ...(officer.leave ?? []),
            ...changes.flatMap((change) =>
              'from' in change && change.inspector === inspector ? [change] : [],
            ),
          ]
          expect(away.some(({ from, to }) => from <= date && date <= to)).toBe(false)
          const recused = [...recusals, ...changes].filter(
            (row) => 'inspector' in row && 'enterprise' in row,
          )
          expect(
            recused.some((row) => row.inspector === inspector && row.enterprise === unit),
          ).toBe(false)
        }
      }
    })
    expectSeen(seen, 20)
  })
})

interface Placed {
  readonly pool: string
  readonly round: number
  readonly unit: string
  readonly host?: { readonly pool: string; readonly round: number }
}

function visitName({ pool, round, unit, host = { pool, round } }: Placed): string {
  return `${host.pool} ${host.round} ${unit}`
}

function seatName(seat: Placed & { readonly seat: number }): string {
  return `${visitName(seat)} ${seat.seat}`
}

function isWorkingDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  if (date === '2020-01-11') return true
  return (
    day > 0 && day < 6 && !['2020-01-07', '2020-04-08', '2020-12-31', '2021-01-01'].includes(date)
  )
}

describe('in a year, a substitute', () => {
  it('is the next reserve by rank that neither is or was in the sample nor is visited elsewhere', () => {
    const seen = { substitutes: 0, none: 0, 'in-sample': 0, 'visited-elsewhere': 0, joint: 0 }
    forEachYear((batches) => {
      for (const batch of batches) {
        const { record, amendments, data } = batch
        const elsewhere = new Set<string>()
        for (const [index, { body }] of amendments.entries()) {
          const { change, reason, date } = body
          if (!('elsewhere' in change)) {
            expect(body.substitutes).toEqual([])
            continue
          }
          const before = { record, amendments: amendments.slice(0, index) }
          for (const { unit } of change.elsewhere) elsewhere.add(unit)
          const sampled = new Set(rowsOf(before).map(({ unit }) => unit))
          const now = currentRows(before)
          const isNamed = (row: Placed) =>
            row.pool === change.pool && row.round === change.round && row.unit === change.unit
          const named = now.find(isNamed)!
          const replaced = now.filter((row) =>
            reason === 'out-of-scope' ? isNamed(row) : visitName(row) === visitName(named),
          )
          expect(body.substitutes.map(({ pool, round }) => `${pool} ${round}`).toSorted()).toEqual(
            replaced.map(({ pool, round }) => `${pool} ${round}`).toSorted(),
          )
          seen.joint += replaced.length > 1 ? 1 : 0
          for (const row of body.substitutes) {
            const { pool, round, unit } = row
            const old = replaced.find((each) => each.pool === pool && each.round === round)!
            const [, to] = data.plan.tasks.find(({ id }) => id === pool)!.rounds[round - 1]!.window
            const day = nextWorkingDay(old.date > date ? old.date : date, to)
            const stratum = stratumAt(batch, index, { pool, round, unit })
            const reserves = record.body.tables.reserves
              .filter((each) => each.pool === pool && each.round === round)
              .filter((each) => JSON.stringify(each.stratum) === stratum)
              .toSorted((a, b) => a.rank - b.rank)
            const why = (id: string) =>
              sampled.has(id) ? 'in-sample' : elsewhere.has(id) ? 'visited-elsewhere' : null
            const first = day === null ? -1 : reserves.findIndex((each) => why(each.unit) === null)
            const passed = day === null ? [] : reserves.slice(0, first < 0 ? undefined : first)
            const next = reserves[first]
            expect(row).toEqual({
              pool,
              round,
              unit,
              substitute: next?.unit ?? null,
              rank: next?.rank ?? null,
              date: next === undefined ? null : day,
              passed: passed.map((each) => ({ unit: each.unit, reason: why(each.unit) })),
            })
            for (const { reason: passedFor } of row.passed) seen[passedFor] += 1
            if (row.substitute === null) seen.none += 1
            else {
              seen.substitutes += 1
              sampled.add(row.substitute)
            }
          }
        }
        for (const { unit, pool, round } of batch.amendments.flatMap(({ body }) =>
          body.substitutes.flatMap((row) =>
            row.substitute ? [{ ...row, unit: row.substitute }] : [],
          ),
        )) {
          const others = currentRows(batch).filter((row) => row.unit === unit)
          expect(others.every((row) => row.pool === pool && row.round === round)).toBe(true)
          expect(others.length).toBeLessThanOrEqual(1)
        }
      }
    })
    expectSeen(seen, 3)
  })
})

/** The stratum of a row of the sample after so many amendments: that of the row it came for. */
function stratumAt({ record, amendments }: PlayedBatch, index: number, at: Placed): string {
  const came = amendments
    .slice(0, index)
    .flatMap(({ body }) => body.substitutes)
    .find((row) => row.pool === at.pool && row.round === at.round && row.substitute === at.unit)
  if (came !== undefined) {
    return stratumAt({ record, amendments } as PlayedBatch, index, { ...at, unit: came.unit })
  }
  const row = record.body.tables.sample.find((each) => seatlessName(each) === seatlessName(at))!
  return JSON.stringify(row.stratum)
}

function seatlessName({ pool, round, unit }: Placed): string {
  return `${pool} ${round} ${unit}`
}

function nextWorkingDay(from: string, to: string): string | null {
  for (let day = from; day <= to; day = dayAfter(day)) if (isWorkingDay(day)) return day
  return null
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

// A substitute is protected by what the draw knew, by being in no sample of its record, and by
// `elsewhere`: where visits of another batch came after the announcement, the amendments of the
// year name them there.
describe('in a year, a bound on visits', () => {
  it('of all tasks holds for every unit and year, with all amendments and on the days that visits were made', () => {
    const seen = { atBound: 0, bySubstitute: 0, excluded: 0 }
    forEachYear((batches, year) => {
      const most = capOf(year)
      if (most === undefined) return
      const first = batches[0]!.data.pastVisits
      const made = batches.flatMap(({ record, data, amendments, outcomes }) =>
        visitsMade(record, data, { amendments: amendments.map(textOf), outcomes }),
      )
      const substitutes = new Set(
        batches.flatMap(({ amendments }) =>
          amendments.flatMap(({ body }) => body.substitutes.map(({ substitute }) => substitute)),
        ),
      )
      for (const unit of new Set(made.map(({ enterprise }) => enterprise))) {
        const datesOf = (rows: readonly PastVisit[]) =>
          rows.filter(({ enterprise }) => enterprise === unit).map(({ date }) => date)
        for (const calendarYear of ['2020', '2021']) {
          const before = datesIn(calendarYear, datesOf(first))
          const after = datesIn(calendarYear, datesOf([...first, ...made]))
          // Who had more visits than that already gets no further one.
          expect(after).toBeLessThanOrEqual(Math.max(most, before))
          seen.atBound += after === most ? 1 : 0
          seen.bySubstitute += after === most && substitutes.has(unit) ? 1 : 0
        }
      }
      const [{ record, data }] = batches as [PlayedBatch]
      const capped = exclusionsOf(record, data as never).filter(({ code }) => code === 'cap')
      seen.excluded += capped.length
    })
    expectSeen(seen, 3)
  })
})

describe('in a year, every draw', () => {
  it('verifies with its amendments, alone and as a series', () => {
    let carried = 0
    forEachYear((batches, year) => {
      for (const [index, { text, data, announcementDigest, amendments }] of batches.entries()) {
        const report = verify(text, data, {
          announcementDigest,
          history: batches.slice(0, index).map((batch) => batch.text),
          amendments: amendments.map(textOf),
          lastAmendment: amendments.at(-1)?.digest ?? null,
        })
        expectSound(report)
      }
      const documents = batches.map(({ text, data, announcementDigest, amendments, outcomes }) => {
        return { text, data, announcementDigest, amendments: amendments.map(textOf), outcomes }
      })
      const series = verifySeries(documents, { lastDigest: batches.at(-1)!.record.digest })
      expect(series.refutes).toEqual([])
      for (const { report } of series.entries) if (report) expectSound(report)
      const isLate = year.batches.some(({ events }) => events.some((event) => event.isLate))
      if (!isLate) {
        const untold = series.open.filter(
          ({ about }) => 'name' in about && about.name === 'carried-visits',
        )
        expect(untold).toEqual([])
        carried += 1
      }
    })
    expect(carried).toBeGreaterThan(effort(0, 2))
  })

  it('is the same to the byte when it is drawn again, and from rows in any order', () => {
    forEachYear((batches) => {
      for (const [index, { data, options, text }] of batches.entries()) {
        expect(canonicalJson(draw(data, options))).toBe(text)
        const roll = dice(index + 1)
        const tables = Object.entries(data).map(([name, rows]) => {
          return [name, Array.isArray(rows) ? scrambled(rows, roll) : rows]
        })
        const shuffled = Object.fromEntries(tables) as PlayedBatch['data']
        expect(canonicalJson(draw(shuffled, options))).toBe(text)
      }
    })
  })
})
