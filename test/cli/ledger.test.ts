import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson, ledgerHead, parseDocument } from 'double-random'
import { expect, it } from 'vitest'
import { announced, drawnNumber, petrol, SERIES } from '../attacks/petrol-series.ts'
import { folderWith } from './files.ts'
import { ran } from './ran.ts'

const first = drawnNumber(1, petrol({ plan: { year: 2020 } }))
const other = announced(1, petrol(), { series: '另一系列' })
const files = {
  'announcement.json': canonicalJson(first.announcement),
  'record.json': first.document.text,
  'other.json': canonicalJson(other),
  'inputs.json': JSON.stringify(first.inputs),
}

/** What the program says, and how it ends. */
async function said(folder: string, args: readonly string[]) {
  const paths = args.map((arg) => arg.replace('@', `${folder}/`))
  return ran(paths)
}

const entriesIn = (folder: string, name: string) =>
  JSON.parse(readFileSync(join(folder, name), 'utf8'))
const ledger = ['ledger', '--series', SERIES]

it('enters documents as they are issued and says the head to publish', async () => {
  const folder = folderWith(files)
  const begun = await said(folder, [...ledger, '@announcement.json', '--output', '@1.json'])
  const entries = [
    { kind: 'announcement', number: 1, digest: first.announcement.digest },
    { kind: 'record', number: 1, digest: first.record.digest },
  ] as const
  expect(entriesIn(folder, '1.json')).toEqual(entries.slice(0, 1))
  expect(begun).toEqual({
    exit: 0,
    text: `登记簿摘要 1:${ledgerHead(SERIES, entries.slice(0, 1))!.head}\n`,
  })
  const more = [...ledger, '@record.json', '--ledger', '@1.json', '--output', '@2.json']
  expect((await said(folder, more)).exit).toBe(0)
  expect(entriesIn(folder, '2.json')).toEqual(entries)
  // Nothing is written over.
  expect((await said(folder, more)).exit).toBe(4)
})

it('refuses what does not belong there, and writes nothing', async () => {
  const folder = folderWith({ ...files, 'none.json': '[]' })
  for (const [document, code] of [
    ['@record.json', 'policy/numbering'],
    ['@other.json', 'policy/numbering'],
    ['@inputs.json', 'evidence/'],
  ]) {
    const { exit, text } = await said(folder, [...ledger, document!, '--output', '@out.json'])
    expect([exit, text]).toEqual([3, expect.stringContaining(code!)])
    expect(() => entriesIn(folder, 'out.json')).toThrow('ENOENT')
  }
})

it('is cited by an announcement that can come next, and by no other', async () => {
  const folder = folderWith(files)
  const enter = [...ledger, '@announcement.json', '@record.json', '--output', '@ledger.json']
  await said(folder, enter)
  const announce = (number: string, more: readonly string[]) =>
    said(folder, [
      ...['announce', '--inputs', '@inputs.json', '--series', SERIES, '--number', number],
      ...['--batch', 'pool:2', '--operator', '--weak', '--ledger', '@ledger.json', ...more],
    ])
  const next = ['--previous', '@record.json', '--output', '@next.json']
  expect(await announce('2', next)).toMatchObject({ exit: 0 })
  const { document } = parseDocument(readFileSync(join(folder, 'next.json'), 'utf8'))
  expect(document.body).toMatchObject({
    ledger: ledgerHead(SERIES, entriesIn(folder, 'ledger.json')),
  })
  const { exit, text } = await announce('1', ['--output', '@again.json'])
  expect([exit, text]).toEqual([3, expect.stringContaining('policy/numbering')])
})
