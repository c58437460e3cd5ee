import type { None } from '../message.ts'

/** What is said of a document that is verified: by proof, disclose, verify, explain and beacon. */
export interface ChecksMessages {
  'pool-round-drawn': None
  'pool-round': { readonly pool: string | null; readonly round: number | null }
}
