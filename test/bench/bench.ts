// npm run bench [-- NAME …] [--readme]: every case in a process of its own, so that its peak memory
// is its own. A case asserts that what it computes is right before its time counts for anything.
// Times are of the processor. --readme writes the table in README from what was measured.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { root } from '../house/sources.ts'
import { againstHighs } from './cases/against-highs.ts'
import { bySize } from './cases/by-size.ts'
import { commandLine } from './cases/command-line.ts'
import { everyRule } from './cases/every-rule.ts'
import { growth } from './cases/growth.ts'
import { imports } from './cases/imports.ts'
import { millionUnits } from './cases/million-units.ts'
import { pairing } from './cases/pairing.ts'
import { pairingEngine } from './cases/pairing-engine.ts'
import { district, province } from './cases/schedule.ts'
import { tenMillionByLibrary, tenMillionInDuckDb } from './cases/ten-million.ts'
import { tickets } from './cases/tickets.ts'
import { workbook } from './cases/workbook.ts'
import { year } from './cases/year.ts'
import { figureOf, type Measurement } from './measure.ts'

const CASES: Readonly<Record<string, () => Measurement[] | Promise<Measurement[]>>> = {
  imports,
  tickets,
  'register, 1,000,000 units': millionUnits,
  'growth with the register': growth,
  '10,000,000 units in DuckDB': tenMillionInDuckDb,
  '10,000,000 units by the library': tenMillionByLibrary,
  'stratified pps, 200,000 units': bySize,
  'command line, 200,000 rows of CSV': commandLine,
  'workbook, 50,000 rows of .xlsx': workbook,
  'a year of 12 batches, 50,000 units': year,
  'schedule of a district: 633 visits': district,
  'schedule of a province: 100,000 visits': province,
  ...pairing,
  ...pairingEngine,
  'pairing engine, 10,000 × 500 with every rule': everyRule,
  'pairing engine against HiGHS': againstHighs,
}

/** What a case hands to the process that prints all of them. */
interface Result {
  readonly megabytes: number
  readonly lines: readonly Measurement[]
}

const results = join(root, '.generated/bench/results')

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    readme: { type: 'boolean', default: false },
    own: { type: 'boolean', default: false },
  },
})
if (options.own) await runCase(positionals[0] as string)
else runAll(positionals.length === 0 ? Object.keys(CASES) : positionals)

function runAll(names: readonly string[]): void {
  buildIfOld()
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  const machine = `Node ${process.version.slice(1)}, ${cpus().length} cores of ${cpus()[0]?.model.trim()}`
  console.log(machine)
  for (const name of names) {
    const args = [...process.execArgv, fileURLToPath(import.meta.url), '--own', name]
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
    // One that fails does not keep the others from being measured.
    if (status !== 0) process.exitCode = 1
  }
  if (options.readme && process.exitCode === undefined)
    writeReadme(machine, names.length === Object.keys(CASES).length)
}

async function runCase(name: string): Promise<void> {
  const run = CASES[name]
  if (run === undefined)
    throw new Error(`no case ${name}; there are ${Object.keys(CASES).join(', ')}`)
  const lines = await run()
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`\n${name} (peak memory ${megabytes} MB)`)
  for (const line of lines) console.log(`  ${line.what.padEnd(64)} ${figureOf(line)}`)
  const at = String(Object.keys(CASES).indexOf(name)).padStart(2, '0')
  writeFileSync(join(results, at), JSON.stringify({ megabytes, lines } satisfies Result))
}

/** The built package is what users run. */
function buildIfOld(): void {
  const built = statSync(join(root, 'dist/cli.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  if (sources.every((name) => statSync(join(root, 'src', name)).mtimeMs < built)) return
  const { status } = spawnSync('npm', ['run', 'build'], { cwd: root, stdio: 'ignore' })
  if (status !== 0) throw new Error('npm run build fails')
}

/** Rows of cases that were not run stay as they are. */
function writeReadme(machine: string, isWhole: boolean): void {
  const measured = new Map(
    readdirSync(results)
      .toSorted()
      .flatMap((name) => {
        const { megabytes, lines } = JSON.parse(readFileSync(join(results, name), 'utf8')) as Result
        return lines.flatMap(({ megabytes: own = megabytes, readme, ...line }) =>
          readme === undefined ? [] : [[readme, `| ${readme} | ${figureOf(line)} | ${own} MB |`]],
        ) as [string, string][]
      }),
  )
  const path = join(root, 'README.md')
  const text = readFileSync(path, 'utf8')
  const marked = /<!-- bench -->\n([\s\S]*?)\n<!-- \/bench -->/
  const before = marked.exec(text)?.[1]
  if (before === undefined) throw new Error('README.md has no place for the table')
  const kept = before.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| |'))
  const rows = isWhole
    ? [...measured.values()]
    : kept.map((row) => measured.get(row.split(' | ')[0]!.slice(2)) ?? row)
  const table = [
    `Written by \`npm run bench -- --readme\` (${machine}; processor time, the median and between what the runs lay):`,
    '',
    '| | time | peak memory of the case |',
    '|---|---|---|',
    ...rows,
  ].join('\n')
  writeFileSync(
    path,
    text.replace(marked, () => `<!-- bench -->\n${table}\n<!-- /bench -->`),
  )
}
