import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTicketer, type Ticketer } from '../../src/core/ticket.ts'
import type { Allocation, Design } from '../../src/schema/inputs/design.ts'
import type { Enterprise } from '../../src/schema/inputs/enterprise.ts'
import { type StratumSelection, selectRound } from '../../src/select/select-round.ts'
import { effort } from '../effort.ts'

const SIMPLE: Design = { type: 'simple' }

function stratifiedBy(allocation: Allocation): Design {
  return { type: 'stratified', by: ['town'], allocation }
}

const RATES = stratifiedBy({ type: 'rates', rates: [], otherwise: '2/5', rounding: 'half-up' })
const FIXED = stratifiedBy({
  type: 'fixed',
  counts: [
    { stratum: ['甲'], visits: 3 },
    { stratum: ['乙'], visits: 1 },
    { stratum: [null], visits: 2 },
  ],
})
const EQUAL = stratifiedBy({ type: 'equal' })
const PROPORTIONAL = stratifiedBy({ type: 'proportional' })

const key = fc.string().map((text) => createHash('sha256').update(text).digest('hex'))
const units = fc
  .uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }), { maxLength: 25 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .constantFrom('甲', '乙', undefined)
          .map(
            (town): Enterprise =>
              town === undefined ? { id, name: 'x' } : { id, name: 'x', town },
          ),
      ),
    ),
  )

function drawWith(
  eligible: readonly Enterprise[],
  design: Design,
  visits: number | undefined,
  reserve: number,
  tickets: { select: Ticketer; allocate: Ticketer },
): StratumSelection[] {
  const uniform = (): never => {
    throw new Error('a number was asked for')
  }
  return selectRound(eligible, { design, visits, reserve, path: '' }, { ...tickets, uniform })
}

function ticketsOf(name: string): { select: Ticketer; allocate: Ticketer } {
  const other = createHash('sha256').update(name).digest('hex')
  return { select: createTicketer(name), allocate: createTicketer(other) }
}

function names(rows: readonly { readonly unit: string }[]): string[] {
  return rows.map(({ unit }) => unit)
}

/** Sample and then reserves, stratum by stratum. */
function drawnOrder(strata: readonly StratumSelection[]): Map<string, string[]> {
  return new Map(
    strata.map(({ stratum, sample, reserves }) => [
      JSON.stringify(stratum),
      names([...sample, ...reserves]),
    ]),
  )
}

function check<T extends [unknown, ...unknown[]]>(
  seed: number,
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  law: (...values: T) => void,
): void {
  fc.assert(fc.property(...arbitraries, law), { seed, numRuns: effort(150, 300) })
}

const count = fc.nat({ max: 26 })
const anyDesign = fc.constantFrom(SIMPLE, RATES, FIXED, EQUAL, PROPORTIONAL)

function visitsFor(design: Design, visits: number): number | undefined {
  return design === RATES ? undefined : design === FIXED ? 6 : visits
}

