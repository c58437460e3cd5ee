import type { Scalar } from '../field.ts'
import type { Message, None } from '../message.ts'

/** A span of days, both included. */
interface Days {
  readonly from: string
  readonly to: string
}

/** What is said of values, texts and inputs: by core, schema, random and calendar. */
export interface InputMessages {
  /** A text, a number, true, false or null, as it stands there. */
  value: { readonly value: string | number | boolean | null }
  nothing: None
  array: { readonly length: number }
  /** A value of a type that cannot be shown. */
  type: { readonly type: string }
  more: None
  'one-twice': None
  again: { readonly of: Message }
  'at-most': { readonly limit: number | string }
  'at-least': { readonly limit: number | string }
  days: Days
  stratum: { readonly values: readonly (Scalar | null)[] }

  'row-once': None
  'remove-one-row': None
  'id-in-directory': { readonly directory: 'enterprises' | 'inspectors' }
  'verify-beacon': None
}
