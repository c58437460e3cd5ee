import { deepStrictEqual as same } from 'node:assert/strict'
import type { DrawRecord } from 'double-random'
import { amend, standingAfter } from './amend.ts'
import { type AnnouncementBody, announcementBody, voidBody } from './announce.ts'
import { canonical, digest } from './canonical.ts'
import type { AmendmentBody } from './decisions.ts'
import { Faulty } from './faults.ts'
import { features, keptFrom } from './features.ts'
import { amendmentFeatures } from './features-amendments.ts'
import { teamFeatures } from './features-teams.ts'
import {
  amendedThere,
  attempt,
  codesOf,
  type Drawn,
  exclusionsThere,
  library,
  notLegal,
  textOf,
  voided,
} from './library.ts'
import { BelowMinimum, Infeasible } from './pairing.ts'
import { change } from './random-change.ts'
import type { Draw } from './random-draw.ts'
import { drawn } from './replay.ts'
import type { Body } from './standing.ts'

/** What an error of this side is called, and the library's codes for it. */
function meaning(error: unknown): [name: string, codes: readonly string[] | undefined] {
  if (error instanceof Infeasible) return ['no complete assignment', ['pairing/infeasible']]
  if (error instanceof BelowMinimum) return ['minimum out of reach', ['pairing/minimum']]
  if (error instanceof Faulty) return [error.codes.join(' and '), error.codes]
  return ['another error', undefined]
}

/** Both sides give the value, or both fail for the same reason, whose name is returned. */
function both<H, T>(here: () => H, there: () => T): { here: H; there: T } | { failed: string } {
  const ours = attempt(here)
  const theirs = attempt(there)
  if ('value' in ours && 'value' in theirs) return { here: ours.value, there: theirs.value }
  if ('value' in ours || 'value' in theirs) {
    const cause = 'error' in ours ? ours.error : 'error' in theirs ? theirs.error : undefined
    const side = 'error' in ours ? 'the reference' : 'the library'
    throw new Error(`only ${side} fails: ${codesOf(cause)}`, { cause })
  }
  const said = codesOf(theirs.error)
  const [failed, codes] = meaning(ours.error)
  // Of several faults, one can keep the library from looking for the next.
  const size = codes?.includes('design/size')
  const known = (code: string) =>
    codes && !size
      ? codes.includes(code)
      : code.startsWith('design/') && (size || code !== 'design/size')
  if (said.length === 0 || !said.every(known))
    throw new Error(`${failed}, the library says ${said}`, { cause: theirs.error })
  return { failed: size && !said.includes('design/size') ? 'another error' : failed }
}

/**
 * Of some seats: both sides give the same reasons (§9.1). Names the first two where several fit.
 */
function reasons({ inputs, changes = [] }: Draw, body: Body, drawn: Drawn): string[] {
  const most = changes.length > 3 ? 6 : 21
  const some = body.tables.seats.filter((_, i) => i % 3 === 0 && i < most)
  return some.flatMap((row) => {
    const kept = keptFrom(row, inputs, body)
    const first = kept.map(({ inspector, rules: [rule] }) => ({ inspector, rule }))
    same(notLegal(drawn, row), first)
    const several = kept.filter(({ rules }) => rules.length > 1)
    return several.map(({ rules }) => `${rules[0]} before ${rules[1]}`)
  })
}

/** A chain of amendments (§11.2); one that is not made leaves the chain as it was. */
function amendments({ inputs, changes = [] }: Draw, body: Body, drawn: Drawn) {
  const chain: AmendmentBody[] = []
  const documents: ReturnType<typeof amendedThere>[] = []
  const names = changes.flatMap((number) => {
    const standing = standingAfter(inputs, body, chain)
    const decision = change(standing, body, chain, number)
    if (!decision) return []
    const made = both(
      () => amend(inputs, body, chain, decision),
      () => amendedThere(drawn, documents, decision),
    )
    if ('failed' in made) return [`amendment: ${made.failed}`]
    same(textOf(made.there), canonical(made.here))
    same(made.there.digest, digest('amendment', made.here))
    const names = amendmentFeatures(standing, body, chain, made.here)
    chain.push(made.here)
    documents.push(made.there)
    return names
  })
  return { names, documents }
}

/** §10.2a: rows made again from record and inputs, their file, and what is read from it. */
function exclusionsAgree(here: readonly object[], made: Drawn): void {
  const { rows, text, read } = exclusionsThere(made)
  same(text, here.map((row) => `${canonical(row)}\n`).join(''))
  same(rows, here)
  same(read, here)
}

function documentsAgree(announcement: AnnouncementBody, record: Body, drawn: Drawn): void {
  same(textOf(drawn.announcement), canonical(announcement))
  same(drawn.announcement.digest, digest('announcement', announcement))
  same(textOf(drawn.record), canonical(record))
  same(drawn.record.digest, digest('record', record.head))
  const declared = { code: 'other', statement: '作废', date: '2020-02-29' }
  const ended = voided(drawn, declared)
  same(textOf(ended), canonical(voidBody(announcement, declared)))
  same(ended.digest, digest('void', voidBody(announcement, declared)))
}

/** What a draw exercised and, where there is one, its record and the amendments to it. */
export interface Compared {
  readonly names: Iterable<string>
  readonly record?: DrawRecord
  readonly amendments?: readonly object[]
}

/** Both sides make the same documents, or neither makes any: what the draw exercised, and the library's record. */
export function compare(draw: Draw): Compared {
  const { inputs, options, reveals } = draw
  const made = both(
    () => {
      const announcement = announcementBody(inputs, options)
      return { announcement, ...drawn(inputs, announcement, reveals, options.blindingKey) }
    },
    () => library(inputs, options, reveals),
  )
  if ('failed' in made) return { names: made.failed.split(' and ') }
  const { announcement, body: record, exclusions } = made.here
  documentsAgree(announcement, record, made.there)
  exclusionsAgree(exclusions, made.there)
  const amended = amendments(draw, record, made.there)
  const names = new Set([
    'agreed',
    ...reasons(draw, record, made.there),
    ...(exclusions.length > 0 ? ['exclusions made again'] : []),
    ...features(inputs, options, record),
    ...teamFeatures(inputs, record),
    ...amended.names,
  ])
  return { names, record: made.there.record, amendments: amended.documents }
}
