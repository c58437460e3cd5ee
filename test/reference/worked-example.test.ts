import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { canonical } from './canonical.ts'
import { canonicalJson, library } from './library.ts'
import { blocksOf, computed, givenIn, statedIn } from './worked-example.ts'

const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8')
const blocks = blocksOf(page, '## 13 Worked example')
const stated = statedIn(blocks)
const given = givenIn(stated)

it('every value of the worked example follows from its inputs', () => {
  const names = ['inputs', 'options', 'reveals', 'blinding key']
  const followed = [...stated].filter(([name]) => !names.includes(name))
  expect(stated.size).toBe(followed.length + names.length)
  expect(Object.fromEntries(followed)).toEqual(Object.fromEntries(computed(given)))
  expect(given.options.entropy[0]).toMatchObject({ commitment: stated.get('commitment') })
})

// The commands themselves are run with those of the other pages.
it('the commands of the worked example print its values', () => {
  const values = new Set(stated.values())
  const printed = blocks
    .filter(({ info }) => info === 'text')
    .flatMap(({ code }) => code.trim().split('\n'))
  expect(printed.length).toBeGreaterThanOrEqual(12)
  for (const line of printed) expect(values).toContain(line.replace(/ {2}-$/, ''))
})

it('the library makes the documents of the worked example', () => {
  const { inputs, options, reveals, blindingKey } = given
  const { announcement, record } = library(inputs, options, reveals)
  expect(canonicalJson(announcement.body as never)).toBe(stated.get('announcement body'))
  expect(announcement.digest).toBe(stated.get('announcement digest'))
  const { head, secrets, tables } = record.body
  expect(canonicalJson(head as never)).toBe(stated.get('head'))
  expect(canonicalJson(secrets as never)).toBe(stated.get('secrets'))
  expect(record.digest).toBe(stated.get('record digest'))
  for (const [table, rows] of Object.entries(tables))
    expect((rows as readonly object[]).map(canonical).join('\n')).toBe(stated.get(table) ?? '')
  const blinded = library(inputs, { ...options, blindingKey }, reveals).announcement.body
  expect(blinded.tables.enterprises.root).toBe(stated.get('blinded root enterprises'))
})
