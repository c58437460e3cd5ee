import type { Scalar } from '../field.ts'
import type { Message, None } from '../message.ts'

/** A span of days, both included. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** What is said of values, texts and inputs: by core, schema, random and calendar. */
export interface InputMessages {
  /** A text, a number, true, false or null, as it stands there. */
  value: { readonly value: string | number | boolean | null }
  nothing: None
  array: { readonly length: number }
  /** A value of a type that cannot be shown. */
  type: { readonly type: string }
  'minus-zero': None
  'class-instance': None
  more: None
  both: None
  'one-of-them': None
  'none-of-them': None
  'one-twice': None
  again: { readonly of: Message }
  'at-most': { readonly limit: number | string }
  'at-least': { readonly limit: number | string }
  'at-most-elements': { readonly limit: number }
  'at-least-elements': { readonly limit: number }
  /** A choice among fixed values. */
  'one-of': { readonly values: readonly (string | number | boolean | null)[] }
  /** A choice among kinds of values. */
  either: { readonly of: readonly Message[] }
  days: Days
  stratum: { readonly values: readonly (Scalar | null)[] }

  text: None
  integer: None
  'true-or-false': None
  list: None
  object: None
  'another-value': None
  'text-like': { readonly pattern: string }

  'json-value': None
  'safe-integer': None
  'well-formed-text': None
  'lone-surrogate': None
  hole: None
  'plain-object': None
  'text-keys-only': None
  'symbol-key': None
  'another-name': None
  'at-most-levels': { readonly limit: number }
  'at-most-bytes': { readonly limit: number }
  json: None
  'text-that-is-not-json': None
  'canonical-text': { readonly next: string; readonly at: number }
  'leave-the-text-as-published': None

  id: { readonly bytes: number }
  name: { readonly bytes: number }
  'visible-text': { readonly bytes: number }
  'empty-text': None
  bytes: { readonly count: number }
  'forbidden-character': { readonly character: string; readonly position: number }
  'outer-blank': None
  'hex-digits': { readonly lengths: readonly number[] }
  'another-text': None
  date: None
  'date-not-before': { readonly date: string }
  rate: None
  proportion: None
  'exact-ratio': None
  confidence: None
  'half-width-above-zero': None
  'printed-percentage': None
  'exactly-one-member': { readonly members: readonly string[] }
  members: { readonly names: readonly string[] }
  'known-fields-only': None
  'use-attributes-or-contact': None
  'documented-options-only': None

  'inputs-object': None
  'array-of-rows': None
  'row-once': None
  'same-key-as': { readonly path: string }
  'remove-one-row': None
  'id-once': None
  'ids-not-alike': None
  'credit-code-once': None
  'certificate-once': None
  'id-not-in-directory': { readonly directory: 'enterprises' | 'inspectors' }
  'ids-as-well': { readonly ids: readonly string[]; readonly more: number }
  'remove-or-waive': None
  'id-in-directory': { readonly directory: 'enterprises' | 'inspectors' }
  'correct-the-id-of-a-recusal': None
  'calendar-version': { readonly version: Message }
  'give-the-calendar-of-the-plan': None
  'days-of-calendar': Days
  'integer-compared-by': { readonly path: string }
  'text-compared-by': { readonly path: string }
  'holiday-or-workday': Days
  'holiday-and-workday': { readonly day: string }

  'availability-for-everybody': None
  'name-that-is-no-inspector': None
  'as-in-its-group': {
    readonly value: Message
    readonly inspector: string
    readonly group: string
  }
  'related-taken-alike': { readonly related: string }
  'different-seats': { readonly inspectors: readonly string[] }
  'different-certificates': { readonly inspectors: readonly string[] }
  'different-preferences': { readonly inspectors: readonly string[] }
  'make-related-alike': None
  'spans-not-crossing': None
  'days-beside': Days & { readonly beside: Days }

  'dates-in-order': None
  'days-of-window-in-order': None
  'calendar-years-at-most': { readonly limit: number }
  'size-field': None
  'rate-with-rounding': None
  'different-fields': None
  'values-for-fields': { readonly count: number }
  'stratum-once': None
  'stratum-label': None
  'no-minimum-beside-fixed-counts': None
  'no-rotation-by-size': None
  'no-reserves-by-size': None
  'field-of-enterprise': { readonly fields: readonly string[] }
  'exactly-one-field': None
  'minimum-or-maximum': None
  'code-not-reserved': None
  'code-once': None
  'catalogue-of-plan': None
  'no-category-of-general-task': None
  'double-random-or-deferred': None
  'visits-not-said-by-design': { readonly design: string }
  'wish-once': None
  'finding-once': None
  'wish-for-something': None
  'two-certified-inspectors': None
  'at-most-places': { readonly limit: number }
  'sum-of-fixed-counts': { readonly sum: number }
  'sum-of-rounds': { readonly sum: number }

  'at-most-bits-of-outcomes': { readonly limit: number }
  'known-network': {
    readonly networks: readonly { readonly name: string; readonly chain: string }[]
  }
  'second-of-publication': None
  'no-second-without-timed-source': None
  'source-later-than': { readonly second: number }
  'source-speaks': { readonly second: number }
  'no-changes-of-the-first': None
  'documents-in-ledger': { readonly least: number; readonly number: number }
  'other-series-in-order': None
  'commitment-to': { readonly series: string; readonly number: number }
  'beacon-round-made': { readonly round: number; readonly second: number }
  'source-once': None
  'document-once': None
  'document-after-its-base': None
  'visits-in-canonical-order': None
  'one-out-of-order': None
  'document-of-kind': { readonly kind: string }
  'no-such-member': None
  'protocol-known': { readonly protocol: string }
  'use-version-that-knows': None
  'null-for-the-first-number': None
  'digest-of-number': { readonly number: number }
  digest: None
  'verify-beacon': None

  'nothing-revealed': None
  'reveal-of-kind': { readonly kind: string }
  'reveal-of-party': { readonly party: string }
  'values-revealed': { readonly count: number }
  'value-outside': {
    readonly name: string
    readonly value: number
    readonly min: number
    readonly max: number
  }
  'value-not-ascending': { readonly name: string; readonly value: number; readonly before: number }
  'reveal-of-another-commitment': None
  'round-not-announced': { readonly round: number; readonly announced: number }
  'round-of-unknown-network': None
  'signature-bytes': {
    readonly bytes: number
    readonly needed: number
    readonly network: string
  }
  'no-previous-signature': None
  'previous-signature': None
  'randomness-of-another-signature': None
  'error-data': None
  message: None
  described: None
  'date-object': None
  'give-plain-data': None
  'give-date-as-text': None
  'give-integer-as-number': None
  'byte-order-mark': None
  'remove-byte-order-mark': None
  'leave-the-text-unformatted': None
  'document-of-a-kind': { readonly kinds: readonly string[] }
}
