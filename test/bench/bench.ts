// npm run bench: every case in a process of its own, so that its peak memory is its own. A case
// asserts that what it computes is right before its time counts for anything.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { againstHighs } from './cases/against-highs.ts'
import { bySize } from './cases/by-size.ts'
import { commandLine } from './cases/command-line.ts'
import { everyRule } from './cases/every-rule.ts'
import { imports } from './cases/imports.ts'
import { millionUnits } from './cases/million-units.ts'
import { pairing } from './cases/pairing.ts'
import { pairingEngine } from './cases/pairing-engine.ts'
import { district, province } from './cases/schedule.ts'
import { tenMillionByLibrary, tenMillionInDuckDb } from './cases/ten-million.ts'
import { tickets } from './cases/tickets.ts'
import { workbook } from './cases/workbook.ts'
import { year } from './cases/year.ts'

/** One line of the result. */
export interface Measurement {
  readonly what: string
  readonly figure: string
}

const CASES: Readonly<Record<string, () => Measurement[] | Promise<Measurement[]>>> = {
  imports,
  tickets,
  millionUnits,
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

const wanted = process.argv.slice(2)
const [name = ''] = wanted
if (wanted.length === 1) await runCase(name)
else runAll(wanted.length === 0 ? Object.keys(CASES) : wanted)

/** One that fails does not keep the others from being measured. */
function runAll(names: readonly string[]): void {
  console.log(`Node ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores`)
  for (const name of names) {
    const child = spawnSync(
      process.execPath,
      [...process.execArgv, fileURLToPath(import.meta.url), name],
      {
        stdio: 'inherit',
      },
    )
    if (child.status !== 0) process.exitCode = 1
  }
}

async function runCase(name: string): Promise<void> {
  const run = CASES[name]
  if (run === undefined)
    throw new Error(`no case ${name}; there are ${Object.keys(CASES).join(', ')}`)
  const results = await run()
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`\n${name} (peak memory ${peak} MB)`)
  for (const { what, figure } of results) console.log(`  ${what.padEnd(62)} ${figure.padStart(16)}`)
}
