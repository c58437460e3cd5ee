import { formatRatio, minus, type Ratio, ratio, readRatio, times } from '../core/ratio.ts'
import { compareUtf8 } from '../core/utf8.ts'
import { type BlindingOption, boundInputs } from '../record/bound-inputs.ts'
import { type DrawnRound, drawRounds } from '../record/draw-rounds.ts'
import { readRecord } from '../record/read-record.ts'
import type { BatchEntry, DrawRecord } from '../schema/documents/documents.ts'
import type { Stratum } from '../schema/inputs/design.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { blindingOption } from '../schema/options/ceremony.ts'
import { dependsOnBatch } from '../select/depends-on-batch.ts'
import { type PoolRound, resolveBatch } from '../select/resolve-batch.ts'
import { piOf } from '../select/select-round.ts'

/** The chance of one unit of a frame in one round. */
export type UnitChance =
  | {
      readonly unit: string
      readonly stratum: Stratum
      /**
       * First-order inclusion probability, given the allocation; null where the design is no
       * probability sample.
       */
      readonly pi: string | null
    }
  | {
      readonly unit: string
      /** The rule that kept it out: no chance in this round. */
      readonly code: string
      /** Only because of what the batch drew before: then it had a chance there. */
      readonly byDraw: boolean
      readonly pi: '0/1'
    }

/** The chances of all units of a round's frame. */
export interface RoundInclusion extends BatchEntry {
  /** In id order. */
  readonly units: readonly UnitChance[]
}

/** The chances of a draw. */
export interface Inclusion {
  readonly rounds: readonly RoundInclusion[]
  /** The chance of each unit to be visited at all in this batch, 1 − Π(1 − π), in id order. */
  readonly visited:
    | readonly { readonly unit: string; readonly chance: string }[]
    /**
     * Not stated: the chances of the named round depend on what the batch drew before it, or it is
     * no probability sample.
     */
    | { readonly notStated: BatchEntry }
}

/**
 * States the first-order inclusion probability of every unit of every frame of a draw, drawn or
 * not.
 *
 * Chances are given the allocation, and given what earlier rounds of the batch drew. Where no round
 * can depend on another one, as with pools that `merge` and have no rule about earlier visits, or
 * all the same window, the chance of being visited at all follows; where one can, it is not stated.
 *
 * @param record - the record or its text
 * @param data - the inputs of the draw
 * @param options - the blinding key, if there is one
 * @returns for each round the units of its frame with π, or with the code that kept them out; and
 *   the chance of a visit
 * @throws DoubleRandomError `evidence/…` for a malformed record, `policy/inputs-changed` for the inputs
 *   of another draw, `policy/blinding-key`, `input/…` for malformed inputs or options
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const { rounds, visited } = inclusion(record, exampleInputs);
 * rounds[0].units[0]; // => { unit: 'station-1', stratum: [], pi: '1/3' }
 * visited[0]; // => { unit: 'station-1', chance: '1/3' }
 */
export function inclusion(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: BlindingOption = {},
): Inclusion {
  const { blinding } = parseOption('options', blindingOption, options)
  const { head, secrets } = readRecord(record).body
  const { inputs } = boundInputs(head.announcement, data, blinding)
  const rounds = drawRounds(
    inputs,
    resolveBatch(inputs.plan, head.announcement.batch),
    secrets.seed,
  )
  const chances = rounds.map((round) => ({ ...round.entry, units: unitChances(round) }))
  const notStated = rounds.find(
    (round, index) =>
      round.design.type === 'listed' || dependsOnBatch(inputs.plan, round, rounds.slice(0, index)),
  )
  return {
    rounds: chances,
    visited: notStated === undefined ? visitChances(chances) : { notStated: entryOf(notStated) },
  }
}

function entryOf({ entry: { pool, round } }: PoolRound): BatchEntry {
  return { pool, round }
}

function unitChances({ frame, strata }: DrawnRound): UnitChance[] {
  const eligible = strata.flatMap((each) =>
    each.units.map((unit) => ({ unit, stratum: each.stratum, pi: piOf(each, unit) })),
  )
  const excluded = frame.excluded.map((each) => ({ ...each, pi: '0/1' as const }))
  return [...eligible, ...excluded].sort((a, b) => compareUtf8(a.unit, b.unit))
}

function visitChances(rounds: readonly RoundInclusion[]) {
  const one = ratio(1, 1)
  const missed = new Map<string, Ratio>()
  for (const { unit, pi } of rounds.flatMap(({ units }) => units)) {
    const chance = readRatio(pi as string)
    missed.set(unit, times(missed.get(unit) ?? one, minus(one, chance)))
  }
  return [...missed]
    .sort(([a], [b]) => compareUtf8(a, b))
    .map(([unit, chance]) => ({ unit, chance: formatRatio(minus(one, chance)) }))
}
