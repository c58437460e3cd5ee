import { describe, expect, it, vi } from 'vitest'
import { draw } from '../../src/index.ts'
import { jointInclusion } from '../../src/report/index.ts'
import type { RoundSummary } from '../../src/schema/documents/documents.ts'
import type { Stratum } from '../../src/schema/inputs/design.ts'
import type { Inputs } from '../../src/schema/inputs/inputs.ts'
import { Chances, productOf } from './chances.ts'
import { drawnIn, everyBatch } from './every-batch.ts'
import { SPRING, smallWorld } from './small-world.ts'

vi.mock(import('../../src/random/draw-key.ts'), async (original) => {
  return (await import('./injected.ts')).injectedKeys(await original())
})
vi.mock(import('../../src/core/ticket.ts'), async (original) => {
  return (await import('./injected.ts')).injectedTickets(await original())
})
vi.mock(import('../../src/random/stream.ts'), async (original) => {
  return (await import('./injected.ts')).injectedStreams(await original())
})
vi.mock(import('../../src/random/uniform-integer.ts'), async (original) => {
  return (await import('./injected.ts')).injectedIntegers(await original())
})

const POOL = { pool: 'A', round: 1 }

interface Pool {
  readonly sizes: readonly number[]
  readonly design: object
  readonly visits: number
  readonly visited?: readonly string[]
}

/** Units U0, U1 … of one town after the other, with sizes 1, 2 … */
function poolOf({ sizes, design, visits, visited = [] }: Pool): Inputs {
  const towns = sizes.flatMap((size, h) => Array.from({ length: size }, () => `T${h}`))
  return smallWorld({
    units: towns.map((town, i) => ({ id: `U${i}`, name: 'x', town, size: i + 1 })),
    pastVisits: visited.map((enterprise) => ({ enterprise, date: '2019-05-06' })),
    tasks: [{ id: 'A', design, rounds: [{ window: SPRING, visits }] }],
  })
}

function givesOf(strata: readonly { readonly stratum: Stratum; readonly drawn: number }[]): string {
  return JSON.stringify(strata.map(({ stratum, drawn }) => [stratum, drawn]))
}

/** The chance of each pair, and of each unit, given what the strata give. */
function pairChances(inputs: Inputs) {
  const chances = new Chances()
  const stratumOf = new Map<string, string>()
  everyBatch(inputs, ([round], outOf) => {
    const gives = givesOf(
      round!.strata.map(({ stratum, sample }) => ({ stratum, drawn: sample.length })),
    )
    chances.add(gives, outOf)
    const drawn = drawnIn(round!)
    for (const a of drawn) for (const b of drawn) chances.add(`${gives} ${a} ${b}`, outOf)
    for (const { stratum, units } of round!.strata) {
      for (const unit of units) stratumOf.set(unit, JSON.stringify(stratum))
    }
  })
  const pair = (gives: string, a: string, b: string) => chances.given(`${gives} ${a} ${b}`, gives)
  const unitsOf = (stratum: Stratum) =>
    [...stratumOf].flatMap(([unit, name]) => (name === JSON.stringify(stratum) ? [unit] : []))
  return { pair, unitsOf }
}

const SEEDS = ['1', '2', '3', '4', '5', '6']

/**
 * Holds the stated chance of every pair, by units and by strata, against the count; what each draw
 * gave.
 */
function expectStatedPairs(pool: Pool): Set<string> {
  const inputs = poolOf(pool)
  const { pair, unitsOf } = pairChances(inputs)
  const seen = new Set<string>()
  for (const seed of SEEDS) {
    const record = draw(inputs, { seed })
    const { strata } = record.body.head.rounds[0] as RoundSummary
    const gives = givesOf(strata)
    seen.add(gives)
    const sampled = record.body.tables.sample.map(({ unit }) => unit)
    for (const a of sampled) {
      for (const b of sampled) {
        const stated = jointInclusion(record, POOL, a, b)
        expect(stated, `${gives}: ${a}, ${b}`).toEqual({ probability: pair(gives, a, b) })
      }
    }
    for (const { stratum } of strata) {
      for (const { stratum: other } of strata) {
        const two = unitsOf(stratum).flatMap((a) =>
          unitsOf(other).flatMap((b) => (a === b ? [] : [[a, b] as const])),
        )
        const stated = jointInclusion(record, POOL, stratum, other)
        for (const [a, b] of two) {
          expect(stated).toEqual({ probability: pair(gives, a, b) })
        }
        if (two.length === 0) expect(stated).toEqual({ probability: null, reason: 'single-unit' })
      }
    }
  }
  return seen
}

