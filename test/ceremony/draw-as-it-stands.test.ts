import {
  type Amendment,
  canonicalJson,
  type DrawRecord,
  drawAsItStands,
  explain,
  explainSeat,
  type InputData,
  reassignOfficer,
  type StandingVisit,
  substituteUnit,
} from 'double-random'
import { describe as inWords } from 'double-random/words'
import { describe, expect, it } from 'vitest'
import { drawVerified, expectVerified } from './drawn.ts'
import { refusalOf } from './refusal.ts'
import { smallBureau, WINDOW } from './small-bureau.ts'

const DAY = '2020-01-20'
const data = smallBureau({
  units: 12,
  officers: 6,
  tasks: [{ reserve: 4, rounds: [{ window: WINDOW, visits: 4 }] }],
})
const record = drawVerified(data)
const { sample, reserves, seats } = record.body.tables
const texts = (made: readonly Amendment[]) => made.map((each) => canonicalJson(each))
const closed = (unit: string, made: readonly Amendment[], of = record, from = data) =>
  substituteUnit(of, from, {
    visit: { pool: 'pool', round: 1, unit },
    ...{ reason: 'closed', evidence: '注销通知', date: DAY, amendments: texts(made) },
  })
const absent = (inspector: string, made: readonly Amendment[]) =>
  reassignOfficer(record, data, {
    change: { inspector, from: '2020-01-01', to: '2020-12-31' },
    ...{ reason: 'absence', evidence: '病假单', date: DAY, amendments: texts(made) },
  })

/** The same read off the documents by a loop that shares nothing with the library. */
function byHand(of: DrawRecord, made: readonly Amendment[]) {
  const { tables } = of.body
  const now = new Map(tables.sample.map(({ unit, date }) => [unit, { date, in: true }]))
  const holders = new Map(tables.seats.map((row) => [`${row.unit} ${row.seat}`, row.inspector]))
  for (const { body } of made) {
    for (const { unit, substitute, date } of body.substitutes) {
      now.set(unit, { date: now.get(unit)!.date, in: false })
      if (substitute !== null) now.set(substitute, { date: date!, in: true })
    }
    for (const row of body.seats) holders.set(`${row.unit} ${row.seat}`, row.inspector)
  }
  const team = (unit: string) =>
    [...holders].filter(([seat]) => seat.startsWith(`${unit} `)).map(([, holder]) => holder)
  return [...now].map(([unit, each]) => ({
    ...{ unit, date: each.date, isCurrent: each.in },
    team: each.in ? team(unit) : [],
  }))
}

const plain = (standing: readonly StandingVisit[]) =>
  standing.map(({ unit, date, isCurrent, team }) => ({ unit, date, isCurrent, team }))

describe('a draw as it stands', () => {
  it('is the draw as long as nothing was amended', () => {
    const standing = drawAsItStands(record, data)
    expect(plain(standing)).toEqual(byHand(record, []))
    expect(standing.flatMap(({ changes }) => changes)).toEqual([])
    expect(standing).toHaveLength(4)
  })

  const first = closed(sample[0]!.unit, [])
  const came = first.body.substitutes[0]!.substitute!
  const second = closed(came, [first])
  const third = absent(seats.find(({ unit }) => unit === sample[1]!.unit)!.inspector, [
    first,
    second,
  ])
  const [moved] = third.body.seats.filter(({ before }) => before !== null)
  const fourth = absent(moved!.inspector, [first, second, third])
  const chain = [first, second, third, fourth]

  it.each([1, 2, 3, 4])('equals the documents read by hand, after %i amendments', (count) => {
    const made = chain.slice(0, count)
    expectVerified(record, data, made)
    expect(plain(drawAsItStands(record, data, { amendments: texts(made) }))).toEqual(
      byHand(record, made),
    )
  })

  it('says beside each row what was replaced, when and why, in order', () => {
    const standing = drawAsItStands(record, data, { amendments: texts(chain) })
    const said = (unit: string) => standing.find((each) => each.unit === unit)!.changes
    const by = { sequence: 1, date: DAY, reason: 'closed' }
    expect(said(sample[0]!.unit)[0]).toEqual({
      id: 'unit-replaced',
      values: { ...by, unit: sample[0]!.unit, substitute: came },
    })
    expect(
      said(came)
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['unit-came', 'unit-replaced'])
    const sequences = standing.map(({ changes }) =>
      changes.map(({ values }) => (values as { sequence: number }).sequence),
    )
    for (const each of sequences) expect(each).toEqual([...each].sort((a, b) => a - b))
    expect(inWords(said(came)[0]!, 'zh')).toBe(
      `${DAY} 第 1 件变更（已停业）：替补 ${sample[0]!.unit}`,
    )
  })

  it('shows nobody who was replaced as current, in any explanation', () => {
    const amendments = texts(chain)
    const standing = drawAsItStands(record, data, { amendments })
    for (const unit of new Set([...sample, ...reserves].map((row) => row.unit))) {
      const row = standing.find((each) => each.unit === unit)
      const [answer] = explain(record, data, unit, { amendments })
      const { date, team, changes } = answer as Partial<StandingVisit>
      expect([date, team]).toEqual(row?.isCurrent ? [row.date, row.team] : [undefined, undefined])
      expect(changes ?? []).toEqual(row?.changes ?? [])
    }
    const seat = { pool: 'pool', round: 1, unit: moved!.unit, seat: moved!.seat }
    const { inspector, changes } = explainSeat(record, data, seat, { amendments })
    // How the seat was drawn, and who has it now.
    expect(inspector).toBe(moved!.before)
    expect(changes?.map(({ id }) => id)).toEqual(['seat-reassigned', 'seat-reassigned'])
    expect(explainSeat(record, data, seat).changes).toBe(undefined)
  })

  it('has no team where no reserve, or nobody, is left', () => {
    const bare: InputData = smallBureau({ units: 4, officers: 4, tasks: [{}] })
    const drawn = drawVerified(bare)
    const { unit } = drawn.body.tables.sample[0]!
    const gone = closed(unit, [], drawn, bare)
    const [row] = drawAsItStands(drawn, bare, { amendments: texts([gone]) })
    expect(row).toMatchObject({ unit, isCurrent: false, team: [] })
    expect(inWords(row!.changes[0]!, 'zh')).toContain('没有备选可以替补')
    expect(inWords(row!.changes[0]!, 'en')).toContain('no reserve could take the place')
  })

  it('carries outcomes, and refuses those of units that were never in it', () => {
    const outcomes = [
      { pool: 'pool', round: 1, unit: sample[0]!.unit, outcome: 'inspected' },
    ] as const
    const [row] = drawAsItStands(record, data, { outcomes })
    expect(row!.outcome).toMatchObject({ outcome: 'inspected' })
    const strange = [{ ...outcomes[0], unit: reserves[0]!.unit }]
    expect(refusalOf(() => drawAsItStands(record, data, { outcomes: strange })).code).toBe(
      'input/unknown-id',
    )
  })

  it('is refused with amendments out of order, or of other inputs', () => {
    const code = (attempt: () => unknown) => refusalOf(attempt).code
    expect(code(() => drawAsItStands(record, data, { amendments: texts([second]) }))).toBe(
      'evidence/failed',
    )
    const other = smallBureau({
      units: 13,
      officers: 6,
      tasks: [{ reserve: 4, rounds: [{ window: WINDOW, visits: 4 }] }],
    })
    expect(code(() => drawAsItStands(record, other))).toBe('policy/inputs-changed')
  })
})
