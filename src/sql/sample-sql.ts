import { type Design, rotationOf } from '../schema/inputs/design.ts'
import type { Dialect } from './dialect.ts'

/** How many units a stratum gives, and how many reserves stand behind them. */
export interface Quota {
  /** Label of the stratum. */
  readonly stratum: string
  readonly drawn: number
  readonly reserves: number
}

/**
 * The query that draws: of each stratum the smallest tickets (`docs/protocol.md` §7.5), in label
 * order and by rank.
 *
 * @param eligible - a query of `id` and `stratum`
 * @param key - the round's key `select`
 */
export function sampleSql(
  eligible: string,
  key: string,
  { quotas, design }: { readonly quotas: readonly Quota[]; readonly design: Design },
  dialect: Dialect,
): string {
  const isStratified = design.type === 'stratified' || rotationOf(design) !== undefined
  const most = quotas.reduce((max, { drawn, reserves }) => Math.max(max, drawn + reserves), 0)
  const [stratum, unit, ticket, rank] = ['stratum', 'unit', 'ticket', 'rank'].map(dialect.name)
  const ticketed = [
    `SELECT ${stratum}, ${dialect.name('id')} AS ${unit}, ${dialect.ticket(key, dialect.name('id'))} AS ${ticket}`,
    `FROM (\n${indent(eligible)}\n) AS ${dialect.name('eligible')}`,
  ].join('\n')
  const order = `ORDER BY ${ticket}, ${unit}`
  const ranked = dialect.limitBy
    ? arrayRanked(
        ticketed,
        `${order} LIMIT ${most}${isStratified ? ` BY ${stratum}` : ''}`,
        dialect,
      )
    : windowRanked(isStratified ? ticketed : `${ticketed}\n${order} LIMIT ${most}`, order, dialect)
  const isDrawn = `${rank} <= ${countSql(quotas, ({ drawn }) => drawn, dialect)}`
  const isWanted = `${rank} <= ${countSql(quotas, ({ drawn, reserves }) => drawn + reserves, dialect)}`
  return [
    `SELECT ${stratum}, ${rank}, ${ticket}, ${unit}, CASE WHEN ${isDrawn} THEN 'drawn' ELSE 'reserve' END AS ${dialect.name('verdict')}`,
    `FROM (\n${indent(ranked)}\n) AS ${dialect.name('ranked')}`,
    `WHERE ${rank} <= ${most} AND ${isWanted}`,
    `ORDER BY ${stratum}, ${rank}`,
  ].join('\n')
}

/** The query that counts: the eligible units of each stratum, in label order. */
export function strataSql(eligible: string, dialect: Dialect): string {
  const stratum = dialect.name('stratum')
  return [
    `SELECT ${stratum}, count(*) AS ${dialect.name('eligible')}`,
    `FROM (\n${indent(eligible)}\n) AS ${dialect.name('unit')}`,
    `GROUP BY ${stratum}`,
    `ORDER BY ${stratum}`,
  ].join('\n')
}

function windowRanked(ticketed: string, order: string, dialect: Dialect): string {
  const [stratum, rank] = [dialect.name('stratum'), dialect.name('rank')]
  return [
    `SELECT *, row_number() OVER (PARTITION BY ${stratum} ${order}) AS ${rank}`,
    `FROM (\n${indent(ticketed)}\n) AS ${dialect.name('ticketed')}`,
  ].join('\n')
}

/** ClickHouse got window functions only with version 21. */
function arrayRanked(ticketed: string, limited: string, dialect: Dialect): string {
  const [stratum, unit, ticket, rank] = ['stratum', 'unit', 'ticket', 'rank'].map(dialect.name)
  return [
    `SELECT ${stratum}, ${rank}, tupleElement("row", 1) AS ${ticket}, tupleElement("row", 2) AS ${unit}`,
    'FROM (',
    `  SELECT ${stratum}, arraySort(groupArray((${ticket}, ${unit}))) AS "rows"`,
    `  FROM (\n${indent(indent(`${ticketed}\n${limited}`))}\n  )`,
    `  GROUP BY ${stratum}`,
    `) ARRAY JOIN "rows" AS "row", arrayEnumerate("rows") AS ${rank}`,
  ].join('\n')
}

function countSql(
  quotas: readonly Quota[],
  countOf: (quota: Quota) => number,
  dialect: Dialect,
): string {
  const cases = quotas
    .filter((quota) => countOf(quota) > 0)
    .map((quota) => `WHEN ${dialect.text(quota.stratum)} THEN ${countOf(quota)}`)
  if (cases.length === 0) return '0'
  return `CASE ${dialect.name('stratum')} ${cases.join(' ')} ELSE 0 END`
}

/** Literals hold no line breaks, so that only the query's own lines move. */
function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}
