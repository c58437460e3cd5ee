import { canonicalJson } from '../core/canonical-json.ts'
import { deepFreeze } from '../core/deep-freeze.ts'
import { type Message, say } from '../core/message.ts'
import { parseCanonical } from '../core/parse-canonical.ts'
import { independentBits, isConstant } from '../random/seed.ts'
import { readAnnouncement } from '../record/read-announcement.ts'
import { readRecord } from '../record/read-record.ts'
import type { Announcement, DrawRecord } from '../schema/documents/documents.ts'
import type { EntropySource } from '../schema/documents/entropy.ts'
import { isKind } from '../schema/documents/parse-document.ts'

/** What one source of a seed is worth. */
export interface SourceStrength {
  readonly kind: EntropySource['kind']
  /**
   * The party, the title of the event, the first digits of the chain with the round
   * (`52db9ba7:1000`); empty for the operator.
   */
  readonly name: string
  /**
   * Bits of the seed that it adds and the operator does not control, as the announcement declares;
   * 0 for a revealed contribution of very few different bytes.
   */
  readonly bits: number
  /** Who could choose what it contributes. */
  readonly controlledBy: 'operator' | 'party' | 'nobody'
  readonly proves: Message
  readonly doesNotProve: Message
}

/** How strong a seed is against the number of samples it chooses from. */
export interface SeedStrength {
  /** At most 256; 0 beside a text of the operator, who can choose it last. */
  readonly independentBits: number
  /**
   * Number of possible samples as a power of two, rounded down, at most 4096; null before the draw.
   */
  readonly samplesLog2: number | null
  /** Fewer than 64 independent bits. */
  readonly weak: boolean
  /** Whether there are at least as many independent seeds as samples; null before the draw. */
  readonly everySample: boolean | null
  /** Until the last visit nobody outside can compute the list. */
  readonly sealed: boolean
  readonly sources: readonly SourceStrength[]
}

type Worth = Pick<SourceStrength, 'proves' | 'doesNotProve'>

const WORTH: Readonly<Record<EntropySource['kind'], Worth>> = {
  operator: {
    proves: say('draw-can-be-replayed'),
    doesNotProve: say('text-not-tried-until-it-pleased'),
  },
  'commit-reveal': {
    proves: say('party-chose-first'),
    doesNotProve: say('party-independent'),
  },
  sealed: {
    proves: say('authority-chose-first'),
    doesNotProve: say('nothing-against-authority'),
  },
  'public-event': {
    proves: say('outcome-unknown-when-announced'),
    doesNotProve: say('outcome-is-the-real-one'),
  },
  drand: {
    proves: say('number-made-later-by-network'),
    doesNotProve: say('announced-before-number'),
  },
}

/**
 * Reports what a seed is worth: who controls how many bits of it, against the number of possible
 * samples, and what each source proves and does not (`docs/protocol.md` §6.3).
 *
 * @param document - an announcement or a record, or its text
 * @returns bits, samples, and the sources in the announced order
 * @throws DoubleRandomError `evidence/…` for a malformed document
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * seedStrength(record).independentBits; // => 0
 * seedStrength(record).sources[0].controlledBy; // => 'operator'
 */
export function seedStrength(document: Announcement | DrawRecord | string): SeedStrength {
  const text = typeof document === 'string' ? document : canonicalJson(document)
  const isRecord = isKind('record', parseCanonical(text))
  const record = isRecord ? readRecord(text).body : undefined
  const { entropy } = record?.head.announcement ?? readAnnouncement(text).body
  const reveals = record?.secrets.reveals ?? []
  const bits = independentBits(entropy, reveals)
  const samplesLog2 = record?.head.strength.samplesLog2 ?? null
  return deepFreeze({
    independentBits: bits,
    samplesLog2,
    weak: bits < 64,
    everySample: samplesLog2 === null ? null : bits > samplesLog2,
    sealed: entropy.some(({ kind }, index) => kind === 'sealed' && !isConstant(reveals[index])),
    sources: entropy.map((source, index) => ({
      kind: source.kind,
      name: nameOf(source),
      bits: independentBits([source], reveals.slice(index, index + 1)),
      controlledBy: controllerOf(source),
      ...WORTH[source.kind],
    })),
  })
}

function nameOf(source: EntropySource): string {
  switch (source.kind) {
    case 'operator':
      return ''
    case 'public-event':
      return source.title
    case 'drand':
      return `${source.chain.slice(0, 8)}:${source.round}`
    default:
      return source.party
  }
}

function controllerOf(source: EntropySource): SourceStrength['controlledBy'] {
  switch (source.kind) {
    case 'public-event':
    case 'drand':
      return 'nobody'
    case 'commit-reveal':
      return source.independent ? 'party' : 'operator'
    default:
      return 'operator'
  }
}
