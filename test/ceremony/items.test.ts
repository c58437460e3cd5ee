import { describe, expect, it } from 'vitest'
import { inTicketOrder, key, ticket } from '../reference/draws.ts'
import { drawVerified, unitsOf } from './drawn.ts'
import { smallBureau, WINDOW } from './small-bureau.ts'

const OIL = { where: { tag: '油' } }
const CATALOGUES = [
  {
    id: '清单',
    items: [
      { id: '甲' },
      { id: '证照', mandatory: true },
      { id: '乙', mandatory: false },
      { id: '丙', ...OIL },
      { id: '油枪', mandatory: true, ...OIL },
      { id: '丁' },
      { id: '台账', mandatory: true },
    ],
  },
  { id: '另一份', items: [{ id: '甲' }, { id: '通道' }] },
]
/** U1 to U3 have oil, U4 and U5 have none. */
const UNITS = [1, 2, 3, 4, 5].map((number) => (number <= 3 ? { tags: ['油'] } : {}))

function bureau(items: object | undefined, more: readonly object[] = [], rounds = 1) {
  const census = {
    design: { type: 'census' },
    team: 'none',
    rounds: Array.from({ length: rounds }, () => ({ window: WINDOW })),
  }
  return smallBureau({
    units: UNITS,
    plan: { catalogues: CATALOGUES },
    tasks: [
      { ...census, ...(items && { items }) },
      ...more.map((each) => ({ ...census, ...each })),
    ],
  })
}

function itemsOf(record: ReturnType<typeof drawVerified>, pool = 'pool', round = 1) {
  return record.body.tables.items.filter((row) => row.pool === pool && row.round === round)
}

/** What the page says is drawn at a visit, in ticket order. */
function ordered(seed: string, unit: string, ids: readonly string[], pool = 'pool', round = 1) {
  return inTicketOrder(key(seed, { purpose: 'items', pool, round, unit }), ids, (id) => id)
}

describe('the items of a visit', () => {
  it.each<[unknown, number, number]>([
    [undefined, 0, 0],
    [0, 0, 0],
    [1, 1, 1],
    [3, 3, 3],
    // There are four that are not mandatory with oil, three without.
    [4, 4, 3],
    [999, 4, 3],
    ['1/2', 2, 2],
    ['1/3', 2, 1],
    ['25%', 1, 1],
    ['100%', 4, 3],
  ])(
    'are all mandatory ones and, with draw %j, %d or %d of the others',
    (draw, withOil, without) => {
      const record = drawVerified(
        bureau({ catalogue: '清单', ...(draw !== undefined && { draw }) }),
      )
      const { seed } = record.body.secrets
      expect(record.body.tables.items).toEqual(
        ['U1', 'U2', 'U3', 'U4', 'U5'].map((unit) => {
          const isOil = unit <= 'U3'
          const others = isOil ? ['甲', '乙', '丙', '丁'] : ['甲', '乙', '丁']
          return {
            pool: 'pool',
            round: 1,
            unit,
            mandatory: isOil ? ['证照', '油枪', '台账'] : ['证照', '台账'],
            drawn: ordered(seed, unit, others).slice(0, isOil ? withOil : without),
            riders: [],
          }
        }),
      )
    },
  )

  it('differ from visit to visit, round to round and pool to pool', () => {
    const record = drawVerified(
      bureau(
        { catalogue: '清单', draw: 4 },
        [{ overlap: 'merge', items: { catalogue: '清单', draw: 4 } }],
        2,
      ),
    )
    const { seed } = record.body.secrets
    const orders = record.body.tables.items.map(({ pool, round, unit, drawn }) => {
      expect(drawn).toEqual(ordered(seed, unit, drawn.toSorted(), pool, round))
      return drawn.join()
    })
    expect(new Set(orders).size).toBeGreaterThan(6)
  })

  it('are none in a pool that says nothing of items', () => {
    const record = drawVerified(
      bureau(undefined, [{ overlap: 'merge', items: { catalogue: '另一份' } }]),
    )
    expect(itemsOf(record)).toEqual([])
    expect(itemsOf(record, 'pool-2')).toHaveLength(5)
  })

  it('are each pool’s own at a joint visit', () => {
    const record = drawVerified(
      bureau({ catalogue: '清单', draw: 1 }, [
        { overlap: 'merge', items: { catalogue: '另一份', draw: '50%' } },
      ]),
    )
    const { seed } = record.body.secrets
    expect(record.body.tables.sample.filter(({ host }) => host !== undefined)).toHaveLength(5)
    for (const { unit, mandatory, drawn } of itemsOf(record, 'pool-2')) {
      expect(mandatory).toEqual([])
      expect(drawn).toEqual(ordered(seed, unit, ['甲', '通道'], 'pool-2').slice(0, 1))
    }
    expect(itemsOf(record).every(({ drawn }) => drawn.length === 1)).toBe(true)
  })

  it('are drawn for the sample and nobody else', () => {
    const record = drawVerified(
      smallBureau({
        plan: { catalogues: CATALOGUES },
        tasks: [{ reserve: 2, items: { catalogue: '清单', draw: 1 } }],
      }),
    )
    expect(itemsOf(record).map(({ unit }) => unit)).toEqual(unitsOf(record))
  })
})

