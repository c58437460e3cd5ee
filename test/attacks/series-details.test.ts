// Conditions of the comparison that nothing else tries: each by a series that differs in one thing.
import {
  assertVerified,
  canonicalJson,
  type InputData,
  isDoubleRandomError,
  verifySeries,
  visitsMade,
  voidAnnouncement,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { findingOf } from '../../src/core/check.ts'
import { firstVisit } from '../../src/verify/first-visit.ts'
import { remarksIn } from '../ceremony/remarks-in.ts'
import { announced, drawnNumber, petrol, WINDOWS } from './petrol-series.ts'

const first = drawnNumber(1, petrol())
const pastVisits = visitsMade(first.record, first.inputs)
const previous = first.record.digest
const KEY = '4b'.repeat(32)
const END = { code: 'event-cancelled', statement: '开奖取消', date: '2020-04-20' } as const

const toldIn = (...given: Parameters<typeof verifySeries>) =>
  verifySeries(...given).told.map(({ about }) => ('name' in about ? about.name : about.id))

it('a number that was announced and has no end is missing', () => {
  const report = verifySeries([{ text: canonicalJson(announced(1, petrol())) }])
  const missing = report.checks.find(
    (check) => check.name === 'numbering' && check.status === 'not-checked',
  )
  expect(missing && findingOf(missing)).toEqual({ id: 'numbers-missing', values: { numbers: [1] } })
})

describe('what an announcement changes behind a void', () => {
  const rowsTold = (before: string | undefined, now: string | undefined, inputs: InputData) => {
    const option = (blinding: string | undefined) => (blinding === undefined ? {} : { blinding })
    const published = announced(1, petrol(), option(before))
    const end = voidAnnouncement(published, END)
    const next = drawnNumber(2, inputs, { previous: end.digest, ...option(now) })
    const documents = [
      { text: canonicalJson(end) },
      { text: canonicalJson(published) },
      next.document,
    ]
    const { open, told } = verifySeries(documents)
    return [...open, ...told].filter(
      ({ about }) => ('name' in about ? findingOf(about) : about).id === 'changed-since-void',
    ).length
  }
  const exchanged = petrol({ units: Array.from({ length: 10 }, (_, i) => ({ name: `新${i}` })) })

  it('is seen by its roots unless one of the two is blinded', () => {
    expect(rowsTold(undefined, undefined, petrol())).toBe(0)
    expect(rowsTold(undefined, undefined, exchanged)).toBeGreaterThan(0)
    expect(rowsTold(KEY, undefined, petrol())).toBe(0)
    expect(rowsTold(undefined, KEY, petrol())).toBe(0)
  })

  it('takes a reason, which is idle only where nothing was changed', () => {
    const changes = [{ of: 'enterprises' as const, text: '名录核对后更正', approval: '局发1号' }]
    const inputs = petrol({ pastVisits })
    const { enterprises } = exchanged
    const voided = announced(2, { ...inputs, enterprises }, { previous })
    const end = voidAnnouncement(voided, END)
    const next = (number: number, before: string) =>
      drawnNumber(number, inputs, {
        previous: before,
        changes,
        batch: [{ pool: 'pool', round: 2 }],
      })
    const given = [first.document, { text: canonicalJson(end) }, { text: canonicalJson(voided) }]
    expect(toldIn([...given, next(3, end.digest).document])).not.toContain('reason-idle')
    expect(toldIn([first.document, next(2, previous).document])).toContain('reason-idle')
  })
})

it('a refusal for what is open says which check, and what it found', () => {
  const report = verifySeries([first.document])
  const { checks } = report.entries[0]!
  const open = checks.find(({ status }) => status === 'not-checked')!
  try {
    assertVerified({ ...report, checks } as never)
    expect.unreachable()
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
    expect(error.problems).toMatchObject([
      { path: open.name, found: { id: 'check-open', values: { why: findingOf(open) } } },
    ])
  }
})

describe('a round that is like one of an earlier draw', () => {
  const likeIn = (window: readonly [string, string]) => {
    const inputs = petrol({ pastVisits }, { id: 'petrol2', rounds: [{ window, visits: 3 }] })
    const batch = [{ pool: 'petrol2', round: 1 }]
    const again = drawnNumber(2, inputs, { previous, batch })
    return toldIn([first.document, again.document]).includes('round-alike')
  }
  const [from, to] = WINDOWS[0]

  it('shares a day with it: before and behind it is another season', () => {
    expect(likeIn(['2020-01-06', '2020-01-31'])).toBe(false)
    expect(likeIn(['2020-01-06', from])).toBe(true)
    expect(likeIn([to, '2020-04-30'])).toBe(true)
    expect(likeIn(['2020-04-01', '2020-04-30'])).toBe(false)
  })
})

describe('a draw of another series', () => {
  const saidOf = (elsewhere: InputData, blinding?: string) => {
    const key = blinding === undefined ? {} : { blinding }
    const other = drawnNumber(1, elsewhere, { series: '别处', ...key })
    return toldIn([first.document, other.document])
  }

  it('is told where plan and directory are these, as far as they can be held together', () => {
    const firms = Array.from({ length: 10 }, (_, i) => ({ name: `别处${i}` }))
    expect(saidOf(petrol())).toContain('inputs-elsewhere')
    expect(saidOf(petrol({ units: firms }))).not.toContain('inputs-elsewhere')
    expect(saidOf(petrol({ units: firms }), KEY)).toContain('inputs-elsewhere')
    expect(saidOf(petrol({ plan: { title: '另一计划' } }), KEY)).not.toContain('inputs-elsewhere')
  })
})

it('functions that check beacons may be two in two copies of one document', () => {
  const verifier = () => () => true
  const copies = [verifier(), verifier()].map((verifyBeacon) => ({
    ...first.document,
    verifyBeacon,
  }))
  const unused = verifySeries(copies).checks.filter(({ name }) => name === 'evidence-used')
  expect(JSON.stringify(unused)).not.toContain('option-twice')
  const { digest } = first.record
  const twice = verifySeries([
    { ...first.document, recordDigest: digest },
    { ...first.document, recordDigest: '0'.repeat(64) },
  ])
  expect(JSON.stringify(twice.checks)).toContain('option-twice')
})

describe('rows of visits that were handed on', () => {
  type Visit = { readonly enterprise: string; readonly inspectors: readonly string[] }
  const visitOf = (enterprise: string, officer = 'I1') => ({
    ...{ enterprise, date: '2020-03-02', matter: 'pool', inspectors: [officer] },
  })

  /** Of the first unit that the first draw, with these rows in its inputs, neither drew nor kept. */
  const notDrawn = (earlier: (unit: string) => readonly Visit[], later: typeof earlier) => {
    for (let i = 1; i <= 10; i += 1) {
      const unit = `U${i}`
      const before = drawnNumber(1, petrol({ pastVisits: earlier(unit) }))
      const { sample, reserves } = before.record.body.tables
      if ([...sample, ...reserves].some((row) => row.unit === unit)) continue
      const made = visitsMade(before.record, before.inputs).filter(
        ({ enterprise }) => enterprise !== unit,
      )
      const inputs = petrol({ pastVisits: [...made, ...later(unit)] })
      const now = drawnNumber(2, inputs, { previous: before.record.digest })
      return remarksIn(verifySeries([before.document, now.document]), 'open').filter(
        ([, , id]) => id === 'visits-not-drawn',
      ).length
    }
    return undefined
  }

  it('are none of a draw that did not have them, unless they were there before it', () => {
    expect(
      notDrawn(
        () => [],
        () => [],
      ),
    ).toBe(0)
    expect(
      notDrawn(
        () => [],
        (unit) => [visitOf(unit)],
      ),
    ).toBe(1)
    expect(
      notDrawn(
        (unit) => [visitOf(unit)],
        (unit) => [visitOf(unit)],
      ),
    ).toBe(0)
    // Another team is another row.
    expect(
      notDrawn(
        (unit) => [visitOf(unit)],
        (unit) => [visitOf(unit, 'I2')],
      ),
    ).toBe(1)
  })
})

describe('the first visit', () => {
  const round = { pool: 'p', round: 1, drawn: 1, window: ['2020-03-02', '2020-03-13'] } as const

  it('is some day of the window as long as a row of the sample is closed', () => {
    const day = (date: string) => Date.parse(`${date}T23:59:59-12:00`) / 1000
    expect(firstVisit([round], [])).toEqual({
      firstVisit: { earliest: day('2020-03-02'), latest: day('2020-03-13') },
    })
    const known = { pool: 'p', round: 1, date: '2020-03-04' }
    const opened = day('2020-03-04')
    expect(firstVisit([round], [known])).toEqual({
      firstVisit: { earliest: opened, latest: opened },
    })
    expect(firstVisit([{ ...round, drawn: 2 }], [known])).toEqual({
      firstVisit: { earliest: day('2020-03-02'), latest: opened },
    })
    expect(firstVisit([], [])).toEqual({})
  })
})

it('a stratum that only lost a tie had its chance', () => {
  const towns = Array.from({ length: 10 }, (_, i) => ({ town: i < 5 ? '东' : '西' }))
  const task = {
    design: { type: 'stratified', by: ['town'], allocation: { type: 'proportional' } },
    rounds: WINDOWS.map((window) => ({ window, visits: 1 })),
    reserve: 0,
  }
  const townsIn = new Set<string>()
  for (let time = 0; time < 8; time += 1) {
    const series = `第${time}系列`
    const one = drawnNumber(1, petrol({ units: towns }, task), { series })
    const made = visitsMade(one.record, one.inputs)
    const inputs = petrol({ units: towns, pastVisits: made }, task)
    const two = drawnNumber(2, inputs, { series, previous: one.record.digest })
    const drawn = [one, two].map(({ record }) =>
      record.body.head.rounds[0]!.strata.map((each) => each.drawn).join(),
    )
    townsIn.add(drawn.join(' '))
    expect(toldIn([one.document, two.document])).not.toContain('chance-lost')
  }
  expect(townsIn.size).toBeGreaterThan(1)
})

it('a number that is left out between two others is missing', () => {
  const middle = drawnNumber(2, petrol({ pastVisits }), { previous })
  const made = [...pastVisits, ...visitsMade(middle.record, middle.inputs)]
  const last = drawnNumber(3, petrol({ pastVisits: made }), { previous: middle.record.digest })
  const numbering = (numbers: readonly (typeof first)[]) =>
    verifySeries(numbers.map(({ document }) => document)).checks.flatMap((check) =>
      check.name === 'numbering' ? [findingOf(check)] : [],
    )
  expect(numbering([first, last])).toContainEqual({
    id: 'numbers-missing',
    values: { numbers: [2] },
  })
  expect(numbering([first, middle, last]).map(({ id }) => id)).toEqual(['series-chained'])
})

it('series that took one another over stand in that order, whatever they are called', () => {
  const names = ['甲', '乙', '丙', '丁']
  let before: ReturnType<typeof drawnNumber> | undefined
  const chain = names.map((series, index) => {
    const continues =
      before === undefined
        ? {}
        : { continues: [{ series: names[index - 1]!, number: 1, digest: before.record.digest }] }
    const one = drawnNumber(1, petrol(), { series, ...continues })
    before = one
    return one
  })
  for (const given of [chain, [...chain].reverse(), [chain[2]!, chain[0]!, chain[3]!, chain[1]!]]) {
    const { entries } = verifySeries(given.map(({ document }) => document))
    expect(entries.map(({ series }) => series)).toEqual(names)
  }
})
