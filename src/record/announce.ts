import { PROTOCOL } from '../core/digest.ts'
import { fail } from '../core/errors.ts'
import { collectFindings, type FindingList } from '../core/finding.ts'
import { say, show } from '../core/message.ts'
import { blindingFingerprint } from '../core/table.ts'
import { createTicketer } from '../core/ticket.ts'
import { roundPath } from '../pair/seat-places.ts'
import { independentBits, WEAK_BELOW } from '../random/seed.ts'
import type {
  AnnouncedChange,
  Announcement,
  AnnouncementBody,
  BatchEntry,
  Continuation,
  LedgerHead,
} from '../schema/documents/documents.ts'
import { type CommitmentFile, type EntropySource, sourcesOf } from '../schema/documents/entropy.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseInputs } from '../schema/inputs/parse-inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { announceOptions } from '../schema/options/ceremony.ts'
import { allocate } from '../select/allocate.ts'
import { dependsOnBatch } from '../select/depends-on-batch.ts'
import { buildFrame } from '../select/frame.ts'
import { frameContext } from '../select/frame-context.ts'
import { rulesNamingUnits } from '../select/names-units.ts'
import { type PoolRound, resolveBatch } from '../select/resolve-batch.ts'
import { sizes } from '../select/sizes.ts'
import { stratify } from '../select/stratify.ts'
import { commitInputs } from './commit-inputs.ts'
import { entropyFindings, lateFindings } from './entropy-findings.ts'
import { addPairingFindings } from './rehearse-pairing.ts'
import { roundDays } from './round-days.ts'
import { seal } from './seal.ts'

/** What an announcement fixes besides the inputs. */
export interface AnnounceOptions {
  /** Names the numbered series of draws, for example the authority and the year. */
  readonly series: string
  /** From 1, without gaps: a number is consumed by announcing it. */
  readonly number: number
  /** Digest of the record or void with the number before; null or absent for number 1. */
  readonly previous?: string | null
  /** Pool rounds to draw together; absent: all rounds of the double-random tasks. */
  readonly batch?: readonly BatchEntry[]
  /** Sources, or the files in which parties hand in their commitments. */
  readonly entropy: readonly (EntropySource | CommitmentFile)[]
  /** Accepts fewer than 64 bits that the operator does not control; the announcement says so. */
  readonly weak?: boolean
  /**
   * 64 hex digits of a key that stays with the bureau and salts every row (`docs/protocol.md`
   * §4.2a).
   */
  readonly blinding?: string
  /**
   * Second, from 1970-01-01T00:00:00Z, by which the announcement and all commitments are out;
   * needed iff a source has a time (a public event, a drand round), each of which is later.
   */
  readonly by?: number | null
  /** What `ledgerHead` says of the documents issued before; null or absent without a ledger. */
  readonly ledger?: LedgerHead | null
  /** Reasons and approvals for what differs from the announcement before. */
  readonly changes?: readonly AnnouncedChange[]
  /** Ends of other series that this one takes over, by byte order of their names. */
  readonly continues?: readonly Continuation[]
}

/**
 * Fixes everything that can influence a draw, before its entropy exists (`docs/protocol.md` §5).
 *
 * Publish the result's `digest` at once, in a place others keep: only that shows later that it came
 * first. The document names nobody: tables are counts and Merkle roots.
 *
 * @param data - plan, calendar, directories and the other tables
 * @param options - numbering, batch, entropy sources, blinding (see {@link AnnounceOptions})
 * @returns the announcement; `canonicalJson` of it is the text to publish
 * @throws DoubleRandomError `input/…` and `design/…` for the inputs and the batch;
 *   `policy/numbering`, also for commitments to another draw; `policy/source-time` for a source
 *   that is not later than `by`; `policy/weak-entropy` when fewer than 64 bits are out of the
 *   operator's control and `weak` is not set
 *
 * @example
 * const announcement = announce(exampleInputs, {
 *   series: 'minhang-2020', number: 1, by: 1577923200,
 *   entropy: [{
 *     kind: 'public-event', title: '双色球 2020001 期', at: 1577970900,
 *     fields: [{ name: '蓝球', min: 1, max: 16 }], bits: 4,
 *   }],
 *   weak: true,
 * });
 * announcement.body.batch; // => [{ pool: 'petrol', round: 1 }]
 */
export function announce(data: InputData | Inputs, options: AnnounceOptions): Announcement {
  const { series, number, previous, batch, weak, blinding, ...rest } = parseOption(
    'options',
    announceOptions,
    options,
  )
  const entropy = sourcesOf(rest.entropy)
  const inputs = parseInputs(data)
  const rounds = resolveBatch(inputs.plan, batch)
  const findings = collectFindings()
  rehearse(inputs, rounds, findings)
  const bits = independentBits(entropy)
  if (bits < WEAK_BELOW && weak !== true) {
    fail({
      code: 'policy/weak-entropy',
      path: 'entropy',
      expected: say('independent-bits', { least: WEAK_BELOW }),
      found: show(bits),
      fix: say('add-independent-party-or-weak'),
    })
  }
  const key = blinding === undefined ? undefined : { key: blinding, series, number }
  const body: AnnouncementBody = {
    protocol: PROTOCOL,
    kind: 'announcement',
    series,
    number,
    previous: previous ?? null,
    ...commitInputs(inputs, key),
    blinding: key === undefined ? null : blindingFingerprint(key),
    batch: rounds.map(({ entry }) => entry),
    entropy,
    weak: bits < WEAK_BELOW,
    by: rest.by ?? null,
    ledger: rest.ledger ?? null,
    changes: rest.changes ?? [],
    continues: rest.continues ?? [],
  }
  entropyFindings(entropy, bits, findings)
  const windows = rounds.map(({ entry, round: { window } }) => ({ ...entry, window }))
  lateFindings(entropy, windows, findings)
  addPairingFindings(inputs, rounds, findings)
  for (const path of rulesNamingUnits(inputs.plan)) findings.add('rule-names-units', path)
  // An announcement names nobody, so the findings about rows come without their examples.
  const aboutRows = inputs.findings.map(({ examples: _, ...rest }) => rest)
  return seal('announcement', body, [...aboutRows, ...findings.list()])
}

/**
 * Refuses what could only end in a void: windows without a working day and, where the frame does
 * not depend on the draw, allocations that are impossible (a stratum without a rate, minimums above
 * the visits). What no draw can mend is found: visits that nobody is left for, and strata that get
 * none whatever their tickets.
 */
function rehearse(inputs: Inputs, rounds: readonly PoolRound[], findings: FindingList): void {
  const context = frameContext(inputs)
  // Whether an allocation is possible does not depend on tickets, so any key will do.
  const tickets = createTicketer('0'.repeat(64))
  for (const [index, poolRound] of rounds.entries()) {
    roundDays(poolRound, inputs.calendar)
    const { entry, round, design, path } = poolRound
    // Whatever earlier rounds take, nobody else can become eligible.
    const { eligible } = buildFrame(context, poolRound, new Map())
    sizes(design, eligible, path)
    if ((round.visits ?? 0) > eligible.length) findings.add('shortfall', roundPath(entry))
    if (dependsOnBatch(inputs.plan, poolRound, rounds.slice(0, index))) continue
    const strata = stratify(design, eligible).map(({ label, units }) => ({
      label,
      size: units.length,
    }))
    const shares = allocate(design, strata, { visits: round.visits, path }, tickets)
    for (const [h, { size }] of strata.entries()) {
      if (size > 0 && shares[h]?.unconditional.p === 0n)
        findings.add('zero-chance', roundPath(entry))
    }
  }
}