describe('the chance of two units together', () => {
  it('in a simple sample is how often both are in it, over all samples', () => {
    for (let size = 1; size <= 5; size += 1) {
      for (let visits = 0; visits <= size; visits += 1) {
        expectStatedPairs({ sizes: [size], design: { type: 'simple' }, visits })
      }
    }
  })

  it('in a stratified sample is that given what the strata give, whatever a tie decides', () => {
    let ties = 0
    for (const sizes of [
      [1, 1],
      [1, 3],
      [2, 2],
      [3, 2],
      [1, 1, 2],
      [2, 2, 1],
    ]) {
      for (const type of ['proportional', 'equal']) {
        for (const visits of [1, 2, 3]) {
          const design = { type: 'stratified', by: ['town'], allocation: { type } }
          if (expectStatedPairs({ sizes, design, visits }).size > 1) ties += 1
        }
      }
    }
    expect(ties).toBeGreaterThan(5)
  })

  it('in a rotation is that given what the unvisited and the visited give', () => {
    const rotation = { since: '2019-01-01', linger: '1/3' }
    const visited = ['U0', 'U1', 'U3']
    let rounded = 0
    for (const visits of [1, 2, 3, 4]) {
      const design = { type: 'simple', rotation }
      if (expectStatedPairs({ sizes: [5], design, visits, visited }).size > 1) rounded += 1
    }
    expect(rounded).toBeGreaterThan(1)
  })
})

describe('the chance of two units drawn in proportion to size', () => {
  it('is the other one’s where one of them is certain, and not stated where none is', () => {
    // Of 1 … 4 two: 2 · 4 < 10, so nobody is certain; three: 3 · 4 ≥ 10 and 2 · 3 ≥ 6.
    const reasons = new Set<unknown>()
    let certain = 0
    for (const visits of [2, 3]) {
      const inputs = poolOf({ sizes: [4], design: { type: 'pps', size: 'size' }, visits })
      const { pair } = pairChances(inputs)
      for (const seed of SEEDS) {
        const record = draw(inputs, { seed })
        const gives = givesOf(record.body.head.rounds[0]!.strata)
        const piOf = new Map(record.body.tables.sample.map(({ unit, pi }) => [unit, pi!]))
        for (const a of piOf.keys()) {
          for (const b of piOf.keys()) {
            const stated = jointInclusion(record, POOL, a, b)
            if (stated.probability === null) {
              expect(a === b || [piOf.get(a), piOf.get(b)].includes('1/1')).toBe(false)
              reasons.add(stated.reason)
            } else {
              expect(stated.probability).toBe(pair(gives, a, b))
              if (a !== b) {
                expect(stated.probability).toBe(productOf(piOf.get(a)!, piOf.get(b)!))
                certain += 1
              }
            }
          }
        }
      }
    }
    expect([...reasons]).toEqual(['drawn-by-size'])
    expect(certain).toBeGreaterThan(10)
  })

  it('of different strata is the product', () => {
    const counts = ['T0', 'T1'].map((town) => ({ stratum: [town], visits: 1 }))
    const allocation = { type: 'fixed', counts }
    const design = { type: 'stratified', by: ['town'], size: 'size', allocation }
    const inputs = poolOf({ sizes: [2, 2], design, visits: 2 })
    const { pair } = pairChances(inputs)
    for (const seed of SEEDS) {
      const record = draw(inputs, { seed })
      const [a, b] = record.body.tables.sample.map(({ unit }) => unit) as [string, string]
      const gives = givesOf(record.body.head.rounds[0]!.strata)
      expect(jointInclusion(record, POOL, a, b)).toEqual({ probability: pair(gives, a, b) })
    }
  })
})
