import type { None } from '../message.ts'

/** What is said of values, texts and inputs: by core, schema, random and calendar. */
export interface InputMessages {
  /** A text, a number, true, false or null, as it stands there. */
  value: { readonly value: string | number | boolean | null }
  nothing: None
  array: { readonly length: number }
  /** A value of a type that cannot be shown. */
  type: { readonly type: string }
  'at-most': { readonly limit: number | string }
  'at-least': { readonly limit: number | string }
  /** A choice among fixed values. */
  'one-of': { readonly values: readonly (string | number | boolean | null)[] }
  text: None
  integer: None
  list: None
  object: None
  json: None
  'text-that-is-not-json': None
  'hex-digits': { readonly lengths: readonly number[] }
  'id-in-directory': { readonly directory: 'enterprises' | 'inspectors' }
  'beacon-round-made': { readonly round: number; readonly second: number }
  'no-such-member': None
}
