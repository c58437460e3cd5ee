import { beforeAll, describe, expect, it, vi } from 'vitest'
import { draw } from '../../src/index.ts'
import { type DrawnRound, drawRounds } from '../../src/record/draw-rounds.ts'
import { inclusion } from '../../src/report/index.ts'
import type { Inputs } from '../../src/schema/inputs/inputs.ts'
import { resolveBatch } from '../../src/select/resolve-batch.ts'
import { piOf } from '../../src/select/select-round.ts'
import { isSlow } from '../effort.ts'
import { fraction } from '../unit/select/every-order.ts'
import { Chances, productOf, restOf, sumOf } from './chances.ts'
import { drawnIn, everyBatch } from './every-batch.ts'
import { AUTUMN, SPRING, smallWorld, unitsNamed } from './small-world.ts'

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

const UNITS = unitsNamed('a', 'b', 'c', 'd')
const SIZED = UNITS.map((unit, i) => ({ ...unit, size: i + 1 }))
const TOWNS = UNITS.map((unit, i) => ({ ...unit, town: i < 2 ? '东' : '西' }))
const window = SPRING
const merge = { overlap: 'merge' }
const twice = [
  { window: SPRING, visits: 2 },
  { window: AUTUMN, visits: 2 },
]
const cap = [{ code: 'cap', visitsInYear: 1 }]

const WORLDS: Readonly<Record<string, Inputs>> = {
  'a pool and another one without its sample': smallWorld({
    units: UNITS,
    tasks: [
      { id: 'A', rounds: [{ window, visits: 2 }] },
      { id: 'B', where: { in: { id: ['b', 'c', 'd'] } }, rounds: [{ window, visits: 1 }] },
    ],
  }),
  'the same, the other one in proportion to size': smallWorld({
    units: SIZED,
    tasks: [
      { id: 'A' },
      { id: 'B', design: { type: 'pps', size: 'size' }, rounds: [{ window, visits: 2 }] },
    ],
  }),
  'the same, the other one of strata with ties': smallWorld({
    units: TOWNS,
    tasks: [
      { id: 'A' },
      {
        id: 'B',
        design: { type: 'stratified', by: ['town'], allocation: { type: 'equal' } },
        rounds: [{ window, visits: 1 }],
      },
    ],
  }),
  'pools that merge under a bound of one visit a year, in windows of their own': smallWorld({
    units: UNITS,
    exclude: cap,
    pastVisits: [{ enterprise: 'a', date: '2020-01-06' }],
    tasks: [
      { id: 'A', ...merge, rounds: [{ window, visits: 1 }] },
      { id: 'B', ...merge, rounds: [{ window: AUTUMN, visits: 2 }] },
    ],
  }),
  'pools that merge where the second window holds some days of the first': smallWorld({
    units: UNITS,
    exclude: cap,
    tasks: [
      { id: 'A', rounds: [{ window, visits: 2 }] },
      { id: 'B', ...merge, rounds: [{ window: ['2020-03-05', '2020-03-13'], visits: 2 }] },
    ],
  }),
  'pools that merge, the second one without the recently visited, by the day': smallWorld({
    units: UNITS,
    tasks: [
      { id: 'A', rounds: [{ window, visits: 2 }] },
      {
        id: 'B',
        ...merge,
        exclude: [{ code: 'recent', visitedWithinMonths: 6 }],
        rounds: [{ window: ['2020-09-05', '2020-09-11'], visits: 1 }],
      },
    ],
  }),
  'two rounds, the second one without the first': smallWorld({
    units: UNITS,
    tasks: [{ id: 'A', exclude: [{ code: 'earlier', earlierRounds: true }], rounds: twice }],
  }),
  'two rounds with a rotation and a third of the visits for the visited': smallWorld({
    units: UNITS,
    pastVisits: [{ enterprise: 'a', date: '2019-05-06' }],
    tasks: [
      {
        id: 'A',
        design: { type: 'simple', rotation: { since: '2019-01-01', linger: '1/3' } },
        rounds: [
          { window: SPRING, visits: 1 },
          { window: AUTUMN, visits: 2 },
        ],
      },
    ],
  }),
  'a census over two rounds': smallWorld({
    units: UNITS,
    tasks: [
      {
        id: 'A',
        design: { type: 'census', cover: 'over-rounds' },
        rounds: twice,
      },
    ],
  }),
}

/** What the rounds before drew and when, and what each stratum of this one gives. */
function historyOf(rounds: readonly DrawnRound[], index: number): string {
  const before = rounds.slice(0, index).map(({ sample }) => sample.map((r) => [r.unit, r.date]))
  const gives = rounds[index]!.strata.map(({ stratum, sample }) => [stratum, sample.length])
  return JSON.stringify([index, before.map((each) => each.toSorted()), gives])
}

/**
 * The chance of each unit in each round, given what came before; and with what π the library draws
 * it then.
 */
