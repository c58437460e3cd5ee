import * as z from 'zod'
import { say, show } from '../../core/message.ts'
import { annotated } from '../kit/annotate.ts'
import { array } from '../kit/array.ts'
import { integer } from '../kit/integer.ts'
import { refuse } from '../kit/refuse.ts'
import { byTag, type Shapes } from '../kit/shapes.ts'
import { hex64, hexBytes, id, text } from '../kit/text.ts'
import { BEACON_NETWORKS, beaconNetwork } from './beacon-network.ts'
import { countOutcomes, haveBits } from './outcomes-of.ts'
import { isSameSource } from './same-source.ts'

/** A declared origin of randomness (`docs/protocol.md` §6.1). */
export type EntropySource =
  | { readonly kind: 'operator' }
  | {
      readonly kind: 'commit-reveal'
      readonly party: string
      /** Whether the party is outside the operator's control, as the announcement declares. */
      readonly independent: boolean
      readonly commitment: string
    }
  | { readonly kind: 'sealed'; readonly party: string; readonly commitment: string }
  | {
      readonly kind: 'public-event'
      readonly title: string
      /** Second, from 1970-01-01T00:00:00Z, at which it happens. */
      readonly at: number
      readonly fields: readonly EventField[]
      /** Bits nobody controls, as the announcement declares. */
      readonly bits: number
    }
  | BeaconSource

/** What a party hands in before the draw; its commitment is for this draw and no other. */
export interface CommitmentFile {
  readonly kind: 'commitment'
  readonly series: string
  readonly number: number
  readonly source: Extract<EntropySource, { kind: 'commit-reveal' | 'sealed' }>
}

/** A future round of a drand network (§6.4). */
export interface BeaconSource {
  readonly kind: 'drand'
  /** Chain hash of the network, 64 hex digits. */
  readonly chain: string
  /** The network's public key, so that any drand client can check the round. */
  readonly publicKey: string
  readonly round: number
}

/** A round of a drand network, as any of its nodes gives it out. */
export interface BeaconReveal {
  readonly kind: 'drand'
  readonly round: number
  /** SHA-256 of the signature's bytes. */
  readonly randomness: string
  readonly signature: string
  /** Only on a chained network. */
  readonly previousSignature?: string
}

/**
 * Checks a round's signature; `double-random/beacon` has it as `verifyBeacon`. The core loads no
 * elliptic curves, so it is handed in where a drand round is drawn with or verified.
 */
export type VerifyBeacon = (source: BeaconSource, reveal: BeaconReveal) => boolean

/** One integer of a public event: a lottery ball, an index in hundredths. */
export interface EventField {
  readonly name: string
  readonly min: number
  readonly max: number
  /**
   * The value is greater than the one before: without it, the order of lottery balls would be the
   * operator's choice.
   */
  readonly ascending?: true
}

/** What is made known for a source after the announcement, one for each, in the same order. */
export type Reveal =
  | { readonly kind: 'operator'; readonly value: string }
  | {
      readonly kind: 'commit-reveal'
      readonly party: string
      /** 64 hex digits. */
      readonly nonce: string
      readonly value: string
    }
  | {
      readonly kind: 'sealed'
      readonly party: string
      /** 64 hex digits: 256 bits of the bureau. */
      readonly contribution: string
    }
  | { readonly kind: 'public-event'; readonly values: readonly number[] }
  | BeaconReveal

const eventField = annotated(
  z
    .strictObject({
      name: id,
      min: integer(),
      max: integer(),
      ascending: z.literal(true).exactOptional(),
    } satisfies Shapes<EventField>)
    .superRefine(({ min, max }, context) => {
      // A value that is known beforehand says nothing, and would only make one event look like two.
      if (min >= max) {
        const expected = say('at-least', { limit: min + 1 })
        refuse(context, ['max'], { code: 'input/range', expected })
      }
    }),
  { id: 'EventField' },
)

/** Seconds from 1970-01-01T00:00:00Z. */
export const second = integer().min(0)

const COMMITTED = {
  'commit-reveal': z.strictObject({
    kind: z.literal('commit-reveal'),
    party: id,
    independent: z.boolean(),
    commitment: hex64,
  }),
  sealed: z.strictObject({ kind: z.literal('sealed'), party: id, commitment: hex64 }),
}

