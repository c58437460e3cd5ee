import type { Problem } from './errors.ts'
import type { ChecksMessages } from './messages/checks.ts'
import type { DrawMessages } from './messages/draw.ts'
import type { InputMessages } from './messages/input.ts'
import type { OutsideMessages } from './messages/outside.ts'
import type { SeriesMessages } from './messages/series.ts'
import type { TablesMessages } from './messages/tables.ts'
import type { YearMessages } from './messages/year.ts'

/**
 * Every message of the library by its id, with the values that its sentence needs. A language is a
 * map from these ids to functions of the values (`src/words`), so the compiler finds a sentence
 * that is missing.
 */
export interface Messages
  extends InputMessages,
    DrawMessages,
    ChecksMessages,
    SeriesMessages,
    YearMessages,
    OutsideMessages,
    TablesMessages {}

export type MessageId = keyof Messages

/** The values of a message that needs none. */
export type None = Readonly<Record<never, never>>

/** What a message can hold: plain data, and what other messages and problems say. */
export type MessageValue =
  | string
  | number
  | boolean
  | null
  | Message
  | Problem
  | readonly MessageValue[]
  | { readonly [name: string]: MessageValue | undefined }

/** Something to be said: an id and values. `describe` of `double-random/words` makes the sentence. */
export type Message = {
  readonly [Id in MessageId]: { readonly id: Id; readonly values: Messages[Id] }
}[MessageId]

/** Returns the message of an id. */
export function say<Id extends MessageId>(
  id: Id,
  ...[values]: keyof Messages[Id] extends never ? [] : [values: Messages[Id]]
): Message {
  return { id, values: values ?? {} } as Message
}

/** No message carries more of anybody's data than this. */
const LONGEST = 64

/** Returns what stands in a place, shortened, as a message that every language can say. */
export function show(value: unknown): Message {
  if (typeof value === 'string') {
    return say('value', { value: value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value })
  }
  if (value === undefined) return say('nothing')
  if (value === null || typeof value === 'boolean') return say('value', { value })
  if (typeof value === 'number') {
    if (Object.is(value, -0)) return say('minus-zero')
    return Number.isFinite(value) ? say('value', { value }) : say('type', { type: String(value) })
  }
  if (Array.isArray(value)) return say('array', { length: value.length })
  if (typeof value === 'object')
    return isPlain(value) ? say('type', { type: 'object' }) : instance(value)
  return say('type', { type: typeof value })
}

/** Whether an object is of no class, as what comes out of JSON is; also one of another realm. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Nothing that the library returns is nested deeper. */
const DEEPEST_DATA = 32

/** Whether a value is data, as it comes out of JSON, where an absent member may be undefined. */
export function isData(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null)
    return !['function', 'symbol', 'bigint'].includes(typeof value)
  return (
    depth < DEEPEST_DATA &&
    (Array.isArray(value) || isPlain(value)) &&
    Object.values(value).every((member) => isData(member, depth + 1))
  )
}

/** Returns what an object of some class is shown as: dates are what people mistake for data. */
export function instance(value: object): Message {
  return say(
    Object.prototype.toString.call(value) === '[object Date]' ? 'date-object' : 'class-instance',
  )
}

/** Returns what to do about a value that is no data, by what it was shown as. */
export function adviceOn({ id, values }: Message): { readonly fix?: Message } {
  if (id === 'class-instance') return { fix: say('give-plain-data') }
  if (id === 'date-object') return { fix: say('give-date-as-text') }
  return id === 'type' && values.type === 'bigint' ? { fix: say('give-integer-as-number') } : {}
}

/** No message of the library is nested deeper. */
const DEEPEST = 16

/**
 * Returns a message as short English made from its id and values: what an error's own text and a
 * stack trace say. Sentences for people are made by `describe`. Messages also come back from other
 * programs, so that nothing is supposed of the values.
 */
export function plain(part: unknown, depth = 0): string {
  if (typeof part === 'string') return JSON.stringify(part)
  if (typeof part !== 'object' || part === null) return String(part)
  if (depth > DEEPEST) return '…'
  const inner = (value: unknown) => plain(value, depth + 1)
  if (Array.isArray(part)) return part.map(inner).join(', ')
  const { id, values }: { id: string; values: object } = isMessage(part)
    ? part
    : { id: '', values: part }
  if (id === 'value' && 'value' in values) return inner(values.value)
  const told = Object.entries(values).map(([name, value]) => `${name}: ${inner(value)}`)
  return `${id.replaceAll('-', ' ')}${told.length === 0 ? '' : ` (${told.join(', ')})`}`.trimStart()
}

export function isMessage(value: unknown): value is Message {
  const { id, values } = Object(value) as Partial<Message>
  return typeof id === 'string' && typeof values === 'object' && values !== null
}
