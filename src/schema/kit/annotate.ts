import * as z from 'zod'

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = { readonly [keyword: string]: unknown }

/**
 * What a JSON Schema says of a shape beyond what zod reads off it, for refinements are functions.
 * Every keyword must let pass whatever the shape lets pass; `id` is the name of a definition.
 */
export const annotations = z.registry<JsonSchema>()

/** The shapes of which a value has exactly one, for a shape that chooses between them by itself. */
export const choices = z.registry<{ readonly shapes: unknown }>()

/**
 * Returns the shape, annotated. A shape is annotated where it is made: a bundler can then drop the
 * two together.
 */
export function annotated<Shape extends z.ZodType>(shape: Shape, annotation: JsonSchema): Shape {
  annotations.add(shape, annotation)
  return shape
}
