import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { CHECK_NAMES } from '../../src/core/check.ts'
import { ERROR_CODES } from '../../src/core/errors.ts'
import { librarySources, root, type Source } from './sources.ts'

const sources = librarySources().map((source) => ({ ...source, tree: parse(source) }))
const page = readFileSync(join(root, 'docs/errors.md'), 'utf8')

function parse({ path, text }: Source): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
}

const LISTS = ['ERROR_CODES', 'CHECK_NAMES']

/**
 * Every text that stands in the library as a value; texts in types and comments do not count, nor
 * do the lists of codes and checks themselves.
 */
function textsUsed(): Set<string> {
  const texts = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && LISTS.includes(node.name.getText())) return
    if (ts.isStringLiteralLike(node) && !ts.isLiteralTypeNode(node.parent)) texts.add(node.text)
    ts.forEachChild(node, visit)
  }
  for (const { tree } of sources) visit(tree)
  return texts
}

/** The rows of the table under a heading of the page, cell by cell, without head and rule. */
function rowsUnder(heading: string): string[][] {
  const [, section = ''] = page.split(`\n## ${heading}\n`)
  const lines = section.split(/^## /m, 1)[0]!.split('\n')
  return lines
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

const subjectsOf = (rows: readonly string[][]) => rows.map(([subject = '']) => subject)
const asCode = (names: readonly string[]) => names.map((name) => `\`${name}\``)

describe('the page of errors', () => {
  const used = textsUsed()

  it('has one row for each error code, in the order of the list', () => {
    expect(subjectsOf(rowsUnder('Error codes'))).toEqual(asCode(ERROR_CODES))
  })

  it('has one row for each check, in the order of the list', () => {
    expect(subjectsOf(rowsUnder('Verification checks'))).toEqual(asCode(CHECK_NAMES))
  })

  it('leaves no cell empty and has as many as its head', () => {
    const odd = [
      ...rowsUnder('Error codes').filter((row) => row.length !== 4 || row.includes('')),
      ...rowsUnder('Verification checks').filter((row) => row.length !== 3 || row.includes('')),
    ]
    expect(odd).toEqual([])
  })

  it('describes only codes and checks that the library uses', () => {
    expect([...ERROR_CODES, ...CHECK_NAMES].filter((name) => !used.has(name))).toEqual([])
  })
  // What a shape says is typed where `refuse` and `orRefuse` make it; zod itself would take any
  // code.
  it('describes every code that the library uses', () => {
    const groups = [...new Set(ERROR_CODES.map((code) => code.split('/', 1)[0]))].join('|')
    const looksLikeCode = new RegExp(`^(${groups})/[a-z-]+$`)
    const known: readonly string[] = ERROR_CODES
    expect([...used].filter((text) => looksLikeCode.test(text) && !known.includes(text))).toEqual(
      [],
    )
  })
})
