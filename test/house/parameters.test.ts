import ts from 'typescript'
import { expect, it } from 'vitest'
import { librarySources, type Source } from './sources.ts'

/** What takes five things takes an object; whoever calls it then says which is which. */
const MOST = 4

it('no function of the library takes more than four parameters', () => {
  expect(librarySources().flatMap(longLists)).toEqual([])
})

it('one with five is found', () => {
  const text = 'const f = (a: 1, b: 2, c: 3, d: 4, e = 5) => a'
  expect(longLists({ path: 'x.ts', text })).toEqual(['x.ts:1 takes 5'])
})

function longLists({ path, text }: Source): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const look = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && node.parameters.length > MOST) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart())
      found.push(`${path}:${line + 1} takes ${node.parameters.length}`)
    }
    ts.forEachChild(node, look)
  }
  look(file)
  return found
}
