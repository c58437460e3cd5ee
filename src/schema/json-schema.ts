import * as z from 'zod'
import { PROTOCOL } from '../core/digest.ts'
import { DOCUMENTS, type DocumentKinds } from './documents/parse-document.ts'
import type { InputData } from './inputs/inputs.ts'
import { plan } from './inputs/plan.ts'
import { ROWS } from './inputs/tables.ts'
import { workCalendar } from './inputs/work-calendar.ts'
import { annotations, choices, type JsonSchema } from './kit/annotate.ts'
import { parseOption } from './kit/parse-option.ts'

/** What there is a JSON Schema of: the inputs, each part of them, each kind of document. */
export type SchemaName = 'inputs' | InputPart | keyof DocumentKinds

/** A part of the inputs. */
export type InputPart = Exclude<keyof InputData, 'findings'>

/** The shape of each part of the inputs; of the tables, that of a row. */
const PARTS: { readonly [Name in InputPart]: z.ZodType } = {
  plan,
  calendar: workCalendar,
  ...ROWS,
}

const PART_NAMES = Object.keys(PARTS) as InputPart[]
const NEEDED: readonly string[] = ['plan', 'calendar', 'enterprises', 'inspectors']

export const SCHEMA_NAMES: readonly SchemaName[] = [
  'inputs',
  ...PART_NAMES,
  ...(Object.keys(DOCUMENTS) as (keyof DocumentKinds)[]),
]

const schemaName = z.enum(SCHEMA_NAMES as [SchemaName, ...SchemaName[]])

type Definitions = Record<string, JsonSchema>

/** What is the same as not being there (`docs/protocol.md` §1.8), in a plan and in other parts. */
const ABSENT: Definitions = {
  absent: { enum: [null, ''] },
  empty: {
    anyOf: [
      { enum: [null, ''] },
      { type: 'array', maxItems: 0 },
      { type: 'object', additionalProperties: { $ref: '#/$defs/empty' } },
    ],
  },
}

/**
 * Makes the JSON Schema (draft 2020-12) of the inputs, of a part of them, or of a document, for
 * tools that know nothing of this library.
 *
 * It accepts whatever {@link parseInputs} or {@link parseDocument} accepts, and refuses what lacks
 * a member, has an unknown one, or one of the wrong type, form or range. What members say of each
 * other is not in it. `docs/json-schema.md` says more; the package holds the schemas as files too.
 *
 * @param name - `'inputs'`, a part of them such as `'plan'` or `'enterprises'`, or a kind of
 *   document
 * @returns the schema, as plain data
 * @throws DoubleRandomError `input/choice` for a name that there is no schema of
 *
 * @example
 * jsonSchema('void').type; // => 'object'
 * Object.keys(jsonSchema('inputs').properties as object).length; // => 12
 */
export function jsonSchema(name: SchemaName): JsonSchema {
  parseOption('name', schemaName, name)
  const definitions: Definitions = {}
  const schema =
    name === 'inputs'
      ? inputsSchema(definitions)
      : name in PARTS
        ? partSchema(name as InputPart, definitions)
        : convert(DOCUMENTS[name as keyof DocumentKinds], definitions)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `${PROTOCOL} ${name}`,
    ...schema,
    $defs: definitions,
  }
}

function inputsSchema(definitions: Definitions): JsonSchema {
  const parts = PART_NAMES.map((name) => {
    const part = partSchema(name, definitions)
    return [name, NEEDED.includes(name) ? part : orAbsent(part, 'absent')]
  })
  definitions.absent = ABSENT.absent as JsonSchema
  return {
    type: 'object',
    // Inputs that were checked, saved and read back bring their findings along.
    properties: { ...Object.fromEntries(parts), findings: true },
    required: NEEDED,
    additionalProperties: false,
  }
}

