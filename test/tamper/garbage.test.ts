import {
  announce,
  canonicalJson,
  commitment,
  draw,
  explain,
  explainSeat,
  isDoubleRandomError,
  type Json,
  parseInputs,
  reassignOfficer,
  substituteUnit,
  verify,
  voidAnnouncement,
} from 'double-random'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OPEN_AFTER_SEED } from '../ceremony/drawn.ts'
import { holdCeremony, worldData } from '../ceremony/world.ts'
import { effort } from '../effort.ts'
import { failedChecks, openChecks } from './forger.ts'
import { mutantsOf } from './mutants.ts'
import { sealed } from './seal.ts'

const honest = holdCeremony()
const { inputs, announcement, reveals, record, text } = honest
const honestDocument = JSON.parse(text) as { readonly body: Json; readonly digest: Json }

const anything = fc.anything({
  maxDepth: 4,
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
})

/** What a call ended with: nothing, an error of the library, or one that must not get out. */
function outcomeOf(call: () => unknown): 'returned' | 'refused' {
  try {
    call()
    return 'returned'
  } catch (error) {
    if (isDoubleRandomError(error)) return 'refused'
    throw error
  }
}

function check<T>(runs: number, arbitrary: fc.Arbitrary<T>, claim: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, claim), {
    numRuns: effort(Math.ceil(runs / 6), runs),
    seed: 20200102,
  })
}

/** True for a text that says the same as the honest record outside of its envelope. */
function saysTheSame(given: string): boolean {
  const { body, digest: stated } = JSON.parse(given)
  return (
    canonicalJson([body, stated]) === canonicalJson([honestDocument.body, honestDocument.digest])
  )
}

function verifiesOnly(given: string): void {
  const report = verify(given, inputs, honest.known)
  if (report.outcome === 'verified') expect(saysTheSame(given)).toBe(true)
  else {
    // A member of another name may be one that a later version knows.
    const isWrong = report.checks.some(
      ({ name, status }) => status === 'fail' || (name === 'structure' && status !== 'pass'),
    )
    expect(isWrong).toBe(true)
  }
}

describe('verifying', () => {
  it('refuses any text, and throws at none', () => {
    check(1000, fc.string({ unit: 'binary', maxLength: 60 }), verifiesOnly)
    check(
      500,
      fc.array(fc.constantFrom(...'[]{}":,0-1eE."\\u '.split('')), { maxLength: 40 }),
      (parts) => {
        verifiesOnly(parts.join(''))
      },
    )
  })

  it('refuses any JSON text, and throws at none', () => {
    check(1000, fc.json({ maxDepth: 6 }), verifiesOnly)
    check(1000, fc.jsonValue({ maxDepth: 4 }), (body) => {
      verifiesOnly(
        JSON.stringify({ body, digest: '0'.repeat(64), envelope: { engine: 'e', findings: [] } }),
      )
    })
  })

  it('refuses any value that is handed in as a record, and throws at none', () => {
    check(1000, anything, (value) => {
      const report = verify(value as never, inputs)
      expect(report.outcome).toBe('refuted')
    })
  })

  it('refuses the honest text after any splice of its characters', () => {
    const place = fc.nat(text.length - 1)
    const splice = fc.record({ at: place, removed: fc.nat(4), from: place, copied: fc.nat(30) })
    check(300, splice, ({ at, removed, from, copied }) => {
      const altered = text.slice(0, at) + text.slice(from, from + copied) + text.slice(at + removed)
      if (altered !== text) verifiesOnly(altered)
    })
  })

  it('refuses the honest text with any one character replaced', () => {
    const character = fc.constantFrom(...'0123456789abcdefEI"{}[],:甲 '.split(''))
    check(
      300,
      fc.record({ at: fc.nat(text.length - 1), character }),
      ({ at, character: other }) => {
        const altered = text.slice(0, at) + other + text.slice(at + 1)
        if (altered !== text) verifiesOnly(altered)
      },
    )
  })

  it('refuses two edits at once, sealed again', () => {
    const first = mutantsOf(JSON.parse(text))
    check(80, fc.tuple(fc.nat(first.length - 1), fc.nat()), ([one, other]) => {
      const second = mutantsOf(first[one]?.altered() ?? null)
      const document = second[other % second.length]?.altered() ?? null
      verifiesOnly(canonicalJson(sealed(document, undefined)))
    })
  })

  it('refuses any value in the place of any part, sealed again', () => {
    check(300, fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 2 })), ([at, value]) => {
      const altered = sealed(replacedAt(honestDocument, at, value) as Json, undefined)
      verifiesOnly(JSON.stringify(altered))
    })
  })

  it('throws only coded errors at any options', () => {
    check(150, anything, (options) => {
      outcomeOf(() => verify(text, inputs, options as never))
    })
    const member = fc.constantFrom('announcementDigest', 'blinding', 'history', 'limits', 'other')
    check(300, fc.dictionary(member, anything), (options) => {
      outcomeOf(() => verify(text, inputs, options as never))
    })
  })

  it('throws at no history', () => {
    const end = honest.known.history?.[0] ?? ''
    const document = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom(end, text, canonicalJson(announcement)),
    )
    check(80, fc.array(document, { maxLength: 4 }), (history) => {
      const { checks } = verify(text, inputs, { ...honest.known, history })
      const numbering = checks.find(({ name }) => name === 'numbering')
      const isRight = history.length === 1 && history[0] === end
      expect(numbering?.status).toBe(isRight ? 'pass' : 'fail')
    })
  })
})

