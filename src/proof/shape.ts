import { say } from '../core/message.ts'
import {
  countAt,
  exactly,
  hexAt,
  listAt,
  objectAt,
  refuseMember,
  textAt,
  type Untrusted,
} from './read.ts'

/** Refuses a value that has not the shape. */
export type Shape = (value: Untrusted, path: string) => unknown

export const textOrNull = orNull(textAt)
export const countOrNull = orNull(countAt)
export const hexOrNull = orNull(hexAt)

function orNull(of: Shape): Shape {
  return (value, path) => value === null || of(value, path)
}

export const yesOrNo: Shape = (value, path) =>
  typeof value === 'boolean' || refuseMember(path, say('type', { type: 'boolean' }), value)

export const integer: Shape = (value, path) =>
  Number.isSafeInteger(value) || refuseMember(path, say('integer'), value)

/** Bytes as hex digits. */
export const bytes: Shape = (value, path) =>
  (typeof value === 'string' && /^([0-9a-f]{2})+$/.test(value)) ||
  refuseMember(path, say('hex-text'), value)

export function listOf(of: Shape): Shape {
  return (value, path) => {
    for (const [index, each] of listAt(value, path).entries()) of(each, `${path}[${index}]`)
  }
}

/** An object with these members and no other; those after a `?` may be missing. */
export function members(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    const given = exactly(value, path, Object.keys(shapes))
    for (const [name, shape] of Object.entries(shapes)) {
      const bare = name.replace('?', '')
      if (given[bare] !== undefined) shape(given[bare], `${path}.${bare}`)
    }
  }
}

/** One of several shapes, named by `kind`. */
export function byKind(shapes: Readonly<Record<string, Readonly<Record<string, Shape>>>>): Shape {
  const kinds = Object.keys(shapes)
  return (value, path) => {
    const kind = textAt(objectAt(value, path).kind, `${path}.kind`)
    if (!kinds.includes(kind)) {
      refuseMember(`${path}.kind`, say('one-of', { values: kinds }), kind)
    }
    members({ kind: textAt, ...shapes[kind] })(value, path)
  }
}
