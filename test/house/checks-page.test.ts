import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { APPLICABLE_CHECKS } from '../../src/core/applicable-checks.ts'
import { root } from './sources.ts'

const page = readFileSync(join(root, 'docs/protocol.md'), 'utf8')
const [, annex = ''] = page.split('\n### 12.1 Which checks apply\n')
const rows = annex.split('\n').filter((line) => line.startsWith('| `'))

/** `kind check, evidence, condition` of each cell of the table of annex P. */
const stated = rows.flatMap((row) => {
  const [check = '', kinds = '', needs = '', when = ''] = row
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
  return kinds.split(', ').map((kind) => `${kind} ${check.slice(1, -1)}, ${needs}, ${when}`)
})

it('the page of the protocol says of each document which checks apply, as the library does', () => {
  const known = Object.entries(APPLICABLE_CHECKS).flatMap(([kind, checks]) =>
    checks.map(([check, needs = [], when]) => {
      const evidence = needs.length === 0 ? '—' : needs.join(', ')
      return `${kind} ${check}, ${evidence}, ${when ?? '—'}`
    }),
  )
  expect(stated.sort()).toEqual(known.sort())
})
