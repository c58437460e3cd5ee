import {
  canonicalJson,
  type DrawRecord,
  draw,
  type Filter,
  type Inputs,
  parseInputs,
  type Task,
} from 'double-random'
import { drawSQL, drawUnits, toSQL } from 'double-random/sql'
import { afterAll, describe, expect, it } from 'vitest'
import { attempt, library } from '../reference/library.ts'
import { randomDraw } from '../reference/random-draw.ts'
import { tally } from '../reference/tally.ts'
import { type Row, type SqlEngine, startEngines } from './engines.ts'
import { FILTERS, LISTED, UNITS } from './nasty.ts'
import { tablesOf } from './tables.ts'

const { engines, missing } = await startEngines()
if (missing.length > 0) console.warn(`SKIPPED, not installed: ${missing.join('; ')}`)
afterAll(() => Promise.all(engines.map((engine) => engine.stop())))

const bytewise = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** What a record says of its rounds, in the columns of the queries. */
function expectedOf({ body: { head, tables } }: DrawRecord) {
  return head.rounds.map(({ pool, round, strata }) => {
    const mine = (row: { pool: string; round: number }) => row.pool === pool && row.round === round
    const rows = [
      ...tables.sample.filter(mine).map((row) => ({ ...row, verdict: 'drawn' })),
      ...tables.reserves.filter(mine).map((row) => ({ ...row, verdict: 'reserve' })),
    ].map(({ stratum, rank, ticket, unit, verdict }) => {
      return { stratum: canonicalJson(stratum), rank, ticket, unit, verdict }
    })
    return {
      strata: strata
        .filter(({ size }) => size > 0)
        .map(({ stratum, size }) => ({ stratum: canonicalJson(stratum), eligible: size })),
      sample: rows.sort((a, b) => bytewise(a.stratum, b.stratum) || a.rank - b.rank),
    }
  })
}

/**
 * PostgreSQL answers in text, DuckDB writes counts as texts: integers of more than 53 bits may
 * come.
 */
const numbered = (rows: readonly Row[]) =>
  rows.map((row) => ({
    ...row,
    ...('rank' in row ? { rank: Number(row.rank) } : {}),
    ...('eligible' in row ? { eligible: Number(row.eligible) } : {}),
  }))

const ask = async (engine: SqlEngine, inputs: Inputs, queries: readonly string[]) => {
  const tables = tablesOf(inputs)
  return tables && (await engine.ask(tables, queries)).map(numbered)
}

/** Asks one engine for everything a record says; the numbers of rounds by what was compared. */
async function compare(engine: SqlEngine, inputs: Inputs, record: DrawRecord) {
  const rounds = toSQL(canonicalJson(record), inputs.plan, engine.dialect)
  const queries = rounds.flatMap(({ strata, sample }) => [
    strata,
    ...(sample === null ? [] : [sample]),
  ])
  const answers = await ask(engine, inputs, queries)
  if (answers === undefined) return undefined
  const expected = expectedOf(record)
  for (const [index, { sample, pool, round }] of rounds.entries()) {
    const where = `${engine.name}: ${pool}, round ${round}`
    expect(answers.shift(), where).toEqual(expected[index]?.strata)
    if (sample !== null) expect(answers.shift(), where).toEqual(expected[index]?.sample)
  }
  const whole = rounds.filter(({ sample }) => sample !== null).length
  return { rounds: whole, bySize: rounds.length - whole }
}

const CASES: { inputs: Inputs; record: DrawRecord }[] = []
tally(
  420,
  randomDraw,
  ({ inputs, options, reveals }) => {
    const made = attempt(() => library(inputs, options, reveals))
    if ('value' in made)
      CASES.push({ inputs: parseInputs(inputs as never), record: made.value.record })
    return []
  },
  77,
)

/** What plans can say that a query has to say as well. */
const FEATURES = [
  'tag',
  'equals',
  'in',
  'bounds',
  'present',
  'listed',
  'not',
  'any',
  'all',
  'visitedWithinMonths',
  'penalisedWithinMonths',
  'visitsInYear',
  'earlierRounds',
  'rotation',
  'matters',
  'by',
  'cover',
  'reserve',
  'rates',
  'minimum',
  'overlap',
]

it('there is an engine', () => expect(engines.map(({ dialect }) => dialect)).toContain('duckdb'))

describe.each(engines)('$name', (engine) => {
  it('draws random records again', async () => {
    const done = { records: 0, rounds: 0, bySize: 0 }
    const seen = new Map(FEATURES.map((name) => [name, 0]))
    for (const { inputs, record } of CASES) {
      const counts = await compare(engine, inputs, record)
      if (counts === undefined) continue
      done.records += 1
      done.rounds += counts.rounds
      done.bySize += counts.bySize
      const plan = canonicalJson(inputs.plan)
      for (const [name, count] of seen) if (plan.includes(`"${name}":`)) seen.set(name, count + 1)
    }
    console.log(engine.name, done, Object.fromEntries(seen))
    expect(done.records).toBeGreaterThan(200)
    expect([...seen].filter(([, count]) => count < 3)).toEqual([])
  })

  it('agrees on every filter, for texts and missing values of every kind', async () => {
    const task = (where: Filter, index: number): Task => ({
      id: `t${index}`,
      title: 'x',
      kind: 'general',
      department: 'x',
      doubleRandom: true,
      overlap: 'merge',
      team: 'none',
      where,
      design: { type: 'census' },
      rounds: [{ window: ['2020-01-06', '2020-01-10'] }],
    })
    const inputs = parseInputs({
      plan: { id: 'p', title: 'x', tasks: FILTERS.map(task) },
      calendar: { version: 'v', from: '2020-01-01', to: '2020-12-31' },
      enterprises: UNITS,
      inspectors: [],
      lists: LISTED,
      waivers: [{ code: 'similar-ids', ids: ['a', 'A', 'Ａ'], reason: 'a test' }],
    })
    const record = draw(inputs, { seed: 'x' })
    expect(await compare(engine, inputs, record)).toEqual({ rounds: FILTERS.length, bySize: 0 })
    const sizes = record.body.head.rounds.map(({ drawn }) => drawn)
    // A filter and its negation share the units between them.
    expect(
      sizes.every((size, i) => i % 2 === 1 || size + (sizes[i + 1] ?? 0) === UNITS.length),
    ).toBe(true)
    expect(sizes.filter((size) => size > 0 && size < UNITS.length).length).toBeGreaterThan(100)
  })

  it('draws where the register lives: counts, then the sample, as rows do', async () => {
    let rounds = 0
    for (const { inputs } of CASES) {
      for (const { id: pool, design, rounds: windows = [] } of inputs.plan.tasks) {
        const request = { pool, round: 1, seed: 'ab'.repeat(32) }
        const own = windows[0]?.design ?? design
        const made = attempt(() => drawUnits(inputs.plan, request, inputs))
        if (own === undefined || 'error' in made) continue
        const { strata, sample } = drawSQL(inputs.plan, request, engine.dialect)
        const counted = (await ask(engine, inputs, [strata]))?.[0]
        if (counted === undefined) continue
        expect(counted).toEqual(made.value.strata)
        expect((await ask(engine, inputs, [sample(counted as never)]))?.[0]).toEqual(
          made.value.units,
        )
        rounds += 1
      }
      if (rounds >= 60) break
    }
    expect(rounds).toBeGreaterThanOrEqual(60)
  })
})
