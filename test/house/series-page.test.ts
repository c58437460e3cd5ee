import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { REMARKS, ROW_COLUMNS } from '../../src/verify/series/columns.ts'
import { root } from './sources.ts'

const page = readFileSync(join(root, 'docs/series.md'), 'utf8')

/** The cells of the rows of a table, from its heading on. */
function rowsUnder(heading: string): string[][] {
  const [, after = ''] = page.split(`${heading}\n`)
  const [table = ''] = after.split('\n\n')
  return table
    .split('\n')
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

const named = (cell: string | undefined) =>
  [...(cell ?? '').matchAll(/`([\w-]+)`/g)].map(([, it]) => it)

it('docs/series.md says what is made of every table', () => {
  const rows = rowsUnder('| part | removed | added | changed | routine members |')
  expect(rows.slice(0, 2)).toEqual(
    ['plan', 'calendar'].map((part) => [`\`${part}\``, 'open', 'open', 'open', '']),
  )
  expect(
    rows.slice(2).map(([part, removed, added, changed, routine]) => {
      return [named(part)[0], { removed, added, changed, routine: named(routine) }]
    }),
  ).toEqual(Object.entries(ROW_COLUMNS))
})

it('docs/series.md says what is made of every remark', () => {
  const rows = rowsUnder('| remark | column | reason that covers it |')
  const written = rows.map(([remark, column, of]) => [
    named(remark?.split(':')[0])[0],
    column,
    of === '' || of === 'its part' ? undefined : named(of)[0],
  ])
  const made = Object.entries(REMARKS).map(([id, { column, ...rest }]) => [
    id,
    column,
    column === 'open' && 'of' in rest ? rest.of : undefined,
  ])
  expect(written.sort()).toEqual(made.sort())
})
