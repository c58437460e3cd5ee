import ts from 'typescript'
import type { Source } from './sources.ts'

/** The members of Math whose result is exact on every engine. */
const exactMath = new Set(['imul', 'floor', 'min', 'max', 'clz32', 'ceil', 'trunc', 'abs'])

/**
 * The globals of ECMAScript that give the same on every engine; types are erased and may be any.
 * Not here: what reads a clock, a locale, a zone, memory or the surroundings, what waits, and what
 * hides code or calls from this check.
 */
const globals = new Set([
  'undefined',
  'NaN',
  'Infinity',
  'Object',
  'Array',
  'Boolean',
  'Number',
  'BigInt',
  'String',
  'Symbol',
  'RegExp',
  'JSON',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'Uint8Array',
  'Int32Array',
  'Uint32Array',
  'Float64Array',
  'Error',
  'RangeError',
  'TypeError',
])

const forbiddenMembers = new Map(
  Object.entries({
    localeCompare: 'depends on the locale',
    toLowerCase: 'depends on the Unicode version',
    toUpperCase: 'depends on the Unicode version',
    normalize: 'depends on the Unicode version',
    parseFloat: 'makes a float',
  }),
)

/**
 * A square root is rounded correctly by every engine (IEEE 754-2008, §5.4.1), and an interval needs
 * one.
 */
const exactInReport = 'sqrt'

/** Named exceptions: a member or a global, the files that may use it, and why. */
const exceptions = [
  {
    name: 'normalize',
    files: /^schema\/inputs\/lint/,
    reason: 'Unicode normalisation is lint there: it makes findings and decides nothing',
  },
  {
    name: 'toUpperCase',
    files: /^schema\/kit\/text\.ts$/,
    reason: 'hexadecimal digits, in a message',
  },
  {
    name: 'encodeURIComponent',
    files: /^files\//,
    reason: 'ids within the identifier of a calendar entry',
  },
  {
    name: 'TextDecoder',
    files: /^tables\/(decode|workbook|hidden)\.ts$/,
    reason: 'GB18030, of which every engine has the table (WHATWG Encoding)',
  },
  {
    name: 'DataView',
    files: /^tables\/(zip|compound|hidden)\.ts$/,
    reason: 'numbers in the records of a file',
  },
] as const

/** A sentence for everything in the file that could make two runs or two engines differ. */
export function impurities(source: Source): readonly string[] {
  const { file, isLocal } = bind(source)
  const found: string[] = []
  const inCalendar = source.path.startsWith('calendar/')

  const isException = (name: string) =>
    exceptions.some((each) => each.name === name && each.files.test(source.path))

  const complain = (node: ts.Node, reason: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
    found.push(`${source.path}:${line + 1} ${reason}`)
  }

  const checkReference = (id: ts.Identifier) => {
    if (id.text === 'Math') {
      if (!isExactMath(id, source.path)) complain(id, `Math: only ${[...exactMath]}`)
    } else if (id.text === 'Date') {
      if (!inCalendar) complain(id, 'Date belongs to calendar/')
      else if (!isFixedDate(id)) {
        complain(
          id,
          'Date: only new Date(x), Date.UTC and types; the rest reads the clock or the zone',
        )
      }
    } else if (!globals.has(id.text) && !ts.isPartOfTypeNode(id) && !isException(id.text)) {
      complain(id, `${id.text} is not one of the globals that the library may use`)
    }
  }

  const checkMember = (node: ts.Node, name: string) => {
    const reason = name.startsWith('toLocale')
      ? 'depends on the locale'
      : forbiddenMembers.get(name)
    if (reason && !isException(name)) complain(node, `.${name} ${reason}`)
  }

  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isReference(node) && !isLocal(node)) checkReference(node)
    const member = memberName(node)
    if (member !== undefined) checkMember(node, member)
    const pattern = patternObjection(node)
    if (pattern) complain(node, pattern)
    if (ts.isCallExpression(node) && node.arguments.length === 0) {
      const called = memberName(node.expression)
      if (called === 'sort' || called === 'toSorted') {
        complain(node, `.${called}() without a comparator sorts by UTF-16 code units`)
      }
    }
    if (
      node.kind === ts.SyntaxKind.AsteriskAsteriskToken ||
      node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken
    ) {
      complain(node, '** is not exact on every engine')
    }
    if (node.kind === ts.SyntaxKind.DeclareKeyword) {
      complain(node, 'declare hides a global from this check')
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Binds one file alone, so that a parameter called `process` is told apart from the global. */
function bind(source: Source) {
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2020, true)
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === source.path ? file : undefined),
    fileExists: (name) => name === source.path,
    readFile: () => undefined,
    writeFile: () => {},
    getDefaultLibFileName: () => '',
    getCurrentDirectory: () => '',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  }
  const options = { noLib: true, noResolve: true, target: ts.ScriptTarget.ES2020, types: [] }
  const checker = ts.createProgram([source.path], options, host).getTypeChecker()
  const isLocal = (id: ts.Identifier): boolean => {
    const symbol = ts.isShorthandPropertyAssignment(id.parent)
      ? checker.getShorthandAssignmentValueSymbol(id.parent)
      : checker.getSymbolAtLocation(id)
    return (symbol?.declarations?.length ?? 0) > 0
  }
  return { file, isLocal }
}

/** Whether the identifier stands for a value or a type, and is not merely the name of a member. */
function isReference(id: ts.Identifier): boolean {
  const { parent } = id
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== id
  if (ts.isQualifiedName(parent)) return parent.right !== id
  if (ts.isBindingElement(parent) || ts.isImportSpecifier(parent)) return parent.propertyName !== id
  if (ts.isExportSpecifier(parent)) return !parent.parent.parent.moduleSpecifier
  return true
}

/** The member that is read by `x.name`, `x['name']` or `{ name } = x`. */
function memberName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return node.argumentExpression.text
  }
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    const name = node.propertyName ?? node.name
    if (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) return name.text
  }
  return undefined
}

function isExactMath({ parent }: ts.Identifier, path: string): boolean {
  if (!ts.isPropertyAccessExpression(parent)) return false
  const { text } = parent.name
  return exactMath.has(text) || (text === exactInReport && path.startsWith('report/'))
}

/** Several arguments to `new Date` are local time, and so is most of what `Date.parse` reads. */
function isFixedDate(id: ts.Identifier): boolean {
  const { parent } = id
  if (ts.isTypeReferenceNode(parent)) return true
  if (ts.isNewExpression(parent)) {
    const [argument, ...others] = parent.arguments ?? []
    return argument !== undefined && !ts.isSpreadElement(argument) && others.length === 0
  }
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === 'UTC'
  return (
    ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword
  )
}

/** Strings count as patterns too, because any of them may end up in a RegExp. */
function patternObjection(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    const called = ts.isIdentifier(node.expression) && node.expression.text === 'RegExp'
    return called && (node.arguments?.length ?? 0) > 1
      ? 'a RegExp with flags: use a literal'
      : undefined
  }
  if (!ts.isLiteralExpression(node) && !ts.isTemplateLiteralToken(node)) return undefined
  if (/(?<!\\)(?:\\\\)*\\p\{/i.test(node.text)) return '\\p{…} depends on the Unicode version'
  const flags = ts.isRegularExpressionLiteral(node) ? node.text.replace(/^.*\//s, '') : ''
  if (flags.includes('i') && /[uv]/.test(flags)) return 'the flags i and u fold by Unicode version'
  return undefined
}
