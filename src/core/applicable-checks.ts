import { type Check, type CheckName, type Evidence, notChecked } from './check.ts'
import { say } from './message.ts'

/**
 * What a document is, as far as it decides which checks apply; read from members that its kind must
 * have, so that no maker can leave a check out.
 */
export type Trait =
  /** Another number than 1. */
  | 'successor'
  | 'blinded'
  /** A source of entropy speaks at a second of its own. */
  | 'timed'
  /** The operator chooses a text. */
  | 'operator'
  /** Fewer than 64 bits are out of the operator's control. */
  | 'weak'
  /** Reveals, seed and keys are in it; or, of a notice, not yet. */
  | 'opened'
  | 'sealed'
  /** It reveals a drand round, a public event. */
  | 'beacon'
  | 'event'
  /** A notice names amendments; an amendment is not the first. */
  | 'amended'
  /** Of outcomes not all rows are open, or not all are reported. */
  | 'partly-open'
  | 'incomplete'
  /** A proof says of a round what no row of the record shows. */
  | 'unshown'

/** A check, what it cannot be made without besides the document, and for which documents it is. */
type Row = readonly [check: CheckName, needs?: readonly Evidence[], when?: Trait]

/** What there is only for some documents. */
const ONLY: { readonly [Item in Evidence]?: Trait } = {
  history: 'successor',
  blinding: 'blinded',
  secrets: 'sealed',
  amendments: 'amended',
  nothing: 'weak',
  'earlier-outcomes': 'successor',
  'all-rows': 'partly-open',
}

const READING: readonly Row[] = [['text'], ['structure'], ['own-digest']]

const ANNOUNCED: Row = ['announcement-published', ['announcement-digest']]
export const SOURCE_TIMES: Row = ['source-times', ['announced-at'], 'timed']
const STRENGTH: Row = ['strength', ['nothing']]
const USED: Row = ['evidence-used']

/** Reveals, seed and keys, where they are opened. */
const DRAWN: readonly Row[] = [
  ['reveals', [], 'opened'],
  ['beacon-signatures', ['beacon-verifier'], 'beacon'],
  SOURCE_TIMES,
  ['public-events', ['events'], 'event'],
  ['seed', [], 'opened'],
  ['keys', [], 'opened'],
  STRENGTH,
]

/** The documents that have a verifier. */
export type VerifiedKind =
  | 'announcement'
  | 'record'
  | 'notice'
  | 'proof'
  | 'void'
  | 'amendment'
  | 'outcomes'

/*
 * Which checks apply to each kind of document (`docs/protocol.md` §12.1), whoever made it and whatever
 * is handed in. Apart, so that who checks a proof loads its own alone.
 */

export const ANNOUNCEMENT_CHECKS: readonly Row[] = [
  ...READING,
  ANNOUNCED,
  ['announcement-inputs', ['inputs', 'blinding']],
  ['numbering'],
  SOURCE_TIMES,
  STRENGTH,
  USED,
]

export const RECORD_CHECKS: readonly Row[] = [
  ...READING,
  ['secrets-digest'],
  ['table-roots', ['blinding']],
  ANNOUNCED,
  ['announcement-inputs', ['inputs', 'blinding']],
  ['numbering', ['history']],
  ['fresh-sources', ['history'], 'successor'],
  // Who chose the seed could choose again, until the outcome is out of his hands.
  ['record-published', ['record-digest'], 'operator'],
  ['head'],
  ...DRAWN,
  ['frame', ['inputs']],
  ['exclusions', ['inputs', 'blinding']],
  ['allocation', ['inputs']],
  ['sample', ['inputs']],
  ['reserves', ['inputs']],
  ['dates', ['inputs']],
  ['pairing', ['inputs']],
  ['loads', ['inputs']],
  ['items', ['inputs']],
  ['replay', ['inputs']],
  ['policy-officers', ['inputs']],
  ['policy-recusals', ['inputs']],
  ['policy-quota', ['inputs']],
  ['amendments', ['inputs', 'amendments', 'last-amendment']],
  USED,
]

