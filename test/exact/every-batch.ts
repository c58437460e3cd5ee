import { type DrawnRound, drawRounds } from '../../src/record/draw-rounds.ts'
import type { Inputs } from '../../src/schema/inputs/inputs.ts'
import { matchesFilter } from '../../src/schema/inputs/matches-filter.ts'
import { resolveBatch } from '../../src/select/resolve-batch.ts'
import { everyDraw } from './injected.ts'

/** Draws all rounds of a plan in every way, with the library's own rounds, frames and dates. */
export function everyBatch(
  inputs: Inputs,
  visit: (rounds: readonly DrawnRound[], outOf: number) => void,
): void {
  const rounds = resolveBatch(inputs.plan, undefined)
  const framed = new Map(
    inputs.plan.tasks.map(({ id, where }) => [
      id,
      inputs.enterprises.flatMap((unit) =>
        where === undefined || matchesFilter(where, unit, new Map()) ? [unit.id] : [],
      ),
    ]),
  )
  const labels = [...new Set(inputs.enterprises.map(({ town }) => JSON.stringify([town ?? null])))]
  everyDraw(
    (decision) => {
      if (decision.purpose === 'select') return framed.get(decision.pool)!
      if (decision.purpose === 'allocate') return labels
      throw new Error(`no tickets for ${decision.purpose}`)
    },
    () => drawRounds(inputs, rounds, 'no seed'),
    visit,
  )
}

/** The units of a round's sample, in id order. */
export function drawnIn({ sample }: DrawnRound): string[] {
  return sample.map(({ unit }) => unit).toSorted()
}
