import { createHash } from 'node:crypto'
import {
  type Amendment,
  canonicalJson,
  type DrawRecord,
  draw,
  isDoubleRandomError,
  parseInputs,
  reassignOfficer,
  type VerificationReport,
  verify,
} from 'double-random'
import seedrandom from 'seedrandom'
import { describe, expect, it } from 'vitest'
import { expectSound } from '../verify/sound.ts'
import { refusalOf } from './refusal.ts'

const OFFICERS = 6
const UNITS = 8

function world(capacity?: number) {
  return parseInputs({
    plan: {
      id: 'p',
      title: 'p',
      tasks: [
        {
          id: 'all',
          title: 'all',
          kind: 'general',
          department: 'A',
          doubleRandom: true,
          design: { type: 'simple' },
          rounds: [{ window: ['2020-01-06', '2020-01-17'], visits: 5 }],
        },
      ],
    },
    calendar: { version: 'v', from: '2020-01-01', to: '2020-12-31' },
    enterprises: Array.from({ length: UNITS }, (_, i) => ({ id: `E${i}`, name: `E${i}` })),
    inspectors: Array.from({ length: OFFICERS }, (_, i) => ({
      id: `I${i}`,
      name: `I${i}`,
      department: 'A',
      certificate: { from: '2019-01-01', to: '2021-01-01' },
      ...(capacity === undefined ? {} : { capacity }),
    })),
    recusals: [{ inspector: 'I5', enterprise: 'E0', reason: 'r' }],
  })
}

const inputs = world()
const paper = { evidence: '回避决定〔2020〕1号', date: '2020-01-07' }
const seedAt = (index: number) => draw(inputs, { seed: `seed ${index}` })

const amendmentsIn = ({ checks }: VerificationReport) =>
  checks.find(({ name }) => name === 'amendments')

function firstSeat(record: DrawRecord) {
  const [seat] = record.body.tables.seats
  if (seat === undefined) throw new Error('no seat')
  return seat
}

function recusal(record: DrawRecord, amendments: readonly Amendment[] = []): Amendment {
  const { inspector, unit } = firstSeat(record)
  const change = { inspector, enterprise: unit }
  return reassignOfficer(record, inputs, {
    ...paper,
    change,
    reason: 'recusal-granted',
    amendments: amendments.map((each) => canonicalJson(each)),
  })
}

function busiest(record: DrawRecord): string {
  return [...record.body.tables.loads].sort((a, b) => b.load - a.load)[0]?.inspector ?? ''
}

function absence(record: DrawRecord, amendments: readonly Amendment[] = []): Amendment {
  return reassignOfficer(record, inputs, {
    ...paper,
    change: { inspector: busiest(record), from: '2020-01-01', to: '2020-12-31' },
    reason: 'absence',
    amendments: amendments.map((each) => canonicalJson(each)),
  })
}

const seatName = ({ unit, seat }: { unit: string; seat: number }) => `${unit}/${seat}`

/** Who has each seat after the amendments. */
function holders(record: DrawRecord, amendments: readonly Amendment[]): Map<string, string> {
  const held = new Map(record.body.tables.seats.map((row) => [seatName(row), row.inspector]))
  for (const { body } of amendments) {
    for (const row of body.seats) held.set(seatName(row), row.inspector)
  }
  return held
}

function squares(held: ReadonlyMap<string, string>): number {
  const loads = new Map<string, number>()
  for (const inspector of held.values()) loads.set(inspector, (loads.get(inspector) ?? 0) + 1)
  return [...loads.values()].reduce((sum, load) => sum + load * load, 0)
}

