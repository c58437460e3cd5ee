import { formatRatio, minus, type Ratio, ratio, readRatio } from '../core/ratio.ts'
import { compareUtf8 } from '../core/utf8.ts'
import { type BlindingOption, boundInputs } from '../record/bound-inputs.ts'
import type { OutcomesGiven } from '../record/outcome-rows.ts'
import { readRecord } from '../record/read-record.ts'
import { visitsMade } from '../record/visits-made.ts'
import type { DrawRecord } from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { coveredDraws } from '../schema/options/ceremony.ts'
import { inclusion, type UnitChance } from './inclusion.ts'

/** A draw of the year, with what became of it. */
export interface CoveredDraw extends BlindingOption {
  readonly record: string | DrawRecord
  readonly data: InputData | Inputs
  readonly amendments?: readonly string[]
  /** Rows, or the texts of all documents of {@link reportOutcomes}, the first one first. */
  readonly outcomes?: OutcomesGiven
}

/** What the draws so far meant for one enterprise. */
export interface UnitCoverage {
  readonly unit: string
  /** In how many of the directories it stood. */
  readonly listed: number
  /** Rounds in which it had a chance above 0. */
  readonly chances: number
  /** Its largest chance in one round, a ratio; `"0/1"` if it never had one. */
  readonly highest: string
  /** Days on which it was visited, or is to be. */
  readonly visits: number
  /**
   * Why it had no chance where it had none: codes of exclusion, or `not-in-frame` where no pool
   * wanted it.
   */
  readonly reasons: readonly string[]
}

/** Who had a chance so far, and who never had one. */
export interface Coverage {
  /** In id order. */
  readonly units: readonly UnitCoverage[]
  /** Ids of those that had no chance in any draw. */
  readonly never: readonly string[]
  readonly counts: { readonly units: number; readonly withChance: number; readonly visited: number }
}

/**
 * Tells which enterprises had a chance in the draws so far, which were visited, and which never had
 * a chance and why.
 *
 * Chances are those of {@link inclusion}; a unit listed by the authority has no chance by draw.
 * Enterprises that stand in no directory are not seen here: that is what {@link reconcile} looks
 * for.
 *
 * @param draws - records with their inputs, amendments and outcomes, in any order (see {@link
 *   CoveredDraw})
 * @returns every unit of any directory, and those that never had a chance
 * @throws DoubleRandomError `evidence/…` for a malformed record, `policy/inputs-changed` for the inputs
 *   of another draw, `policy/blinding-key`, `input/…` for malformed inputs or outcomes
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const { counts, never } = coverage([{ record, data: exampleInputs }]);
 * counts; // => { units: 6, withChance: 6, visited: 2 }
 * never; // => []
 */
export function coverage(draws: readonly CoveredDraw[]): Coverage {
  const tallies = new Map<string, Tally>()
  const tallyOf = (unit: string): Tally => {
    const known = tallies.get(unit)
    if (known !== undefined) return known
    const tally = {
      listed: 0,
      chances: 0,
      highest: ratio(0, 1),
      visits: new Set<string>(),
      reasons: new Set<string>(),
    }
    tallies.set(unit, tally)
    return tally
  }
  for (const { record, data, ...rest } of parseOption('draws', coveredDraws, draws as unknown)) {
    const { blinding } = rest
    const read = readRecord(record)
    const { inputs } = boundInputs(read.body.head.announcement, data, blinding)
    const { rounds } = inclusion(read, inputs, blinding === undefined ? {} : { blinding })
    const inFrame = new Set(rounds.flatMap(({ units }) => units.map(({ unit }) => unit)))
    for (const { id } of inputs.enterprises) {
      const tally = tallyOf(id)
      tally.listed += 1
      if (!inFrame.has(id)) tally.reasons.add('not-in-frame')
    }
    for (const chance of rounds.flatMap(({ units }) => units)) count(tallyOf(chance.unit), chance)
    for (const { enterprise, date } of visitsMade(read, inputs, rest))
      tallyOf(enterprise).visits.add(date)
  }
  const units = [...tallies]
    .sort(([a], [b]) => compareUtf8(a, b))
    .map(([unit, { listed, chances, highest, visits, reasons }]) => ({
      unit,
      listed,
      chances,
      highest: formatRatio(highest),
      visits: visits.size,
      reasons: [...reasons].sort(compareUtf8),
    }))
  const withChance = units.filter(({ chances }) => chances > 0)
  return {
    units,
    never: units.filter(({ chances }) => chances === 0).map(({ unit }) => unit),
    counts: {
      units: units.length,
      withChance: withChance.length,
      visited: units.filter(({ visits }) => visits > 0).length,
    },
  }
}

interface Tally {
  listed: number
  chances: number
  highest: Ratio
  readonly visits: Set<string>
  readonly reasons: Set<string>
}

function count(tally: Tally, chance: UnitChance): void {
  const pi = readRatio(chance.pi ?? '0/1')
  if (pi.p > 0n) {
    tally.chances += 1
    if (minus(pi, tally.highest).p > 0n) tally.highest = pi
  } else {
    tally.reasons.add('code' in chance ? chance.code : chance.pi === null ? 'listed' : 'no-share')
  }
}
