import { canonicalJson } from '../core/canonical-json.ts'
import { collectProblems, fail } from '../core/errors.ts'
import { fieldOf } from '../core/field.ts'
import { say } from '../core/message.ts'
import { createTicketer } from '../core/ticket.ts'
import { drawKey } from '../random/draw-key.ts'
import { checkFieldTypes } from '../schema/inputs/cross-check.ts'
import { type Design, rotationOf, sizeOf } from '../schema/inputs/design.ts'
import { type Enterprise, enterprise } from '../schema/inputs/enterprise.ts'
import type { EnterpriseData, InputData } from '../schema/inputs/inputs.ts'
import { matchesFilter } from '../schema/inputs/matches-filter.ts'
import { parsePlan } from '../schema/inputs/parse-plan.ts'
import type { Plan, Round } from '../schema/inputs/plan.ts'
import { parseTables } from '../schema/inputs/tables.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { parseRows } from '../schema/kit/parse-rows.ts'
import { roundOptions, unitTables } from '../schema/options/ceremony.ts'
import { exclusionRules } from '../select/frame.ts'
import { frameContext } from '../select/frame-context.ts'
import { type PoolRound, resolveBatch } from '../select/resolve-batch.ts'
import { visitedTest } from '../select/rotate.ts'
import { collectSmallest, type SmallestCollector } from '../select/smallest-tickets.ts'
import { allocateSizes, type CountedStratum } from './allocate-sizes.ts'

/** One pool round that is drawn by itself. */
export interface RoundSeed {
  readonly pool: string
  readonly round: number
  /** 64 hex digits. */
  readonly seed: string
}

/** What a round that is drawn by itself asks of the tables of {@link InputData}. */
export interface UnitTables {
  /** Rows one by one, in any order, each once. */
  readonly enterprises: Iterable<EnterpriseData>
  readonly lists?: InputData['lists']
  readonly pastVisits?: InputData['pastVisits']
  readonly penalties?: InputData['penalties']
}

/** A unit of the sample or a reserve. */
export interface UnitDrawn {
  /** Label of the stratum: the canonical JSON text of its values. */
  readonly stratum: string
  /** Place by ticket in the stratum, from 1. */
  readonly rank: number
  readonly ticket: string
  readonly unit: string
  readonly verdict: 'drawn' | 'reserve'
}

/** Rows that meet the door together. */
const CHUNK = 10_000

/**
 * Draws one pool round from a register that is too large to hold: every row is seen once, and only
 * units that may be drawn are kept.
 *
 * The round is drawn as the first of its batch. Memory is that of the sample where `visits` bounds
 * it, that of the eligible ids where a rate or a census does. The rows are checked as by {@link
 * parseInputs}, but for ids that differ by case or width only, and for ids given twice, which are
 * seen where they are drawn.
 *
 * @param plan - a plan with the round
 * @param options - which round, and the seed
 * @param tables - the rows of the directory, and the tables that the plan's rules ask
 * @returns the strata with units, and the sample and the reserves, both in label order, by rank;
 *   the same rows as from the queries of {@link drawSQL}
 * @throws DoubleRandomError `input/…` for a malformed row, plan or option, `design/batch` for a
 *   round that cannot be drawn, `design/by-ticket` for one in proportion to size, `design/minimum`,
 *   `design/rate-missing`
 *
 * @example
 * const { strata, units } = drawUnits(
 *   exampleInputs.plan,
 *   { pool: 'petrol', round: 1, seed: '0'.repeat(64) },
 *   { enterprises: exampleInputs.enterprises },
 * );
 * strata; // => [{ stratum: '[]', eligible: 6 }]
 * units.map(({ verdict }) => verdict); // => ['drawn', 'drawn', 'reserve']
 */
