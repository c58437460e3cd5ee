/** A text or a safe integer: what an attribute can hold and a filter can name. */
export type Scalar = string | number

/** The prefix of fields that the bureau names itself. */
const NAMED_BY_BUREAU = 'attributes.'

/**
 * Returns the value of a field of an enterprise's row (`docs/protocol.md` §3.8), undefined if it is
 * missing. Only own members count: `attributes.constructor` is a field like any other.
 */
export function fieldOf(row: object, field: string): Scalar | undefined {
  const named = field.startsWith(NAMED_BY_BUREAU)
  const members = named ? (row as { readonly attributes?: object }).attributes : row
  const name = named ? field.slice(NAMED_BY_BUREAU.length) : field
  if (typeof members !== 'object' || members === null || !Object.hasOwn(members, name)) return
  return (members as Readonly<Record<string, Scalar>>)[name]
}
