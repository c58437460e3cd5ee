import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SqlDialect } from 'double-random/sql'
import Papa from 'papaparse'
import { root } from '../house/sources.ts'
import type { Column, Table } from './tables.ts'

export type Row = Readonly<Record<string, string | number>>

/** A database that runs, with nothing in it. */
export interface SqlEngine {
  readonly name: string
  readonly dialect: SqlDialect
  /** Loads tables by the engine's own importer, and answers queries, exactly as they are given. */
  ask(tables: readonly Table[], queries: readonly string[]): Promise<Row[][]>
  stop(): Promise<void>
}

const folder = join(root, '.generated/sql')

/** A package that ships the engine; nothing is fetched or run while it is installed. */
const DUCKDB = '@duckdb/node-api@1.5.4-r.1'

/** As Debian has them: `apt-get install postgresql-15 clickhouse-server`. */
const POSTGRESQL = '/usr/lib/postgresql/15/bin'
const CLICKHOUSE = '/usr/sbin/clickhouse-server'

/** Starts what there is, and says what there is not. */
export async function startEngines(): Promise<{ engines: SqlEngine[]; missing: string[] }> {
  const started = [
    ['DuckDB (npm)', await startDuckDb()],
    ['PostgreSQL 15 (apt-get install postgresql-15)', await startPostgres()],
    ['ClickHouse (apt-get install clickhouse-server)', await startClickHouse()],
  ] as const
  return {
    engines: started.flatMap(([, engine]) => (engine === undefined ? [] : [engine])),
    missing: started.flatMap(([name, engine]) => (engine === undefined ? [name] : [])),
  }
}

/** A connection to DuckDB, as far as it is used here. */
export interface DuckDbConnection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): Row[] }>
  closeSync(): void
}

/** DuckDB in this process; undefined where its package cannot be installed. */
export async function connectDuckDb(path = ':memory:'): Promise<DuckDbConnection | undefined> {
  const main = join(folder, 'node_modules/@duckdb/node-api/lib/index.js')
  if (!existsSync(main)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    spawnSync(
      'npm',
      ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder, DUCKDB],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
  }
  if (!existsSync(main)) return undefined
  const { DuckDBInstance } = await import(pathToFileURL(main).href)
  return (await DuckDBInstance.create(path)).connect()
}

async function startDuckDb(): Promise<SqlEngine | undefined> {
  const connection = await connectDuckDb()
  if (connection === undefined) return undefined
  const scratch = mkdtempSync(join(tmpdir(), 'double-random-duckdb-'))
  const types = { text: 'VARCHAR', integer: 'BIGINT', texts: 'VARCHAR[]' }
  return {
    name: 'DuckDB',
    dialect: 'duckdb',
    async ask(tables, queries) {
      for (const { name, columns, rows } of tables) {
        // A file with a column for each, since a name with a full stop is not a path into JSON.
        const file = join(scratch, `${name}.json`)
        writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join('') || '\n')
        // A register may be compared without regard to case, which must not matter.
        const list = columns.map(
          (each) =>
            `${identifier(each.name)} ${types[each.type]}${each.type === 'text' ? ' COLLATE NOCASE' : ''}`,
        )
        await connection.run(`CREATE OR REPLACE TABLE ${identifier(name)} (${list.join(', ')})`)
        if (rows.length === 0) continue
        const values = columns.map((each, i) =>
          each.type === 'texts'
            ? `CAST(json->'$[${i}]' AS VARCHAR[])`
            : `CAST(json->>'$[${i}]' AS ${types[each.type]})`,
        )
        await connection.run(
          `INSERT INTO ${identifier(name)} SELECT ${values.join(', ')} FROM read_json_objects('${file}', format = 'newline_delimited')`,
        )
      }
      const answers: Row[][] = []
      for (const query of queries)
        answers.push((await connection.runAndReadAll(query)).getRowObjectsJson())
      return answers
    },
    async stop() {
      connection.closeSync()
      rmSync(scratch, { recursive: true, force: true })
    },
  }
}

/** With what its own programs need to find it. */
export type PostgresEngine = SqlEngine & { readonly environment: Readonly<Record<string, string>> }

