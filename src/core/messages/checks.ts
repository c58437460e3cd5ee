import type { VerifiedKind } from '../applicable-checks.ts'
import type { CheckName, Evidence, Verdict, VerificationOutcome } from '../check.ts'
import type { Problem } from '../errors.ts'
import type { Message, None } from '../message.ts'
import type { TableName } from '../table.ts'
import type { NamedRound } from './draw.ts'

/** Rounds of drand networks, each with the place of its source, from 1. */
export interface BeaconRounds {
  readonly rounds: readonly { readonly source: number; readonly round: number }[]
}

/** What amendments add up to. */
export interface AmendmentCounts {
  readonly count: number
  /** Reserves passed over because of visits that somebody else is said to have made. */
  readonly elsewhere: number
  /** How often the seat was filled anew that was filled anew most often. */
  readonly anew: number
}

/** Rows that are or were in the sample, and those of them whose outcome was reported. */
export interface Reported {
  readonly due: number
  readonly reported: number
}

/** What is said of a document that is verified: by proof, disclose, verify, explain and beacon. */
export interface ChecksMessages {
  // First lines of reports, part by part.
  'document-not-judged': { readonly kind: VerifiedKind }
  'no-valid-document': { readonly kind: VerifiedKind }
  'announcement-verdict': Verdict & { readonly series: string; readonly number: number }
  'void-verdict': Verdict & { readonly series: string; readonly number: number }
  'amendment-verdict': Verdict & {
    readonly series: string
    readonly number: number
    readonly sequence: number
  }
  'outcomes-verdict': Verdict & {
    readonly series: string
    readonly number: number
    readonly sequence: number
  }
  'record-verdict': Verdict & { readonly series: string; readonly number: number }
  'notice-verdict': Verdict & { readonly series: string; readonly number: number }
  /** Of the enterprise with this id; null where the proof does not show one. */
  'proof-verdict': Verdict & { readonly unit: string | null }
  'series-verdict': {
    readonly outcome: VerificationOutcome
    readonly documents: number
    /** Numbers of the documents in which something is wrong. */
    readonly failed: readonly number[]
    /** Numbers of those that could not be verified, though nothing was found wrong. */
    readonly open: readonly number[]
  }
  'checks-passed': { readonly count: number }
  /** Open checks that the reader takes upon himself. */
  'checks-accepted': { readonly checks: readonly CheckName[] }
  /** What is open, and what would close it. */
  'check-open': { readonly why: Message | null; readonly needs: readonly Evidence[] }
  'not-made': None
  'voids-and-redraws': { readonly voids: number; readonly redraws: number }
  'voids-and-redraws-unknown': None
  'series-voids-and-redraws': { readonly voids: number; readonly redraws: number }
  'series-complete': None
  'series-completeness-unknown': None
  'series-cut': None
  'entropy-weak': None
  /** Officers whom each seat could go to before the draw, at least; seats without choice in it. */
  'seats-and-choice': {
    readonly seats: number
    readonly withoutChoice: number
    readonly fewest: number
  }
  'rows-opened': {
    readonly tables: readonly {
      readonly table: TableName
      readonly rows: number
      readonly count: number
    }[]
  }
  'no-rows-opened': None
  'amendments-named': { readonly count: number }

  // Documents as a whole.
  'text-canonical': None
  'structure-complete': { readonly protocol: string }
  unreadable: { readonly problems: readonly Problem[] }
  /** What is wrong with one of several documents. */
  'in-document': { readonly path: string; readonly why: Message }
  differs: {
    readonly path: string
    readonly expected: Message
    readonly found: Message
  }
  'row-more': None
  'row-missing': None
  'head-digest': { readonly digest: string }
  'body-digest': { readonly digest: string }
  'digest-differs': None
  'secrets-committed': None
  'tables-committed': None
  'head-consistent': None
  'digest-published': None
  'digest-unpublished': { readonly digest: string }
  'inputs-announced': None
  /** The plan, the calendar or tables that are others than those announced. */
  'inputs-changed': { readonly names: readonly string[] }

  // Entropy.
  'reveals-fit': { readonly sources: number }
  'reveals-wrong': { readonly wrong: readonly Message[] }
  'source-wrong': {
    readonly source: number
    readonly kind: string
    readonly why: Message
  }
  'reveals-more': None
  'bits-of-outcomes': None
  'seed-follows': None
  'keys-follow': None
  'secrets-sealed': None
  'strength-of-draw': {
    readonly bits: number
    readonly samplesLog2: number
    readonly weak: boolean
  }
  /** Of an announcement, whose samples nobody can count yet. */
  'strength-declared': { readonly bits: number; readonly weak: boolean }
  'strength-mislabelled': { readonly bits: number; readonly weak: boolean }
  'beacons-signed': { readonly rounds: number }
  'beacons-unsigned': BeaconRounds
  'sources-late-enough': None
  /** Places of the sources, from 1. */
  'sources-too-early': { readonly sources: readonly number[] }
  'announced-before-visits': None
  'announced-after-visit': None
  'visits-not-opened': None
  /** Places of the sources, from 1. */
  'sources-after-visit': { readonly sources: readonly number[] }
  /** In seconds from 1970-01-01T00:00:00Z. */
  'announced-after-by': { readonly by: number; readonly announcedAt: number }
  'events-reported': { readonly events: number }
  'events-otherwise': { readonly titles: readonly string[] }
  'events-missing': { readonly titles: readonly string[] }

