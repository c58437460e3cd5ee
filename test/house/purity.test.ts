import { describe, expect, it } from 'vitest'
import { program } from './compiler.ts'
import { impurities } from './purity.ts'
import { coreEntries, pureSources } from './sources.ts'

describe('the source', () => {
  it('sees no name of Node or of a browser, not even by way of a package', () => {
    const seen = program(Object.values(coreEntries), 'src/tsconfig.json').getSourceFiles()
    const names = seen.map(({ fileName }) => fileName)
    expect(names.filter((name) => /@types\/node|lib\.(dom|webworker)/.test(name))).toEqual([])
  }, 60_000)

  it('names no clock, no ambient randomness, no locale and no inexact arithmetic', () => {
    expect(pureSources().flatMap(impurities)).toEqual([])
  })
})

describe('the purity check', () => {
  it.each([
    ['Math.random()'],
    ['Math.sqrt(2)'],
    ["Math['floor'](2)"],
    ['const { floor } = Math'],
    ['2 ** 3'],
    ['let x = 2; x **= 3'],
    ['new Date(0)'],
    ['Date.now()'],
    ['let d: Date'],
    ["'a'.localeCompare('b')"],
    ["'a'['localeCompare']('b')"],
    ["const { localeCompare } = 'a'"],
    ["const { localeCompare: c } = 'a'"],
    ['(1).toLocaleString()'],
    ["'a'.toLocaleLowerCase()"],
    ['new Intl.Collator()'],
    ['performance.now()'],
    ['crypto.getRandomValues'],
    ['process.env'],
    ['const o = { process }'],
    ['globalThis.x'],
    ['setTimeout(() => {}, 0)'],
    ['console.log(1)'],
    ["require('x')"],
    ['Buffer.from([])'],
    ["fetch('x')"],
    ["eval('1')"],
    ["new Function('1')"],
    ["parseFloat('1')"],
    ["Number.parseFloat('1')"],
    ['new TextEncoder()'],
    ["new URL('a:b')"],
    ['structuredClone({})'],
    ['import.meta.url'],
    ['new Proxy({}, {})'],
    ['Promise.resolve()'],
    ['new WeakRef({})'],
    ["encodeURIComponent('a')"],
    ['whateverComesNext()'],
    ['/\\p{L}/u'],
    ['/[^\\P{Lu}]/u'],
    ['/a/iu'],
    ["new RegExp('a', 'iu')"],
    ["new RegExp('\\\\p{L}')"],
    ['const letter = `\\\\p{L}`'],
    ["'a'.toLowerCase()"],
    ["'a'?.toUpperCase()"],
    ["'a'.normalize('NFC')"],
    ['[].sort()'],
    ['declare const now: number'],
  ])('catches %s', (text) => {
    expect(impurities({ path: 'select/bad.ts', text })).toHaveLength(1)
  })

  it.each([
    ['new Date()'],
    ['new Date'],
    ['Date()'],
    ['Date.now()'],
    ["Date.parse('2020')"],
    ['new Date(2020, 1, 2)'],
    ['const D = Date'],
  ])('catches %s even in calendar', (text) => {
    expect(impurities({ path: 'calendar/bad.ts', text })).toHaveLength(1)
  })

  it.each([
    ['select/a.ts', 'Math.floor(Math.abs(-1) / 2) + Math.imul(2, 3)'],
    ['select/a.ts', '[2, 1].sort((a, b) => a - b)'],
    ['select/a.ts', '/[\\\\p]{2}/u.test("p")'],
    ['select/a.ts', "new RegExp('^[\\\\u0000]')"],
    ['select/a.ts', 'function f(process: number) { return { process, console: 1 }.console }'],
    ['select/a.ts', "import { parse as crypto } from './b.ts'; crypto()"],
    ['select/a.ts', 'const round = { Date: 1 }; round.Date'],
    ['calendar/a.ts', 'const d: Date = new Date(Date.UTC(2020, 0, 1)); d instanceof Date'],
    ['schema/inputs/lint.ts', "'a'.normalize('NFC')"],
    ['files/a.ts', "encodeURIComponent('a')"],
    ['select/a.ts', 'export type A = readonly [first: URL, ...ReadonlyMap<string, Blob>[]]'],
  ])('accepts in %s: %s', (path, text) => {
    expect(impurities({ path, text })).toEqual([])
  })
})