export function drawUnits(
  plan: InputData['plan'],
  options: RoundSeed,
  tables: UnitTables,
): { readonly strata: readonly CountedStratum[]; readonly units: readonly UnitDrawn[] } {
  const checked = parsePlan(plan)
  const { poolRound, seed } = roundByTicket(checked, options)
  const { task, round, design, entry } = poolRound
  const given = parseOption('tables', unitTables, tables)
  const problems = collectProblems()
  const { lists, pastVisits, penalties } = given
  const context = frameContext({
    plan: checked,
    ...parseTables({ lists, pastVisits, penalties }, problems, []),
  })
  problems.throwIfAny()
  const rules = exclusionRules(context, poolRound)
  const rotation = rotationOf(design)
  const isVisited = rotation && visitedTest(rotation, task.id, context, new Map())
  const reserves = design.type === 'listed' ? 0 : (task.reserve ?? 0)
  const most = mostOf(design, round) + reserves
  const tickets = createTicketer(drawKey(seed, { purpose: 'select', ...entry }))

  const collectors = new Map<string, { eligible: number; collector: SmallestCollector }>()
  for (const unit of checkedRows(given.enterprises, checked)) {
    if (task.where !== undefined && !matchesFilter(task.where, unit, context.lists)) continue
    if (rules.some(({ fits }) => fits(unit, []))) continue
    const label = labelOf(unit, design, isVisited?.(unit))
    let stratum = collectors.get(label)
    if (stratum === undefined) {
      stratum = { eligible: 0, collector: collectSmallest(most, tickets) }
      collectors.set(label, stratum)
    }
    stratum.eligible += 1
    stratum.collector.add(unit.id)
  }

  const strata = [...collectors].map(([stratum, { eligible }]) => ({ stratum, eligible }))
  const counts = allocateSizes(poolRound, strata, seed)
  const units = [...counts].flatMap(([stratum, drawn]): UnitDrawn[] =>
    (collectors.get(stratum)?.collector.smallest() ?? [])
      .slice(0, drawn + reserves)
      .map(({ unit, ticket }, index) => ({
        stratum,
        rank: index + 1,
        ticket,
        unit,
        verdict: index < drawn ? 'drawn' : 'reserve',
      })),
  )
  refuseSameUnit(units)
  const eligibleOf = new Map(strata.map(({ stratum, eligible }) => [stratum, eligible]))
  return {
    strata: [...counts.keys()].flatMap((stratum) => {
      const eligible = eligibleOf.get(stratum)
      return eligible === undefined ? [] : [{ stratum, eligible }]
    }),
    units,
  }
}

/** The round that is to be drawn by tickets alone. */
export function roundByTicket(
  plan: Plan,
  options: RoundSeed,
): { readonly poolRound: PoolRound; readonly seed: string } {
  const { pool, round, seed } = parseOption('options', roundOptions, options)
  const poolRound = resolveBatch(plan, [{ pool, round }])[0] as PoolRound
  if (sizeOf(poolRound.design) !== undefined) {
    fail({
      code: 'design/by-ticket',
      path: poolRound.path,
      expected: say('equal-chances-within-strata'),
      found: say('chances-in-proportion-to-size'),
      fix: say('draw-round-with-draw'),
    })
  }
  return { poolRound, seed }
}

/**
 * The most units a stratum can give, as far as that is known before strata are counted
 * (`docs/protocol.md` §7.4, §7.4b).
 */
function mostOf(design: Design, { visits }: Round): number {
  const isBounded =
    (design.type === 'simple' && design.rate === undefined) ||
    (design.type === 'stratified' && design.allocation.type !== 'rates') ||
    (design.type === 'census' && design.cover === 'over-rounds')
  return isBounded && visits !== undefined ? visits : Number.POSITIVE_INFINITY
}

function labelOf(unit: Enterprise, design: Design, isVisited: boolean | undefined): string {
  const by = design.type === 'stratified' ? design.by : []
  const values = by.map((field) => fieldOf(unit, field) ?? null)
  return canonicalJson(
    isVisited === undefined ? values : [...values, isVisited ? 'visited' : 'unvisited'],
  )
}

function* checkedRows(rows: Iterable<unknown>, plan: Plan): Generator<Enterprise> {
  let chunk: unknown[] = []
  let offset = 0
  for (const row of rows) {
    chunk.push(row)
    if (chunk.length < CHUNK) continue
    yield* checkedChunk(chunk, offset, plan)
    offset += chunk.length
    chunk = []
  }
  yield* checkedChunk(chunk, offset, plan)
}

function checkedChunk(chunk: readonly unknown[], offset: number, plan: Plan): Enterprise[] {
  const problems = collectProblems()
  const keyOf = ({ id }: Enterprise) => id
  const form = { table: 'enterprises', shape: enterprise, keyOf, hasContact: true, offset }
  const enterprises = parseRows(form, chunk, problems)
  problems.throwIfAny()
  checkFieldTypes({ plan, enterprises }, problems)
  problems.throwIfAny()
  return enterprises
}

/**
 * Whoever stands twice has one ticket, so that both rows are drawn or only the last place is in
 * doubt.
 */
function refuseSameUnit(units: readonly UnitDrawn[]): void {
  const seen = new Set<string>()
  for (const { unit } of units) {
    if (seen.has(unit)) {
      fail({
        code: 'input/duplicate',
        path: 'enterprises',
        unit,
        expected: say('row-once'),
        found: say('one-twice'),
        fix: say('remove-one-row'),
      })
    }
    seen.add(unit)
  }
}