/** Every way to give the free seats officers, none twice in a team, none who is barred. */
function* completions(
  held: Map<string, string>,
  free: readonly { unit: string; seat: number }[],
  isBarred: (inspector: string, unit: string) => boolean,
): Generator<Map<string, string>> {
  const [first, ...rest] = free
  if (first === undefined) {
    yield new Map(held)
    return
  }
  for (let i = 0; i < OFFICERS; i += 1) {
    const inspector = `I${i}`
    const mate = `${first.unit}/${3 - first.seat}`
    const mateIsOpen = rest.some((seat) => seatName(seat) === mate)
    if (isBarred(inspector, first.unit)) continue
    if (!mateIsOpen && held.get(mate) === inspector) continue
    yield* completions(new Map(held).set(seatName(first), inspector), rest, isBarred)
  }
}

describe('an amendment', () => {
  it('fills again exactly the seats of the officer who cannot come, as evenly as can be', () => {
    for (let index = 0; index < 25; index += 1) {
      const record = seedAt(index)
      const amendment = absence(record)
      const { seats } = amendment.body
      const absent = busiest(record)
      const mine = record.body.tables.seats.filter((row) => row.inspector === absent)
      expect(seats.map(seatName)).toEqual(mine.map(seatName))
      expect(seats.length).toBeGreaterThan(0)
      const held = holders(record, [amendment])
      const barred = (inspector: string, unit: string) =>
        inspector === absent || (inspector === 'I5' && unit === 'E0')
      const all = [...completions(new Map(holders(record, [])), seats, barred)]
      const best = Math.min(...all.map(squares))
      expect(all.map((each) => canonicalJson([...each]))).toContain(canonicalJson([...held]))
      expect(squares(held)).toBe(best)
    }
  })

  it('draws the new officer from the stream the protocol names', () => {
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    for (let index = 0; index < 40; index += 1) {
      const record = seedAt(index)
      const { pool, round, unit, seat, inspector: before } = firstSeat(record)
      const { seats } = recusal(record).body
      expect(seats).toHaveLength(1)
      const held = holders(record, [])
      const legal = Array.from({ length: OFFICERS }, (_, i) => `I${i}`).filter(
        (id) => id !== before && !(id === 'I5' && unit === 'E0'),
      )
      const teammate = held.get(`${unit}/${3 - seat}`)
      const cost = (id: string) => squares(new Map(held).set(`${unit}/${seat}`, id))
      const open = legal.filter((id) => id !== teammate)
      const least = Math.min(...open.map(cost))
      const { seed } = record.body.secrets
      const key = sha256(
        `double-random/1/key\n${JSON.stringify({ pool, purpose: 'reassign', round, seat, seed, turn: 1, unit })}`,
      )
      const stream = seedrandom(key)
      const drawn: string[] = []
      for (;;) {
        const m = legal.length
        const limit = Math.floor(2 ** 32 / m) * m
        let word = stream.int32() >>> 0
        while (word >= limit) word = stream.int32() >>> 0
        const j = word % m
        const candidate = legal[j] as string
        // Swapping with the front and moving the front on.
        legal[j] = legal[0] as string
        legal.shift()
        drawn.push(candidate)
        if (open.includes(candidate) && cost(candidate) === least) break
      }
      expect([...(seats[0]?.passed ?? []), seats[0]?.inspector]).toEqual(drawn)
      expect(seats[0]?.before).toBe(before)
    }
  })

  it('is not drawn anew by an amendment that moves nobody before it', () => {
    for (let index = 0; index < 20; index += 1) {
      const record = seedAt(index)
      const taken = new Set(record.body.tables.sample.map(({ date }) => date))
      expect(taken).not.toContain('2020-01-12')
      const nothing = reassignOfficer(record, inputs, {
        ...paper,
        change: { inspector: 'I2', from: '2020-01-12', to: '2020-01-12' },
        reason: 'absence',
      })
      expect(nothing.body.seats).toEqual([])
      expect(recusal(record, [nothing]).body.seats).toEqual(recusal(record).body.seats)
    }
  })

  it('leaves the record as it is, and is verified with it', () => {
    const record = seedAt(1)
    const text = canonicalJson(record)
    const first = absence(record)
    const second = recusal(record, [first])
    expect(canonicalJson(record)).toBe(text)
    expect(second.body).toMatchObject({
      sequence: 2,
      previous: first.digest,
      record: record.digest,
    })
    const amendments = [first, second].map((each) => canonicalJson(each))
    const report = verify(text, inputs, { amendments, lastAmendment: second.digest })
    expectSound(report)
    expect(report.checks.filter(({ name }) => name === 'amendments')).toMatchObject([
      { status: 'pass' },
    ])
    const failing = [amendments.slice(1), [...amendments].reverse(), [amendments[0], amendments[0]]]
    for (const wrong of failing) {
      const refused = verify(text, inputs, { amendments: wrong as string[] })
      expect(amendmentsIn(refused)).toMatchObject({ status: 'fail' })
      expect(refused.outcome).toBe('refuted')
    }
    expect(verify(canonicalJson(seedAt(2)), inputs, { amendments }).outcome).toBe('refuted')
  })

  it('is refused after any edit, raw or with its digest made new', () => {
    const record = seedAt(3)
    const text = canonicalJson(record)
    const amendment = JSON.parse(canonicalJson(absence(record))) as {
      body: Record<string, unknown> & { seats: Record<string, unknown>[] }
      digest: string
    }
    const seal = (body: unknown) =>
      createHash('sha256')
        .update(`double-random/1/amendment\n${canonicalJson(body)}`)
        .digest('hex')
    expect(seal(amendment.body)).toBe(amendment.digest)
    // Reason, evidence and date are the bureau's statement: under a digest of their own, not
    // replayed.
    const stated = ['reason', 'evidence', 'date']
    let edits = 0
    const isRefused = (edited: typeof amendment) => {
      edits += 1
      const report = verify(text, inputs, { amendments: [canonicalJson(edited)] })
      // That of a later version is not for this one to judge.
      const isLater = edited.body.protocol === 'double-random/2'
      expect(amendmentsIn(report)).toMatchObject(
        isLater ? { status: 'not-checked', needs: ['later-version'] } : { status: 'fail' },
      )
      expect(report.outcome).toBe(isLater ? 'partial' : 'refuted')
    }
    const others: Record<string, unknown> = {
      protocol: 'double-random/2',
      kind: 'void',
      series: 'q',
      number: 2,
      sequence: 2,
      record: '0'.repeat(64),
      previous: '0'.repeat(64),
      change: { inspector: 'I0', enterprise: 'E7' },
      substitutes: [
        {
          pool: 'all',
          round: 1,
          unit: firstSeat(record).unit,
          substitute: null,
          rank: null,
          date: null,
          passed: [],
        },
      ],
      vacancies: [{ pool: 'all', round: 1, unit: firstSeat(record).unit }],
      seats: [],
      items: [{ pool: 'all', round: 1, unit: 'E0', mandatory: [], drawn: [], riders: [] }],
      reason: 'other',
      evidence: 'x',
      date: '2020-01-08',
    }
    expect(Object.keys(others).sort()).toEqual(Object.keys(amendment.body).sort())
    for (const [name, value] of Object.entries(others)) {
      const body = { ...amendment.body, [name]: value }
      isRefused({ ...amendment, body })
      if (!stated.includes(name)) isRefused({ ...amendment, body, digest: seal(body) })
      const { [name]: _gone, ...rest } = amendment.body
      isRefused({ ...amendment, body: rest as typeof amendment.body })
    }
    for (const [index, seat] of amendment.body.seats.entries()) {
      for (const [name, value] of Object.entries(seat)) {
        const other =
          name === 'passed' ? ['I0', 'I0'] : typeof value === 'number' ? value + 1 : 'I0x'
        const seats = amendment.body.seats.map((row, i) =>
          i === index ? { ...row, [name]: other } : row,
        )
        const body = { ...amendment.body, seats }
        isRefused({ ...amendment, body, digest: seal(body) })
      }
    }
    expect(edits).toBeGreaterThan(50)
  })

  it('is made only after a chain of amendments that is whole', () => {
    const record = seedAt(6)
    const first = absence(record)
    const second = recusal(record, [first])
    const [one, two] = [first, second].map((each) => canonicalJson(each)) as [string, string]
    const edited = canonicalJson({ ...first, body: { ...first.body, evidence: '另一份' } })
    const attempt = (amendments: readonly string[], of = record) =>
      refusalOf(() =>
        reassignOfficer(of, inputs, {
          ...paper,
          change: { inspector: 'I1', enterprise: 'E1' },
          reason: 'other',
          amendments,
        }),
      )
    const placed = (amendments: readonly string[], of = record) => {
      const { code, problems } = attempt(amendments, of)
      return `${code} at ${problems[0]?.path}`
    }
    expect(placed([two])).toBe('evidence/failed at amendments[0].body.sequence')
    expect(placed([two, one])).toBe('evidence/failed at amendments[0].body.sequence')
    expect(placed([one, one])).toBe('evidence/failed at amendments[1].body.sequence')
    expect(placed([one, two], seedAt(7))).toBe('evidence/failed at amendments[0].body.record')
    expect(placed([edited])).toBe('evidence/digest at amendments[0].digest')
    const seen = (amendments: readonly string[]) =>
      amendmentsIn(verify(canonicalJson(record), inputs, { amendments }))
    expect(seen([two])).toMatchObject({ status: 'fail', path: 'amendments[0].body.previous' })
    expect(seen([one, one])).toMatchObject({ status: 'fail', path: 'amendments[1].body.previous' })
    expect(seen([one, edited])).toMatchObject({ status: 'fail', path: 'amendments[1].digest' })
    const other = reassignOfficer(record, inputs, {
      ...paper,
      change: { inspector: 'I2', enterprise: 'E3' },
      reason: 'other',
    })
    expect(placed([canonicalJson(other), two])).toBe(
      'evidence/failed at amendments[1].body.previous',
    )
    expect(attempt([`${one} `]).code).toMatch(/^evidence\//)
    expect(attempt([canonicalJson(record)]).code).toBe('evidence/structure')
    expect(attempt(['']).code).toMatch(/^evidence\//)
  })

  it('is not made when nobody is left, and names the seats', () => {
    const tight = world(2)
    const record = draw(tight, { seed: 'tight' })
    const amendments: string[] = []
    let refusal: unknown
    try {
      for (const { inspector } of record.body.tables.loads) {
        const change = { inspector, from: '2020-01-01', to: '2020-12-31' }
        const made = reassignOfficer(record, tight, {
          ...paper,
          change,
          reason: 'absence',
          amendments,
        })
        amendments.push(canonicalJson(made))
      }
    } catch (error) {
      refusal = error
    }
    expect(isDoubleRandomError(refusal) && refusal.code).toBe('pairing/infeasible')
  })

  it('is about known officers and enterprises', () => {
    const record = seedAt(4)
    for (const change of [
      { inspector: 'I9', from: '2020-01-01', to: '2020-01-02' },
      { inspector: 'I1', enterprise: 'E99' },
    ]) {
      expect(() => reassignOfficer(record, inputs, { ...paper, change, reason: 'other' })).toThrow(
        /input\/unknown-id/,
      )
    }
  })

  it('changes no seat when the officer had none there', () => {
    const record = seedAt(5)
    const seated = new Set(record.body.tables.seats.map(({ unit }) => unit))
    const enterprise = inputs.enterprises.map(({ id }) => id).find((id) => !seated.has(id)) ?? ''
    const amendment = reassignOfficer(record, inputs, {
      ...paper,
      change: { inspector: 'I1', enterprise },
      reason: 'other',
    })
    expect(amendment.body.seats).toEqual([])
  })
})
