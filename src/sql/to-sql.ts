import { canonicalJson } from '../core/canonical-json.ts'
import { digest } from '../core/digest.ts'
import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { drawKey } from '../random/draw-key.ts'
import { readRecord } from '../record/read-record.ts'
import type { BatchEntry, DrawRecord } from '../schema/documents/documents.ts'
import { sizeOf } from '../schema/inputs/design.ts'
import type { InputData } from '../schema/inputs/inputs.ts'
import { parsePlan } from '../schema/inputs/parse-plan.ts'
import type { Plan } from '../schema/inputs/plan.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { sqlDialect } from '../schema/options/ceremony.ts'
import { addToVisits, type BatchVisit, joinedVisit } from '../select/batch-visit.ts'
import { type PoolRound, resolveBatch } from '../select/resolve-batch.ts'
import { allocateSizes } from './allocate-sizes.ts'
import { DIALECTS, type SqlDialect } from './dialect.ts'
import { eligibleSql } from './eligible-sql.ts'
import { type Quota, sampleSql, strataSql } from './sample-sql.ts'

/** The queries that draw one pool round of a record again. */
export interface RoundSql extends BatchEntry {
  /**
   * `stratum`, `eligible`: a row for each stratum that has units, to be compared with the record's
   * head.
   */
  readonly strata: string
  /**
   * `stratum`, `rank`, `ticket`, `unit`, `verdict` (`drawn` or `reserve`): to be compared with the
   * record's sample and reserves. Null for a round in proportion to size, which no ordering by
   * ticket decides.
   */
  readonly sample: string | null
}

/**
 * Writes the queries with which a database draws the rounds of a record again, from its own tables.
 *
 * Of the record only the seed, the numbers of eligible units, and the samples of earlier rounds are
 * used; the queries check the last two as they go. Filters, exclusions, strata and rotation are
 * those of the plan; how many units each stratum gives is computed here. The tables are
 * `enterprises`, `lists`, `pastVisits` and `penalties` with the columns of `docs/protocol.md` §3,
 * usually views of a register: a missing value is NULL, dates are texts, `tags` is an array of
 * texts (in ClickHouse empty, never NULL), an attribute is a column named `attributes.` and its
 * name. Only tables that the plan asks are read. Order and equality go by UTF-8 bytes.
 *
 * @param record - the record or its text
 * @param plan - the plan that was announced, which the record names only by its digest
 * @param dialect - `duckdb`, `postgresql` or `clickhouse` (18 or newer)
 * @returns queries for each round of the batch, in its order
 * @throws DoubleRandomError `evidence/…` for a malformed record, `input/…` or `design/…` for a
 *   malformed plan, `policy/inputs-changed` for a plan that was not announced, `input/choice` for
 *   an unknown dialect, `design/sql` for a name that PostgreSQL would cut off
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const [round] = toSQL(record, exampleInputs.plan, 'duckdb');
 * round.strata.split('\n')[0]; // => 'SELECT "stratum", count(*) AS "eligible"'
 */
export function toSQL(
  record: string | DrawRecord,
  plan: InputData['plan'],
  dialect: SqlDialect,
): RoundSql[] {
  const { head, secrets, tables } = readRecord(record).body
  const words = DIALECTS[parseOption('dialect', sqlDialect, dialect)]
  const checked = parsePlan(plan)
  checkPlanDigest(head.announcement.plan, checked)
  const begun = new Map<string, BatchVisit[]>()
  return resolveBatch(checked, head.announcement.batch).map((poolRound, index): RoundSql => {
    const { entry, task, round, design } = poolRound
    const summary = head.rounds[index]
    if (summary?.pool !== entry.pool || summary.round !== entry.round) {
      return fail({
        code: 'evidence/structure',
        path: `body.head.rounds[${index}]`,
        expected: say('pool-round', entry),
        found:
          summary === undefined
            ? say('nothing')
            : say('pool-round', { pool: summary.pool, round: summary.round }),
      })
    }
    const eligible = eligibleSql(checked, poolRound, begun, words)
    for (const row of tables.sample) {
      if (row.pool !== entry.pool || row.round !== entry.round) continue
      addToVisits(begun, row, joinedVisit(task, round, begun.get(row.unit) ?? []))
    }
    const strata = strataSql(eligible, words)
    if (sizeOf(design) !== undefined) return { ...entry, strata, sample: null }
    const counted = summary.strata.map(({ stratum, size }) => ({
      stratum: canonicalJson(stratum),
      eligible: size,
    }))
    const counts = allocateSizes(poolRound, counted, secrets.seed)
    const key = drawKey(secrets.seed, { purpose: 'select', ...entry })
    const sample = sampleSql(eligible, key, { quotas: quotasOf(poolRound, counts), design }, words)
    return { ...entry, strata, sample }
  })
}

function checkPlanDigest(announced: string, plan: Plan): void {
  const found = digest('plan', plan)
  if (found === announced) return
  fail({
    code: 'policy/inputs-changed',
    path: 'plan',
    expected: say('announced-plan', { digest: announced }),
    found: show(found),
  })
}

/** Adds the reserves to what each stratum gives (`docs/protocol.md` §7.5). */
export function quotasOf(
  { task, design }: PoolRound,
  counts: ReadonlyMap<string, number>,
): Quota[] {
  const reserves = design.type === 'listed' ? 0 : (task.reserve ?? 0)
  return [...counts].map(([stratum, drawn]) => ({ stratum, drawn, reserves }))
}