function chancesGivenBefore(inputs: Inputs) {
  const chances = new Chances()
  const recorded = new Map<string, string | null>()
  everyBatch(inputs, (rounds, outOf) => {
    for (const [index, { strata, frame, sample }] of rounds.entries()) {
      const history = historyOf(rounds, index)
      chances.add(history, outOf)
      for (const { unit } of sample) chances.add(`${history} ${unit}`, outOf)
      for (const { unit } of frame.excluded) recorded.set(`${history} ${unit}`, '0/1')
      for (const stratum of strata) {
        for (const unit of stratum.units) recorded.set(`${history} ${unit}`, piOf(stratum, unit))
      }
    }
  })
  const chanceOf = (history: string, unit: string) => chances.given(`${history} ${unit}`, history)
  return { recorded, chanceOf }
}

describe.each(Object.entries(WORLDS))('the π of %s', (_, inputs) => {
  let found: ReturnType<typeof chancesGivenBefore>
  beforeAll(() => {
    found = chancesGivenBefore(inputs)
  })

  it('is the chance of each unit given what the rounds before drew', () => {
    const { recorded, chanceOf } = found
    for (const [name, pi] of recorded) {
      const at = name.lastIndexOf(' ')
      expect(pi, name).toBe(chanceOf(name.slice(0, at), name.slice(at + 1)))
    }
  })

  it('is what is stated of a draw', () => {
    const { recorded, chanceOf } = found
    for (const seed of ['1', '2', '3', '4', '5']) {
      const record = draw(inputs, { seed })
      const batch = resolveBatch(inputs.plan, undefined)
      const rounds = drawRounds(inputs, batch, record.body.secrets.seed)
      for (const [index, { units }] of inclusion(record, inputs).rounds.entries()) {
        const history = historyOf(rounds, index)
        expect(units.length).toBe(rounds[index]!.frame.size)
        for (const { unit, pi } of units) {
          expect(recorded.has(`${history} ${unit}`)).toBe(true)
          expect(pi).toBe(chanceOf(history, unit))
        }
      }
    }
  })
})

describe('the target of a pool that excludes', () => {
  const inputs = WORLDS['a pool and another one without its sample']!

  it('is its frame minus what was drawn before, each such unit excluded by the draw', () => {
    const sizes = new Set<number>()
    everyBatch(inputs, ([first, second]) => {
      const taken = drawnIn(first!)
      const frame = ['b', 'c', 'd']
      expect(second!.frame.eligible.map(({ id }) => id)).toEqual(
        frame.filter((id) => !taken.includes(id)),
      )
      expect(second!.frame.excluded).toEqual(
        frame
          .filter((id) => taken.includes(id))
          .map((unit) => ({ unit, code: 'overlap', byDraw: true })),
      )
      sizes.add(second!.frame.eligible.length)
    })
    expect([...sizes].toSorted()).toEqual([1, 2])
  })

  it('has chances from which that of being visited at all does not follow, so it is not stated', () => {
    const chances = new Chances()
    const products = new Set<string>()
    everyBatch(inputs, (rounds, outOf) => {
      for (const unit of new Set(rounds.flatMap(drawnIn))) chances.add(unit, outOf)
      const pis = rounds.map(({ strata }) => {
        const stratum = strata.find(({ units }) => units.includes('b'))
        return stratum === undefined ? '0/1' : piOf(stratum, 'b')!
      })
      products.add(restOf(pis.map(restOf).reduce(productOf)))
    })
    // b is among two of four with 1/2; else a and c, a and d, or c and d are, and it is one of two,
    // of two, of one.
    const second = ['1/2', '1/2', '1/1'].map((pi) => productOf('1/6', pi)).reduce(sumOf)
    expect(chances.of('b')).toBe(sumOf('1/2', second))
    expect(products.has(chances.of('b'))).toBe(false)
    for (const seed of ['1', '2', '3']) {
      const { visited } = inclusion(draw(inputs, { seed }), inputs)
      expect(visited).toEqual({ notStated: { pool: 'B', round: 1 } })
    }
  })
})

describe('a census over rounds', () => {
  const ids = isSlow ? ['a', 'b', 'c', 'd'] : ['a', 'b', 'c']
  const rounds = [1, ids.length - 2, 1].map((visits, i) => ({
    window: [SPRING, AUTUMN, AUTUMN][i],
    visits,
  }))
  const inputs = smallWorld({
    units: UNITS.slice(0, ids.length),
    tasks: [{ id: 'A', design: { type: 'census', cover: 'over-rounds' }, rounds }],
  })

  it('draws everybody once, in each round with visits over the number of units', () => {
    const chances = new Chances()
    everyBatch(inputs, (drawn, outOf) => {
      expect(drawn.flatMap(drawnIn).toSorted()).toEqual(ids)
      for (const [r, round] of drawn.entries()) {
        for (const unit of drawnIn(round)) chances.add(`${r} ${unit}`, outOf)
      }
    })
    for (const [r, { visits }] of rounds.entries()) {
      for (const id of ids) expect(chances.of(`${r} ${id}`)).toBe(fraction(visits, ids.length))
    }
  })
})
