import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Design, Plan, Task } from 'double-random'
import { type CountedStratum, drawSQL, drawUnits } from 'double-random/sql'
import { root } from '../../house/sources.ts'
import { connectDuckDb, type Row } from '../../sql/engines.ts'
import { type Measurement, timed, timedAsync } from '../measure.ts'

const UNITS = 10_000_000
const SEED = '5e'.repeat(32)
const folder = join(root, '.generated/bench')
const answers = join(folder, 'ten-million.json')

const task = (id: string, design: Design): Task => ({
  id,
  title: id,
  kind: 'general',
  department: 'A',
  doubleRandom: true,
  team: 'none',
  where: { not: { bounds: { 'attributes.层数': { max: 4 } } } },
  exclude: [{ code: '名单', listed: "O'Neil" }],
  reserve: 2,
  design,
  rounds: [{ window: ['2020-01-02', '2020-12-31'], visits: 10_000 }],
})
const plan: Plan = {
  id: 'bench',
  title: 'bench',
  tasks: [
    task('simple', { type: 'simple' }),
    task('stratified', { type: 'stratified', by: ['town'], allocation: { type: 'proportional' } }),
  ],
}
const requests = plan.tasks.map(({ id: pool }) => ({ pool, round: 1, seed: SEED }))
const lists = Array.from({ length: 1000 }, (_, i) => ({
  list: "O'Neil",
  enterprise: idOf(i * 9973),
}))

function idOf(i: number): string {
  return `企业${String(i).padStart(8, '0')}`
}

/**
 * The register: 14 towns of different sizes, and every 51st unit does not say how many floors it
 * has.
 */
function* rows() {
  for (let i = 0; i < UNITS; i += 1) {
    const floors = i % 51
    yield {
      id: idOf(i),
      name: 'x',
      town: `镇${Math.min(i % 20, 13)}`,
      ...(floors === 50 ? {} : { attributes: { 层数: floors } }),
    }
  }
}

/** The same register as a table of DuckDB, made by its own formulas, and drawn there. */
export async function tenMillionInDuckDb(): Promise<Measurement[]> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'ten-million.duckdb')
  for (const each of [file, `${file}.wal`]) rmSync(each, { force: true })
  const connection = await connectDuckDb(file)
  if (connection === undefined) return [{ what: 'DuckDB', ms: [], also: 'SKIPPED, not installed' }]
  await connection.run(`
    CREATE TABLE enterprises AS SELECT '企业' || lpad(CAST(i AS VARCHAR), 8, '0') AS id, 'x' AS name,
      '镇' || least(i % 20, 13) AS town, CASE WHEN i % 51 < 50 THEN i % 51 END AS "attributes.层数"
    FROM range(${UNITS}) AS r(i)`)
  await connection.run(`
    CREATE TABLE lists AS SELECT 'O''Neil' AS list, '企业' || lpad(CAST(i * 9973 AS VARCHAR), 8, '0') AS enterprise
    FROM range(1000) AS r(i)`)
  const results: Measurement[] = []
  const found: unknown[] = []
  const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson()
  for (const request of requests) {
    const { strata, sample } = drawSQL(plan, request, 'duckdb')
    const ours = await timedAsync(async () => {
      const counted = counts(await ask(strata))
      const rows = await ask(sample(counted))
      return { strata: counted, units: rows.map((row) => ({ ...row, rank: Number(row.rank) })) }
    })
    found.push(ours.result)
    const what = `${request.pool}, count and draw`
    results.push({
      what,
      ms: [ours.ms],
      readme: `draw 10,000 of 10,000,000 in DuckDB, ${request.pool}`,
    })
  }
  // What nobody can check afterwards, and what everybody could, without frame, list and strata.
  for (const order of ['random()', `sha256('${SEED}' || id)`]) {
    const sql = `SELECT id FROM enterprises ORDER BY ${order} LIMIT 10000`
    const { ms, result } = await timedAsync(() => ask(sql))
    assert.equal(result.length, 10_000)
    results.push({ what: `instead: ORDER BY ${order.replace(SEED, 'seed')}`, ms: [ms] })
  }
  connection.closeSync()
  rmSync(file)
  writeFileSync(answers, JSON.stringify(found))
  return results
}

function counts(rows: readonly Row[]): CountedStratum[] {
  return rows.map(({ stratum, eligible }) => ({
    stratum: String(stratum),
    eligible: Number(eligible),
  }))
}

/**
 * The same rounds by the library, from rows that are made as they are read; equal to what DuckDB
 * drew before.
 */
export function tenMillionByLibrary(): Measurement[] {
  const found: unknown[] = []
  const results = requests.map((request): Measurement => {
    const { ms, result } = timed(() => drawUnits(plan, request, { enterprises: rows(), lists }))
    assert.ok(result.units.length > 10_000)
    found.push(result)
    return {
      what: `${request.pool}, in one pass`,
      ms: [ms],
      readme: `the same by the library in one pass, ${request.pool}`,
    }
  })
  if (!existsSync(answers))
    return [...results, { what: 'compared with DuckDB', ms: [], also: 'SKIPPED' }]
  assert.deepEqual(JSON.parse(readFileSync(answers, 'utf8')), found)
  rmSync(answers)
  return [...results, { what: 'the same units as DuckDB', ms: [], also: 'yes' }]
}
