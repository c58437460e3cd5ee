// npm run test:mutation [-- ROOM …] [--all] [--seed TEXT]: changes one token of a deciding room and
// sees whether its tests notice. Prints each survivor; the sample is the same for the same seed.
import { spawn } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import seedrandom from 'seedrandom'
import { type Mutant, mutantsOf } from './mutants.ts'
import { ROOMS } from './rooms.ts'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const SAMPLE = 150

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    seed: { type: 'string', default: 'double-random' },
  },
})

let failed = false
for (const room of positionals.length > 0 ? positionals : Object.keys(ROOMS)) await tryRoom(room)
process.exit(failed ? 1 : 0)

async function tryRoom(room: string): Promise<void> {
  const suites = ROOMS[room]
  if (suites === undefined) throw new Error(`no room ${room}: ${Object.keys(ROOMS).join(', ')}`)
  const every = readdirSync(join(PROJECT, 'src', room)).flatMap((name) => {
    const file = `src/${room}/${name}`
    return mutantsOf(file, readFileSync(join(PROJECT, file), 'utf8'))
  })
  const mutants = options.all ? every : sample(every, SAMPLE)
  const queue = [...mutants]
  const survivors: Mutant[] = []
  await Promise.all(
    cpus().map(async () => {
      const copy = copyOfProject()
      if (await passes(copy, suites, true)) {
        for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
          if (await survives(copy, mutant, suites)) survivors.push(mutant)
        }
      } else {
        console.error(`${room}: its tests fail without any change`)
        failed = true
      }
      rmSync(copy, { recursive: true })
    }),
  )
  survivors.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  for (const { file, line, before, after } of survivors) {
    console.log(`${file}:${line}  ${before}  →  ${after}`)
  }
  const killed = mutants.length - survivors.length
  console.log(`${room}: ${killed} of ${mutants.length} noticed (of ${every.length} mutants in all)`)
}

/** Drawn without replacement, by the seed and the room's text alone. */
function sample(mutants: readonly Mutant[], size: number): Mutant[] {
  const random = seedrandom(options.seed)
  return mutants
    .map((mutant) => ({ mutant, ticket: random() }))
    .sort((a, b) => a.ticket - b.ticket)
    .slice(0, size)
    .map(({ mutant }) => mutant)
}

function copyOfProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'mutation-'))
  for (const name of readdirSync(PROJECT)) {
    if (name === '.git') continue
    if (name === 'node_modules' || name === 'dist')
      symlinkSync(join(PROJECT, name), join(copy, name))
    else cpSync(join(PROJECT, name), join(copy, name), { recursive: true })
  }
  return copy
}

async function survives(copy: string, mutant: Mutant, suites: readonly string[]): Promise<boolean> {
  const path = join(copy, mutant.file)
  const original = readFileSync(path, 'utf8')
  writeFileSync(path, mutant.text)
  try {
    for (const suite of suites) if (!(await passes(copy, [suite], false))) return false
    return true
  } finally {
    writeFileSync(path, original)
  }
}

/** A mutant that loops for ever is noticed too: no suite of these lasts five minutes. */
function passes(copy: string, suites: readonly string[], say: boolean): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [
      join(PROJECT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--bail=1',
      '--maxWorkers=1',
      ...suites,
    ],
    { cwd: copy, stdio: ['ignore', say ? 'inherit' : 'ignore', 'ignore'], timeout: 300_000 },
  )
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)))
}
