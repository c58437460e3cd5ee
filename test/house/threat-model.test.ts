import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHECK_NAMES, ERROR_CODES } from 'double-random'
import { expect, it } from 'vitest'
import { root } from './sources.ts'

const page = readFileSync(join(root, 'docs/threat-model.md'), 'utf8')
const [, , ...rows] = page.split('\n').filter((line) => line.startsWith('|'))
const cells = rows.map((row) =>
  row
    .slice(1, -1)
    .split(' | ')
    .map((cell) => cell.trim()),
)

it('names of each attack checks or codes that exist, and tests that are there', () => {
  const known: readonly string[] = [...CHECK_NAMES, ...ERROR_CODES]
  const named = new Set<string>()
  for (const [, what, , checks = '', tests = '', remains] of cells) {
    if (checks !== '—') for (const check of checks.split(', ')) named.add(check.slice(1, -1))
    const files = tests === '—' ? [] : tests.split(', ')
    for (const file of files) {
      expect(existsSync(join(root, `test/${file}.test.ts`)), `${what}: ${file}`).toBe(true)
    }
    // What nothing here stops, the page says.
    expect(files.length > 0 || remains !== '—', what).toBe(true)
  }
  expect([...named].filter((name) => !known.includes(name))).toEqual([])
  expect(cells.length).toBeGreaterThan(30)
})
