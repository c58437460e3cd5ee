import { join } from 'node:path'
import ts from 'typescript'
import { program } from '../house/compiler.ts'
import { root } from '../house/sources.ts'

/** A text that is neither Latin nor Chinese, so that what a sentence says itself can be told. */
export const MARK = 'Ω'

const MESSAGE = { id: 'value', values: { value: MARK } }
const PROBLEM = { code: 'input/text', path: MARK, expected: MESSAGE, found: MESSAGE }

const file = join(root, 'src/words/describe.ts')
const compiled = program([file], 'src/tsconfig.json')
const checker = compiled.getTypeChecker()

/** Returns values of every message, by id, as its interface says. */
export function messageSamples(): ReadonlyMap<string, readonly unknown[]> {
  const messages = typeNamed('src/core/message.ts', 'Messages')
  return new Map(
    messages.getProperties().map((each) => [each.name, samplesOf(checker.getTypeOfSymbol(each))]),
  )
}

/** Returns values of all that can be described besides messages, kind by kind. */
export function describedSamples(): readonly unknown[] {
  const described = typeNamed('src/words/describe.ts', 'Described') as ts.UnionType
  return described.types.flatMap((each) => (isMessage(each) ? [] : objectsOf(each)))
}

function typeNamed(path: string, name: string): ts.Type {
  const source = compiled.getSourceFile(join(root, path))
  const module = source && checker.getSymbolAtLocation(source)
  const symbol = module && checker.getExportsOfModule(module).find((each) => each.name === name)
  if (symbol === undefined) throw new Error(`${path} exports no ${name}`)
  return checker.getDeclaredTypeOfSymbol(symbol)
}

/**
 * Returns values of a type: each literal, a few numbers, lists of none, one and all, objects that
 * differ from the first one in a member each, and without those that may be absent.
 */
function samplesOf(type: ts.Type): readonly unknown[] {
  if (type.isLiteral()) return [type.value]
  if (type.flags & ts.TypeFlags.BooleanLiteral) return [checker.typeToString(type) === 'true']
  if (type.flags & ts.TypeFlags.Null) return [null]
  if (type.flags & ts.TypeFlags.Undefined) return []
  if (type.flags & ts.TypeFlags.String) return [MARK]
  if (type.flags & ts.TypeFlags.Number) return [7, 0, 1]
  if (type.isUnion()) {
    return type.types.every(isMessage) ? [MESSAGE] : type.types.flatMap(samplesOf)
  }
  if (isMessage(type)) return [MESSAGE]
  if (type.symbol?.name === 'Problem') return [PROBLEM]
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const elements = checker.getTypeArguments(type as ts.TypeReference).flatMap(samplesOf)
    return [[elements[0]], [], elements.length > 1 ? elements : [elements[0], elements[0]]]
  }
  if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return objectsOf(type)
  throw new Error(`no sample of ${checker.typeToString(type)}`)
}

function objectsOf(type: ts.Type): readonly unknown[] {
  const members = checker.getPropertiesOfType(type).map((each) => ({
    name: each.name,
    samples: samplesOf(checker.getTypeOfSymbol(each)),
    isOptional: (each.flags & ts.SymbolFlags.Optional) !== 0,
  }))
  const with_ = (changed?: string, to?: unknown) =>
    Object.fromEntries(
      members.flatMap(({ name, samples }) => {
        const value = name === changed ? to : samples[0]
        return value === undefined ? [] : [[name, value]]
      }),
    )
  return [
    with_(),
    ...members.flatMap(({ name, samples, isOptional }) => [
      ...samples.slice(1).map((each) => with_(name, each)),
      ...(isOptional ? [with_(name, undefined)] : []),
    ]),
  ]
}

function isMessage(type: ts.Type): boolean {
  return type.getProperty('id') !== undefined && type.getProperty('values') !== undefined
}
