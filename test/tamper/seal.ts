import type { Json } from 'double-random'
import { digest } from '../reference/canonical.ts'
import { type Blinding, commit } from '../reference/merkle.ts'

type Members = { readonly [name: string]: Json }

/**
 * What a forger does who knows the protocol: recomputes the digest of the secrets, the roots of the
 * tables and the record's digest after an edit. With the blinding key, as the bureau could. A
 * document that is no longer shaped like a record stays as it is.
 */
export function sealed(document: Json, key: string | undefined): Json {
  try {
    return seal(document, key)
  } catch {
    return document
  }
}

function seal(document: Json, key: string | undefined): Json {
  const { body, ...rest } = members(document)
  const { head, secrets, tables } = members(body)
  const { series, number } = members(members(head).announcement)
  const blinding: Blinding | undefined =
    key === undefined ? undefined : { key, series: String(series), number: Number(number) }
  const roots = Object.entries(members(tables)).map(([name, rows]) => [
    name,
    commit(name, rows as readonly object[], blinding),
  ])
  const sealedHead = {
    ...members(head),
    secrets: digest('secrets', secrets),
    tables: { ...members(members(head).tables), ...Object.fromEntries(roots) } as Json,
  }
  return {
    ...rest,
    body: { ...members(body), head: sealedHead },
    digest: digest('record', sealedHead),
  }
}

function members(value: Json | undefined): Members {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members
  throw new TypeError('not an object')
}
