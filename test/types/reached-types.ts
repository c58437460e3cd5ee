import { join } from 'node:path'
import ts from 'typescript'
import { root } from '../house/sources.ts'

/** The types of the library that an entry exports, and those that its exports speak of. */
export interface EntryTypes {
  readonly exported: ReadonlySet<string>
  /** `name in file`, as there may be two of one name. */
  readonly reached: ReadonlySet<string>
  /** Exported functions that leave it to the compiler what they return. */
  readonly unstated: readonly string[]
}

const SOURCE = join(root, 'src')

/**
 * Reads the types of each entry off its source: what stands in the signatures and members of an
 * exported declaration is reached, and what stands there in turn. Bodies and initialisers are not
 * looked at, so an exported function must state what it returns.
 */
export function entryTypes(
  compiled: ts.Program,
  entries: Readonly<Record<string, string>>,
): ReadonlyMap<string, EntryTypes> {
  const checker = compiled.getTypeChecker()
  const resolve = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

  const reachedFrom = (exported: readonly ts.Symbol[]) => {
    const seen = new Set<ts.Symbol>()
    const visit = (symbol: ts.Symbol): void => {
      if (seen.has(symbol)) return
      seen.add(symbol)
      for (const declaration of symbol.declarations ?? []) walk(declaration)
    }
    const walk = (node: ts.Node): void => {
      if (ts.isBlock(node) || isPrivate(node)) return
      if (isNameOfType(node)) {
        const symbol = checker.getSymbolAtLocation(node)
        const resolved = symbol && resolve(symbol)
        if (resolved && isOfLibrary(resolved)) visit(resolved)
      }
      const { initializer } = node as ts.HasInitializer
      node.forEachChild((child) => {
        if (child !== initializer) walk(child)
      })
    }
    for (const symbol of exported) visit(symbol)
    return [...seen].filter((symbol) => symbol.flags & ts.SymbolFlags.Type)
  }

  return new Map(
    Object.entries(entries).map(([name, path]) => {
      const module = checker.getSymbolAtLocation(compiled.getSourceFile(path)!)
      const exported = checker.getExportsOfModule(module!).map(resolve)
      return [
        name,
        {
          exported: new Set(exported.map(placeOf)),
          reached: new Set(reachedFrom(exported).map(placeOf)),
          unstated: exported.flatMap(({ name: each, valueDeclaration: found }) =>
            found && ts.isFunctionDeclaration(found) && !found.type ? [each] : [],
          ),
        },
      ]
    }),
  )
}

function isNameOfType(node: ts.Node): node is ts.Identifier {
  if (!ts.isIdentifier(node)) return false
  const { parent } = node
  return (
    ts.isTypeReferenceNode(parent) ||
    ts.isExpressionWithTypeArguments(parent) ||
    ts.isTypePredicateNode(parent)
  )
}

function isPrivate(node: ts.Node): boolean {
  const flags = ts.getCombinedModifierFlags(node as ts.Declaration)
  return (flags & ts.ModifierFlags.Private) !== 0
}

/** Declared in `src`, and no parameter of a type. */
function isOfLibrary({ flags, declarations = [] }: ts.Symbol): boolean {
  if (flags & ts.SymbolFlags.TypeParameter) return false
  return declarations.some((each) => each.getSourceFile().fileName.startsWith(SOURCE))
}

function placeOf({ name, declarations = [] }: ts.Symbol): string {
  return `${name} in ${declarations[0]!.getSourceFile().fileName.slice(SOURCE.length + 1)}`
}
