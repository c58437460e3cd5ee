import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { librarySources, root, type Source } from './sources.ts'

const sources = librarySources().map((source) => ({ ...source, tree: parse(source) }))
const page = readFileSync(join(root, 'docs/errors.md'), 'utf8')

function parse({ path, text }: Source): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
}

/** The members of an exported union of string literals. */
function membersOf(path: string, name: string): string[] {
  const tree = sources.find((source) => source.path === path)?.tree
  const alias = tree?.statements
    .filter(ts.isTypeAliasDeclaration)
    .find((each) => each.name.text === name)
  if (alias === undefined || !ts.isUnionTypeNode(alias.type))
    throw new Error(`${path} declares no union ${name}`)
  return alias.type.types.map((type) => {
    if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return type.literal.text
    throw new Error(`${name} has a member that is no text: ${type.getText()}`)
  })
}

/** Every text that stands in the library as a value; texts in types and comments do not count. */
function textsUsed(): Set<string> {
  const texts = new Set<string>()
  const visit = (node: ts.Node): void => {
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
  const codes = membersOf('core/errors.ts', 'ErrorCode')
  const checks = membersOf('verify/report.ts', 'CheckName')
  const used = textsUsed()

  it('has one row for each error code, in the order of the union', () => {
    expect(subjectsOf(rowsUnder('Error codes'))).toEqual(asCode(codes))
  })

  it('has one row for each check, in the order of the union', () => {
    expect(subjectsOf(rowsUnder('Verification checks'))).toEqual(asCode(checks))
  })

  it('leaves no cell empty and has as many as its head', () => {
    const odd = [
      ...rowsUnder('Error codes').filter((row) => row.length !== 4 || row.includes('')),
      ...rowsUnder('Verification checks').filter((row) => row.length !== 3 || row.includes('')),
    ]
    expect(odd).toEqual([])
  })

  it('describes only codes and checks that the library uses', () => {
    expect([...codes, ...checks].filter((name) => !used.has(name))).toEqual([])
  })

  // The parameters of zod's issues are untyped, so the compiler does not hold their codes to the
  // union.
  it('describes every code that the library uses', () => {
    const groups = [...new Set(codes.map((code) => code.split('/', 1)[0]))].join('|')
    const looksLikeCode = new RegExp(`^(${groups})/[a-z-]+$`)
    expect([...used].filter((text) => looksLikeCode.test(text) && !codes.includes(text))).toEqual(
      [],
    )
  })
})
