import { relative } from 'node:path'
import ts from 'typescript'
import { program } from './compiler.ts'
import { root } from './sources.ts'

/** An `@example`, with the line number in its file of its first line of code. */
export interface Example {
  readonly file: string
  readonly line: number
  readonly code: string
}

/** A name that an import from the package can reach. */
export interface Documented {
  readonly name: string
  readonly summary: string
  readonly examples: readonly Example[]
}

/** Everything that the entries export, values and types, with its docstring. */
export function documentedExports(paths: readonly string[]): readonly Documented[] {
  const compiled = program(paths, 'src/tsconfig.json')
  const checker = compiled.getTypeChecker()
  const symbols = paths.flatMap((path) => {
    const module = checker.getSymbolAtLocation(compiled.getSourceFile(path)!)
    if (!module) throw new Error(`${path} exports nothing`)
    return checker.getExportsOfModule(module)
  })
  return symbols.map((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const declarations = target.declarations ?? []
    return {
      name: symbol.name,
      summary: declarations.map(summaryOf).find(Boolean) ?? '',
      examples: declarations.flatMap(examplesOf),
    }
  })
}

function summaryOf(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1)
  return (ts.getTextOfJSDocComment(doc?.comment) ?? '').split(/\n\s*\n/)[0]!.trim()
}

/** The examples of a declaration and, in a class or an interface, of its members. */
export function examplesOf(node: ts.Node): readonly Example[] {
  const members = ts.isClassLike(node) || ts.isInterfaceDeclaration(node) ? [...node.members] : []
  return [node, ...members].flatMap((owner) =>
    ts
      .getJSDocCommentsAndTags(owner)
      .filter(ts.isJSDoc)
      .flatMap((doc) => doc.tags ?? [])
      .filter((tag) => tag.tagName.text === 'example')
      .map(exampleOf),
  )
}

/** Reads the source, not the parsed comment: the parser loses indentation and line numbers. */
function exampleOf(tag: ts.JSDocTag): Example {
  const file = tag.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(tag.getStart(file))
  const lines = file.text
    .slice(tag.getStart(file), tag.end)
    .replace(/\s*\*+\/$/, '')
    .split(/\r?\n/)
    .slice(1)
    .map((text) => text.replace(/^\s*\*? ?/, ''))
  const fenced = lines.some((text) => text.startsWith('```'))
  let inside = !fenced
  const code = lines.map((text) => {
    if (!text.startsWith('```')) return inside ? text : ''
    inside = !inside
    return ''
  })
  return { file: relative(root, file.fileName), line: line + 2, code: code.join('\n') }
}
