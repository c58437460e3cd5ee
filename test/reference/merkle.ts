import { createHmac } from 'node:crypto'
import { byBytes, canonical, sha256 } from './canonical.ts'

type Row = Readonly<Record<string, unknown>>

/** §4.1 */
const keyMembers: Readonly<Record<string, readonly string[]>> = {
  enterprises: ['id'],
  inspectors: ['id'],
  recusals: ['inspector', 'enterprise'],
  pastVisits: ['enterprise', 'date', 'matter'],
  penalties: ['enterprise', 'date', 'matter'],
  lists: ['list', 'enterprise'],
  waivers: ['code', 'ids'],
  renamed: ['of', 'from'],
  plannedVisits: ['enterprise', 'date', 'authority', 'matter'],
  sample: ['pool', 'round', 'unit'],
  reserves: ['pool', 'round', 'unit'],
  seats: ['pool', 'round', 'unit', 'seat'],
  vacancies: ['pool', 'round', 'unit'],
  loads: ['inspector'],
  items: ['pool', 'round', 'unit'],
  exclusions: ['unit', 'pool', 'round'],
  outcomes: ['pool', 'round', 'unit', 'entry'],
}

/** §4.1: `ids` of a waiver counts as one member for each id. */
export const rowKey = (table: string, row: object): string =>
  keyMembers[table]!.flatMap((name) => (row as Row)[name] ?? '').join('\n')

/** §4.1 */
export function inRowOrder<T extends object>(table: string, rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => byBytes(rowKey(table, a), rowKey(table, b)))
}

export const leafHash = (leaf: string): Buffer =>
  sha256(Buffer.concat([Buffer.of(0), Buffer.from(leaf)]))

export const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  sha256(Buffer.concat([Buffer.of(1), left, right]))

/** RFC 6962 §2.1: k is the largest power of two smaller than n. */
export function merkleRoot(leaves: readonly string[]): Buffer {
  const n = leaves.length
  if (n === 0) return sha256('')
  if (n === 1) return leafHash(leaves[0]!)
  let k = 1
  while (k * 2 < n) k *= 2
  return nodeHash(merkleRoot(leaves.slice(0, k)), merkleRoot(leaves.slice(k)))
}

/** §4.2a: what the salts of one draw depend on. */
export type Blinding = { readonly key: string; readonly series: string; readonly number: number }

/** §4.2a */
export function saltOf({ key, series, number }: Blinding, table: string, rowKey: string): string {
  const text = `${series}\n${number}\n${table}\n${rowKey}`
  return createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex')
}

/** §4.2, §4.2a, rows being in order already. */
export function commit(table: string, rows: readonly object[], blinding: Blinding | undefined) {
  const leaves = rows.map((row) =>
    blinding
      ? canonical({ row, salt: saltOf(blinding, table, rowKey(table, row)) })
      : canonical(row),
  )
  return { count: rows.length, root: merkleRoot(leaves).toString('hex') }
}