describe('at a fixed key', () => {
  it('raising the number of visits only continues a simple sample', () => {
    check(1, [units, key, count, count], (eligible, name, a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((visits) =>
        names(drawWith(eligible, SIMPLE, visits, 0, ticketsOf(name))[0]!.sample),
      ) as [string[], string[]]
      expect(more.slice(0, less.length)).toEqual(less)
      expect(more).toHaveLength(Math.min(Math.max(a, b), eligible.length))
    })
  })

  it('reserves are what a larger sample would have drawn next', () => {
    check(2, [units, key, count, count], (eligible, name, visits, reserve) => {
      const [stratum] = drawWith(eligible, SIMPLE, visits, reserve, ticketsOf(name))
      const [larger] = drawWith(eligible, SIMPLE, visits + reserve, 0, ticketsOf(name))
      expect([...stratum!.sample, ...stratum!.reserves]).toEqual(larger!.sample)
    })
  })

  it('raising the reserve changes no sample and only continues the reserves', () => {
    check(3, [units, anyDesign, key, count, count], (eligible, design, name, visits, reserve) => {
      const given = visitsFor(design, visits)
      const less = drawWith(eligible, design, given, reserve, ticketsOf(name))
      const more = drawWith(eligible, design, given, reserve + 2, ticketsOf(name))
      expect(more.map(({ sample }) => sample)).toEqual(less.map(({ sample }) => sample))
      for (const [h, { reserves }] of less.entries()) {
        expect(more[h]!.reserves.slice(0, reserves.length)).toEqual(reserves)
      }
    })
  })

  it('a unit that was not drawn could have been left out of a simple or a fixed sample', () => {
    const designs = fc.constantFrom(SIMPLE, FIXED)
    check(4, [units, designs, key, count], (eligible, design, name, visits) => {
      const given = visitsFor(design, visits)
      const before = drawWith(eligible, design, given, 0, ticketsOf(name))
      const drawn = new Set(before.flatMap(({ sample }) => names(sample)))
      for (const undrawn of eligible.filter(({ id }) => !drawn.has(id))) {
        const others = eligible.filter((unit) => unit !== undrawn)
        const after = drawWith(others, design, given, 0, ticketsOf(name))
        expect(after.map(({ sample }) => sample)).toEqual(before.map(({ sample }) => sample))
      }
    })
  })

  it('a unit that was drawn is replaced by the first reserve when it is left out', () => {
    check(5, [units, key, count], (eligible, name, visits) => {
      const [before] = drawWith(eligible, SIMPLE, visits, 1, ticketsOf(name))
      for (const gone of names(before!.sample)) {
        const others = eligible.filter(({ id }) => id !== gone)
        const [after] = drawWith(others, SIMPLE, visits, 0, ticketsOf(name))
        const expected = [...before!.sample, ...before!.reserves].filter(
          ({ unit }) => unit !== gone,
        )
        expect(after!.sample).toEqual(expected)
      }
    })
  })

  it('a sample is the smallest of the samples of its shards', () => {
    check(6, [units, key, count, fc.nat()], (eligible, name, visits, cut) => {
      const at = cut % (eligible.length + 1)
      const shards = [eligible.slice(0, at), eligible.slice(at)].flatMap(
        (shard) => drawWith(shard, SIMPLE, visits, 0, ticketsOf(name))[0]!.sample,
      )
      const merged = eligible.filter(({ id }) => names(shards).includes(id))
      expect(drawWith(merged, SIMPLE, visits, 0, ticketsOf(name))[0]!.sample).toEqual(
        drawWith(eligible, SIMPLE, visits, 0, ticketsOf(name))[0]!.sample,
      )
    })
  })

  it('no order of the frame changes what is drawn', () => {
    check(7, [units, anyDesign, key, count], (eligible, design, name, visits) => {
      const given = visitsFor(design, visits)
      const tickets = ticketsOf(name)
      expect(drawnOrder(drawWith(eligible.toReversed(), design, given, 3, tickets))).toEqual(
        drawnOrder(drawWith(eligible, design, given, 3, tickets)),
      )
    })
  })

  it('each stratum draws as a simple sample of its own would', () => {
    check(8, [units, anyDesign, key, count], (eligible, design, name, visits) => {
      const strata = drawWith(eligible, design, visitsFor(design, visits), 2, ticketsOf(name))
      for (const { stratum, size, sample, reserves } of strata) {
        const mine = eligible.filter(
          ({ town }) => design === SIMPLE || (town ?? null) === stratum[0],
        )
        const [alone] = drawWith(mine, SIMPLE, sample.length, 2, ticketsOf(name))
        expect({ size, sample, reserves }).toEqual({
          size: mine.length,
          sample: alone!.sample,
          reserves: alone!.reserves,
        })
      }
    })
  })
})

describe('names', () => {
  it('do not matter but for their tickets: other ids with the same tickets are drawn instead', () => {
    check(9, [units, anyDesign, key, count], (eligible, design, name, visits) => {
      const { select, allocate } = ticketsOf(name)
      const newName = new Map(eligible.map(({ id }, i) => [id, `N${eligible.length - i}`]))
      const oldName = new Map([...newName].map(([old, now]) => [now, old]))
      const renamed = eligible.map((unit) => ({ ...unit, id: newName.get(unit.id)! }))
      const sameTickets: Ticketer = {
        ticket: (id) => select.ticket(oldName.get(id)!),
        prefix: (id) => select.prefix(oldName.get(id)!),
      }
      const given = visitsFor(design, visits)
      const before = drawWith(eligible, design, given, 2, { select, allocate })
      const after = drawWith(renamed, design, given, 2, { select: sameTickets, allocate })
      const back = after.map(({ units, sample, reserves, ...stratum }) => ({
        ...stratum,
        units: units.map((unit) => oldName.get(unit)),
        sample: sample.map((row) => ({ ...row, unit: oldName.get(row.unit) })),
        reserves: reserves.map((row) => ({ ...row, unit: oldName.get(row.unit) })),
      }))
      expect(back).toEqual(before)
    })
  })
})
