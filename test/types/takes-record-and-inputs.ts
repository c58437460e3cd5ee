import ts from 'typescript'

/** Documents that were made from inputs. */
const DOCUMENTS = ['DrawRecord', 'Announcement']
const INPUTS = ['InputData', 'Inputs']

/** How deep the members of a parameter are looked at: options hold draws, and draws a record. */
const DEPTH = 4

/** The exported functions of an entry to which a document and inputs can be handed. */
export function takersOfBoth(compiled: ts.Program, entry: string): string[] {
  const checker = compiled.getTypeChecker()
  const module = checker.getSymbolAtLocation(compiled.getSourceFile(entry)!)
  return checker
    .getExportsOfModule(module!)
    .filter((symbol) => {
      const resolved =
        symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      const declaration = resolved.valueDeclaration
      if (declaration === undefined || !ts.isFunctionDeclaration(declaration)) return false
      const named = declaration.parameters.flatMap((each) => [
        ...namesIn(checker, checker.getTypeAtLocation(each), DEPTH),
        // A plan alone is a part of the inputs, and written as one.
        ...(/\bInputData\['plan'\]/.test(each.type?.getText() ?? '') ? ['InputData'] : []),
      ])
      const has = (names: readonly string[]) => names.some((name) => named.includes(name))
      return has(DOCUMENTS) && has(INPUTS)
    })
    .map(({ name }) => name)
    .sort()
}

/** Names of the types that a value of this type may be or hold. */
function namesIn(checker: ts.TypeChecker, type: ts.Type, depth: number): string[] {
  const own = [type.aliasSymbol?.name, type.symbol?.name].filter((name) => name !== undefined)
  if (depth === 0 || own.some((name) => DOCUMENTS.includes(name) || INPUTS.includes(name))) {
    return own
  }
  if (type.isUnionOrIntersection()) {
    return [...own, ...type.types.flatMap((each) => namesIn(checker, each, depth))]
  }
  if (!(type.flags & ts.TypeFlags.Object)) return own
  const held = checker.isArrayType(type)
    ? checker.getTypeArguments(type as ts.TypeReference)
    : type.getCallSignatures().length > 0
      ? []
      : checker.getPropertiesOfType(type).map((member) => checker.getTypeOfSymbol(member))
  return [...own, ...held.flatMap((each) => namesIn(checker, each, depth - 1))]
}
