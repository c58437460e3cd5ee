import {
  canonicalJson,
  type DrawRecord,
  type Json,
  type VerificationReport,
  verify,
} from 'double-random'
import type { Ceremony, Mutable } from '../ceremony/world.ts'
import { digest } from '../reference/canonical.ts'
import { inRowOrder } from '../reference/merkle.ts'
import { sealed } from './seal.ts'

/** A record that may be edited. */
export type Draft = Mutable<DrawRecord>

/** The honest record after a careful edit: rows back in order, digests and roots recomputed. */
export function forge({ text, blinding }: Ceremony, edit: (draft: Draft) => void): string {
  const draft = JSON.parse(text) as Draft
  edit(draft)
  const tables = Object.entries(draft.body.tables).map(([name, rows]) => [
    name,
    inRowOrder(name, rows as readonly object[]),
  ])
  draft.body.tables = Object.fromEntries(tables)
  return canonicalJson(sealed(draft as Json, blinding))
}

/** The text of a record with this body, as its own engine would have written it. */
export function recordOf(body: { readonly head: object }): string {
  const envelope = { engine: 'another engine', findings: [] }
  return canonicalJson({ body, digest: digest('record', body.head), envelope })
}

/** Names of the checks that failed, each once, in order. */
export function failedChecks(report: VerificationReport): string[] {
  return namesOf(report, 'fail')
}

/** Names of the checks that could not be made. */
export function openChecks(report: VerificationReport): string[] {
  return namesOf(report, 'not-checked')
}

function namesOf({ checks }: VerificationReport, wanted: string): string[] {
  return [...new Set(checks.filter(({ status }) => status === wanted).map(({ name }) => name))]
}

/** Verifies with everything that is known of a ceremony. */
export function reportOn(text: string, { inputs, known }: Ceremony): VerificationReport {
  return verify(text, inputs, known)
}
