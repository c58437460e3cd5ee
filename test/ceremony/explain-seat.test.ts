import { type DrawRecord, draw, explainSeat, parseInputs, type SeatPlace } from 'double-random'
import { describe, expect, it } from 'vitest'
import { canonical } from '../reference/canonical.ts'
import { inTicketOrder, key, stream } from '../reference/draws.ts'
import { refusalOf } from './refusal.ts'
import { type SmallBureau, smallBureau, WINDOW } from './small-bureau.ts'

interface Officer {
  readonly id: string
  readonly department: string
  readonly certificate?: { readonly from: string; readonly to: string }
  readonly qualifications?: readonly string[]
  readonly towns?: readonly string[]
  readonly leave?: readonly { readonly from: string; readonly to: string }[]
  readonly capacity?: number
}

/** A seat of the record, with what the plan asks of it. */
interface Slot extends SeatPlace {
  readonly date: string
  readonly department?: string
  readonly qualification?: string
  readonly taken: string
}

interface Case extends SmallBureau {
  readonly seats: readonly { role: string; department?: string; qualifications?: [string] }[]
}

const TWO = [{ role: 'lead' }, { role: 'member' }] as const

const CASES: Readonly<Record<string, Case>> = {
  'officers who differ in nothing': { officers: 4, seats: TWO },
  'capacities that bind': { officers: [{ capacity: 1 }, { capacity: 1 }, {}, {}], seats: TWO },
  'seats that only some can take': {
    officers: [
      { qualifications: ['电工'] },
      { department: '别科' },
      { department: '别科' },
      { qualifications: ['电工'] },
      {},
    ],
    seats: [
      { role: 'lead', department: '科' },
      { role: 'expert', qualifications: ['电工'] },
    ],
  },
  'every rule that keeps somebody away': {
    units: [{ town: '甲' }, { town: '乙' }, { town: '甲' }],
    officers: [
      {},
      { towns: ['甲'] },
      { leave: [{ from: '2020-03-01', to: '2020-03-06' }] },
      { certificate: { from: '2020-03-06', to: '2020-12-31' } },
      {},
      {},
    ],
    recusals: [{ inspector: 'I5', enterprise: 'U2', reason: '亲属' }],
    pastVisits: [{ enterprise: 'U1', date: '2019-10-08', inspectors: ['I6', '离职'] }],
    pairing: { recuse: { ownTown: true, visitedWithinMonths: 6 } },
    seats: TWO,
  },
  'one officer whom every visit needs': {
    officers: [{ qualifications: ['电工'] }, {}, {}, { capacity: 0 }],
    seats: [{ role: 'lead' }, { role: 'expert', qualifications: ['电工'] }],
  },
}

function dataOf({ seats, ...bureau }: Case) {
  const task = { rounds: [{ window: WINDOW, visits: 3 }], team: { seats } }
  return parseInputs(smallBureau({ units: 3, ...bureau, tasks: [task] }))
}

/** The first rule that keeps an officer from a seat, read off the page of the protocol (§9.1). */
function ruleOf(data: ReturnType<typeof dataOf>, officer: Officer, slot: Slot): string | undefined {
  const { id, department, certificate, qualifications = [], towns = [], leave = [] } = officer
  const { date } = slot
  const unit = data.enterprises.find((each) => each.id === slot.unit)
  const { ownTown, visitedWithinMonths } = data.plan.pairing?.recuse ?? {}
  if (!certificate || certificate.from > date || certificate.to < date) return 'certificate'
  if (slot.department !== undefined && slot.department !== department) return 'department'
  if (slot.qualification !== undefined && !qualifications.includes(slot.qualification))
    return 'qualification'
  if (leave.some(({ from, to }) => from <= date && date <= to)) return 'leave'
  if (data.recusals.some((row) => row.inspector === id && row.enterprise === slot.unit))
    return 'recusal'
  if (ownTown && unit?.town !== undefined && towns.includes(unit.town)) return 'own-town'
  // The only window is in March and the only rule is of six months.
  const since = `2019-09-${date.slice(8)}`
  const isRecent = data.pastVisits.some(
    (row) => row.enterprise === slot.unit && row.inspectors?.includes(id) && row.date >= since,
  )
  return visitedWithinMonths !== undefined && isRecent ? 'recent-visit' : undefined
}