export const NOTICE_CHECKS: readonly Row[] = [
  ...READING,
  ['record-published', ['record-digest']],
  ANNOUNCED,
  ['head'],
  ['opened-rows'],
  ['opened-counts'],
  ['secrets-digest', ['secrets']],
  ...DRAWN,
  ['tickets', [], 'opened'],
  ['amendments', ['amendments', 'last-amendment']],
  USED,
]

export const PROOF_CHECKS: readonly Row[] = [
  ...READING,
  ANNOUNCED,
  ['entry'],
  ['record-published', ['record-digest'], 'opened'],
  ['head', [], 'opened'],
  ['secrets', [], 'opened'],
  ...DRAWN,
  ['plan', [], 'opened'],
  ['verdict', [], 'opened'],
  ['replay', ['replay'], 'unshown'],
  USED,
]

export const VOID_CHECKS: readonly Row[] = [
  ...READING,
  // Whoever declares it could have said something else of the same announcement.
  ['void-published', ['void-digest']],
  ANNOUNCED,
  ['replay', ['announcement']],
  USED,
]

export const AMENDMENT_CHECKS: readonly Row[] = [
  ...READING,
  // Many are lawful; one was issued.
  ['amendment-published', ['amendment-digest']],
  ['record-published', ['record-digest']],
  ['announcement-inputs', ['record', 'inputs', 'blinding']],
  ['amendments', ['record', 'inputs', 'amendments']],
  USED,
]

export const OUTCOMES_CHECKS: readonly Row[] = [
  ...READING,
  // Whoever keeps them can write others.
  ['outcomes-published', ['outcomes-digest']],
  ['record-published', ['record-digest']],
  ['opened-rows'],
  ['announcement-inputs', ['record', 'inputs', 'blinding'], 'amended'],
  ['amendments', ['record', 'inputs', 'amendments', 'blinding'], 'amended'],
  ['results', ['record', 'amendments', 'earlier-outcomes', 'all-rows', 'blinding']],
  ['results-complete', ['later-outcomes'], 'incomplete'],
  USED,
]

/** The table as a whole. */
export const APPLICABLE_CHECKS: Readonly<Record<VerifiedKind, readonly Row[]>> = {
  announcement: ANNOUNCEMENT_CHECKS,
  record: RECORD_CHECKS,
  notice: NOTICE_CHECKS,
  proof: PROOF_CHECKS,
  void: VOID_CHECKS,
  amendment: AMENDMENT_CHECKS,
  outcomes: OUTCOMES_CHECKS,
}

/** Whether any check of a kind of document takes this evidence. */
export function isTaken(kind: VerifiedKind, item: Evidence): boolean {
  return APPLICABLE_CHECKS[kind].some(([, needs = []]) => needs.includes(item))
}

/** What a document is, and what was handed in beside it: whatever is not undefined. */
export interface Hand {
  readonly is: readonly Trait[]
  readonly given: { readonly [Item in Evidence]?: unknown }
}

/**
 * Returns the checks of a document that were made and, where its place is, each one that applies and
 * was not: open until what it needs is handed in.
 */
export function withOpenChecks(
  rows: readonly Row[],
  { is, given }: Hand,
  made: readonly Check[],
): Check[] {
  const place = new Map(rows.map(([check], index) => [check, index]))
  const all = [...made]
  for (const [index, [check, needs = [], when]] of rows.entries()) {
    if (when !== undefined && !is.includes(when)) continue
    if (made.some(({ name }) => name === check)) continue
    const missing = needs.filter((item) => {
      const only = ONLY[item]
      return given[item] === undefined && (only === undefined || is.includes(only))
    })
    const next = all.findIndex(({ name }) => (place.get(name) as number) > index)
    const open =
      missing.length > 0 ? notChecked(check, missing) : notChecked(check, needs, say('not-made'))
    all.splice(next < 0 ? all.length : next, 0, open)
  }
  return all
}
