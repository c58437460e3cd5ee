import { describe, expect, it } from 'vitest'
import type { Design } from '../../../src/schema/inputs/design.ts'
import { selectRound } from '../../../src/select/select-round.ts'
import { effort, isSlow } from '../../effort.ts'
import {
  countBy,
  equalTickets,
  fraction,
  idsOf,
  labelsOf,
  noNumbers,
  noTickets,
  ordersOf,
  type Prefixes,
  sizesUpTo,
  subsetsOf,
  ticketsInOrder,
  total,
  unitsBySize,
} from './every-order.ts'

function request(design: Design, visits: number | undefined, reserve = 0) {
  return { design, visits, reserve, path: 'design' }
}

const SIMPLE: Design = { type: 'simple' }
const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))

describe('a simple sample', () => {
  const frames = [0, 1, 2, 3, 4, 5, ...(isSlow ? [6, 7] : [])].map((N) => ({ N }))

  it.each(frames)('of N = $N is every subset equally often over all orders of tickets', ({ N }) => {
    const units = unitsBySize([N])
    const orders = ordersOf(idsOf(units)).map((order) => ticketsInOrder(order))
    for (let n = 0; n <= N; n += 1) {
      const samples = countBy(orders, (select) => {
        const [stratum] = selectRound(units, request(SIMPLE, n), {
          select,
          allocate: noTickets(),
          uniform: noNumbers,
        })
        return stratum!.sample
          .map(({ unit }) => unit)
          .sort()
          .join()
      })
      const each = factorial(n) * factorial(N - n)
      const expected = new Map(subsetsOf(idsOf(units), n).map((units) => [units.join(), each]))
      expect(samples).toEqual(expected)
    }
  })

  it.each(frames)('of N = $N records as π how often each unit is in it', ({ N }) => {
    const units = unitsBySize([N])
    const orders = ordersOf(idsOf(units)).map((order) => ticketsInOrder(order))
    for (let n = 0; n <= N + 1; n += 1) {
      const selections = orders.map((select) => {
        return selectRound(units, request(SIMPLE, n), {
          select,
          allocate: noTickets(),
          uniform: noNumbers,
        })[0]!
      })
      const drawn = countBy(
        selections.flatMap(({ sample }) => sample),
        ({ unit }) => unit,
      )
      const shares = idsOf(units).map((id) => fraction(drawn.get(id) ?? 0, orders.length))
      const recorded = new Set(selections.flatMap(({ pi, unconditional }) => [pi, unconditional]))
      expect([...recorded]).toEqual(N === 0 ? ['0/1'] : [...new Set(shares)])
    }
  })

  it.each(['different', 'same', 'paired'] as Prefixes[])(
    'and its reserves follow the order of tickets when their first 48 bits are %s',
    (prefixes) => {
      const units = unitsBySize([5])
      for (const order of ordersOf(idsOf(units))) {
        const tickets = ticketsInOrder(order, prefixes)
        for (let n = 0; n <= 6; n += 1) {
          for (let reserve = 0; reserve <= 6; reserve += 1) {
            const [stratum] = selectRound(units, request(SIMPLE, n, reserve), {
              select: tickets,
              allocate: noTickets(),
              uniform: noNumbers,
            })
            const withTickets = order.map((unit) => ({ unit, ticket: tickets.ticket(unit) }))
            if (
              JSON.stringify([stratum!.sample, stratum!.reserves]) !==
              JSON.stringify([withTickets.slice(0, n), withTickets.slice(n, n + reserve)])
            ) {
              expect.fail(`order ${order}, n = ${n}, reserve ${reserve}`)
            }
          }
        }
      }
    },
  )

  it('follows the bytes of the ids when all tickets are equal', () => {
    const ids = ['\u{1f600}', '\uffe5', 'b', '企', 'a', '\ue000']
    const sorted = ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    const units = ids.map((id) => ({ id, name: 'x' }))
    for (let n = 0; n <= ids.length; n += 1) {
      const [stratum] = selectRound(units, request(SIMPLE, n, 2), {
        select: equalTickets(),
        allocate: noTickets(),
        uniform: noNumbers,
      })
      expect(stratum!.sample.map(({ unit }) => unit)).toEqual(sorted.slice(0, n))
      expect(stratum!.reserves.map(({ unit }) => unit)).toEqual(sorted.slice(n, n + 2))
    }
  })

  it('of more than there are is everybody once', () => {
    const units = unitsBySize([3])
    const [stratum] = selectRound(units, request(SIMPLE, 50, 4), {
      select: ticketsInOrder(idsOf(units)),
      allocate: noTickets(),
      uniform: noNumbers,
    })
    expect(stratum).toMatchObject({ size: 3, pi: '1/1', unconditional: '1/1', reserves: [] })
    expect(stratum!.sample.map(({ unit }) => unit)).toEqual(idsOf(units))
  })
})