describe('garbage as an argument', () => {
  const announceOptions = {
    series: 's',
    number: 1,
    entropy: [{ kind: 'operator' }],
    weak: true,
    batch: [{ pool: 'petrol', round: 1 }],
    blinding: '5a'.repeat(32),
  }
  const place = { pool: 'petrol', round: 1, unit: 'E03', seat: 1 }
  const contribution = reveals[1]
  const end = { code: 'other', statement: '停', date: '2020-03-01' }
  const number = { series: 's', number: 1 }
  const sampled = record.body.tables.sample.find(({ pool }) => pool === 'petrol')
  const substitution = {
    visit: { pool: 'petrol', round: 1, unit: sampled?.unit },
    reason: 'closed',
    evidence: '现场记录',
    date: '2020-02-28',
    elsewhere: [{ unit: 'E10', date: '2020-03-05', matter: '环保' }],
  }

  it.each<[string, (value: unknown) => unknown]>([
    ['the inputs', (value) => parseInputs(value as never)],
    [
      'the inputs of an announcement',
      (value) => announce(value as never, announceOptions as never),
    ],
    ['the options of an announcement', (value) => announce(inputs, value as never)],
    ['the inputs of a draw', (value) => draw(value as never, { seed: 's' })],
    ['the options of a draw', (value) => draw(inputs, value as never)],
    [
      'the announcement of a draw',
      (value) => draw(inputs, { announcement: value as never, reveals }),
    ],
    ['the reveals of a draw', (value) => draw(inputs, { announcement, reveals: value as never })],
    ['the seed of a draw', (value) => draw(inputs, { seed: value as never })],
    ['the announcement of a void', (value) => voidAnnouncement(value as never, end as never)],
    ['the options of a void', (value) => voidAnnouncement(announcement, value as never)],
    ['the record of an explanation', (value) => explain(value as never, inputs, 'E01')],
    ['the inputs of an explanation', (value) => explain(record, value as never, 'E01')],
    ['the unit of an explanation', (value) => explain(record, inputs, value as never)],
    ['the options of an explanation', (value) => explain(record, inputs, 'E01', value as never)],
    ['the record of a seat', (value) => explainSeat(value as never, inputs, place)],
    ['the place of a seat', (value) => explainSeat(record, inputs, value as never)],
    [
      'the record of a substitution',
      (value) => substituteUnit(value as never, inputs, substitution as never),
    ],
    ['the options of a substitution', (value) => substituteUnit(record, inputs, value as never)],
    [
      'the amendments before one',
      (value) => substituteUnit(record, inputs, { ...substitution, amendments: value } as never),
    ],
    ['the draw of a commitment', (value) => commitment(value as never, contribution as never)],
    ['the contribution to a commitment', (value) => commitment(number, value as never)],
  ])('is refused with a coded error: %s', (_, call) => {
    check(400, anything, (value) => {
      outcomeOf(() => call(value))
    })
    for (const value of [undefined, null, 0, -0, '', 'x', true, [], {}, Symbol('s'), () => 0]) {
      outcomeOf(() => call(value))
    }
  })

  it.each<[string, object, (value: unknown) => unknown]>([
    ['an announcement', announceOptions, (value) => announce(inputs, value as never)],
    [
      'a draw',
      { seed: 's', series: 's', number: 1, batch: announceOptions.batch },
      (value) => draw(inputs, value as never),
    ],
    ['a ceremony', { announcement, reveals }, (value) => draw(inputs, value as never)],
    ['a void', end, (value) => voidAnnouncement(announcement, value as never)],
    ['a seat', place, (value) => explainSeat(record, inputs, value as never)],
    ['a substitution', substitution, (value) => substituteUnit(record, inputs, value as never)],
    ['a commitment', contribution as object, (value) => commitment(number, value as never)],
  ])(
    'is refused with a coded error in the place of any part of the options of %s',
    (_, options, call) => {
      const outcomes = new Set<string>()
      check(500, fc.tuple(fc.nat(), anything), ([at, value]) => {
        outcomes.add(outcomeOf(() => call(replacedAt(options, at, value))))
      })
      expect(outcomes).toContain('refused')
    },
  )

  it('is refused with a coded error in the place of any part of the inputs', () => {
    const outcomes = new Set<string>()
    check(1000, fc.tuple(fc.nat(), anything), ([at, value]) => {
      const altered = replacedAt(worldData, at, value)
      outcomes.add(
        outcomeOf(() => {
          const checked = parseInputs(altered as never)
          expect(parseInputs(checked)).toBe(checked)
        }),
      )
    })
    expect(outcomes).toEqual(new Set(['returned', 'refused']))
  })

  it('never gets through to a draw that does not verify', () => {
    const drawn = { count: 0 }
    check(900, fc.tuple(fc.nat(), anything), ([at, value]) => {
      const altered = replacedAt(worldData, at, value)
      outcomeOf(() => {
        const again = draw(altered as never, { seed: 'garbage' })
        drawn.count += 1
        const report = verify(again, altered as never)
        expect(failedChecks(report)).toEqual([])
        expect(openChecks(report)).toEqual(OPEN_AFTER_SEED)
      })
    })
    expect(drawn.count).toBeGreaterThan(effort(2, 5))
  })
})

