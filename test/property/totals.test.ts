import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DrawRecord, draw, exclusionsOf, parseInputs } from '../../src/index.ts'
import type { RoundSummary } from '../../src/schema/documents/documents.ts'
import { type Data, type SmallInputs, smallInputs } from './arbitrary-inputs.ts'

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Σ size · ratio, which must be an integer; undefined where there is no chance to speak of. */
function expected(
  strata: RoundSummary['strata'],
  member: 'pi' | 'unconditional',
): number | undefined {
  let [p, q] = [0n, 1n]
  for (const stratum of strata) {
    const ratio = stratum[member]
    if (ratio === null) return undefined
    const [a, b] = ratio.split('/').map(BigInt) as [bigint, bigint]
    ;[p, q] = [p * b + a * BigInt(stratum.size) * q, q * b]
  }
  expect(p % q).toBe(0n)
  return Number(p / q)
}

function ofRound<Row extends { pool: string; round: number }>(
  rows: readonly Row[],
  { pool, round }: RoundSummary,
): Row[] {
  return rows.filter((row) => row.pool === pool && row.round === round)
}

interface Drawn {
  readonly inputs: SmallInputs
  readonly seed: string
  readonly record: DrawRecord
}

/** Made once: a draw takes longer than all laws about it. */
let draws: readonly Drawn[] = []
beforeAll(() => {
  draws = fc.sample(smallInputs, { seed: 10, numRuns: 150 }).map((inputs, index) => {
    const seed = `种子 ${index}`
    return { inputs, seed, record: draw(inputs as never, { seed }) }
  })
})

function forEachDraw(law: (drawn: Drawn) => void): void {
  for (const drawn of draws) {
    try {
      law(drawn)
    } catch (error) {
      throw new Error(`the draw of ${drawn.seed}: ${error}`, { cause: error })
    }
  }
}

/** Checks a law for each round of many draws. */
function forEachRound(
  law: (round: RoundSummary, record: DrawRecord, inputs: SmallInputs) => void,
): void {
  let rounds = 0
  forEachDraw(({ record, inputs }) => {
    for (const round of record.body.head.rounds) law(round, record, inputs)
    rounds += record.body.head.rounds.length
  })
  expect(rounds).toBeGreaterThan(200)
}

describe('in every round', () => {
  it('frame = eligible + excluded, and eligible = sample + reserves + undrawn, nobody twice', () => {
    forEachRound((round, record, inputs) => {
      const { sample, reserves } = record.body.tables
      const exclusions = exclusionsOf(record, inputs as never)
      const parts = [sample, reserves, exclusions].map((rows) =>
        ofRound<{ pool: string; round: number; unit: string }>(rows, round).map(({ unit }) => unit),
      ) as [string[], string[], string[]]
      const known = new Set(inputs.enterprises.map(({ id }) => id))
      expect(new Set(parts.flat()).size).toBe(parts.flat().length)
      expect(parts.flat().every((unit) => known.has(unit))).toBe(true)
      const [drawn, inReserve, excluded] = parts.map((units) => units.length)
      expect(round).toMatchObject({
        drawn,
        reserves: inReserve,
        frame: round.eligible + excluded!,
      })
      expect(round.eligible).toBe(round.strata.reduce((sum, { size }) => sum + size, 0))
      expect(round.eligible).toBeGreaterThanOrEqual(drawn! + inReserve!)
      const counted = round.excluded.reduce((sum, { count }) => sum + count, 0)
      expect(counted).toBe(excluded)
    })
  })

  it('the chances add up to the number of units drawn, before and after the allocation', () => {
    forEachRound((round) => {
      const isListed = round.design === 'listed'
      expect(expected(round.strata, 'pi')).toBe(isListed ? undefined : round.drawn)
      expect(expected(round.strata, 'unconditional')).toBe(isListed ? undefined : round.drawn)
    })
  })

  it('planned = drawn + shortfall, unless the design draws more than was stated', () => {
    forEachRound(({ planned, drawn, shortfall }) => {
      expect(shortfall).toBe(Math.max(0, planned - drawn))
    })
  })

  it('each stratum has its rows in the tables, ranked from 1 without a gap', () => {
    forEachRound((round, { body }, inputs) => {
      const { reserve } = inputs.plan.tasks.find(({ id }) => id === round.pool)!
      for (const { stratum, size, drawn, pi } of round.strata) {
        const mine = (row: { stratum: unknown }) =>
          JSON.stringify(row.stratum) === JSON.stringify(stratum)
        const sample = ofRound(body.tables.sample, round).filter(mine)
        const reserves = ofRound(body.tables.reserves, round).filter(mine)
        const left = round.design === 'listed' ? 0 : Math.min(reserve, size - drawn)
        expect([sample.length, reserves.length]).toEqual([drawn, left])
        expect(sample.every((row) => row.pi === pi)).toBe(true)
        const ranked = [...sample, ...reserves].toSorted((a, b) => a.rank - b.rank)
        expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map((_, i) => i + 1))
        const tickets = ranked.map(({ ticket }) => ticket)
        expect(tickets).toEqual(tickets.toSorted())
      }
    })
  })

  it('tickets are SHA-256 of the published key and the id, and nobody undrawn has a smaller one', () => {
    forEachRound((round, record, inputs) => {
      const { body } = record
      const exclusions = exclusionsOf(record, inputs as never)
      const { seed, keys } = body.secrets
      const { select, allocate } = keys.rounds.find(
        (each) => each.pool === round.pool && each.round === round.round,
      )!
      for (const [purpose, key] of Object.entries({ select, allocate })) {
        const text = `{"pool":"${round.pool}","purpose":"${purpose}","round":${round.round},"seed":"${seed}"}`
        expect(key).toBe(sha256(`double-random/1/key\n${text}`))
      }
      const design = designOf(inputs, round)
      const by = design.type === 'stratified' ? (design.by as string[]) : []
      const inFrame = framedUnits(inputs, round)
      const isVisited = visitedIn(inputs, round, body.tables.sample)
      const drawn = [...ofRound(body.tables.sample, round), ...ofRound(body.tables.reserves, round)]
      for (const { unit, ticket } of drawn) expect(ticket).toBe(sha256(select + unit))
      const excluded = new Set(ofRound(exclusions, round).map(({ unit }) => unit))
      const names = new Set(drawn.map(({ unit }) => unit))
      for (const unit of inFrame) {
        if (names.has(unit.id as string) || excluded.has(unit.id as string)) continue
        const part = isVisited === undefined ? [] : [isVisited(unit) ? 'visited' : 'unvisited']
        const stratum = JSON.stringify([...by.map((field) => fieldValue(unit, field)), ...part])
        const larger = drawn.filter((row) => JSON.stringify(row.stratum) === stratum)
        const own = sha256(select + unit.id)
        expect(larger.every(({ ticket }) => ticket < own)).toBe(true)
      }
    })
  })

  it('each visit has a working day of the window', () => {
    forEachRound((round, { body }) => {
      for (const { date } of ofRound(body.tables.sample, round)) {
        expect(round.window[0] <= date && date <= round.window[1]).toBe(true)
        const isWeekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
        expect(['2020-01-24', '2020-01-27', '2020-04-06']).not.toContain(date)
        expect(isWeekend).toBe(['2020-01-19', '2020-06-28'].includes(date))
      }
    })
  })
})