describe('a simple sample by rate', () => {
  it.each(['up', 'down', 'half-up'] as const)('takes its share of N rounded %s', (rounding) => {
    for (let q = 1; q <= 7; q += 1) {
      for (let p = 1; p <= q; p += 1) {
        for (let N = 0; N <= 15; N += 1) {
          const units = unitsBySize([N])
          const design: Design = { type: 'simple', rate: fraction(p, q), rounding }
          const [stratum] = selectRound(units, request(design, undefined), {
            select: ticketsInOrder(idsOf(units)),
            allocate: noTickets(),
            uniform: noNumbers,
          })
          const n = stratum!.sample.length
          if (rounding === 'up') expect(n * q >= p * N && (n - 1) * q < p * N).toBe(true)
          if (rounding === 'down') expect(n * q <= p * N && (n + 1) * q > p * N).toBe(true)
          if (rounding === 'half-up') {
            expect((2 * n - 1) * q <= 2 * p * N && (2 * n + 1) * q > 2 * p * N).toBe(true)
          }
          expect(stratum!.pi).toBe(fraction(n, Math.max(N, 1)))
        }
      }
    }
  })

  it('is not changed by stated visits', () => {
    const units = unitsBySize([10])
    const design: Design = { type: 'simple', rate: '3/10', rounding: 'up' }
    for (const visits of [undefined, 0, 1, 9]) {
      const [stratum] = selectRound(units, request(design, visits), {
        select: ticketsInOrder(idsOf(units)),
        allocate: noTickets(),
        uniform: noNumbers,
      })
      expect(stratum!.sample).toHaveLength(3)
    }
  })
})

describe('a census', () => {
  const units = unitsBySize([5])
  const tickets = {
    select: ticketsInOrder(idsOf(units).reverse()),
    allocate: noTickets(),
    uniform: noNumbers,
  }

  it('of each round takes everybody, whatever visits are stated', () => {
    for (const design of [
      { type: 'census' },
      { type: 'census', cover: 'each-round' },
    ] as Design[]) {
      for (const visits of [undefined, 0, 3, 5, 9]) {
        const [stratum] = selectRound(units, request(design, visits, 3), tickets)
        expect(stratum!.sample.map(({ unit }) => unit)).toEqual(idsOf(units).reverse())
        expect(stratum).toMatchObject({ pi: '1/1', unconditional: '1/1', reserves: [] })
      }
    }
  })

  it('over rounds takes as many as a simple sample', () => {
    const design: Design = { type: 'census', cover: 'over-rounds' }
    for (let visits = 0; visits <= 7; visits += 1) {
      expect(selectRound(units, request(design, visits, 2), tickets)).toEqual(
        selectRound(units, request(SIMPLE, visits, 2), tickets),
      )
    }
  })
})

describe('units listed by the authority', () => {
  it('are all of them, with no reserves and no chance, since they are no probability sample', () => {
    const units = unitsBySize([4])
    const tickets = {
      select: ticketsInOrder(idsOf(units).reverse()),
      allocate: noTickets(),
      uniform: noNumbers,
    }
    for (const visits of [undefined, 2, 9]) {
      const design: Design = { type: 'listed', reason: '督办' }
      expect(selectRound(units, request(design, visits, 3), tickets)).toEqual([
        {
          stratum: [],
          size: 4,
          units: idsOf(units),
          sample: idsOf(units)
            .reverse()
            .map((unit) => ({ unit, ticket: tickets.select.ticket(unit) })),
          reserves: [],
          pi: null,
          unconditional: null,
        },
      ])
    }
  })
})

const BY_TOWN = { type: 'stratified', by: ['town'] } as const
const half = { rates: [], otherwise: '1/2' }

const STRATIFIED: readonly (readonly [name: string, design: (sizes: number[]) => Design])[] = [
  ['in proportion', () => ({ ...BY_TOWN, allocation: { type: 'proportional' } })],
  ['equally', () => ({ ...BY_TOWN, allocation: { type: 'equal' } })],
  [
    'in proportion, one at least',
    () => ({ ...BY_TOWN, allocation: { type: 'proportional' }, minimum: 1 }),
  ],
  ['by half, up', () => ({ ...BY_TOWN, allocation: { type: 'rates', ...half, rounding: 'up' } })],
  [
    'by half, down',
    () => ({ ...BY_TOWN, allocation: { type: 'rates', ...half, rounding: 'down' } }),
  ],
  [
    'by half, half up, one at least',
    () => ({ ...BY_TOWN, allocation: { type: 'rates', ...half, rounding: 'half-up' }, minimum: 1 }),
  ],
  [
    'as fixed',
    (sizes) => ({
      ...BY_TOWN,
      allocation: {
        type: 'fixed',
        counts: sizes.map((_, h) => ({ stratum: [`T${h}`], visits: h + 1 })),
      },
    }),
  ],
]

