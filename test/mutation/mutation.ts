// npm run test:mutation [-- ROOM …] [--all] [--seed TEXT]: changes one token of a deciding room and
// sees whether its tests notice. Prints each survivor; the sample is the same for the same seed.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import seedrandom from 'seedrandom'
import { compiler } from './compiler.ts'
import { EQUIVALENT } from './judged.ts'
import { type Mutant, mutantsOf } from './mutants.ts'
import { ROOMS } from './rooms.ts'
import { Trial } from './trial.ts'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const SAMPLE = 150
const ENOUGH = 0.95

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    seed: { type: 'string', default: 'double-random' },
  },
})

const compiles = compiler(PROJECT)
const trial = new Trial(PROJECT)
let failed = false
for (const room of positionals.length > 0 ? positionals : Object.keys(ROOMS)) await tryRoom(room)
await trial.close()
process.exit(failed ? 1 : 0)

async function tryRoom(room: string): Promise<void> {
  const suites = ROOMS[room]
  if (suites === undefined) throw new Error(`no room ${room}: ${Object.keys(ROOMS).join(', ')}`)
  const from = performance.now()
  const files = readdirSync(join(PROJECT, 'src', room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/${room}/${name}`)
    .toSorted()
  const every = files.flatMap((file) => mutantsOf(file, readFileSync(join(PROJECT, file), 'utf8')))
  for (const judged of EQUIVALENT) {
    if (!judged.file.startsWith(`src/${room}/`) || every.some((each) => same(each, judged)))
      continue
    console.log(`${judged.file}: judged, but no longer there: ${judged.before} → ${judged.after}`)
    failed = true
  }
  await trial.learn(suites, files)
  let tried = 0
  let noticed = 0
  trial.ended = 0
  for (const mutant of inDrawnOrder(every)) {
    if (!options.all && tried === SAMPLE) break
    if (EQUIVALENT.some((judged) => same(mutant, judged)) || !compiles(mutant)) continue
    tried += 1
    if (await trial.notices(mutant)) noticed += 1
    else console.log(`${mutant.file}:${mutant.line}  ${mutant.before}  →  ${mutant.after}`)
    if (tried % 25 === 0) console.error(`${room}: ${noticed} of ${tried} so far`)
  }
  const minutes = Math.ceil((performance.now() - from) / 60_000)
  const how = `${trial.ended} of them had to be ended, in ${minutes} minutes`
  console.log(`${room}: ${noticed} of ${tried} noticed, ${how}`)
  failed ||= noticed < ENOUGH * tried
}

function same(mutant: Mutant, judged: Omit<Mutant, 'line' | 'text' | 'block'>): boolean {
  return (['file', 'at', 'before', 'after'] as const).every((each) => mutant[each] === judged[each])
}

/** By the seed and the room's text alone. */
function inDrawnOrder(mutants: readonly Mutant[]): Mutant[] {
  const random = seedrandom(options.seed)
  return mutants
    .map((mutant) => ({ mutant, ticket: random() }))
    .sort((a, b) => a.ticket - b.ticket)
    .map(({ mutant }) => mutant)
}