/** Every complete assignment, as one officer for each slot. */
function assignmentsOf(
  legal: readonly (readonly string[])[],
  slots: readonly Slot[],
  officers: readonly Officer[],
): string[][] {
  const limits = new Map(
    officers.map(({ id, capacity = Number.POSITIVE_INFINITY }) => [id, capacity]),
  )
  const grow = (held: readonly string[]): string[][] => {
    const at = held.length
    const slot = slots[at]
    if (slot === undefined) return [[...held]]
    return (legal[at] ?? []).flatMap((id) => {
      const own = held.filter((other) => other === id).length
      const isInTeam = held.some((other, i) => other === id && slots[i]?.unit === slot.unit)
      return isInTeam || own >= (limits.get(id) ?? 0) ? [] : grow([...held, id])
    })
  }
  return grow([])
}

function costOf(held: readonly string[]): number {
  return [...new Set(held)].reduce(
    (sum, id) => sum + held.filter((other) => other === id).length ** 2,
    0,
  )
}

function slotsOf({ body: { tables } }: DrawRecord, { seats }: Case): Slot[] {
  return tables.seats.map(({ pool, round, unit, seat, inspector }) => {
    const { department, qualifications } = seats[seat - 1] as Case['seats'][number]
    const date = tables.sample.find((row) => row.unit === unit)?.date ?? ''
    return {
      ...{ pool, round, unit, seat, date, taken: inspector },
      ...(department === undefined ? {} : { department }),
      ...(qualifications === undefined ? {} : { qualification: qualifications[0] }),
    }
  })
}

/** What the law says of every seat, by listing all complete assignments. */
function explainedByHand(record: DrawRecord, one: Case) {
  const data = dataOf(one)
  const officers: readonly Officer[] = data.inspectors
  const slots = slotsOf(record, one)
  const { seed } = record.body.secrets
  const legal = slots.map((slot) =>
    officers.filter((officer) => ruleOf(data, officer, slot) === undefined).map(({ id }) => id),
  )
  const complete = assignmentsOf(legal, slots, officers)
  const least = Math.min(...complete.map(costOf))
  const best = complete.filter((held) => costOf(held) === least)
  const order = inTicketOrder(
    key(seed, { purpose: 'seat-order' }),
    slots,
    ({ pool, round, unit, seat }) => canonical([pool, round, unit, seat]),
  )
  return order.map((slot, step) => {
    const at = slots.indexOf(slot)
    const fixed = order.slice(0, step).map((other) => ({ at: slots.indexOf(other), slot: other }))
    const some = (assignments: readonly string[][], id: string) =>
      assignments.some(
        (held) => held[at] === id && fixed.every((other) => held[other.at] === other.slot.taken),
      )
    const reasonOf = (id: string) => {
      if (fixed.some((other) => other.slot.unit === slot.unit && other.slot.taken === id))
        return 'in-team'
      return some(complete, id) ? 'less-even' : 'strands-seats'
    }
    const here = legal[at] ?? []
    const acceptable = here.filter((id) => some(best, id))
    const { pool, round, unit, seat, date } = slot
    const tried = triedIn(here, acceptable, key(seed, { purpose: 'seat', pool, round, unit, seat }))
    return {
      ...{ pool, round, unit, seat, date },
      role: one.seats[seat - 1]?.role,
      inspector: slot.taken,
      tried: tried.map((id) => ({
        inspector: id,
        outcome: acceptable.includes(id) ? 'taken' : reasonOf(id),
      })),
      acceptable,
      refused: here
        .filter((id) => !acceptable.includes(id))
        .map((id) => ({ inspector: id, reason: reasonOf(id) })),
      notLegal: officers.flatMap((officer) => {
        const rule = ruleOf(data, officer, slot)
        return rule === undefined ? [] : [{ inspector: officer.id, rule }]
      }),
    }
  })
}