describe('a record that was edited', () => {
  // Of petrol stations, where more officers can go than elsewhere.
  const seat = record.body.tables.seats.find(({ pool }) => pool === 'petrol')
  if (seat === undefined) throw new Error('the small world has no seat')
  const statement = {
    change: { inspector: seat.inspector, enterprise: seat.unit },
    reason: 'recusal-granted',
    evidence: '回避决定〔2020〕1号',
    date: '2020-03-02',
  } as const
  const { pool, round, unit } = seat
  const frameError = { visit: { pool, round, unit }, reason: 'closed', evidence: '现场' } as const
  const edits = mutantsOf(JSON.parse(text)).filter(
    ({ change, pattern }) => change !== 'retype' && !pattern.startsWith('envelope'),
  )
  const edited = fc.nat(edits.length - 1).map((at) => {
    const { path = '', altered } = edits[at] ?? {}
    return { path, given: canonicalJson(altered?.() ?? null) }
  })

  it.each<[string, (given: string) => unknown]>([
    ['an explanation of a unit', (given) => explain(given, inputs, seat.unit)],
    ['an explanation of a seat', (given) => explainSeat(given, inputs, seat)],
    ['an amendment', (given) => reassignOfficer(given, inputs, statement)],
    [
      'a substitution',
      (given) => substituteUnit(given, inputs, { ...frameError, date: statement.date }),
    ],
  ])('gives %s, or a coded error', (_, call) => {
    check(200, edited, ({ given }) => {
      outcomeOf(() => call(given))
    })
  })

  it('is refused also with an amendment of the honest one, and throws at none', () => {
    const first = canonicalJson(reassignOfficer(record, inputs, statement))
    const second = substituteUnit(record, inputs, {
      ...frameError,
      date: statement.date,
      amendments: [first],
    })
    const amendments = [first, canonicalJson(second)]
    const lastAmendment = second.digest
    expect(verify(text, inputs, { ...honest.known, amendments, lastAmendment }).outcome).toBe(
      'verified',
    )
    check(200, edited, ({ path, given }) => {
      const { outcome } = verify(given, inputs, { ...honest.known, amendments, lastAmendment })
      expect(outcome, path).not.toBe('verified')
    })
  })
})