describe('in every batch', () => {
  it('the seed is the digest of the announcement and the reveal', () => {
    forEachDraw(({ record, seed }) => {
      const { head, secrets } = record.body
      expect(record.digest).toMatch(/^[0-9a-f]{64}$/)
      const announcement = sha256(
        `double-random/1/announcement\n${textOf(head.announcement as unknown as Data)}`,
      )
      expect(secrets.seed).toBe(
        sha256(
          `double-random/1/seed\n{"announcement":"${announcement}","reveals":[{"kind":"operator","value":"${seed}"}]}`,
        ),
      )
    })
  })

  it('no unit is drawn for a pool after another one, unless that pool merges', () => {
    let together = 0
    forEachDraw(({ inputs, record }) => {
      const drawnBy = new Map<string, string>()
      for (const { pool, unit } of inBatchOrder(inputs, record)) {
        const before = drawnBy.get(unit)
        if (before !== undefined && before !== pool) {
          expect(taskOf(inputs, pool).overlap).toBe('merge')
          together += 1
        }
        drawnBy.set(unit, pool)
      }
    })
    expect(together).toBeGreaterThan(10)
  })

  it('a row joins the first visit that can take it, and then has its date and no seats of its own', () => {
    let joined = 0
    let apart = 0
    forEachDraw(({ inputs, record }) => {
      const visits: { unit: string; date: string; host: object; pools: string[] }[] = []
      for (const { pool, round, unit, date, host } of inBatchOrder(inputs, record)) {
        const task = taskOf(inputs, pool)
        const [from, to] = (task.rounds as { window: [string, string] }[])[round - 1]!.window
        const visit =
          task.overlap === 'merge'
            ? visits.find(
                (each) =>
                  each.unit === unit &&
                  each.date >= from &&
                  each.date <= to &&
                  !each.pools.includes(pool),
              )
            : undefined
        expect(host).toEqual(visit?.host)
        if (visit === undefined) {
          visits.push({ unit, date, host: { pool, round }, pools: [pool] })
        } else {
          expect(date).toBe(visit.date)
          visit.pools.push(pool)
          const isOwn = (seat: { pool: string; round: number; unit: string }) =>
            seat.pool === pool && seat.round === round && seat.unit === unit
          expect(record.body.tables.seats.some(isOwn)).toBe(false)
          joined += 1
        }
        if (visit === undefined && task.overlap === 'merge') apart += 1
      }
    })
    expect(Math.min(joined, apart)).toBeGreaterThan(5)
  })

  it('each row of a task with items has those of the catalogue with the smallest tickets', () => {
    let rows = 0
    forEachDraw(({ inputs, record }) => {
      const { tables, secrets } = record.body
      const wanting = tables.sample.filter(({ pool }) => taskOf(inputs, pool).items !== undefined)
      const nameOf = (row: { pool: string; round: number; unit: string }) =>
        `${row.pool} ${row.round} ${row.unit}`
      expect(tables.items.map(nameOf)).toEqual(wanting.map(nameOf))
      for (const { pool, round, unit: id, mandatory, drawn } of tables.items) {
        const { catalogue, draw: wanted = 0 } = taskOf(inputs, pool).items as {
          catalogue: string
          draw?: number | string
        }
        const unit = inputs.enterprises.find((each) => each.id === id)!
        const all = (inputs.plan.catalogues as { id: string; items: Data[] }[])
          .find((each) => each.id === catalogue)!
          .items.filter(({ where }) => where === undefined || isTrue(inputs, where as Data, unit))
        expect(mandatory).toEqual(all.filter((item) => item.mandatory).map((item) => item.id))
        const key = sha256(
          `double-random/1/key\n{"pool":"${pool}","purpose":"items","round":${round},"seed":"${secrets.seed}","unit":"${id}"}`,
        )
        const others = all
          .filter((item) => !item.mandatory)
          .map((item) => ({ id: item.id as string, ticket: sha256(`${key}${item.id}`) }))
          .toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))
        const M = others.length
        const count = { '1/2': Math.ceil(M / 2), '2.5%': Math.min(M, 1), '1/1': M }[`${wanted}`]
        expect(drawn).toEqual(others.slice(0, count ?? Number(wanted)).map((item) => item.id))
        rows += 1
      }
    })
    expect(rows).toBeGreaterThan(100)
  })

  it('loads count the seats of each inspector', () => {
    forEachDraw(({ inputs, record }) => {
      const { seats, loads } = record.body.tables
      expect(loads.map(({ inspector }) => inspector)).toEqual(
        parseInputs(inputs as never).inspectors.map(({ id }) => id),
      )
      for (const { inspector, load } of loads) {
        expect(seats.filter((seat) => seat.inspector === inspector)).toHaveLength(load)
      }
    })
  })
})

