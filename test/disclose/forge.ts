import { createHash } from 'node:crypto'
import {
  announce,
  canonicalJson,
  type EntropySource,
  type EntryProof,
  type InputData,
  type Inputs,
  parseInputs,
  type Reveal,
} from 'double-random'
import { openRows } from '../../src/core/table.ts'
import { explain } from '../../src/explain/explain.ts'
import { composeRecord } from '../../src/record/compose-record.ts'
import { exclusionsOf } from '../../src/record/exclusions-of.ts'
import { seal } from '../../src/record/seal.ts'
import { secretOf } from '../ceremony/secret.ts'
import { sourceOf } from '../ceremony/world.ts'
import { digest } from '../reference/canonical.ts'
import { commit } from '../reference/merkle.ts'
import type { Draft } from './reseal.ts'

/** What a forger alters; everything that follows from it he makes again. */
export interface Forgery {
  /** What is announced, before anything is drawn. */
  readonly announcement?: (body: Draft) => void
  /** What is revealed. */
  readonly reveals?: (reveals: Draft) => void
  /** Head, secrets, and rows, `exclusions` among them, as they were drawn. */
  readonly record?: (body: Draft) => void
  /** Verdicts of the unit, as they follow from the rows. */
  readonly verdicts?: (verdicts: Draft, tables: Draft, open: Opener) => void
}

type Opener = (table: 'sample' | 'reserves' | 'exclusions', row: Draft) => Draft

const NOTARY: Reveal = {
  kind: 'commit-reveal',
  party: '公证处',
  nonce: secretOf(1),
  value: '瑞雪兆丰年',
}
const DRAW = { series: 's', number: 1 }

/** A draw whose every digest and root is right, whatever was altered in it. */
export class Forged {
  readonly inputs: Inputs
  readonly head: Draft
  readonly secrets: Draft
  readonly tables: Draft
  readonly #honest: Draft
  readonly #forgery: Forgery

  constructor(
    data: InputData,
    forgery: Forgery = {},
    given: { sources: readonly EntropySource[]; reveals: readonly Reveal[]; by?: number } = {
      sources: [sourceOf(NOTARY, DRAW)],
      reveals: [NOTARY],
    },
  ) {
    this.#forgery = forgery
    this.inputs = parseInputs(data)
    const by = given.by === undefined ? {} : { by: given.by }
    const options = { ...DRAW, entropy: given.sources, weak: isWeak(given.sources), ...by }
    const announced: Draft = structuredClone(announce(this.inputs, options).body)
    forgery.announcement?.(announced)
    const reveals: Draft = structuredClone(given.reveals)
    forgery.reveals?.(reveals)
    const body = structuredClone(composeRecord(this.inputs, announced, reveals, undefined))
    this.#honest = seal('record', structuredClone(body))
    const exclusions = ifRead(() => [...exclusionsOf(this.#honest, this.inputs)], [])
    const draft: Draft = { ...body, tables: { ...body.tables, exclusions } }
    const { head: honest } = structuredClone(body)
    forgery.record?.(draft)
    for (const table of ['sample', 'reserves', 'exclusions']) {
      const root = commit(table, draft.tables[table], undefined)
      const { count } = draft.head.tables[table]
      const isSame = count === honest.tables[table as 'sample'].count
      draft.head.tables[table] = isSame ? root : { ...root, count }
    }
    if (draft.head.secrets === honest.secrets) {
      draft.head.secrets = digest('secrets', draft.secrets)
    }
    this.head = draft.head
    this.secrets = draft.secrets
    this.tables = draft.tables
  }

  /** The outside digests, honest ones of what was forged. */
  get outside() {
    return {
      announcementDigest: digest('announcement', this.head.announcement),
      recordDigest: digest('record', this.head),
    }
  }

  get open(): Opener {
    return (table, row) => {
      const index = this.tables[table].findIndex(
        (each: object) => canonicalJson(each) === canonicalJson(row),
      )
      return index < 0 ? null : openRows(table, this.tables[table], [index], undefined)[0]
    }
  }

  /** What the rows say of a unit, as the text of a proof. */
  proofOf(unit: string): string {
    const { inputs, tables, open } = this
    const explained = ifRead(
      () => explain(this.#honest, inputs, unit),
      this.secrets.keys.rounds.map(({ pool, round, select }: Draft) => {
        const ticket = createHash('sha256').update(`${select}${unit}`).digest('hex')
        return { pool, round, stratum: [], ticket }
      }),
    )
    const verdicts = explained.map((honest: Draft) => {
      const { pool, round } = honest
      const isHere = (row: Draft) => row.pool === pool && row.round === round
      const own = (table: string) =>
        tables[table].find((row: Draft) => isHere(row) && row.unit === unit)
      const closed = { pool, round, stratum: null, ticket: null, rank: null, threshold: null }
      const out = own('exclusions')
      if (out !== undefined) return { ...closed, verdict: 'excluded', row: open('exclusions', out) }
      const [drawn, reserve] = [own('sample'), own('reserves')]
      const row = drawn ?? reserve
      if (row === undefined && honest.stratum === undefined) {
        return { ...closed, verdict: 'not-in-frame', row: null }
      }
      const stratum = (row ?? honest).stratum
      const label = canonicalJson(stratum)
      const inStratum = tables.sample.filter(
        (each: Draft) => isHere(each) && canonicalJson(each.stratum) === label,
      )
      const last = inStratum.find((each: Draft) => each.rank === inStratum.length)
      const isBySize = JSON.stringify(inputs.plan).includes('"pps"')
      return {
        pool,
        round,
        verdict: drawn ? 'drawn' : reserve ? 'reserve' : 'not-drawn',
        row: drawn ? open('sample', drawn) : reserve ? open('reserves', reserve) : null,
        stratum,
        ticket: (row ?? honest).ticket,
        rank: row?.rank ?? null,
        threshold: last === undefined || isBySize ? null : open('sample', last),
      }
    })
    this.#forgery.verdicts?.(verdicts, tables, open)
    const index = inputs.enterprises.findIndex(({ id }) => id === unit)
    const body: Draft = {
      protocol: 'double-random/1',
      kind: 'proof',
      announcement: this.head.announcement,
      entry: openRows('enterprises', inputs.enterprises, [index], undefined)[0],
      opening: { head: this.head, secrets: this.secrets, plan: inputs.plan, verdicts },
    }
    return sealed(body)
  }

  /** A notice that opens nothing, or the secrets. */
  noticeOf(isOpen: boolean): string {
    return sealed({
      protocol: 'double-random/1',
      kind: 'notice',
      head: this.head,
      secrets: isOpen ? this.secrets : null,
      tables: {},
      amendments: [],
    })
  }
}

/** What the library says of a document that it takes; it takes not every forged one. */
function ifRead<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}

function isWeak(sources: readonly EntropySource[]): boolean {
  return !sources.some((each) => each.kind === 'drand' || 'independent' in each)
}

export function sealed(body: Draft): string {
  const envelope = { engine: 'a forger', findings: [] }
  return canonicalJson({ body, digest: digest(body.kind, body), envelope } as EntryProof)
}