describe('values without a canonical form', () => {
  const [first, ...rest] = worldData.enterprises
  const withFirst = (more: object) => ({
    ...worldData,
    enterprises: [{ ...first, ...more }, ...rest],
  })
  const problemOf = (data: object) => {
    try {
      parseInputs(data as never)
    } catch (error) {
      if (isDoubleRandomError(error)) return error.problems[0]
      throw error
    }
    return undefined
  }

  it.each<[string, object]>([
    ['minus zero as a size', { size: -0 }],
    ['minus zero as an attribute', { attributes: { 面积: -0 } }],
    ['an attribute __proto__', { attributes: JSON.parse('{"__proto__":"x","面积":1}') }],
    ['a member __proto__', JSON.parse('{"__proto__":"x"}')],
    ['a lone surrogate', { name: '\ud800' }],
    ['a fraction', { size: 1.5 }],
    ['2^53', { size: 2 ** 53 }],
    ['a bigint', { size: 1n }],
    ['a hole among tags', { tags: new Array(1) }],
    ['a date', { attributes: { since: new Date(0) } }],
    ['a map of attributes', { attributes: new Map([['面积', 1]]) }],
    ['a set of tags', { tags: new Set(['加油站']) }],
  ])('are refused where they stand: %s', (_, more) => {
    expect(problemOf(withFirst(more))).toMatchObject({
      path: expect.stringMatching(/^enterprises\[0\]/),
      unit: 'E01',
    })
  })

  it.each([
    ['a bound', { where: { bounds: { size: { min: -0 } } } }],
    ['a value to compare with', { where: { equals: { size: -0 } } }],
    [
      'a number of visits',
      { rounds: [{ window: ['2020-03-02', '2020-03-31'], visits: -0 }], visits: 0 },
    ],
  ])('are refused in the plan: minus zero as %s', (_, more) => {
    const [task, ...tasks] = worldData.plan.tasks
    const plan = { ...worldData.plan, tasks: [{ ...task, ...more }, ...tasks] }
    expect(problemOf({ ...worldData, plan })).toMatchObject({
      path: expect.stringMatching(/^plan\.tasks\[0\]/),
    })
  })

  it('takes rows that are instances of a class, or refuses them, but never changes them', () => {
    class Row {
      readonly id = 'E99'
      readonly name = '九十九号厂'
      readonly contact = '021'
    }
    for (const row of [new Row(), Object.freeze(new Row())]) {
      outcomeOf(() => parseInputs({ ...worldData, enterprises: [...worldData.enterprises, row] }))
      expect(row.contact).toBe('021')
    }
  })

  it('lets nothing inherited take part', () => {
    const row = Object.assign(Object.create({ town: '甲镇' }), { id: 'E99', name: '九十九号厂' })
    outcomeOf(() => {
      const { enterprises } = parseInputs({
        ...worldData,
        enterprises: [...worldData.enterprises, row],
      })
      expect(enterprises.find(({ id }) => id === 'E99')).toEqual({ id: 'E99', name: '九十九号厂' })
    })
  })
})

/** A copy in which one part, found by counting, is another value. */
function replacedAt(whole: unknown, at: number, value: unknown): unknown {
  const places = placesOf(whole, [])
  const path = places[at % places.length] ?? []
  return replaced(whole, path, value)
}

function placesOf(value: unknown, path: readonly string[]): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([name, each]) => placesOf(each, [...path, name]))]
}

function replaced(whole: unknown, [name, ...path]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value
  const copy = Array.isArray(whole) ? [...whole] : { ...(whole as object) }
  Object.assign(copy, { [name]: replaced((whole as Record<string, unknown>)[name], path, value) })
  return copy
}
