import { expect } from 'vitest'
import type { Ticketer } from '../../src/core/ticket.ts'
import type { Design } from '../../src/schema/inputs/design.ts'
import type { Enterprise } from '../../src/schema/inputs/enterprise.ts'
import { piOf, type StratumSelection, selectRound } from '../../src/select/select-round.ts'
import { Chances } from './chances.ts'
import { type Choices, everyChoice } from './every-choice.ts'

/** A round that is drawn in every way. */
export interface ExactRound {
  readonly units: readonly Enterprise[]
  readonly design: Design
  readonly visits: number | undefined
  readonly isVisited?: (unit: Enterprise) => boolean
  /** Tickets of the units; absent: every order of all of them. */
  readonly orderUnits?: (choices: Choices) => Ticketer
}

/**
 * Draws a round with every order of tickets and every number, and holds what it records against how
 * often each unit is in the sample: π given the numbers that the strata give, and, where stated,
 * the chance before these were drawn.
 *
 * @returns the chance of each unit, whatever the strata give
 */
export function expectStatedChances(
  { units, design, visits, isVisited, orderUnits }: ExactRound,
  look: (strata: readonly StratumSelection[], outOf: number) => void = () => {},
): Map<string, string> {
  const chances = new Chances()
  const recorded = new Map<string, string | null>()
  const unconditional = new Map<string, string | null>()
  const ids = units.map(({ id }) => id)
  const state = (into: Map<string, string | null>, name: string, value: string | null) => {
    if (into.has(name) && into.get(name) !== value) {
      expect.fail(`${name}: ${value} after ${into.get(name)}, of ${JSON.stringify(design)}`)
    }
    into.set(name, value)
  }
  everyChoice(
    (choices) =>
      selectRound(
        units,
        { design, visits, reserve: 0, path: 'design', ...(isVisited && { isVisited }) },
        {
          select: orderUnits?.(choices) ?? choices.tickets(ids),
          allocate: choices.tickets(labelsOf(units, design)),
          uniform: (_label, m) => BigInt(choices.below(Number(m))),
        },
      ),
    (strata, outOf) => {
      look(strata, outOf)
      const gives = strata
        .map(({ stratum, sample }) => `${JSON.stringify(stratum)} gives ${sample.length}`)
        .join()
      chances.add(gives, outOf)
      for (const stratum of strata) {
        for (const { unit } of stratum.sample) {
          chances.add(unit, outOf)
          chances.add(`${gives} ${unit}`, outOf)
        }
        for (const unit of stratum.units) {
          state(recorded, `${gives} ${unit}`, piOf(stratum, unit))
          state(unconditional, unit, stratum.unconditional)
        }
      }
      expect(strata.flatMap((each) => each.units).toSorted()).toEqual(ids.toSorted())
    },
  )
  const gave = chances.events().filter((event) => recorded.has(`${event} ${ids[0]}`))
  for (const condition of gave) {
    for (const id of ids) {
      const event = `${condition} ${id}`
      compare(event, chances.given(event, condition), recorded.get(event) ?? null, design)
    }
  }
  for (const id of ids) {
    const stated = unconditional.get(id) ?? null
    if (stated !== null) compare(id, chances.of(id), stated, design)
  }
  return new Map(ids.map((id) => [id, chances.of(id)]))
}

function compare(event: string, found: string, stated: string | null, design: Design): void {
  if (found !== stated) {
    expect.fail(`${event}: drawn with ${found}, recorded ${stated}, of ${JSON.stringify(design)}`)
  }
}

function labelsOf(units: readonly Enterprise[], design: Design): string[] {
  if (design.type !== 'stratified') return []
  return [...new Set(units.map(({ town }) => JSON.stringify([town ?? null])))]
}
