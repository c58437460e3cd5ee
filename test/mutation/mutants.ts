// Mutants of a program: the text with one small change that its tests should notice (DeMillo,
// Lipton and Sayward 1978; the operators are those of Offutt et al. 1996, and removed statements).
import ts from 'typescript'

export interface Mutant {
  /** The file's path inside the project. */
  readonly file: string
  readonly line: number
  /** The line as it stands, without its margin. */
  readonly at: string
  /** What stood there, and what stands there now, each on one line. */
  readonly before: string
  readonly after: string
  readonly text: string
  /** The innermost block it is in: a test file that does not reach it cannot notice. */
  readonly block: string
}

type Change = readonly [node: ts.Node, after: string]

const OPPOSITE: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
  [ts.SyntaxKind.PlusToken]: '-',
  [ts.SyntaxKind.MinusToken]: '+',
  [ts.SyntaxKind.AsteriskToken]: '+',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
}

const OTHER_METHOD: Readonly<Record<string, string>> = {
  every: 'some',
  some: 'every',
  filter: 'slice',
  slice: 'concat',
}

/** All mutants of one file, in the order of the text; wording (text literals, types) is left alone. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const source = parse(file, text)
  const changes: Change[] = []
  visit(source, changes)
  const lines = text.split('\n')
  return changes.map(([node, after]) => {
    const start = node.getStart(source)
    const { line } = source.getLineAndCharacterOfPosition(start)
    return {
      file,
      line: line + 1,
      at: lines[line]!.trim(),
      before: onOneLine(text.slice(start, node.end)),
      after: onOneLine(after),
      text: text.slice(0, start) + after + text.slice(node.end),
      block: nameOf(file, ts.findAncestor(node.parent, ts.isBlock)),
    }
  })
}

/** The text with a note at the start of the file and of each block that it was reached. */
export function withNotes(file: string, text: string): string {
  const source = parse(file, text)
  const note = (block?: ts.Block) => ` reach(${JSON.stringify(nameOf(file, block))});`
  const pieces: string[] = ["import { reach } from '/test/mutation/reach.ts';", note()]
  let written = 0
  const walk = (node: ts.Node): void => {
    if (ts.isBlock(node)) {
      pieces.push(text.slice(written, node.getStart(source) + 1), note(node))
      written = node.getStart(source) + 1
    }
    ts.forEachChild(node, walk)
  }
  walk(source)
  return pieces.join('') + text.slice(written)
}

const parse = (file: string, text: string) =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)

const nameOf = (file: string, block?: ts.Block): string => `${file}:${block?.pos ?? 'start'}`

function visit(node: ts.Node, changes: Change[]): void {
  if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isImportDeclaration(node)) return
  changes.push(...changesOf(node))
  ts.forEachChild(node, (child) => visit(child, changes))
}

function changesOf(node: ts.Node): Change[] {
  if (ts.isIfStatement(node)) return conditions(node.expression)
  if (ts.isConditionalExpression(node)) return conditions(node.condition)
  if (ts.isBinaryExpression(node)) return operators(node)
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [[node, node.operand.getText()]]
  }
  if (ts.isNumericLiteral(node)) return [[node, String(Number(node.text) + 1)]]
  if (ts.isExpressionStatement(node)) return [[node, ';']]
  if (ts.isSpreadElement(node) && ts.isArrayLiteralExpression(node.parent)) return [[node, '']]
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const other = OTHER_METHOD[node.expression.name.text]
    return other === undefined ? [] : [[node.expression.name, other]]
  }
  return []
}

/** A guard that is never or always taken. */
function conditions(condition: ts.Expression): Change[] {
  return [
    [condition, 'false'],
    [condition, 'true'],
  ]
}

function operators(node: ts.BinaryExpression): Change[] {
  const kind = node.operatorToken.kind
  const logical =
    kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken
  // Each part of a condition by itself: a guard is tested by an input consistent but for that guard.
  const neutral = kind === ts.SyntaxKind.AmpersandAmpersandToken ? 'true' : 'false'
  const parts: Change[] = logical
    ? [
        [node.left, neutral],
        [node.right, neutral],
      ]
    : []
  if (kind === ts.SyntaxKind.QuestionQuestionToken) return [[node, node.left.getText()]]
  const opposite = OPPOSITE[kind]
  return opposite === undefined ? parts : [[node.operatorToken, opposite], ...parts]
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 80)
