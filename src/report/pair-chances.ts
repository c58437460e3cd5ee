import { digest } from '../core/digest.ts'
import { formatRatio, ratio } from '../core/ratio.ts'
import { buildProblem } from '../pair/build-problem.ts'
import { candidatesOf } from '../pair/candidates.ts'
import { pair } from '../pair/pair.ts'
import { type BlindingOption, boundInputs } from '../record/bound-inputs.ts'
import { readRecord } from '../record/read-record.ts'
import { visitsOf } from '../record/visits-of.ts'
import type { BatchEntry, DrawRecord } from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { pairChancesOptions } from '../schema/options/ceremony.ts'

/** Whose chances, and how many replays. */
export interface PairChancesOptions extends BlindingOption {
  /** The record or its text: its sample, with its days, is paired again and again. */
  readonly record: string | DrawRecord
  /** Any text; the seeds of the replays are derived from it. */
  readonly seed: string
  /** From 1 to 1,000,000. */
  readonly replays: number
}

/** How often each officer came to each visit. */
export interface PairChances {
  readonly replays: number
  /** How many officers are legal at how many visits, together: so many chances are estimated. */
  readonly pairs: number
  /**
   * With a chance of at least 999 in 1,000, every one of these chances is within so much of its
   * share of the replays (Hoeffding 1963, for all pairs at once); a ratio, rounded up.
   */
  readonly error: string
  readonly visits: readonly (BatchEntry & {
    readonly unit: string
    /** Those who came at least once, the most frequent first. */
    readonly officers: readonly { readonly inspector: string; readonly times: number }[]
  })[]
}

/**
 * Counts how often each officer, or fixed group, comes to each visit of a record's sample when its
 * pairing is drawn again with fresh seeds.
 *
 * The law is replayed itself, so the counts are independent draws of what it gives; it says nothing
 * about the one draw that was made. A visit that stays vacant in a replay has nobody in it.
 *
 * @param data - the inputs
 * @param options - record, seed and number of replays; the blinding key, if there is one
 * @returns counts, and an error that holds for all of them together
 * @throws DoubleRandomError `evidence/…` for a malformed record, `policy/inputs-changed` for the inputs
 *   of another draw, `policy/blinding-key`, `input/…` for malformed inputs or options; `pairing/…` if
 *   the sample cannot be staffed
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const { replays, visits } = pairChances(exampleInputs, { record, seed: '演练', replays: 50 });
 * visits.every(({ officers }) => officers.every(({ times }) => times <= replays)); // => true
 */
export function pairChances(data: InputData | Inputs, options: PairChancesOptions): PairChances {
  const { record, seed, replays, blinding } = parseOption('options', pairChancesOptions, options)
  const { head, tables } = readRecord(record as string | DrawRecord).body
  const { inputs } = boundInputs(head.announcement, data, blinding)
  const visits = visitsOf(inputs, tables.sample)
  const candidates = candidatesOf(inputs)
  const place = new Map(candidates.map(({ id }, index) => [id, index]))
  const visitNumber = new Map(visits.map((visit, index) => [visit, index]))
  const times = visits.map(() => new Int32Array(candidates.length))
  for (let replay = 1; replay <= replays; replay += 1) {
    for (const { visit, inspector } of pair(inputs, visits, seedOf(seed, replay)).seats) {
      const counts = times[visitNumber.get(visit) as number] as Int32Array
      const officer = place.get(inspector) as number
      counts[officer] = (counts[officer] as number) + 1
    }
  }
  const pairs = countPairs(inputs, visits)
  return {
    replays,
    pairs,
    error: errorOf(pairs, replays),
    visits: visits.map(({ pool, round, unit }, index) => ({
      pool,
      round,
      unit,
      officers: Array.from(times[index] as Int32Array, (count, officer) => ({
        inspector: candidates[officer]?.id as string,
        times: count,
      }))
        .filter(({ times: count }) => count > 0)
        .sort((a, b) => b.times - a.times),
    })),
  }
}

/** A seed that no draw has: those are digests of an announcement and its reveals. */
function seedOf(text: string, replay: number): string {
  return digest('seed', { pairChances: text, replay })
}

/** Whoever is not legal has no chance, for certain. */
function countPairs(inputs: Inputs, visits: ReturnType<typeof visitsOf>): number {
  const { lists, seatList, seatStart, excluded } = buildProblem(inputs, visits)
  return excluded.reduce((sum, barred, visit) => {
    const seats = seatList.subarray(seatStart[visit], seatStart[visit + 1])
    const legal = new Set(Array.from(seats).flatMap((list) => Array.from(lists[list] ?? [])))
    for (const inspector of barred) legal.delete(inspector)
    return sum + legal.size
  }, 0)
}

const STEPS = 10_000n

/**
 * ε of 2K·exp(−2nε²) ≤ 1/1000, in steps of 1/10,000, rounded up: ε² = ln(2000K) / 2n, and ln 2000K
 * is at most 7/10 of the binary digits of 2000K.
 */
function errorOf(pairs: number, replays: number): string {
  const digits = BigInt(Math.max(1, 2000 * pairs).toString(2).length)
  const wanted = STEPS * STEPS * 7n * digits
  let steps = 0n
  for (let bit = 1n << 20n; bit > 0n; bit >>= 1n) {
    const tried = steps + bit
    if (tried * tried * 20n * BigInt(replays) < wanted) steps = tried
  }
  const error = steps + 1n < STEPS ? steps + 1n : STEPS
  return formatRatio(ratio(error, STEPS))
}
