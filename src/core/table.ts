import { digest } from './digest.ts'
import { hmacHex } from './hmac.ts'
import { leafText } from './leaf-text.ts'
import { auditPaths, merkleRoot } from './merkle.ts'
import { compareUtf8 } from './utf8.ts'

/** Members that make the key of a row, table by table (`docs/protocol.md` §4.1): of the inputs. */
const INPUT_KEYS = {
  enterprises: ['id'],
  inspectors: ['id'],
  recusals: ['inspector', 'enterprise'],
  pastVisits: ['enterprise', 'date', 'matter'],
  penalties: ['enterprise', 'date', 'matter'],
  lists: ['list', 'enterprise'],
  waivers: ['code', 'ids'],
  renamed: ['of', 'from'],
  plannedVisits: ['enterprise', 'date', 'authority', 'matter'],
} as const

/** Those whose rows stand in a record. */
const BODY_KEYS = {
  sample: ['pool', 'round', 'unit'],
  reserves: ['pool', 'round', 'unit'],
  seats: ['pool', 'round', 'unit', 'seat'],
  vacancies: ['pool', 'round', 'unit'],
  loads: ['inspector'],
  items: ['pool', 'round', 'unit'],
} as const

/**
 * Those to which only the head of a record commits: most of a register may be excluded, and whoever
 * has the inputs makes the rows again. The unit is first, so that one pass over the register makes
 * the root.
 */
const COMPANION_KEYS = { exclusions: ['unit', 'pool', 'round'] } as const

/** What became of the visits, in documents of their own. */
const OUTCOME_KEYS = { outcomes: ['pool', 'round', 'unit', 'entry'] } as const

const RECORD_KEYS = { ...BODY_KEYS, ...COMPANION_KEYS }
const KEY_MEMBERS = { ...INPUT_KEYS, ...RECORD_KEYS, ...OUTCOME_KEYS }

/** A table of the inputs. */
export type InputTable = keyof typeof INPUT_KEYS

/** A table whose rows stand in a record. */
export type BodyTable = keyof typeof BODY_KEYS

/** A table to which a record commits. */
export type RecordTable = keyof typeof RECORD_KEYS

/** A table that a notice opens. */
export type NoticeTable = InputTable | RecordTable

/** A table of the protocol. */
export type TableName = NoticeTable | keyof typeof OUTCOME_KEYS

export const INPUT_TABLES = Object.keys(INPUT_KEYS) as readonly InputTable[]
export const BODY_TABLES = Object.keys(BODY_KEYS) as readonly BodyTable[]
export const RECORD_TABLES = Object.keys(RECORD_KEYS) as readonly RecordTable[]
export const NOTICE_TABLES: readonly NoticeTable[] = [...INPUT_TABLES, ...RECORD_TABLES]

/** Returns an object with a value for each of these tables. */
export function byTable<Name extends TableName, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): { readonly [Each in Name]: Value } {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as {
    [Each in Name]: Value
  }
}

/** What a document says of a table: how many rows, and the root of their Merkle tree. */
export interface Commitment {
  readonly count: number
  /** 64 hex digits. */
  readonly root: string
}

/**
 * Salts the leaves of one draw's tables, so that nobody can search a root for guessable rows
 * (§4.2a).
 */
export interface Blinding {
  /** 64 hex digits, kept by the bureau. */
  readonly key: string
  readonly series: string
  readonly number: number
}

/**
 * What an announcement says of its blinding key (§4.2a): whoever has a key can see whether it is
 * that one.
 */
export function blindingFingerprint({ key, series, number }: Blinding): string {
  return digest('blinding', { series, number, key })
}

/**
 * A row's key: its key members joined by line feeds, which no id contains and which sort below
 * every character of one.
 */
export function rowKey(table: TableName, row: object): string {
  const members = row as Readonly<Record<string, unknown>>
  const parts: string[] = []
  for (const name of KEY_MEMBERS[table]) {
    const value = members[name]
    // A waiver may name 100,000 ids, more than a call takes arguments.
    if (Array.isArray(value)) for (const each of value) parts.push(String(each))
    else parts.push(value === undefined ? '' : String(value))
  }
  return parts.join('\n')
}

/** The rows in the order of their keys, as a new array. */
export function sortTable<Row extends object>(table: TableName, rows: readonly Row[]): Row[] {
  const keyed = rows.map((row) => ({ key: rowKey(table, row), row }))
  keyed.sort((a, b) => compareUtf8(a.key, b.key))
  return keyed.map(({ row }) => row)
}

/** The salt of one row under a blinding. */
export function rowSalt(table: TableName, row: object, { key, series, number }: Blinding): string {
  return hmacHex(key, `${series}\n${number}\n${table}\n${rowKey(table, row)}`)
}

/** Commits to rows that are already in key order. */
export function commitTable(
  table: TableName,
  rows: readonly object[],
  blinding: Blinding | undefined,
): Commitment {
  const root = merkleRoot(rows.length, (index) => {
    const row = rows[index] as object
    return leafText(row, blinding && rowSalt(table, row, blinding))
  })
  return { count: rows.length, root }
}

/** A row with what shows that a root commits to it (§10.5). */
export interface OpenedRow<Row = object> {
  /** Place in the table, from 0. */
  readonly index: number
  readonly row: Row
  /** Only where the rows are blinded. */
  readonly salt?: string
  /** Hashes beside the way from the row to the root, from below. */
  readonly path: readonly string[]
}

/** Opens all rows of a table: each with its salt, where they are blinded. */
export function openAll<Row extends object>(
  table: TableName,
  rows: readonly Row[],
  blinding: Blinding | undefined,
): Pick<OpenedRow<Row>, 'row' | 'salt'>[] {
  return rows.map((row) => (blinding ? { row, salt: rowSalt(table, row, blinding) } : { row }))
}

/** Opens the rows at some places of a table that is in key order. */
export function openRows<Row extends object>(
  table: TableName,
  rows: readonly Row[],
  indices: readonly number[],
  blinding: Blinding | undefined,
): OpenedRow<Row>[] {
  const saltOf = (row: Row) => blinding && rowSalt(table, row, blinding)
  const leaf = (index: number) => leafText(rows[index] as Row, saltOf(rows[index] as Row))
  const paths = auditPaths(rows.length, leaf, indices)
  return indices.map((index, i) => {
    const row = rows[index] as Row
    const salt = saltOf(row)
    return { index, row, ...(salt === undefined ? {} : { salt }), path: paths[i] as string[] }
  })
}