const SOURCES: Readonly<Record<EntropySource['kind'], z.ZodType<EntropySource>>> = {
  operator: z.strictObject({ kind: z.literal('operator') }),
  ...COMMITTED,
  'public-event': z
    .strictObject({
      kind: z.literal('public-event'),
      title: text,
      at: second,
      fields: array(eventField, 1, 64),
      bits: integer().min(0),
    })
    .superRefine(({ fields, bits }, context) => {
      if (fields.some(({ min, max }) => min >= max)) return
      if (haveBits(fields, bits)) return
      const limit = countOutcomes(fields).toString(2).length - 1
      refuse(context, ['bits'], {
        code: 'input/range',
        expected: say('at-most-bits-of-outcomes', { limit }),
      })
    }),
  drand: z
    .strictObject({
      kind: z.literal('drand'),
      chain: hex64,
      publicKey: text,
      round: integer().min(1),
    })
    .superRefine(({ chain, publicKey }, context) => {
      const network = beaconNetwork(chain)
      if (network === undefined) {
        const networks = BEACON_NETWORKS.map(({ name, chain }) => ({ name, chain }))
        refuse(context, ['chain'], {
          code: 'input/choice',
          expected: say('known-network', { networks }),
        })
      } else if (publicKey !== network.publicKey) {
        refuse(context, ['publicKey'], {
          code: 'input/choice',
          expected: say('one-of', { values: [network.publicKey] }),
        })
      }
    }),
}

const source: z.ZodType<EntropySource> = annotated(byTag('kind', SOURCES), { id: 'EntropySource' })

const commitmentFile: z.ZodType<CommitmentFile> = z.strictObject({
  kind: z.literal('commitment'),
  series: id,
  number: integer().min(1),
  source: byTag<CommitmentFile['source']>('kind', COMMITTED),
} satisfies Shapes<CommitmentFile>)

/** What `announce` takes: sources, and commitments as they were handed in. */
export const handedIn: z.ZodType<readonly (EntropySource | CommitmentFile)[]> = array(
  byTag<EntropySource | CommitmentFile>('kind', { ...SOURCES, commitment: commitmentFile }),
  1,
  16,
)

export const entropy: z.ZodType<readonly EntropySource[]> = array(source, 1, 16).superRefine(
  (sources, context) => checkSourcesOnce(sources, context),
)

/** Returns the sources, taken out of the files in which parties handed them in. */
export function sourcesOf(given: readonly (EntropySource | CommitmentFile)[]): EntropySource[] {
  return given.map((each) => (each.kind === 'commitment' ? each.source : each))
}

/** No source stands there twice, under whatever name. */
export function checkSourcesOnce(
  sources: readonly EntropySource[],
  context: z.RefinementCtx,
  path: readonly string[] = [],
): void {
  for (const [index, each] of sources.entries()) {
    if (!sources.slice(0, index).some((before) => isSameSource(before, each))) continue
    refuse(context, [...path, index], {
      code: 'input/duplicate',
      expected: say('source-once'),
      found: say('again', { of: show(nameOf(each)) }),
    })
  }
}

function nameOf(source: EntropySource): string {
  if (source.kind === 'public-event') return source.title
  if (source.kind === 'drand') return source.chain
  return source.kind === 'operator' ? source.kind : source.party
}

export const reveal: z.ZodType<Reveal> = annotated(
  byTag<Reveal>('kind', {
    operator: z.strictObject({ kind: z.literal('operator'), value: text }),
    'commit-reveal': z.strictObject({
      kind: z.literal('commit-reveal'),
      party: id,
      nonce: hex64,
      value: text,
    }),
    sealed: z.strictObject({ kind: z.literal('sealed'), party: id, contribution: hex64 }),
    'public-event': z.strictObject({
      kind: z.literal('public-event'),
      values: array(integer(), 1, 64),
    }),
    drand: z.strictObject({
      kind: z.literal('drand'),
      round: integer().min(1),
      randomness: hex64,
      signature: hexBytes(48, 96),
      previousSignature: hexBytes(96).exactOptional(),
    } satisfies Shapes<BeaconReveal>),
  }),
  { id: 'Reveal' },
)
