import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import ts from 'typescript'
import type { Source } from './sources.ts'

/** Each room may import from itself and from the rooms before it. */
export const rooms: readonly string[] = [
  'core',
  'schema',
  'random',
  'calendar',
  'select',
  'pair',
  'record',
  'explain',
  'disclose',
  'verify',
  'report',
  'year',
  'sql',
  'files',
  'tables',
  'beacon',
  'proof',
  'words',
  'papers',
  'cli',
]

/** The only rooms that may import each package. */
const homes: Readonly<Record<string, readonly string[]>> = {
  '@noble/hashes': ['core'],
  '@noble/curves': ['beacon'],
  zod: ['schema'],
  seedrandom: ['random'],
  'date-fns': ['calendar'],
  '@date-fns/utc': ['calendar'],
  papaparse: ['files', 'tables'],
  '@e965/xlsx': ['tables'],
  fflate: ['tables'],
  'ical-generator': ['files'],
  qr: ['papers'],
  'string-width': ['files'],
  commander: ['cli'],
  'chinese-days': ['cli'],
  // What lies outside the core uses the library as anybody does.
  'double-random': ['files', 'tables', 'cli'],
}

interface Import {
  /** Undefined when the specifier is not a literal, so that nobody can tell what is imported. */
  readonly specifier: string | undefined
  readonly line: number
  /** Gone when the program runs. */
  readonly isType: boolean
}

/** Static, type-only, dynamic and export-from imports, `import('…')` types and `require`. */
export function importsOf(source: Source): readonly Import[] {
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const add = (node: ts.Node, specifier: ts.Node | undefined, isType = false) => {
    const literal = specifier && ts.isLiteralTypeNode(specifier) ? specifier.literal : specifier
    found.push({
      specifier: literal && ts.isStringLiteralLike(literal) ? literal.text : undefined,
      line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
      isType,
    })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node, node.moduleSpecifier, node.importClause?.isTypeOnly === true)
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node, node.moduleSpecifier, node.isTypeOnly)
    } else if (ts.isExternalModuleReference(node)) add(node, node.expression)
    else if (ts.isImportTypeNode(node)) add(node, node.argument, true)
    else if (ts.isCallExpression(node)) {
      const { expression } = node
      const isRequire = ts.isIdentifier(expression) && expression.text === 'require'
      if (isRequire || expression.kind === ts.SyntaxKind.ImportKeyword) add(node, node.arguments[0])
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/**
 * A sentence for every import that breaks the order of the rooms, and for every cycle between
 * files. What two files of one room say of each other's types is no cycle: nothing of it is there
 * when they are loaded.
 */
export function importViolations(sources: readonly Source[]): readonly string[] {
  const paths = new Set(sources.map((source) => source.path))
  const graph = new Map<string, readonly string[]>()
  const violations: string[] = []
  for (const source of sources) {
    const rank = rankOf(source.path)
    const targets: string[] = []
    if (rank < 0) violations.push(`${source.path} is in no known room`)
    for (const { specifier, line, isType } of importsOf(source)) {
      const complain = (reason: string) =>
        violations.push(
          `${source.path}:${line} imports ${specifier ?? 'a computed name'}: ${reason}`,
        )
      if (specifier === undefined) complain('the name must be a literal')
      else if (specifier.startsWith('.')) {
        const target = posix.join(posix.dirname(source.path), specifier)
        if (!isType || roomOf(target) !== roomOf(source.path)) targets.push(target)
        if (!paths.has(target)) complain(`src/${target} does not exist`)
        else if (rankOf(target) > rank)
          complain(`${roomOf(target)} comes after ${roomOf(source.path)}`)
      } else {
        const reason = packageObjection(specifier, roomOf(source.path))
        if (reason) complain(reason)
      }
    }
    graph.set(source.path, targets)
  }
  return [...violations, ...cycles(graph)]
}

function roomOf(path: string): string {
  return path.split('/', 1)[0]!
}

/** An entry, `index.ts` of src or of a room, gathers from all of them; nothing imports it. */
function rankOf(path: string): number {
  const rank = rooms.indexOf(roomOf(path))
  return path === 'index.ts' || (rank >= 0 && path.endsWith('/index.ts')) ? rooms.length : rank
}

function packageObjection(specifier: string, room: string): string | undefined {
  if (isBuiltin(specifier)) {
    return room === 'cli' ? undefined : 'the library uses nothing of Node'
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  const home = homes[name]
  if (home === undefined) return 'not one of the packages of this library'
  return home.includes(room) ? undefined : `only ${home.join('/ and ')}/ may import it`
}

/** One sentence per file from which an import leads back to a file that is still being walked. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = []
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) found.push(`import cycle: ${[...trail.slice(start), path].join(' → ')}`)
    if (start >= 0 || done.has(path)) return
    for (const target of graph.get(path) ?? []) walk(target, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return found
}
