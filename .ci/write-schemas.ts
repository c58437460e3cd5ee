import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { jsonSchema, SCHEMA_NAMES } from '../src/schema/json-schema.ts'

// Writes the JSON Schemas as files of the package, with what the docstrings of the types say: an
// editor shows it where a member is written.

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))

const { config } = ts.readConfigFile(path('src/tsconfig.json'), ts.sys.readFile)
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, path('src'))
const program = ts.createProgram([path('src/index.ts')], options)
const checker = program.getTypeChecker()
const module = checker.getSymbolAtLocation(program.getSourceFile(path('src/index.ts'))!)!
const types = new Map(
  checker.getExportsOfModule(module).map((symbol) => [symbol.name, resolved(symbol)]),
)

function resolved(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

function textOf(symbol: ts.Symbol | undefined): { description?: string } {
  const parts = symbol?.getDocumentationComment(checker) ?? []
  const description = ts
    .displayPartsToString(parts)
    .replaceAll(/\{@link (\w+)\}/g, '$1')
    .replaceAll(/\s*\n\s*/g, ' ')
  return description === '' ? {} : { description }
}

type Node = { readonly [keyword: string]: unknown }

/** A definition with what its type says of itself and of its members. */
function described(name: string, definition: Node): Node {
  const symbol = types.get(name)
  if (symbol === undefined) return definition
  const members = new Map(
    checker
      .getDeclaredTypeOfSymbol(symbol)
      .getProperties()
      .map((each) => [each.name, each]),
  )
  const properties = Object.entries((definition.properties ?? {}) as Readonly<Record<string, Node>>)
  return {
    ...textOf(symbol),
    ...definition,
    ...(properties.length > 0 && {
      properties: Object.fromEntries(
        properties.map(([member, schema]) => [
          member,
          typeof schema === 'object' ? { ...schema, ...textOf(members.get(member)) } : schema,
        ]),
      ),
    }),
  }
}

/** What nobody can see, as JSON can write it. */
const INVISIBLE =
  /[\u007f-\u00a0\u00ad\u061c\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\uffff]/g

mkdirSync(path('dist/schema'), { recursive: true })
for (const name of SCHEMA_NAMES) {
  const { $defs, ...schema } = jsonSchema(name)
  const definitions = Object.entries($defs as Readonly<Record<string, Node>>)
  const text = JSON.stringify(
    {
      ...schema,
      $defs: Object.fromEntries(definitions.map(([id, each]) => [id, described(id, each)])),
    },
    null,
    1,
  )
  const visible = text.replace(
    INVISIBLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  writeFileSync(path(`dist/schema/${name}.json`), `${visible}\n`)
}
