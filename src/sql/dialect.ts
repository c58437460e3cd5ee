import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { utf8Length } from '../core/utf8.ts'

/** An engine whose SQL can be written: DuckDB 1, PostgreSQL 11 or newer, ClickHouse 18 or newer. */
export type SqlDialect = 'duckdb' | 'postgresql' | 'clickhouse'

/** What differs between engines; everything else is written once. */
export interface Dialect {
  /** A literal text. */
  text(value: string): string
  /** A quoted name of a column or a table. */
  name(value: string): string
  readonly true: string
  readonly false: string
  /** Follows a text that is compared or ordered, so that bytes decide and no locale. */
  readonly bytewise: string
  /** Whether an array column holds a text. */
  holds(column: string, value: string): string
  /** `IN` with a subquery. */
  readonly inQuery: string
  /** SHA-256 of the key's characters followed by the UTF-8 bytes of a column, in hex. */
  ticket(key: string, column: string): string
  /** The canonical JSON text of a column's value. */
  json(column: string): string
  /** Whether ranks come by `LIMIT … BY` and arrays instead of window functions. */
  readonly limitBy: boolean
}

const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`
const named = (value: string) => `"${value.replaceAll('"', '""')}"`

const DUCKDB: Dialect = {
  text: quoted,
  name: named,
  true: 'TRUE',
  false: 'FALSE',
  bytewise: ' COLLATE "C"',
  holds: (column, value) => `list_contains(${column}, ${quoted(value)})`,
  inQuery: 'IN',
  ticket: (key, column) => `sha256(${quoted(key)} || ${column})`,
  json: (column) => `COALESCE(CAST(to_json(${column}) AS VARCHAR), 'null')`,
  limitBy: false,
}

/** PostgreSQL cuts longer names off, so that two of them could become one. */
const NAME_BYTES = 63

const POSTGRESQL: Dialect = {
  // What a backslash means in '…' is a setting of the server; in E'…' it is not.
  text: (value) =>
    value.includes('\\') ? `E${quoted(value.replaceAll('\\', '\\\\'))}` : quoted(value),
  name(value) {
    const bytes = utf8Length(value)
    if (bytes > NAME_BYTES) {
      fail({
        code: 'design/sql',
        path: 'plan',
        expected: say('name-that-database-keeps', { database: 'PostgreSQL', bytes: NAME_BYTES }),
        found: say('name-of-bytes', { name: show(value), bytes }),
        fix: say('other-database-or-shorter-name'),
      })
    }
    return named(value)
  },
  true: 'TRUE',
  false: 'FALSE',
  bytewise: ' COLLATE "C"',
  holds: (column, value) => `${POSTGRESQL.text(value)} = ANY (${column} COLLATE "C")`,
  inQuery: 'IN',
  ticket: (key, column) =>
    `encode(sha256(convert_to(${quoted(key)} || ${column}, 'UTF8')), 'hex') COLLATE "C"`,
  json: (column) => `COALESCE(CAST(to_json(${column}) AS text), 'null')`,
  limitBy: false,
}

const escaped = (value: string) => value.replaceAll('\\', '\\\\')

const CLICKHOUSE: Dialect = {
  text: (value) => `'${escaped(value).replaceAll("'", "\\'")}'`,
  name: (value) => `"${escaped(value).replaceAll('"', '\\"')}"`,
  true: '1',
  false: '0',
  bytewise: '',
  holds: (column, value) => `has(${column}, ${CLICKHOUSE.text(value)})`,
  // On a distributed table the servers get the list from the one that was asked.
  inQuery: 'GLOBAL IN',
  ticket: (key, column) => `lower(hex(SHA256(concat(${quoted(key)}, ${column}))))`,
  // ClickHouse 18 has no function for it. Texts hold no control characters, so two escapes are all.
  json(column) {
    const text = `toString(${column})`
    const literal = String.raw`concat('"', replaceAll(replaceAll(${text}, '\\', '\\\\'), '"', '\\"'), '"')`
    return `if(isNull(${column}), 'null', if(toTypeName(${column}) LIKE '%String%', ${literal}, ${text}))`
  },
  limitBy: true,
}

export const DIALECTS: Readonly<Record<SqlDialect, Dialect>> = {
  duckdb: DUCKDB,
  postgresql: POSTGRESQL,
  clickhouse: CLICKHOUSE,
}