function partSchema(name: InputPart, definitions: Definitions): JsonSchema {
  // In a plan, an empty object or array is a value; elsewhere it is as good as none.
  const absent = name === 'plan' ? 'absent' : 'empty'
  const own: Definitions = {}
  const row = convert(PARTS[name], own)
  for (const [id, definition] of Object.entries(own))
    definitions[id] = loosen(definition, absent, own) as JsonSchema
  definitions[absent] = ABSENT[absent] as JsonSchema
  if (name === 'plan' || name === 'calendar') return row
  if (name === 'enterprises' || name === 'inspectors') {
    const id = name === 'enterprises' ? 'Enterprise' : 'Inspector'
    const { properties, ...rest } = definitions[id] as JsonSchema
    definitions[id] = { ...rest, properties: { ...(properties as object), contact: true } }
  }
  return { type: 'array', items: row }
}

/** The schema of a shape; the definitions it speaks of are added. */
function convert(shape: z.ZodType, definitions: Definitions): JsonSchema {
  const open = new Set<unknown>()
  const convertOne = (each: z.ZodType): JsonSchema => {
    const {
      $schema: _,
      $defs,
      ...schema
    } = z.toJSONSchema(each, {
      io: 'input',
      metadata: annotations,
      override({ zodSchema, jsonSchema }) {
        // It says that a server sets the value; here it says that parsed values are frozen.
        delete jsonSchema.readOnly
        const chosen = choices.get(zodSchema)
        // Inside itself, a filter is a reference; its definition is complete where it is outermost.
        if (chosen === undefined || open.has(zodSchema)) return
        open.add(zodSchema)
        const [only, ...others] = (chosen.shapes as z.ZodType[]).map(convertOne)
        Object.assign(jsonSchema, others.length === 0 ? only : { oneOf: [only, ...others] })
        open.delete(zodSchema)
      },
    })
    Object.assign(definitions, $defs)
    return schema
  }
  return convertOne(shape)
}

/** Lets every member that may be absent be null, `''` or what else is as good as absent. */
function loosen(schema: unknown, absent: string, definitions: Definitions): unknown {
  if (Array.isArray(schema)) return schema.map((each) => loosen(each, absent, definitions))
  if (typeof schema !== 'object' || schema === null) return schema
  const given = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, loosen(value, absent, definitions)]),
  ) as JsonSchema
  if (given.type !== 'object') return given
  const { minProperties, dependentRequired, ...rest } = given
  const pairs = Object.entries((dependentRequired ?? {}) as Record<string, readonly [string]>)
  const needs = pairs.map(([name, [other]]) => ({
    anyOf: [
      { properties: { [other]: { not: reference(absent) } }, required: [other] },
      { properties: { [name]: reference(absent) } },
    ],
  }))
  return {
    ...(given.properties === undefined
      ? looseNames(rest, absent, definitions)
      : looseMembers(rest, absent)),
    ...(minProperties === undefined ? {} : { not: { additionalProperties: reference(absent) } }),
    ...(needs.length === 0 ? {} : { allOf: needs }),
  }
}

function looseMembers(given: JsonSchema, absent: string): JsonSchema {
  const required = (given.required ?? []) as readonly string[]
  const properties = Object.entries(given.properties as Definitions).map(([name, member]) => [
    name,
    required.includes(name) ? member : orAbsent(member, absent),
  ])
  return {
    ...given,
    properties: Object.fromEntries(properties),
    additionalProperties: reference(absent),
  }
}

/** An object from names to values: a bad name does no harm where its value is absent. */
function looseNames(given: JsonSchema, absent: string, definitions: Definitions): JsonSchema {
  const { propertyNames, additionalProperties: value, maxProperties, ...rest } = given
  const { $ref, pattern } = propertyNames as { $ref?: string; pattern?: string }
  const names = pattern ?? definitions[$ref?.slice('#/$defs/'.length) ?? '']?.pattern
  const loose = {
    ...rest,
    patternProperties: { [names as string]: orAbsent(value as JsonSchema, absent) },
    additionalProperties: reference(absent),
  }
  // More members than so many, only if some of them are absent.
  return maxProperties === undefined
    ? loose
    : { ...loose, anyOf: [{ maxProperties }, { not: { additionalProperties: value } }] }
}

function orAbsent(schema: JsonSchema, absent: string): JsonSchema {
  return { anyOf: [schema, reference(absent)] }
}

function reference(definition: string): JsonSchema {
  return { $ref: `#/$defs/${definition}` }
}
