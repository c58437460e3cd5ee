import { type Check, failure, notChecked, passed } from '../../core/check.ts'
import { say } from '../../core/message.ts'
import { headOf } from '../../record/ledger-head.ts'
import type { LedgerHead } from '../../schema/documents/documents.ts'
import { type LedgerEntry, misplaced } from '../../schema/documents/ledger.ts'

/** What is known of a series besides its documents. */
export interface KnownLedger {
  readonly series: string
  /** The whole ledger, as it was kept. */
  readonly entries: readonly LedgerEntry[] | undefined
  /** Its head, as it was published. */
  readonly head: LedgerHead | undefined
  /** What announcements say of it. */
  readonly cited: readonly { readonly number: number; readonly head: LedgerHead | null }[]
  /** Digests of the documents at hand. */
  readonly atHand: readonly LedgerEntry[]
}

/** Kinds that a verification of the series takes in; the others only have their place. */
const TAKEN: readonly LedgerEntry['kind'][] = [
  'announcement',
  'record',
  'void',
  'amendment',
  'outcomes',
]

/** Of these, a number may have many. */
const MANY: readonly LedgerEntry['kind'][] = ['amendment', 'outcomes']

/**
 * Holds the documents at hand against the ledger of the series: none missing, none exchanged, each
 * in its place (`docs/protocol.md` §5.2). Nothing where nobody speaks of a ledger.
 */
export function checkLedger(known: KnownLedger): Check[] {
  const { series, entries, head, cited, atHand } = known
  const heads = cited.flatMap(({ number, head: own }) => (own ? [{ number, head: own }] : []))
  if (entries === undefined) {
    return head === undefined && heads.length === 0 ? [] : [notChecked('ledger', ['ledger'])]
  }
  const failed: Check[] = [
    ...[...heads, ...(head ? [{ number: null, head }] : [])].flatMap(({ number, head: own }) =>
      checkHead(series, entries, number, own),
    ),
    ...checkOrder(entries),
    ...checkEntered(entries, atHand),
  ]
  const missing = entries.filter(
    ({ kind, digest }) => TAKEN.includes(kind) && !atHand.some((each) => each.digest === digest),
  )
  const open = [
    ...(missing.length === 0
      ? []
      : [say('documents-missing', { documents: missing.map(placeOf) })]),
    ...(head === undefined ? [say('ledger-head-missing')] : []),
    // Whoever keeps a ledger can write what he likes behind the head that was published.
    ...(head !== undefined && entries.length > head.sequence
      ? [say('entries-after-head', { entries: entries.length - head.sequence })]
      : []),
    ...cited.flatMap(({ number, head: own }) =>
      own === null && number > 1 ? [say('head-not-cited', { number })] : [],
    ),
  ].map((message) => notChecked('ledger', ['ledger'], message))
  const checks = [...failed, ...open]
  return checks.length > 0
    ? checks
    : [passed('ledger', say('ledger-agrees', { entries: entries.length }))]
}

function placeOf({ kind, number }: LedgerEntry) {
  return { kind, number }
}

function checkHead(
  series: string,
  entries: readonly LedgerEntry[],
  number: number | null,
  { sequence, head }: LedgerHead,
): Check[] {
  if (sequence > entries.length) {
    return [
      notChecked('ledger', ['ledger'], say('ledger-short', { sequence, entries: entries.length })),
    ]
  }
  const found = headOf(series, entries.slice(0, sequence))
  if (found?.head === head) return []
  return [failure('ledger', say('ledger-head-otherwise', { sequence, number }))]
}

/** Every document comes after what it builds on. */
function checkOrder(entries: readonly LedgerEntry[]): Check[] {
  const [first] = misplaced(entries)
  const wrong = first === undefined ? undefined : entries[first]
  return wrong === undefined ? [] : [failure('ledger', say('ledger-order', placeOf(wrong)))]
}

/** Whatever is at hand is entered as what it is. */
function checkEntered(entries: readonly LedgerEntry[], atHand: readonly LedgerEntry[]): Check[] {
  const last = entries.reduce((most, { number }) => Math.max(most, number), 0)
  const entered = new Map(entries.map((entry) => [entry.digest, entry]))
  const later: LedgerEntry[] = []
  const wrong = atHand.filter((document) => {
    const entry = entered.get(document.digest)
    if (entry !== undefined) {
      return entry.kind !== document.kind || entry.number !== document.number
    }
    const hasOther = entries.some(
      ({ kind, number }) => kind === document.kind && number === document.number,
    )
    // What is not entered may have been issued later than the ledger goes.
    const isOther = MANY.includes(document.kind) ? false : hasOther || document.number < last
    if (!isOther) later.push(document)
    return isOther
  })
  return [
    ...wrong.map((each) => failure('ledger', say('ledger-otherwise', placeOf(each)))),
    ...(later.length === 0
      ? []
      : [notChecked('ledger', ['ledger'], say('not-entered', { documents: later.map(placeOf) }))]),
  ]
}
