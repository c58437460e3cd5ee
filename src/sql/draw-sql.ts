import { drawKey } from '../random/draw-key.ts'
import type { InputData } from '../schema/inputs/inputs.ts'
import { parsePlan } from '../schema/inputs/parse-plan.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { countedStrata, sqlDialect } from '../schema/options/ceremony.ts'
import { allocateSizes, type CountedStratum } from './allocate-sizes.ts'
import { DIALECTS, type SqlDialect } from './dialect.ts'
import { type RoundSeed, roundByTicket } from './draw-units.ts'
import { eligibleSql } from './eligible-sql.ts'
import { sampleSql, strataSql } from './sample-sql.ts'
import { quotasOf } from './to-sql.ts'

/** The two steps of a draw in a database. */
export interface DrawSql {
  /** First: counts the eligible units of each stratum, in columns `stratum` and `eligible`. */
  readonly strata: string
  /**
   * Then: the query that draws, for these counts, which are numbers here, while most engines
   * deliver texts or big integers; its columns are those of {@link RoundSql}.
   */
  readonly sample: (counted: readonly CountedStratum[]) => string
}

/**
 * Draws one pool round where the register lives: writes a query that counts the strata, and from
 * the counts one that draws.
 *
 * The round is drawn as the first of its batch, so that nothing another pool drew keeps a unit out.
 * Tables and columns are those of {@link toSQL}; {@link drawUnits} draws the same units from rows.
 *
 * @param plan - a plan with the round
 * @param options - which round, and the seed
 * @param dialect - `duckdb`, `postgresql` or `clickhouse` (18 or newer)
 * @returns the first query, and a function that makes the second from what it counted
 * @throws DoubleRandomError `input/…` or `design/…` for a malformed plan or option, `design/batch`
 *   for a round that cannot be drawn, `design/by-ticket` for one in proportion to size,
 *   `design/sql` for a name that PostgreSQL would cut off; the second step `design/minimum`,
 *   `design/rate-missing`
 *
 * @example
 * const { strata, sample } = drawSQL(exampleInputs.plan, { pool: 'petrol', round: 1, seed: '0'.repeat(64) }, 'postgresql');
 * strata.endsWith('ORDER BY "stratum"'); // => true
 * sample([{ stratum: '[]', eligible: 6 }]).includes('LIMIT 3'); // => true
 */
export function drawSQL(plan: InputData['plan'], options: RoundSeed, dialect: SqlDialect): DrawSql {
  const words = DIALECTS[parseOption('dialect', sqlDialect, dialect)]
  const checked = parsePlan(plan)
  const { poolRound, seed } = roundByTicket(checked, options)
  const { design, entry } = poolRound
  const eligible = eligibleSql(checked, poolRound, new Map(), words)
  return {
    strata: strataSql(eligible, words),
    sample(counted) {
      const counts = allocateSizes(poolRound, parseOption('counted', countedStrata, counted), seed)
      const key = drawKey(seed, { purpose: 'select', ...entry })
      return sampleSql(eligible, key, { quotas: quotasOf(poolRound, counts), design }, words)
    },
  }
}
