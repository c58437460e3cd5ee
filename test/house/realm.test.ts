import type { VerificationReport } from 'double-random'
import * as root from 'double-random'
import * as disclose from 'double-random/disclose'
import * as proof from 'double-random/proof'
import * as report from 'double-random/report'
import * as sql from 'double-random/sql'
import { beforeAll, describe, expect, it } from 'vitest'
import { worldData } from '../ceremony/world.ts'
import { documentedExports } from './docstrings.ts'
import * as scope from './example-scope.ts'
import * as assertions from './expect-example.ts'
import { bundle, exampleScript, realm } from './realm.ts'
import { coreEntries } from './sources.ts'

const library = { ...root, ...disclose, ...proof, ...report, ...sql }

/** What the examples only touch, so that it runs to its end: documents that hold, every dialect. */
function tour(lib: typeof library, data: typeof worldData): string {
  const inputs = lib.parseInputs(data)
  const record = lib.draw(inputs, { seed: 'realm' })
  const unit = record.body.tables.sample[0]!.unit
  const announcementDigest = lib.digest('announcement', record.body.head.announcement)
  const known = { recordDigest: record.digest, announcementDigest }
  const notice = lib.canonicalJson(lib.composeNotice(record, inputs, { secrets: true }))
  const verdict = lib.canonicalJson(lib.proveVerdict(record, inputs, unit))
  return JSON.stringify({
    record,
    verified: [
      lib.verify(lib.canonicalJson(record), inputs),
      lib.verifyNotice(notice, known),
      lib.verifyProof(verdict, known),
    ],
    queries: (['duckdb', 'postgresql', 'clickhouse'] as const).map((dialect) =>
      lib.toSQL(record, inputs.plan, dialect),
    ),
    chances: lib.inclusion(record, inputs),
  })
}

describe('the library where there is only the language', () => {
  let script: string
  beforeAll(async () => {
    script = await bundle()
  })

  it('loads with one call of Math.random, which is the import of seedrandom', () => {
    const evaluate = realm(script)
    expect(script).toContain('node_modules/seedrandom/')
    expect(evaluate('randomCalls')).toBe(1)
  })

  it('draws, verifies, discloses and writes queries as it does here, without any further call', () => {
    const evaluate = realm(script)
    const told = evaluate(`(${tour})(library, ${JSON.stringify(worldData)})`)
    expect(told).toBe(tour(library, worldData))
    // The proof leaves open what only a replay shows: who was not drawn.
    const { verified } = JSON.parse(told as string) as { verified: readonly VerificationReport[] }
    const failed = verified.map(({ checks }) => checks.filter(({ status }) => status === 'fail'))
    expect(verified.map(({ outcome }) => outcome)).toEqual(['partial', 'partial', 'partial'])
    expect(failed).toEqual([[], [], []])
    expect(evaluate('randomCalls')).toBe(1)
  })

  it('runs the examples of all its functions', async () => {
    const evaluate = realm(script, assertions)
    const exported = evaluate('Object.keys(library)') as string[]
    const documented = documentedExports(Object.values(coreEntries))
    for (const example of documented.flatMap(({ examples }) => examples))
      await evaluate(exampleScript(example, exported, scope))
    const functions = 'Object.keys(library).filter((name) => typeof library[name] === "function")'
    const notCalled = evaluate(`${functions}.filter((name) => !called.has(name))`)
    // Its example catches one that the library throws.
    expect(notCalled).toEqual(['DoubleRandomError'])
    expect(evaluate('randomCalls')).toBe(1)
  })
})

describe('the realm', () => {
  it.each([
    'new Date()',
    'Date()',
    'Date.now()',
    'Intl.Collator',
    "'a'.localeCompare('b')",
    '(1).toLocaleString()',
    'console.log(1)',
    'process.env',
    'setTimeout(() => {}, 0)',
    "require('fs')",
    'crypto.randomUUID()',
    'performance.now()',
    'new TextEncoder()',
    "new URL('a:b')",
    'structuredClone({})',
  ])('throws on %s', (script) => {
    expect(() => realm(script)).toThrow()
  })

  it('counts the calls of Math.random', () => {
    expect(realm('Math.random() + Math.random()')('randomCalls')).toBe(2)
  })

  it('leaves fixed dates alone, also in a subclass that sets its time itself', () => {
    expect(realm('')('new Date(Date.UTC(2020, 0, 2)).getTime()')).toBe(Date.UTC(2020, 0, 2))
    expect(realm('class Utc extends Date {}')('new Utc().getTime()')).toBeNaN()
  })
})
