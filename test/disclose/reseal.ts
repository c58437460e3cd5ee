import { canonicalJson, type EntryProof, type Notice } from 'double-random'
import { digest } from '../reference/canonical.ts'

// biome-ignore lint/suspicious/noExplicitAny: a forger changes what he likes
export type Draft = any

/** What somebody does who knows the protocol: the digest of a notice or a proof is no secret. */
export function resealed(document: Notice | EntryProof, edit: (body: Draft) => void): string {
  const draft: Draft = structuredClone(document)
  edit(draft.body)
  draft.digest = digest(document.body.kind, draft.body)
  return canonicalJson(draft)
}