export async function startPostgres(): Promise<PostgresEngine | undefined> {
  if (!existsSync(join(POSTGRESQL, 'initdb'))) return undefined
  const scratch = mkdtempSync(join(tmpdir(), 'double-random-postgresql-'))
  const isRoot = process.getuid?.() === 0
  const uid = isRoot ? Number(spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).stdout) : 0
  // PostgreSQL does not run as root.
  if (isRoot) chownSync(scratch, uid, uid)
  const as = isRoot ? { uid, gid: uid } : {}
  const data = join(scratch, 'data')
  const args = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  // A locale in which order is not that of bytes, where there is one.
  const made = spawnSync(
    join(POSTGRESQL, 'initdb'),
    [...args, '--locale-provider=icu', '--icu-locale=zh', '--locale=C.UTF-8'],
    { ...as, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const server = spawn(
    join(POSTGRESQL, 'postgres'),
    ['-D', data, '-k', scratch, '-c', 'listen_addresses=', '-c', 'fsync=off'],
    { ...as, stdio: 'ignore' },
  )
  const psql = (script: string) =>
    spawnSync(
      join(POSTGRESQL, 'psql'),
      [
        '-h',
        scratch,
        '-U',
        'postgres',
        '-d',
        'postgres',
        '-X',
        '-q',
        '--csv',
        '-v',
        'ON_ERROR_STOP=1',
        '-f',
        '-',
      ],
      {
        input: script,
        encoding: 'utf8',
        env: { ...process.env, PGCLIENTENCODING: 'UTF8' },
        maxBuffer: 1 << 30,
      },
    )
  await until(() => psql('SELECT 1;').status === 0)
  const types = { text: 'text', integer: 'bigint', texts: 'text[]' }
  return {
    name: 'PostgreSQL 15',
    dialect: 'postgresql',
    environment: {
      PGHOST: scratch,
      PGUSER: 'postgres',
      PATH: `${POSTGRESQL}:${process.env.PATH}`,
    },
    async ask(tables, queries) {
      const loads = tables.map(({ name, columns, rows }) => {
        const list = columns.map((each) => `${identifier(each.name)} ${types[each.type]}`)
        const lines = rows.map((row) => row.map((value) => csvCell(value)).join(','))
        return [
          `DROP TABLE IF EXISTS ${identifier(name)};`,
          `CREATE TABLE ${identifier(name)} (${list.join(', ')});`,
          `COPY ${identifier(name)} FROM STDIN (FORMAT csv);`,
          ...lines,
          String.raw`\.`,
        ].join('\n')
      })
      const end = 'end-of-answer'
      const script = [...loads, ...queries.map((query) => `${query};\n\\echo ${end}`)].join('\n')
      const { status, stdout, stderr } = psql(`${script}\n`)
      if (status !== 0) throw new Error(`psql: ${stderr}\n${queries.join('\n\n')}`)
      return stdout
        .split(`${end}\n`)
        .slice(0, queries.length)
        .map((answer) => Papa.parse<Row>(answer, { header: true, skipEmptyLines: true }).data)
    },
    stop: () => stopServer(server, scratch),
  }
}

async function startClickHouse(): Promise<SqlEngine | undefined> {
  if (!existsSync(CLICKHOUSE)) return undefined
  const scratch = mkdtempSync(join(tmpdir(), 'double-random-clickhouse-'))
  const [http, tcp] = [await freePort(), await freePort()]
  writeFileSync(
    join(scratch, 'config.xml'),
    `<yandex><logger><level>error</level><log>${scratch}/log</log><errorlog>${scratch}/errors</errorlog></logger>
<http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><listen_host>127.0.0.1</listen_host>
<path>${scratch}/data/</path><tmp_path>${scratch}/tmp/</tmp_path><mark_cache_size>100000000</mark_cache_size>
<users_config>users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database></yandex>`,
  )
  writeFileSync(
    join(scratch, 'users.xml'),
    `<yandex><profiles><default></default></profiles><quotas><default></default></quotas>
<users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users></yandex>`,
  )
  const server = spawn(CLICKHOUSE, [`--config-file=${scratch}/config.xml`], {
    cwd: scratch,
    stdio: 'ignore',
  })
  const send = (query: string, body: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const path = `/?default_format=JSONEachRow&output_format_json_quote_64bit_integers=0&query=${encodeURIComponent(query)}`
      // The server closes connections that are idle for a few seconds: each request has one of its
      // own.
      const sent = request({ port: http, path, method: 'POST', agent: false }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part) => {
          text += part
        })
        response.on('end', () =>
          response.statusCode === 200
            ? resolve(text)
            : reject(new Error(`ClickHouse: ${text}\n${query}${body.slice(0, 5000)}`)),
        )
      })
      sent.on('error', reject).end(body)
    })
  await until(async () => (await send('SELECT 1', '').catch(() => '')) !== '')
  const types = { text: 'Nullable(String)', integer: 'Nullable(Int64)', texts: 'Array(String)' }
  const typeOf = ({ name, type }: Column) =>
    ['id', 'enterprise', 'date', 'list'].includes(name) ? 'String' : types[type]
  return {
    name: 'ClickHouse 18',
    dialect: 'clickhouse',
    async ask(tables, queries) {
      for (const { name, columns, rows } of tables) {
        const list = columns.map((each) => `${identifier(each.name)} ${typeOf(each)}`)
        const order = name === 'enterprises' ? 'id' : 'enterprise'
        await send(`DROP TABLE IF EXISTS ${identifier(name)}`, '')
        await send(
          `CREATE TABLE ${identifier(name)} (${list.join(', ')}) ENGINE = MergeTree() ORDER BY ${order}`,
          '',
        )
        const lines = rows.map((row) =>
          JSON.stringify(Object.fromEntries(columns.map((each, i) => [each.name, row[i]]))),
        )
        if (rows.length > 0)
          await send(`INSERT INTO ${identifier(name)} FORMAT JSONEachRow`, lines.join('\n'))
      }
      const answers: Row[][] = []
      for (const query of queries) {
        const text = await send('', query)
        answers.push(
          text
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line)),
        )
      }
      return answers
    },
    stop: () => stopServer(server, scratch),
  }
}

/** Names in these tests hold no quotes. */
function identifier(name: string): string {
  if (name.includes('"')) throw new Error(`no name for a test: ${name}`)
  return `"${name}"`
}

function csvCell(value: string | number | readonly string[] | null): string {
  if (value === null) return ''
  const text =
    typeof value === 'object'
      ? `{${value.map((each) => JSON.stringify(each)).join(',')}}`
      : String(value)
  return `"${text.replaceAll('"', '""')}"`
}

async function until(isReady: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 6000; tries += 1) {
    if (await isReady()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server did not start')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

async function stopServer(server: ChildProcess, scratch: string): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGINT')
  const timer = setTimeout(() => server.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(timer)
  rmSync(scratch, { recursive: true, force: true })
}