describe('riders', () => {
  const rider = (members: object) => ({
    item: '特种作业',
    share: '50%',
    rounding: 'up',
    ...members,
  })

  function carriers(record: ReturnType<typeof drawVerified>, item: string, round = 1): string[] {
    return itemsOf(record, 'pool', round).flatMap(({ unit, riders }) =>
      riders.includes(item) ? [unit] : [],
    )
  }

  it.each([
    // Half of five, and half of the three with oil.
    ['up', 3, 2],
    ['down', 2, 1],
    ['half-up', 3, 2],
  ])('come along on their share of a round’s visits, rounded %s', (rounding, ofAll, ofOil) => {
    for (const seed of ['一', '二', '三']) {
      const record = drawVerified(
        bureau({
          catalogue: '清单',
          riders: [rider({ rounding }), rider({ item: '油气回收', rounding, ...OIL })],
        }),
        seed,
      )
      const order = (item: string, units: readonly string[]) => {
        const made = key(record.body.secrets.seed, {
          purpose: 'rider',
          pool: 'pool',
          round: 1,
          item,
        })
        return units.toSorted((a, b) => (ticket(made, a) < ticket(made, b) ? -1 : 1))
      }
      expect(carriers(record, '特种作业')).toEqual(
        order('特种作业', ['U1', 'U2', 'U3', 'U4', 'U5']).slice(0, ofAll).sort(),
      )
      expect(carriers(record, '油气回收')).toEqual(
        order('油气回收', ['U1', 'U2', 'U3']).slice(0, ofOil).sort(),
      )
    }
  })

  it('stand in the task’s order, and say nothing of what else is checked', () => {
    const riders = ['丑', '子', '寅'].map((item) => rider({ item, share: '1/1' }))
    const record = drawVerified(bureau({ catalogue: '清单', draw: 2, riders }))
    const without = drawVerified(bureau({ catalogue: '清单', draw: 2 }))
    for (const row of itemsOf(record)) {
      expect(row.riders).toEqual(['丑', '子', '寅'])
      expect(row.drawn).toHaveLength(2)
    }
    expect(itemsOf(without).every((row) => row.riders.length === 0)).toBe(true)
  })

  it('are shared out in each round anew', () => {
    const record = drawVerified(
      bureau({ catalogue: '清单', riders: [rider({ share: '40%' })] }, [], 12),
    )
    const rounds = Array.from({ length: 12 }, (_, i) => carriers(record, '特种作业', i + 1))
    expect(rounds.every((units) => units.length === 2)).toBe(true)
    expect(new Set(rounds.map((units) => units.join())).size).toBeGreaterThan(3)
  })

  it('that no unit of the round can carry come along nowhere', () => {
    const where = { tag: '无' }
    const record = drawVerified(bureau({ catalogue: '清单', riders: [rider({ where })] }))
    expect(carriers(record, '特种作业')).toEqual([])
  })
})
