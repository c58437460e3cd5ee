import type { Message, None } from '../message.ts'

/** A seat of a visit on its day. */
export interface DatedSeat {
  readonly role: string
  readonly date: string
}

export interface NamedRound {
  readonly pool: string
  readonly round: number
}

/** Which amendment did it, and why. */
export interface ByAmendment {
  readonly sequence: number
  readonly date: string
  readonly reason: string
}

/** What is said of a draw: by select, pair, record and sql. */
export interface DrawMessages {
  // The rounds of a batch.
  'pool-round': { readonly pool: string | null; readonly round: number | null }
  'pool-round-once': None
  'pool-round-of-plan': None
  'one-pool-round-at-least': None
  'no-double-random-rounds': None
  'rounds-of-double-random-task': None
  'task-that-can-be-drawn': None
  'deferred-task': None
  'a-design': None
  'batch-in-order-of-plan': None

  // The units of a round.
  'rate-of-stratum': { readonly stratum: Message }
  'no-rate-for-eligible': { readonly units: number }
  'state-rate': None
  'minimums-within': { readonly visits: number }
  'visits-needed': { readonly visits: number }
  'raise-visits-or-lower-minimum': None
  /** `design` is the place of the design that draws in proportion to sizes. */
  'size-for-chances': { readonly design: string }
  'state-size-or-draw-apart': None
  'sizes-that-sum-to-at-most': { readonly limit: number }

  // A round in a database.
  'equal-chances-within-strata': None
  'chances-in-proportion-to-size': None
  'draw-round-with-draw': None
  'name-that-database-keeps': { readonly database: string; readonly bytes: number }
  'name-of-bytes': { readonly name: Message; readonly bytes: number }
  'other-database-or-shorter-name': None
  'announced-plan': { readonly digest: string }

  // The days of a round.
  'window-with-working-day': { readonly calendar?: string }
  'working-days-of-calendar': { readonly calendar: string }
  'schedule-with-this-calendar': None

  // The rules that keep somebody from a seat, as what is waived.
  'rule-in-group': None
  'rule-certificate': None
  'rule-borrowed': None
  'rule-department': None
  'rule-qualification': None
  'rule-leave': None
  'rule-town': None
  'rule-own-town': None
  'rule-recusal': None
  'rule-recent-visit': None
  'rule-last-officer': None

  // Visits that cannot all be staffed.
  'officer-for-seat': DatedSeat
  'group-for-seat': DatedSeat
  'nobody-legal': None
  'legal-but-none-free': { readonly officers: number }
  'seats-filled-together': { readonly seats: number }
  'nobody-for-these-seats': None
  /** The first of them, and how many there are. */
  'officers-for-these-seats': { readonly officers: readonly string[]; readonly count: number }
  /** What single changes would do, and how many officers each rule removed from these seats. */
  'mend-shortage': {
    readonly advice?: Message
    readonly removed: readonly { readonly rule: Message; readonly officers: number }[]
  }
  'any-one-is-enough': { readonly repairs: readonly Message[]; readonly isMore: boolean }
  /** Seats that stay open at least. */
  'one-change-is-not-enough': { readonly seats: number }
  'one-more-visit': { readonly officer: string }
  'one-more-visit-between': {
    readonly officer: string
    readonly from: string
    readonly to: string
  }
  'one-more-visit-a-day': { readonly officer: string }
  'relatives-together': { readonly related: string; readonly unit: string }
  'waive-rule': {
    readonly rule: Message
    readonly officer: string
    readonly unit: string
    readonly seat: number
  }
  'visits-for-every-minimum': None
  /** Visits missing at least, the first of the officers below their minimum, and how many. */
  'visits-missing-to-minima': {
    readonly visits: number
    readonly officers: readonly {
      readonly officer: string
      readonly visits: number
      readonly minimum: number
    }[]
    readonly count: number
  }
  'mend-minimum': None
  'sums-within-bits': { readonly bits: number }
  'stages-seats-and-minima': {
    readonly stages: number
    readonly seats: number
    readonly visits: number
  }
  'leave-out-stage-or-split-batch': None
  'one-visit-in-a-round': None
  'visit-begun-that-day': None

  // Announcing and drawing.
  'independent-bits': { readonly least: number }
  'add-independent-party-or-weak': None
  'weak-as-bits-say': { readonly weak: boolean; readonly bits: number }
  'predecessor-for-all-but-first': None
  'number-with-predecessor': { readonly number: number }
  'number-without-predecessor': { readonly number: number }
  'seed-or-announcement': None
  'announced-inputs': None
  'other-inputs': None
  'draw-announced-inputs-or-void': None
  'key-that-blinded-announcement': None
  'no-key-as-not-blinded': None
  'a-key': None
  'another-key': None
  'find-the-key-or-void': None
  'reveal-of-source': { readonly source: number; readonly kind: string; readonly party?: string }
  'reveal-for-each-source': { readonly sources: number }
  'obtain-reveal-or-void': None
  'reveals-as-announced': None
  'signature-of-beacon-round': { readonly round: number }
  'another-signature': None
  'fetch-beacon-round-again': None

  // After the draw.
  'rows-in-order-of-keys': None
  'row-out-of-order': None
  'line-feed-at-end': None
  'amendments-in-order': None
  'outcomes-in-order': None
  'all-rows-open': None
  'some-rows-open': None
  'unit-of-a-row': None
  'inspector-of-directory': None
  'reason-of-correction': None
  'reason-of-corrections-only': None
  'correct-with-reason': None
  'outcome-reported-before': None
  'other-than-before': None
  'same-as-before': None
  'in-byte-order': None
  'unit-in-sample-now': NamedRound
  'unit-ever-in-sample': NamedRound
  'day-from-on': { readonly from: string }
  'day-from-to': { readonly from: string; readonly to: string }
  'day-not-before-last-amendment': { readonly date: string }
  'verify-record-before-amending': None
  'unit-replaced': ByAmendment & { readonly unit: string; readonly substitute: string | null }
  'unit-came': ByAmendment & { readonly unit: string }
  'seat-reassigned': ByAmendment & {
    readonly seat: number
    readonly before: string
    readonly inspector: string
  }
}