  // The draw, replayed.
  'frame-replayed': { readonly units: number; readonly eligible: number }
  'exclusions-replayed': { readonly units: number }
  'exclusions-committed': { readonly rows: number }
  'allocation-replayed': {
    readonly drawn: number
    readonly planned: number
    readonly strata: number
  }
  'sample-replayed': { readonly units: number }
  'reserves-replayed': { readonly units: number }
  'dates-replayed': None
  /** Seats with one acceptable officer when drawn; the fewest any seat had before the draw. */
  'pairing-replayed': {
    readonly seats: number
    readonly vacancies: number
    readonly withoutChoice: number
    readonly fewest: number | null
  }
  'loads-replayed': None
  'items-replayed': { readonly visits: number }
  'record-replayed': None
  'replay-impossible': { readonly problems: readonly Problem[] }
  'officers-certified': None
  'officers-missing': { readonly unit: string }
  'seat-without-visit': { readonly unit: string }
  'recusals-kept': None
  'recusal-broken': { readonly inspector: string; readonly unit: string }
  'quotas-kept': None
  'quota-exceeded': NamedRound

  // Chains of documents.
  'number-follows': { readonly number: number; readonly documents: number }
  'first-without-previous': None
  'announcement-differs': { readonly member: 'series' | 'number' | 'previous' }
  'history-missing': { readonly documents: number }
  'history-elsewhere': None
  'not-in-chain': {
    readonly series: string
    readonly number: number
    /** The series of the record. */
    readonly of: string
  }
  'not-successor': None
  'number-void': None
  'amendments-lawful': AmendmentCounts
  /** Amendments that were decided before, and are not taken into account. */
  'amendments-left-out': { readonly count: number }
  'amendments-of-others': None
  'outcomes-reported': Reported & { readonly asOf: string }
  'results-add-up': Reported
  'results-all-reported': { readonly due: number }
  'results-not-reported': Reported
  'last-amendment-missing': AmendmentCounts
  'amendments-chained': { readonly count: number }
  'evidence-unused': { readonly items: readonly Message[] }
  'evidence-taken': None
  'event-unknown': { readonly title: string }
  'event-sealed': { readonly title: string }
  'time-of-nothing': None
  'file-unused': { readonly name: string }
  'evidence-of-nothing': { readonly item: Evidence }
  'record-digest-of-nothing': None
  'key-of-nothing': None
  'option-of-nothing': { readonly option: string }
  'option-twice': { readonly option: string }
  'key-of-another': None
  'last-amendment-other': None
  'record-of-another': None
  'void-made-again': None

  // Notices.
  'rows-committed': { readonly rows: number }
  'rows-not-all': { readonly rows: number; readonly count: number }
  'rows-other': None
  'rows-unordered': { readonly index: number }
  'row-astray': { readonly index: number }
  'salt-missing': None
  'salt-needless': None
  /** As many seats, or seats without choice, as the head says. */
  'seats-wrong': { readonly expected: number; readonly found: number }
  'counts-right': { readonly counts: number }
  'count-wrong': NamedRound & {
    readonly table: TableName
    readonly stratum?: readonly (string | number | boolean | null)[]
    readonly rule?: string
    readonly expected: number
    readonly found: number
  }
  'tickets-right': { readonly tickets: number }
  'ticket-other': { readonly unit: string }

  // Proofs.
  'entry-committed': { readonly enterprises: number }
  'row-uncommitted': None
  /** What a proof cannot show, since no row of the record opens it. */
  'word-of-authority': None
  'secrets-right': None
  'secrets-wrong': None
  'plan-announced': None
  'plan-other': None
  'verdicts-incomplete': None
  'unit-excluded': { readonly rule: string }
  'unit-outside-frame': None
  'unit-out-by-rule': None
  'unit-placed': { readonly verdict: string; readonly rank: number; readonly drawn: number }
  'none-of-stratum-drawn': None
  'unit-above-threshold': { readonly verdict: string }
  'unit-by-size': None
  'round-unknown': None
  'verdict-unknown': { readonly verdict: Message }
  'row-of-another': None
  'row-needless': None
  'member-needless': { readonly member: string; readonly verdict: string }
  'ticket-not-own': None
  'pool-not-planned': None
  'stratum-not-own': None
  'stratum-unknown': None
  'round-not-as-planned': None
  'unit-in-frame': None
  'unit-not-in-frame': None
  'rule-excludes': { readonly rule: string }
  'rule-excludes-not': { readonly rule: string }
  'by-draw-otherwise': None
  'exclusion-uncounted': None
  'all-of-stratum-placed': None
  'rank-of-other-verdict': None
  'row-not-as-drawn': None
  'ticket-not-of-row': None
  'place-not-of-row': None
  'threshold-missing': None
  'threshold-by-size': None
  'threshold-wrong': { readonly why: Message }
  'threshold-not-last': None
  'threshold-ticket-other': None
  'ticket-above-threshold': None
  'ticket-below-threshold': None

  // What an argument had to be.
  'record-that-verifies': None
  'pool-round-drawn': None
  'seat-filled-here': None
  'seat-not-filled': NamedRound & { readonly seat: number }
  count: None
  'some-value': None
  'hex-text': None
  'inputs-of-record': None
  'seconds-since-1970': None
  'round-from-1': None
  'round-not-before': { readonly round: number; readonly second: number }
  'round-signed': { readonly round: number; readonly chain: string }
  'signature-other': None
  'beacon-round': { readonly round: number }
  'fetch-round-elsewhere': None
  'characters-at-most': { readonly limit: number }
  characters: { readonly count: number }
  'beacon-answer': None
  'beacon-source': None
}