/** How many visits to try: 0 … N + 1, or the only number that fits. */
function visitsToTry(design: Design, sizes: readonly number[]): (number | undefined)[] {
  if (design.type !== 'stratified') return []
  const { allocation } = design
  if (allocation.type === 'rates') return [undefined]
  if (allocation.type === 'fixed') return [total(allocation.counts.map(({ visits }) => visits))]
  const least = design.minimum === undefined ? 0 : sizes.length
  return Array.from({ length: total(sizes) + 2 - least }, (_, i) => i + least)
}

describe.each(STRATIFIED)('a stratified sample allocated %s', (_, designOf) => {
  const frames = sizesUpTo(3, 4).filter((sizes) => total(sizes) <= effort(4, 5))

  it('draws, over all orders of tickets, each possible sample of its strata equally often', () => {
    for (const sizes of frames) {
      const units = unitsBySize(sizes)
      const design = designOf(sizes)
      const unitOrders = ordersOf(idsOf(units)).map((order) => ticketsInOrder(order))
      for (const visits of visitsToTry(design, sizes)) {
        for (const labels of ordersOf(labelsOf(sizes))) {
          const allocate = ticketsInOrder(labels)
          const rounds = unitOrders.map((select) =>
            selectRound(units, request(design, visits), {
              select,
              allocate,
              uniform: noNumbers,
            }),
          )
          const drawn = rounds[0]!.map(({ sample }) => sample.length)
          const samples = countBy(rounds, (strata) =>
            strata
              .flatMap(({ sample }) => sample.map(({ unit }) => unit))
              .sort()
              .join(),
          )
          const possible = sizes.map((size, h) => binomial(size, drawn[h]!))
          const count = possible.reduce((product, each) => product * each, 1)
          expect(samples.size).toBe(count)
          expect([...new Set(samples.values())]).toEqual([unitOrders.length / count])
        }
      }
    }
  })

  it('records as π the chance given its allocation, and as unconditional the chance over all', () => {
    for (const sizes of frames) {
      const units = unitsBySize(sizes)
      const design = designOf(sizes)
      const unitOrders = ordersOf(idsOf(units)).map((order) => ticketsInOrder(order))
      for (const visits of visitsToTry(design, sizes)) {
        const labelOrders = ordersOf(labelsOf(sizes))
        const inAll = new Map(idsOf(units).map((id) => [id, 0]))
        const recorded = sizes.map(() => new Set<string | null>())
        for (const labels of labelOrders) {
          const allocate = ticketsInOrder(labels)
          const inThese = new Map(idsOf(units).map((id) => [id, 0]))
          let conditional: (string | null)[] = []
          for (const select of unitOrders) {
            const strata = selectRound(units, request(design, visits), {
              select,
              allocate,
              uniform: noNumbers,
            })
            conditional = strata.map(({ pi }) => pi)
            for (const [h, { sample, unconditional }] of strata.entries()) {
              recorded[h]!.add(unconditional)
              for (const { unit } of sample) inThese.set(unit, inThese.get(unit)! + 1)
            }
          }
          for (const [id, count] of inThese) {
            inAll.set(id, inAll.get(id)! + count)
            const h = Number(id.charAt(1))
            if (fraction(count, unitOrders.length) !== conditional[h]) {
              expect.fail(`sizes ${sizes}, visits ${visits}: ${id} ${count}, π ${conditional[h]}`)
            }
          }
        }
        const runs = unitOrders.length * labelOrders.length
        const expected = sizes.map((_, h) => [fraction(inAll.get(`T${h}-0`)!, runs)])
        expect(recorded.map((set) => [...set])).toEqual(expected)
      }
    }
  })
})

function binomial(n: number, k: number): number {
  return k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k
}

describe('the reserves of a stratified sample', () => {
  it('are the next tickets of each stratum, as many as there are', () => {
    const sizes = [4, 1, 3]
    const units = unitsBySize(sizes)
    const design: Design = { ...BY_TOWN, allocation: { type: 'equal' } }
    for (const order of ordersOf(idsOf(units)).filter((_, i) => i % 97 === 0)) {
      const strata = selectRound(units, request(design, 5, 2), {
        select: ticketsInOrder(order),
        allocate: ticketsInOrder(labelsOf(sizes)),
        uniform: noNumbers,
      })
      for (const [h, { sample, reserves }] of strata.entries()) {
        const mine = order.filter((id) => id.startsWith(`T${h}-`))
        const names = [...sample, ...reserves].map(({ unit }) => unit)
        expect(names).toEqual(mine.slice(0, sample.length + 2))
      }
      expect(strata.map(({ reserves }) => reserves.length)).toEqual([2, 0, 1])
    }
  })
})
