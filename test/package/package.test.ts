import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { jsonSchema, SCHEMA_NAMES } from '../../src/schema/json-schema.ts'
import { entries } from '../house/sources.ts'
import { install } from './install.ts'

/**
 * Bytes, unminified and without the packages that stay outside. Raise one only with a reason in the
 * commit.
 */
const ceilings = {
  'index.js': 555_000,
  'index.cjs': 570_000,
  'index.d.ts': 165_000,
  // With the packages that it brings along.
  'files.js': 135_000,
  'files.cjs': 135_000,
  'files.d.ts': 20_000,
  'beacon.js': 12_000,
  'beacon.d.ts': 8_000,
  // All that an enterprise loads to check a proof, beside a hash function.
  'proof.js': 30_000,
  'proof.d.ts': 3_000,
  // With commander, papaparse, the holidays since 2004 and their licences, and every message in
  // Chinese.
  'cli.js': 380_000,
}

/** What only the files need: whoever draws and verifies does not load it. */
const BUNDLED = ['papaparse', 'ical-generator', 'string-width']

const scratch = mkdtempSync(join(tmpdir(), 'double-random-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** The exported names a plain Node process sees, sorted. */
function names(
  folder: string,
  type: 'module' | 'commonjs',
  name = 'double-random',
): readonly string[] {
  const load = type === 'module' ? `await import('${name}')` : `require('${name}')`
  const code = `console.log(JSON.stringify(Object.keys(${load}).sort()))`
  const flags = [`--input-type=${type}`, '-e', code]
  return JSON.parse(execFileSync(process.execPath, flags, { cwd: folder, encoding: 'utf8' }))
}

/** A schema without what the docstrings say, which only the files hold. */
function bare(schema: unknown): unknown {
  return JSON.parse(
    JSON.stringify(schema, (key, value) =>
      key === 'description' && typeof value === 'string' ? undefined : value,
    ),
  )
}

describe('the package', () => {
  const folder = install(scratch, 'esm')
  const dist = join(folder, 'node_modules/double-random/dist')

  it('exports to import and to require exactly what the source exports', async () => {
    const source = Object.keys(await import(entries['double-random'] as string)).sort()
    expect(source.length).toBeGreaterThan(0)
    expect(names(folder, 'module')).toEqual(source)
    // Node 20.19 can require() an ES module; older tools cannot, so CommonJS must do without
    // @noble/hashes.
    expect(names(install(scratch, 'cjs', ['@noble/hashes', '@noble/curves']), 'commonjs')).toEqual(
      source,
    )
  })

  it('exports the files to import and to require likewise, without any package of theirs', async () => {
    const source = Object.keys(await import(entries['double-random/files'] as string)).sort()
    expect(source.length).toBeGreaterThan(0)
    expect(names(folder, 'module', 'double-random/files')).toEqual(source)
    expect(names(join(scratch, 'cjs'), 'commonjs', 'double-random/files')).toEqual(source)
  })

  it('exports beacons to import and to require, and checks a round where it is installed', async () => {
    const source = Object.keys(await import(entries['double-random/beacon'] as string)).sort()
    expect(names(folder, 'module', 'double-random/beacon')).toEqual(source)
    expect(names(join(scratch, 'cjs'), 'commonjs', 'double-random/beacon')).toEqual(source)
    const code = `
      const { beaconSource, readBeacon } = require('double-random/beacon')
      const signature = 'b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92'
      const source = beaconSource('quicknet', { after: 0, round: 123 })
      console.log(readBeacon(JSON.stringify({ round: 123, signature }), source).round)`
    const said = execFileSync(process.execPath, ['--input-type=commonjs', '-e', code], {
      cwd: join(scratch, 'cjs'),
      encoding: 'utf8',
    })
    expect(said).toBe('123\n')
  })

  it('checks a proof with nothing but a hash function', async () => {
    const source = Object.keys(await import(entries['double-random/proof'] as string)).sort()
    expect(names(folder, 'module', 'double-random/proof')).toEqual(source)
    expect(names(join(scratch, 'cjs'), 'commonjs', 'double-random/proof')).toEqual(source)
    const imported = readFileSync(join(dist, 'proof.js'), 'utf8').match(/from ["'][^"']+["']/g)
    expect(new Set(imported?.map((each) => each.slice(6, 19)))).toEqual(new Set(['@noble/hashes']))
  })

  it('holds the JSON Schemas as files, with what each member is', () => {
    for (const name of SCHEMA_NAMES) {
      const code = `console.log(JSON.stringify(require('double-random/schema/${name}.json')))`
      const said = execFileSync(process.execPath, ['--input-type=commonjs', '-e', code], {
        cwd: join(scratch, 'cjs'),
        encoding: 'utf8',
      })
      expect(bare(JSON.parse(said)), name).toEqual(jsonSchema(name))
      // Nobody sees a zero-width space in an editor; JSON can write it so that one does.
      expect(readFileSync(join(dist, `schema/${name}.json`), 'utf8')).not.toMatch(
        /[\u007f-\u00a0\u200b-\u200f\u2028-\u202e\ufeff]/,
      )
    }
    const plan = readFileSync(join(dist, 'schema/plan.json'), 'utf8')
    expect(plan).toContain('"description": "Working days of the window on which visits are planned')
  })

  it('writes a table and a calendar file where it is installed', () => {
    const code = `
      const { toCsv, scheduleToICalendar } = require('double-random/files')
      const schedule = { plan: 'p', days: [{ task: 't', round: 1, date: '2020-03-02', visits: 2 }] }
      const plan = { title: '计划', tasks: [{ id: 't', title: '加油站', department: '科' }] }
      const file = scheduleToICalendar(schedule, plan, { stamp: '2020-01-02T08:00:00Z' })
      console.log(toCsv([{ a: '=1' }]) + /SUMMARY:.*/.exec(file)[0])`
    const flags = ['--input-type=commonjs', '-e', code]
    const said = execFileSync(process.execPath, flags, {
      cwd: join(scratch, 'cjs'),
      encoding: 'utf8',
    })
    expect(said).toBe('a\r\n"\'=1"\r\nSUMMARY:加油站 2家次\n')
  })

  it('keeps the packages of the files out of the library, and their licences with the files', () => {
    for (const name of BUNDLED) {
      for (const file of ['index.js', 'index.cjs'])
        expect(readFileSync(join(dist, file), 'utf8')).not.toContain(name)
      const licence = new RegExp(`/\\*! ${name}[\\s\\S]*?(Permission is hereby granted|MIT)`)
      for (const file of ['files.js', 'files.cjs'])
        expect(readFileSync(join(dist, file), 'utf8')).toMatch(licence)
    }
  })

  it.each(Object.entries(ceilings))('keeps %s under %i bytes', (file, ceiling) => {
    const { size } = statSync(join(dist, file))
    console.log(`${file}: ${size} of at most ${ceiling} bytes`)
    expect(size).toBeLessThanOrEqual(ceiling)
  })

  it('uses nothing of Node', () => {
    for (const file of [
      'index.js',
      'index.cjs',
      'files.js',
      'files.cjs',
      'beacon.js',
      'beacon.cjs',
      'proof.js',
      'proof.cjs',
    ]) {
      expect(readFileSync(join(dist, file), 'utf8')).not.toMatch(
        /(from|require\(|import\()\s*["']node:/,
      )
    }
  })
})
