import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { root } from '../house/sources.ts'
import { availableEngines, linesOf } from './engines.ts'
import golden from './golden.json' with { type: 'json' }

const script = join(root, '.generated/engines/program.js')
const { engines, missing } = availableEngines()
if (missing.length > 0) console.warn(`SKIPPED, not installed: ${missing.join('; ')}`)

/** Places where dates, case and sorting would differ if anything asked for them. */
const PLACES = [
  { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8' },
  { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' },
  { TZ: 'Pacific/Kiritimati', LC_ALL: 'sv_SE.UTF-8' },
]

beforeAll(async () => {
  mkdirSync(join(root, '.generated/engines'), { recursive: true })
  await build({
    entryPoints: [join(root, 'test/engines/program.ts')],
    outfile: script,
    bundle: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    tsconfig: join(root, 'tsconfig.json'),
  })
})

describe.each(engines)('$name', (engine) => {
  it.each(PLACES)(
    'draws and verifies the golden records, byte for byte, in $TZ with $LC_ALL',
    (place) => {
      const lines = linesOf(engine, script, place)
      expect(lines).toEqual(golden.map(({ digest, characters }) => `${digest} true ${characters}`))
    },
  )
})

it('prints the table of engines and digests', () => {
  const table = engines.map((engine) => {
    const digests = linesOf(engine, script, PLACES[1]!).map((line) => line.slice(0, 8))
    return `${engine.name.padEnd(20)} ${digests.join(' ')}`
  })
  console.log(table.join('\n'))
  expect(new Set(table.map((line) => line.slice(20))).size).toBe(1)
})
