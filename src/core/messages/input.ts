import type { Scalar } from '../field.ts'
import type { None } from '../message.ts'

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
  'at-most': { readonly limit: number | string }
  'at-least': { readonly limit: number | string }
  /** A choice among fixed values. */
  'one-of': { readonly values: readonly (string | number | boolean | null)[] }
  days: Days
  stratum: { readonly values: readonly (Scalar | null)[] }
  'row-once': None
  'days-of-calendar': Days
  'sum-of-fixed-counts': { readonly sum: number }
  'sum-of-rounds': { readonly sum: number }
}
