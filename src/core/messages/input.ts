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
}
