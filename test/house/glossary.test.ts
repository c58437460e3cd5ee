import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** Rows of the glossary's table of words that have one form: what is said, and what is not. */
const forms = readFileSync('docs/glossary.md', 'utf8')
  .split('## One form each')[1]!
  .split('\n')
  .filter((line) => /^\| (?!word |---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, said, not]) => ({ said: said!, not: not!.split('、') }))

/** All that some files say: texts, without the names of members and variables. */
function textsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    if (!name.endsWith('.ts')) return []
    const source = readFileSync(`${folder}/${name}`, 'utf8')
    const found: string[] = []
    const visit = (node: ts.Node): void => {
      const isName = ts.isPropertyAssignment(node.parent) && node.parent.name === node
      const isTemplate = ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
      if ((ts.isStringLiteralLike(node) && !isName && !isLookup(node)) || isTemplate)
        found.push(`${name}: ${node.text}`)
      node.forEachChild(visit)
    }
    ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true).forEachChild(visit)
    return found
  })
}

/** Whether a text is the path of an import or compared with, and said by nobody. */
function isLookup({ parent }: ts.Node): boolean {
  return (
    ts.isImportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    (ts.isBinaryExpression(parent) &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken)
  )
}

const said = {
  zh: ['src/words/zh', 'src/cli', 'src/files'].flatMap(textsIn),
  en: textsIn('src/words/en'),
}
const isLatin = (word: string) => /^[a-z ]+$/.test(word)
const uses = (text: string, word: string) =>
  isLatin(word) ? new RegExp(`\\b${word}\\b`, 'i').test(text) : text.includes(word)

describe('a word of which the glossary has one form', () => {
  it('is one of at least ten', () => {
    expect(forms.length).toBeGreaterThanOrEqual(10)
    expect(said.zh.length).toBeGreaterThan(500)
    expect(said.en.length).toBeGreaterThan(500)
  })

  it.each(forms)('$said is said, and none of $not', ({ said: word, not }) => {
    const language = isLatin(word) ? said.en : said.zh
    expect(language.some((text) => uses(text, word))).toBe(true)
    expect(language.filter((text) => not.some((other) => uses(text, other)))).toEqual([])
  })

  it('and no sentence in Chinese exclaims or says who speaks', () => {
    expect(said.zh.filter((text) => /\p{sc=Han}！|我们|您/u.test(text))).toEqual([])
  })
})
