import { digest } from './canonical.ts'
import { check } from './faults.ts'
import { frameOf } from './frame.ts'
import { find, normalised } from './inputs.ts'
import { type Blinding, commit } from './merkle.ts'
import { sizesOf } from './proportional.ts'
import { sizeOf } from './sizes.ts'
import type { Inputs } from './types.ts'

/** §6.1 */
export type Source =
  | { kind: 'operator' }
  | { kind: 'commit-reveal'; party: string; independent: boolean; commitment: string }
  | { kind: 'sealed'; party: string; commitment: string }
  | { kind: 'public-event'; title: string; at: number; fields: EventField[]; bits: number }
  | { kind: 'drand'; chain: string; publicKey: string; round: number }
export type EventField = { name: string; min: number; max: number; ascending?: true }
export type Reveal =
  | { kind: 'operator'; value: string }
  | { kind: 'commit-reveal'; party: string; nonce: string; value: string }
  | { kind: 'sealed'; party: string; contribution: string }
  | { kind: 'public-event'; values: number[] }
  | {
      kind: 'drand'
      round: number
      randomness: string
      signature: string
      previousSignature?: string
    }

export type Batch = { pool: string; round: number }[]
export type Options = {
  series: string
  number: number
  previous: string | null
  batch?: Batch
  entropy: Source[]
  blindingKey?: string
  by?: number
  ledger?: Ledger
  changes?: Change[]
  continues?: Continuation[]
}
/** §5.2 */
export type Ledger = { sequence: number; head: string } | null
/** §5 */
export type Change = { of: string; text: string; approval: string | null }
export type Continuation = { series: string; number: number; digest: string }
export type AnnouncementBody = {
  protocol: 'double-random/1'
  kind: 'announcement'
  series: string
  number: number
  previous: string | null
  plan: string
  calendar: string
  tables: Record<string, { count: number; root: string }>
  blinding: string | null
  batch: Batch
  entropy: Source[]
  weak: boolean
  by: number | null
  ledger: Ledger
  changes: Change[]
  continues: Continuation[]
}

/** §6.1 */
export function commitmentTo(series: string, number: number, reveal: Reveal): string {
  const { kind, ...rest } = reveal
  if (kind !== 'commit-reveal' && kind !== 'sealed') throw new Error(`no commitment to ${kind}`)
  return digest(kind === 'sealed' ? 'sealed' : 'commit', { series, number, ...rest })
}

/** §6.3 */
export function independentBits(
  entropy: readonly Source[],
  reveals: readonly Reveal[] = [],
): number {
  if (entropy.some(({ kind }) => kind === 'operator')) return 0
  // §6.3a: events that came out alike.
  const cameOut = reveals.map((reveal) =>
    reveal.kind === 'public-event' ? JSON.stringify([...reveal.values].sort((a, b) => a - b)) : '',
  )
  const isBeaten = (at: number): boolean =>
    entropy.some((other, i) => {
      const own = entropy[at]!
      if (i === at || other.kind !== 'public-event' || own.kind !== 'public-event') return false
      if (cameOut[i] === undefined || cameOut[i] !== cameOut[at]) return false
      return other.bits > own.bits || (other.bits === own.bits && i < at)
    })
  const bits = entropy.map((source, i): number => {
    const reveal = reveals[i]
    const constant = reveal?.kind === 'commit-reveal' && differentBytes(reveal.nonce) <= 12
    if (source.kind === 'commit-reveal') return source.independent && !constant ? 256 : 0
    if (source.kind === 'drand') return 256
    return source.kind === 'public-event' && !isBeaten(i) ? source.bits : 0
  })
  return Math.min(
    256,
    bits.reduce((a, b) => a + b, 0),
  )
}

const differentBytes = (hex: string): number => new Set(Buffer.from(hex, 'hex')).size

/** §5: the rounds announced, in the order of the plan. */
function batchOf({ plan }: Inputs, asked: Batch | undefined): Batch {
  const wanted = plan.tasks.filter((task) => task.doubleRandom && task.deferred === undefined)
  if (!asked && wanted.some((task) => !task.rounds?.length)) throw new Error('no rounds (§5)')
  const rounds = plan.tasks.flatMap((task) =>
    (task.rounds ?? []).map((_, i) => ({ task, pool: task.id, round: i + 1 })),
  )
  return rounds
    .filter(({ task, pool, round }) =>
      asked ? asked.some((one) => one.pool === pool && one.round === round) : wanted.includes(task),
    )
    .map(({ pool, round }) => ({ pool, round }))
}

/** §3.10b, of all units that are eligible if no round has been drawn before. */
function checkSizes(inputs: Inputs, batch: Batch): void {
  for (const { pool, round } of batch) {
    const task = find(inputs.plan.tasks, pool)
    const { window, design = task.design! } = task.rounds![round - 1]!
    const name = sizeOf(design)
    const asked = { inputs, task, window, before: [] }
    if (name !== undefined) sizesOf(frameOf(design, asked).eligible, name)
  }
}

/** §4.2 */
export const blindingOf = (
  key: string | undefined,
  { series, number }: { series: string; number: number },
): Blinding | undefined => (key === undefined ? undefined : { key, series, number })

/** §11 */
export const voidBody = (
  announcement: AnnouncementBody,
  declared: { code: string; statement: string; date: string },
) => ({
  protocol: 'double-random/1',
  kind: 'void',
  series: announcement.series,
  number: announcement.number,
  previous: announcement.previous,
  announcement: digest('announcement', announcement),
  ...declared,
})

/** §5 */
export function announcementBody(raw: object, options: Options): AnnouncementBody {
  const { series, number, previous, entropy, batch, blindingKey } = options
  const { plan, calendar, ...tables } = normalised(raw as Record<string, unknown>)
  check({ plan, calendar, ...tables })
  const blinding = blindingOf(blindingKey, options)
  const rounds = batchOf({ plan, calendar, ...tables }, batch)
  if (rounds.length === 0) throw new Error('an empty batch (§5)')
  checkSizes({ plan, calendar, ...tables }, rounds)
  return {
    protocol: 'double-random/1',
    kind: 'announcement',
    series,
    number,
    previous,
    plan: digest('plan', plan),
    calendar: digest('calendar', calendar),
    tables: Object.fromEntries(
      Object.entries(tables).map(([name, rows]) => [name, commit(name, rows, blinding)]),
    ),
    blinding: blinding === undefined ? null : digest('blinding', blinding),
    batch: rounds,
    entropy,
    weak: independentBits(entropy) < 64,
    by: options.by ?? null,
    ledger: options.ledger ?? null,
    changes: options.changes ?? [],
    continues: options.continues ?? [],
  }
}
