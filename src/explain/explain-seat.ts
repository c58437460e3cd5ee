import { fail } from '../core/errors.ts'
import { type Message, say } from '../core/message.ts'
import { candidatesOf } from '../pair/candidates.ts'
import { acceptableCandidates, type RefusalReason } from '../pair/engine/acceptable-candidates.ts'
import type { LegalityRule } from '../pair/legality.ts'
import { pair } from '../pair/pair.ts'
import { createRuleFinder } from '../pair/rule-finder.ts'
import { type BlindingOption, boundInputs } from '../record/bound-inputs.ts'
import { readAmendments } from '../record/read-amendments.ts'
import { readRecord } from '../record/read-record.ts'
import { standingVisits } from '../record/standing-visits.ts'
import { visitsOf } from '../record/visits-of.ts'
import type { BatchEntry, DrawRecord } from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import type { Seat } from '../schema/inputs/team.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { explainSeatOptions, seatPlace } from '../schema/options/ceremony.ts'

/** Which seat of which visit. */
export interface SeatPlace extends BatchEntry {
  readonly unit: string
  /** From 1. */
  readonly seat: number
}

/** Why an officer who was legal could not take a seat when it was drawn. */
export type { RefusalReason }

/** How one seat was filled. */
export interface SeatExplanation extends SeatPlace {
  readonly role: string
  readonly date: string
  readonly inspector: string
  /** Candidates in the order they were drawn; the last one took the seat. */
  readonly tried: readonly {
    readonly inspector: string
    readonly outcome: 'taken' | RefusalReason
  }[]
  /** Everybody who could have taken the seat at this step. */
  readonly acceptable: readonly string[]
  /** Legal officers whom no best assignment had in this seat any more. */
  readonly refused: readonly { readonly inspector: string; readonly reason: RefusalReason }[]
  /** Everybody else, with the first rule that keeps him from the seat. */
  readonly notLegal: readonly { readonly inspector: string; readonly rule: LegalityRule }[]
  /** What amendments did to the seat or its visit later, where they did something. */
  readonly changes?: readonly Message[]
}

/**
 * Explains how one seat of a visit was filled: who was drawn, who was passed over and why, who
 * could have come.
 *
 * @param record - the record or its text
 * @param data - the inputs
 * @param place - pool, round, unit and seat (from 1)
 * @param options - texts of the amendments; the blinding key, if there is one
 * @returns the explanation, replayed from the inputs and the record's seed
 * @throws DoubleRandomError `evidence/…` for a malformed record; `policy/inputs-changed` for the inputs
 *   of another draw; `policy/blinding-key`; `input/unknown-id` if the record has no such seat
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const [first] = record.body.tables.seats;
 * const { tried } = explainSeat(record, exampleInputs, first);
 * tried[tried.length - 1].inspector === first.inspector; // => true
 */
export function explainSeat(
  record: string | DrawRecord,
  data: InputData | Inputs,
  place: SeatPlace,
  options: BlindingOption & { readonly amendments?: readonly string[] } = {},
): SeatExplanation {
  const { pool, round, unit, seat } = parseOption('place', seatPlace, place)
  const wanted = { pool, round, unit, seat }
  const { blinding, amendments = [] } = parseOption('options', explainSeatOptions, options)
  const read = readRecord(record)
  const { head, secrets, tables } = read.body
  const { inputs } = boundInputs(head.announcement, data, blinding)
  const { seats, trace } = pair(inputs, visitsOf(inputs, tables.sample), secrets.seed)
  const index = seats.findIndex(
    (each) =>
      each.visit.pool === wanted.pool &&
      each.visit.round === wanted.round &&
      each.visit.unit === wanted.unit &&
      each.seat === wanted.seat,
  )
  const filled = seats[index]
  if (filled === undefined) {
    return fail({
      code: 'input/unknown-id',
      path: 'place',
      unit: wanted.unit,
      expected: say('seat-filled-here'),
      found: say('seat-not-filled', { pool, round, seat }),
    })
  }
  const candidates = candidatesOf(inputs)
  const idOf = (i: number) => candidates[i]?.id as string
  const before = trace.seatOrder.slice(0, trace.seatOrder.indexOf(index))
  const review = acceptableCandidates(trace.problem, trace.best, before, index)
  const refused = review.refused.map(({ inspector, reason }) => ({
    inspector: idOf(inspector),
    reason,
  }))
  const reasonOf = new Map(refused.map(({ inspector, reason }) => [inspector, reason]))
  const { visit } = filled
  const requirement = visit.seats[seat - 1] as Seat
  const finder = createRuleFinder(inputs)
  const changes = standingVisits(tables, readAmendments(read, amendments)).flatMap((each) =>
    each.pool === pool && each.round === round && each.unit === unit
      ? each.changes.filter(({ id, values }) => id !== 'seat-reassigned' || values.seat === seat)
      : [],
  )
  return {
    ...wanted,
    role: requirement.role,
    date: visit.date,
    inspector: filled.inspector,
    tried: [
      ...filled.passed.map((inspector) => ({
        inspector,
        outcome: reasonOf.get(inspector) as RefusalReason,
      })),
      { inspector: filled.inspector, outcome: 'taken' },
    ],
    acceptable: review.acceptable.map(idOf),
    refused,
    notLegal: finder.askedFor(filled).flatMap((candidate) => {
      const rule = finder.ruleOf(candidate, filled)
      return rule === undefined ? [] : [{ inspector: candidate.id, rule }]
    }),
    ...(changes.length > 0 && { changes }),
  }
}