/** Draws without replacement until somebody is acceptable (§9.4). */
function triedIn(
  legal: readonly string[],
  acceptable: readonly string[],
  seatKey: string,
): string[] {
  const { below } = stream(seatKey)
  const left = [...legal]
  const tried: string[] = []
  for (let t = 0; t < left.length; t += 1) {
    const j = t + below(left.length - t)
    const [a, b] = [left[t] as string, left[j] as string]
    left[t] = b
    left[j] = a
    tried.push(b)
    if (acceptable.includes(b)) break
  }
  return tried
}

const SEEDS = ['一', '二', '三', '四', '五', '六']

describe('the explanation of a seat', () => {
  it.each(Object.entries(CASES))('is what listing all assignments says: %s', (_, one) => {
    const data = dataOf(one)
    for (const seed of SEEDS) {
      const record = draw(data, { seed })
      for (const expected of explainedByHand(record, one)) {
        expect(explainSeat(record, data, expected)).toEqual(expected)
      }
    }
  })

  it('tries those whom the record says were passed over, and then the one who came', () => {
    for (const one of Object.values(CASES)) {
      const data = dataOf(one)
      const record = draw(data, { seed: '七' })
      for (const row of record.body.tables.seats) {
        const { tried, inspector, role } = explainSeat(record, data, row)
        expect(tried.map((each) => each.inspector)).toEqual([...row.passed, row.inspector])
        expect(tried.filter(({ outcome }) => outcome === 'taken')).toEqual([tried.at(-1)])
        expect([inspector, role]).toEqual([row.inspector, row.role])
      }
    }
  })

  it('accounts for every officer of the directory once', () => {
    for (const one of Object.values(CASES)) {
      const data = dataOf(one)
      const record = draw(data, { seed: '八' })
      for (const row of record.body.tables.seats) {
        const { acceptable, refused, notLegal } = explainSeat(record, data, row)
        expect(acceptable).toHaveLength(row.choices)
        const ids = [
          acceptable,
          refused.map((each) => each.inspector),
          notLegal.map((each) => each.inspector),
        ]
        expect(ids.flat().sort()).toEqual(data.inspectors.map(({ id }) => id))
      }
    }
  })

  it('meets every reason and every rule in these cases', () => {
    const met = new Set<string>()
    for (const one of Object.values(CASES)) {
      for (const seed of SEEDS) {
        for (const each of explainedByHand(draw(dataOf(one), { seed }), one)) {
          for (const { reason } of each.refused) met.add(reason)
          for (const { rule } of each.notLegal) met.add(rule)
        }
      }
    }
    const rules = [
      'certificate',
      'department',
      'qualification',
      'leave',
      'recusal',
      'own-town',
      'recent-visit',
    ]
    expect(met).toEqual(new Set([...rules, 'in-team', 'less-even', 'strands-seats']))
  })

  it.each<[string, Partial<SeatPlace>]>([
    ['an unknown pool', { pool: 'nowhere' }],
    ['a round that was not drawn', { round: 2 }],
    ['a seat the team does not have', { seat: 3 }],
    ['a unit that was not drawn', { unit: 'U9' }],
  ])('is refused for %s', (_, change) => {
    const data = dataOf({ officers: 4, seats: TWO })
    const record = draw(data, { seed: '一' })
    const [row] = record.body.tables.seats
    const error = refusalOf(() => explainSeat(record, data, { ...(row as SeatPlace), ...change }))
    expect(error.code).toBe('input/unknown-id')
    expect(error.problems[0]?.path).toBe('place')
  })

  it('is refused for a vacant visit', () => {
    const data = smallBureau({ officers: 1, pairing: { shortage: 'vacancies' } })
    const record = draw(data, { seed: '一' })
    const [vacant] = record.body.tables.vacancies
    const error = refusalOf(() => explainSeat(record, data, { ...(vacant as SeatPlace), seat: 1 }))
    expect(error.code).toBe('input/unknown-id')
  })

  it.each([{ seat: 0 }, { seat: 1.5 }, { round: 0 }, { unit: '' }, { pool: undefined }])(
    'is refused for %j',
    (change) => {
      const data = dataOf({ officers: 4, seats: TWO })
      const record = draw(data, { seed: '一' })
      const place = { pool: 'pool', round: 1, unit: 'U1', seat: 1, ...change }
      expect(refusalOf(() => explainSeat(record, data, place as never)).code).toMatch(/^input\//)
    },
  )
})
