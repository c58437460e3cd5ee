import { join } from 'node:path'
import ts from 'typescript'
import type { Example } from './docstrings.ts'
import { root, writeGenerated } from './sources.ts'

/** The module whose exports every example can use without importing them. */
export const exampleScope = join(root, 'test/house/example-scope.ts')

const helpers = join(root, 'test/house/expect-example.ts')
const marker = /^\/\/\s*(=>|throws\b)\s*(.*)$/

/** An example with its imports apart, and assertions in place of its comments. */
interface AssertingCode {
  readonly imports: readonly string[]
  /** A block in which every line keeps its number. */
  readonly code: string
}

/**
 * Turns the `// =>` and `// throws` comments of an example into assertions, each of which must be
 * reached.
 */
export function assertingCode({ file: path, line, code }: Example): AssertingCode {
  const file = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true)
  const where = `${path}:${line}`
  const imports: string[] = []
  let body = ''
  let end = 0
  let asserted = 0
  const replace = (statement: ts.Statement, text: string) => {
    body += code.slice(end, statement.getStart(file)) + text
    end = statement.end
  }
  const visit = (node: ts.Node): void => {
    const assertion = ts.isStatement(node) && assertionAfter(code, node.end)
    if (assertion) {
      const reached = `;$reached.add(${asserted});`
      replace(node, assert(node, file, assertion, where) + reached)
      asserted += 1
    } else if (ts.isImportDeclaration(node)) {
      const text = node.getText(file)
      imports.push(text)
      replace(node, text.replaceAll(/[^\n]/g, ''))
    } else ts.forEachChild(node, visit)
  }
  visit(file)
  body += code.slice(end)
  const marks = code.match(/\/\/\s*(=>|throws\b)/g) ?? []
  if (asserted === 0) throw new Error(`${where}: the example asserts nothing`)
  if (asserted < marks.length) throw new Error(`${where}: a // => belongs to no statement`)
  // The block lets an example reuse the name of an export for a constant of its own.
  const head = 'const $reached = new Set<number>();{'
  const tail = `\n}\n$all($reached, ${asserted}, '${where}')\n`
  return { imports, code: `${head}${'\n'.repeat(line - 1)}${body}${tail}` }
}

/**
 * Writes an example as a module. The names of the modules and of `scope` can be used without an
 * import; those of 'double-random' unless the example imports from it itself.
 */
export function writeExample(
  example: Example,
  modules: Readonly<Record<string, readonly string[]>>,
  scope: readonly string[] = [],
): string {
  const { imports: own, code } = assertingCode(example)
  const imports = [...own]
  const importsLibrary = own.some((text) => /['"]double-random['"]/.test(text))
  for (const [module, names] of Object.entries(modules)) {
    if (importsLibrary && module === 'double-random') continue
    if (names.length > 0) imports.push(importing(names, module))
  }
  if (scope.length > 0) imports.push(importing(scope, exampleScope))
  imports.push(importing(['$equals', '$throws', '$all'], helpers))
  const name = `${example.file}:${example.line}`.replaceAll(/[^\w.]/g, '-')
  return writeGenerated(`examples/${name}.ts`, `${imports.join(';').replaceAll('\n', ' ')};${code}`)
}

function importing(names: readonly string[], module: string): string {
  return `import { ${names.join(', ')} } from ${JSON.stringify(module)}`
}

interface Assertion {
  readonly kind: '=>' | 'throws'
  readonly expected: string
}

/** The assertion in the comments that follow a statement, on its own line or on the next. */
function assertionAfter(code: string, end: number): Assertion | undefined {
  const comments = [
    ...(ts.getTrailingCommentRanges(code, end) ?? []),
    ...(ts.getLeadingCommentRanges(code, end) ?? []),
  ].map((range) => code.slice(range.pos, range.end))
  const [first = '', ...more] = comments
  const [, kind, rest = ''] = marker.exec(first) ?? []
  if (kind === 'throws') return { kind, expected: rest.trim() }
  if (kind !== '=>') return undefined
  let expected = rest
  for (const comment of more) {
    if (isLiteral(expected) || !comment.startsWith('//') || marker.test(comment)) break
    expected += ` ${comment.slice(2).trim()}`
  }
  return { kind, expected }
}

function assert(
  statement: ts.Statement,
  file: ts.SourceFile,
  { kind, expected }: Assertion,
  where: string,
): string {
  const text = statement.getText(file)
  if (kind === 'throws') {
    return `;await $throws(async () => { ${text} }, ${JSON.stringify(expected)}, '${where}');`
  }
  if (!isLiteral(expected)) throw new Error(`${where}: not a literal: ${expected}`)
  if (ts.isExpressionStatement(statement)) {
    return `;$equals(${statement.expression.getText(file)}, ${expected}, '${where}');`
  }
  const declared = ts.isVariableStatement(statement) && statement.declarationList.declarations
  if (declared && declared.length === 1 && ts.isIdentifier(declared[0]!.name)) {
    return `${text};$equals(${declared[0]!.name.text}, ${expected}, '${where}');`
  }
  throw new Error(`${where}: a // => follows an expression or the declaration of one constant`)
}

/**
 * Whether the text is a literal, so that an example cannot be compared with what it computes
 * itself.
 */
function isLiteral(text: string): boolean {
  const source = `(${text})`
  const { diagnostics } = ts.transpileModule(source, { reportDiagnostics: true })
  const file = ts.createSourceFile('literal.ts', source, ts.ScriptTarget.Latest, true)
  const [statement] = file.statements
  if (diagnostics?.length || file.statements.length !== 1 || !statement) return false
  return ts.isExpressionStatement(statement) && isLiteralNode(statement.expression)
}

function isLiteralNode(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node)) return isLiteralNode(node.expression)
  if (ts.isPrefixUnaryExpression(node)) return ts.isLiteralExpression(node.operand)
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isLiteralNode)
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.every((p) => ts.isPropertyAssignment(p) && isLiteralNode(p.initializer))
  }
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
    const known = ['Map', 'Set', 'Uint8Array'].includes(node.expression.text)
    return known && (node.arguments ?? []).every(isLiteralNode)
  }
  if (ts.isIdentifier(node)) return ['undefined', 'NaN', 'Infinity'].includes(node.text)
  const { TrueKeyword, FalseKeyword, NullKeyword } = ts.SyntaxKind
  return (
    ts.isLiteralExpression(node) || [TrueKeyword, FalseKeyword, NullKeyword].includes(node.kind)
  )
}
