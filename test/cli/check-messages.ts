import ts from 'typescript'
import { librarySources } from '../house/sources.ts'

/** Rooms that make checks. */
const ROOMS = ['verify', 'disclose', 'proof']

/** Every message of a check as it is written in the library, each `${…}` standing as `7`. */
export function checkMessages(): string[] {
  const found = new Set<string>()
  for (const { path, text } of librarySources()) {
    if (!ROOMS.includes(path.split('/', 1)[0] as string)) continue
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAssignment(node) && node.name.getText() === 'message') add(node.initializer)
      const called = ts.isCallExpression(node) ? node.expression.getText() : ''
      if (ts.isCallExpression(node) && called === 'compare') add(node.arguments[4])
      if (ts.isCallExpression(node) && ['failure', 'notChecked'].includes(called))
        add(node.arguments[1])
      if (ts.isCallExpression(node) && called === 'failed') add(node.arguments[0])
      if (ts.isCallExpression(node) && ['add', 'judge'].includes(called))
        node.arguments.slice(2).forEach(add)
      ts.forEachChild(node, visit)
    }
    const add = (node: ts.Node | undefined): void => {
      if (node === undefined) return
      if (ts.isStringLiteralLike(node)) found.add(node.text)
      else if (ts.isTemplateExpression(node))
        found.add(
          node.head.text + node.templateSpans.map(({ literal }) => `7${literal.text}`).join(''),
        )
      else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(add)
      else if (ts.isParenthesizedExpression(node)) add(node.expression)
    }
    visit(file)
  }
  return [...found].filter((message) => message.includes(' ')).sort()
}
