import { describe, expect, it } from 'vitest'
import { importViolations } from './import-graph.ts'
import { librarySources } from './sources.ts'

/** The objections to files given as path → text. */
function objections(files: Record<string, string>): readonly string[] {
  return importViolations(Object.entries(files).map(([path, text]) => ({ path, text })))
}

describe('the import graph of src', () => {
  it('has no back edge, no cycle, no foreign package and nothing of Node', () => {
    expect(importViolations(librarySources())).toEqual([])
  })
})

describe('the import graph check', () => {
  const core = { 'core/a.ts': 'export const a = 1; export type A = number' }

  it('accepts imports from the own room and from earlier rooms', () => {
    expect(
      objections({
        ...core,
        'core/b.ts': "export { a } from './a.ts'",
        'random/seed.ts': "import seedrandom from 'seedrandom'; import { a } from '../core/a.ts'",
        'index.ts': "export * from './core/b.ts'",
        'verify/v.ts': 'export const v = 1',
        'disclose/index.ts': "export * from '../verify/v.ts'",
      }),
    ).toEqual([])
  })

  it.each([
    ["import { p } from '../pair/p.ts'"],
    ["import type { P } from '../pair/p.ts'"],
    ["export * from '../pair/p.ts'"],
    ["export const p = () => import('../pair/p.ts')"],
    ["export type P = import('../pair/p.ts').P"],
    ["import p = require('../pair/p.ts')"],
  ])('catches the back edge %s', (text) => {
    expect(objections({ 'pair/p.ts': '', 'select/s.ts': text })).toEqual([
      'select/s.ts:1 imports ../pair/p.ts: pair comes after select',
    ])
  })

  it.each([
    ['a room importing the entry point', 'core/b.ts', "import '../index.ts'", 'index.ts'],
    [
      'a room importing an entry',
      'year/y.ts',
      "import '../core/index.ts'",
      'core comes after year',
    ],
    ['zod outside schema', 'select/s.ts', "import * as z from 'zod'", 'only schema/'],
    ['seedrandom outside random', 'core/s.ts', "import s from 'seedrandom'", 'only random/'],
    [
      'a part of date-fns outside calendar',
      'pair/d.ts',
      "import 'date-fns/addDays'",
      'only calendar/',
    ],
    ['a Node built-in', 'core/n.ts', "import 'node:fs'", 'nothing of Node'],
    ['a Node built-in without its prefix', 'core/n.ts', "import 'crypto'", 'nothing of Node'],
    ['an unknown package', 'core/n.ts', "import 'lodash'", 'not one of the packages'],
    ['a computed import', 'core/n.ts', 'export const f = (n: string) => import(n)', 'literal'],
    ['a file that does not exist', 'core/n.ts', "import './b'", 'does not exist'],
    ['an unknown room', 'utils/n.ts', '', 'in no known room'],
  ])('catches %s', (_, path, text, objection) => {
    const found = objections({ ...core, 'index.ts': '', 'core/index.ts': '', [path]: text })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(objection)
  })

  it('catches a cycle between files of one room', () => {
    expect(
      objections({
        'pair/a.ts': "import './b.ts'",
        'pair/b.ts': "import './c.ts'",
        'pair/c.ts': "export { b } from './b.ts'",
      }),
    ).toEqual(['import cycle: pair/b.ts → pair/c.ts → pair/b.ts'])
  })

  it.each([
    ["import type { A } from './a.ts'"],
    ["export type { A } from './a.ts'"],
    ["export type B = import('./a.ts').A"],
  ])('lets files of one room speak of the types of each other: %s', (text) => {
    expect(objections({ 'pair/a.ts': "import { b } from './b.ts'", 'pair/b.ts': text })).toEqual([])
  })

  it('catches a cycle that is there at run time beside types', () => {
    expect(
      objections({
        'pair/a.ts': "import './b.ts'",
        'pair/b.ts': "import { type A, a } from './a.ts'",
      }),
    ).toEqual(['import cycle: pair/a.ts → pair/b.ts → pair/a.ts'])
  })
})