function taskOf(inputs: SmallInputs, pool: string): Data {
  return inputs.plan.tasks.find(({ id }) => id === pool)!
}

function designOf(inputs: SmallInputs, { pool }: RoundSummary): Data {
  return taskOf(inputs, pool).design as Data
}

/**
 * The rows of the sample, round by round as they were drawn; within a round the order says nothing.
 */
function inBatchOrder(inputs: SmallInputs, { body }: DrawRecord) {
  const place = (pool: string) => inputs.plan.tasks.findIndex(({ id }) => id === pool)
  return body.tables.sample.toSorted((a, b) => place(a.pool) - place(b.pool) || a.round - b.round)
}

/** Who counts as visited in a round whose design rotates. */
function visitedIn(
  inputs: SmallInputs,
  at: RoundSummary,
  sample: readonly { pool: string; round: number; unit: string }[],
): ((unit: Data) => boolean) | undefined {
  const { rotation } = designOf(inputs, at) as {
    rotation?: { since: string; matters?: string[] }
  }
  if (rotation === undefined) return undefined
  const past = inputs.pastVisits as { enterprise: string; date: string; matter?: string }[]
  return ({ id }) =>
    past.some(
      ({ enterprise, date, matter }) =>
        enterprise === id &&
        date >= rotation.since &&
        (rotation.matters === undefined || rotation.matters.includes(matter ?? '')),
    ) || sample.some(({ pool, round, unit }) => pool === at.pool && round < at.round && unit === id)
}

function fieldValue(unit: Data, field: string): unknown {
  const value = field.startsWith('attributes.')
    ? (unit.attributes as Data | undefined)?.[field.slice(11)]
    : unit[field]
  return value ?? null
}

/** The frame again, by a filter of three lines. */
function framedUnits(inputs: SmallInputs, { pool }: RoundSummary): readonly Data[] {
  const { where } = taskOf(inputs, pool)
  return inputs.enterprises.filter((unit) => isTrue(inputs, where as Data, unit))
}

function isTrue(inputs: SmallInputs, filter: Data, unit: Data): boolean {
  const lists = inputs.lists as { list: string; enterprise: string }[]
  const [test, value] = Object.entries(filter)[0] as [string, never]
  const [field, wanted] = (Object.entries(value)[0] ?? []) as [string, never]
  const found = fieldValue(unit, field ?? '')
  const bounds = wanted as { min?: number; max?: number }
  const tests: Record<string, () => boolean> = {
    all: () => (value as Data[]).every((each) => isTrue(inputs, each, unit)),
    any: () => (value as Data[]).some((each) => isTrue(inputs, each, unit)),
    not: () => !isTrue(inputs, value, unit),
    tag: () => ((unit.tags ?? []) as string[]).includes(value),
    present: () => fieldValue(unit, value) !== null,
    listed: () => lists.some((row) => row.list === value && row.enterprise === unit.id),
    equals: () => found === wanted,
    in: () => (wanted as unknown[]).includes(found),
    bounds: () =>
      found !== null &&
      (found as number) >= (bounds.min ?? -1) &&
      (found as number) <= (bounds.max ?? 99),
  }
  return tests[test]!()
}

/** JSON with sorted keys: enough for documents whose strings are printable. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${textOf(member)}`).join(',')}}`
}
