import type { SampleRow } from '../schema/documents/documents.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { addToVisits, type BatchVisit, joinedVisit } from '../select/batch-visit.ts'
import { frameContext } from '../select/frame-context.ts'
import type { PoolRound } from '../select/resolve-batch.ts'
import { type RoundSelection, select } from '../select/select.ts'
import { piOf } from '../select/select-round.ts'
import { schedule } from './round-days.ts'

/** A round of a batch with its sample, dated. */
export interface DrawnRound extends RoundSelection {
  readonly sample: readonly SampleRow[]
}

/**
 * Draws and dates the rounds of a batch one after the other (`docs/protocol.md` §7, §8): what a
 * round may draw, and whether its units join a visit, depends on the visits begun before, so
 * selection and dates go round by round.
 *
 * @throws DoubleRandomError `design/…`
 */
export function drawRounds(
  inputs: Inputs,
  rounds: readonly PoolRound[],
  seed: string,
): DrawnRound[] {
  const context = frameContext(inputs)
  const begun = new Map<string, BatchVisit[]>()
  return rounds.map((poolRound) => {
    const selection = select(context, poolRound, begun, seed)
    const joined = joinedVisits(selection, begun)
    const dates = schedule(selection, inputs.calendar, joined)
    const sample = selection.strata.flatMap((stratum) =>
      stratum.sample.map(({ unit, ticket }, index): SampleRow => {
        const host = joined.get(unit)?.host
        return {
          ...selection.entry,
          unit,
          stratum: stratum.stratum,
          rank: index + 1,
          ticket,
          pi: piOf(stratum, unit),
          date: dates.get(unit) as string,
          ...(host && { host }),
        }
      }),
    )
    for (const row of sample) addToVisits(begun, row, joined.get(row.unit))
    return { ...selection, sample }
  })
}

function joinedVisits(
  { task, round, strata }: RoundSelection,
  begun: ReadonlyMap<string, readonly BatchVisit[]>,
): Map<string, BatchVisit> {
  const joined = new Map<string, BatchVisit>()
  for (const { unit } of strata.flatMap(({ sample }) => sample)) {
    const visit = joinedVisit(task, round, begun.get(unit) ?? [])
    if (visit !== undefined) joined.set(unit, visit)
  }
  return joined
}
