import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { root } from '../house/sources.ts'

/**
 * What is read with patterns where people give words, paths or files; nothing that the library says
 * is among it.
 */
const READS: Readonly<Record<string, string>> = {
  'src/cli/commands/announce.ts': 'a byte order mark before JSON',
  'src/cli/commands/notice.ts': 'table:pool of an option',
  'src/cli/harmless.ts': 'characters that a terminal must not show',
  'src/cli/instant.ts': 'an instant of an option',
  'src/cli/program.ts': 'values of options, names of arguments',
  'src/cli/public-event.ts': 'how a public event came out',
  'src/cli/read-text.ts': 'a byte order mark before a secret',
  'src/cli/usage-error.ts': 'dashes and quotes of an argument',
  'src/words/zh/place.ts': 'a path into the inputs',
  'src/words/zh/plans.ts': 'a path into the plan',
  'examples/verifier/build-page.ts': 'the page that is built',
}

function patternsIn(text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text)
    if (ts.isIdentifier(node) && node.text === 'RegExp') found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('', text, ts.ScriptTarget.Latest, true))
  return found
}

it('applies no pattern to a sentence: where there are patterns, something else is read', () => {
  const files = ['src/cli', 'src/words', 'examples/verifier'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  )
  expect(files.length).toBeGreaterThan(70)
  const found = files.filter(
    (file) => patternsIn(readFileSync(join(root, file), 'utf8')).length > 0,
  )
  expect(found.sort()).toEqual(Object.keys(READS).sort())
})

it('finds patterns however they are made', () => {
  expect(patternsIn("a.replace(/x/, '')")).toHaveLength(1)
  expect(patternsIn("new RegExp('x')")).toHaveLength(1)
  expect(patternsIn("a.includes('/x/')")).toEqual([])
})
