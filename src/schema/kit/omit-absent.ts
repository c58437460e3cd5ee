import { fail } from '../../core/errors.ts'
import { instance, isPlain, type Message, say } from '../../core/message.ts'

/** Nesting of inputs is far below this; the bound keeps hostile input from exhausting the stack. */
const DEPTH_LIMIT = 48

/** Stands for an object of a class, which no shape accepts, and says what it was. */
export class NotPlain {
  readonly shown: Message

  constructor(value: object) {
    this.shown = instance(value)
  }
}

/**
 * Copies plain data without its absent members (`docs/protocol.md` §1.8): missing, null, undefined
 * and `''` are the same; with `dropEmpty`, so are members that are empty objects or arrays.
 * Elements of arrays stay, so that a null among tags is reported and not swallowed. Own enumerable
 * members only: nothing inherited can take part.
 */
export function omitAbsent(
  value: unknown,
  path: () => string,
  dropEmpty: boolean,
  depth = 0,
): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEPTH_LIMIT) {
    fail({
      code: 'input/range',
      path: path(),
      expected: say('at-most-levels', { limit: DEPTH_LIMIT }),
      found: say('more'),
    })
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => omitAbsent(item, path, dropEmpty, depth + 1))
  }
  if (!isPlain(value)) return new NotPlain(value)
  const present: [string, unknown][] = []
  for (const [key, member] of Object.entries(value)) {
    const kept = omitAbsent(member, path, dropEmpty, depth + 1)
    if (kept === undefined || kept === null || kept === '') continue
    if (dropEmpty && isEmpty(kept)) continue
    present.push([key, kept])
  }
  // fromEntries defines members, it does not assign them: a key `__proto__` arrives as data and is
  // refused as unknown.
  return Object.fromEntries(present)
}

// A Set or a Date has no members of its own either; it is no empty object but a mistake that must
// be reported.
function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value)
    ? value.length === 0
    : isPlain(value) && Object.keys(value).length === 0
}
