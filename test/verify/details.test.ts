// Details of reports that nothing else looks at, each where it is wrong by one thing.
import {
  announce,
  canonicalJson,
  draw,
  reassignOfficer,
  reportOutcomes,
  type SeriesReport,
  verify,
  verifyAmendment,
  verifyAnnouncement,
  verifyOutcomes,
  verifySeries,
  visitsMade,
  voidAnnouncement,
} from 'double-random'
import { composeNotice, verifyNotice } from 'double-random/disclose'
import { describe, expect, it } from 'vitest'
import { findingOf } from '../../src/core/check.ts'
import { seal } from '../../src/record/seal.ts'
import { announced, drawnNumber, petrol, SERIES } from '../attacks/petrol-series.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'

const data = smallBureau({ officers: 5 })
const record = draw(data, { seed: '一' })
const text = canonicalJson(record)
const [seat] = record.body.tables.seats
const amendment = canonicalJson(
  reassignOfficer(record, data, {
    change: { inspector: seat!.inspector, from: '2020-03-02', to: '2020-03-13' },
    reason: 'absence',
    evidence: '假条',
    date: '2020-02-20',
  }),
)

describe('an amendment', () => {
  it('of rows that are not blinded needs no key', () => {
    const { checks } = verifyAmendment(amendment, { record: text })
    const open = checks.filter(({ status }) => status === 'not-checked')
    const needs = open.flatMap((check) => (check.status === 'not-checked' ? check.needs : []))
    expect(needs).toContain('inputs')
    expect(needs).not.toContain('blinding')
  })

  it('with the inputs of another draw is not said to be of a record that is wrong', () => {
    const other = smallBureau({ officers: 6 })
    const { checks } = verifyAmendment(amendment, { record: text, data: other })
    const failed = checks.filter(({ status }) => status === 'fail')
    expect(failed.map(({ name }) => name)).toContain('announcement-inputs')
    expect(failed.some((check) => 'path' in check && check.path === 'record')).toBe(false)
  })
})

it('a number above 1 without a document before it is refuted, though sealed again', () => {
  const { body } = announce(data, {
    ...{ series: 's', number: 2, previous: 'a'.repeat(64), weak: true },
    entropy: [{ kind: 'operator' }],
  })
  const orphan = seal('announcement', { ...body, previous: null })
  const { outcome, checks } = verifyAnnouncement(canonicalJson(orphan))
  expect(outcome).toBe('refuted')
  expect(checks.filter(({ status }) => status === 'fail').map(({ name }) => name)).toEqual([
    'numbering',
  ])
})

it('a notice whose secrets are open is not said to be sealed', () => {
  const saidOf = (secrets: boolean) =>
    verifyNotice(
      canonicalJson(composeNotice(record, data, secrets ? { secrets } : {})),
    ).headline.map(({ id }) => id)
  expect(saidOf(true)).not.toContain('secrets-sealed')
  expect(saidOf(false)).toContain('secrets-sealed')
})

describe('a series', () => {
  const first = drawnNumber(1, petrol())
  const ended = (number: number, previous: string | null) => {
    const { body } = voidAnnouncement(first.announcement, {
      ...{ code: 'other', statement: '停', date: '2020-02-01' },
    })
    return canonicalJson(seal('void', { ...body, number, previous }))
  }
  const numbering = (texts: readonly string[]) =>
    verifySeries(texts.map((each) => ({ text: each }))).checks.flatMap((check) =>
      check.name === 'numbering' ? [findingOf(check)] : [],
    )

  it.each([
    [1002, 1000],
    [1001, 1000],
    [1000, 999],
  ])('that ends with number %i is said to lack %i numbers', (number, lacking) => {
    const missing = numbering([ended(number, 'a'.repeat(64))]).map((said) =>
      said.id === 'numbers-missing' ? said.values.numbers.length : said.id,
    )
    expect(missing).toEqual([lacking])
  })

  it('of which number 1 names one before it is refuted', () => {
    const { refutes } = verifySeries([{ text: ended(1, 'a'.repeat(64)) }])
    expect(refutes.map(({ about }) => ('name' in about ? about.name : ''))).toContain('numbering')
  })

  it('names keys and inputs that bear on no document', () => {
    const { checks } = verifySeries([first.document], {
      blindings: ['b1'.repeat(32)],
      inputs: [petrol({ lists: [{ list: 'l', enterprise: 'U1' }] })],
    })
    const use = checks.find(({ name }) => name === 'evidence-used')
    expect(use && findingOf(use)).toMatchObject({
      id: 'evidence-unused',
      values: { items: [{ id: 'inputs-of-none' }, { id: 'keys-of-none' }] },
    })
    const none = verifySeries([first.document]).checks.find(({ name }) => name === 'evidence-used')
    expect(none).toBeUndefined()
  })
})

describe('a series of which one thing is so', () => {
  const inputs = petrol()
  const first = drawnNumber(1, inputs)
  const visited = (more: Parameters<typeof petrol>[0] = {}) =>
    petrol({ pastVisits: visitsMade(first.record, inputs), ...more })
  const batch = [{ pool: 'pool', round: 2 }]
  const next = (data: typeof inputs, more: object = {}) =>
    drawnNumber(2, data, { previous: first.record.digest, batch, ...more })
  const toldIn = ({ told }: SeriesReport) =>
    told.map(({ about }) => ('id' in about ? about : findingOf(about)))
  const columnsOf = ({ headline }: SeriesReport) =>
    headline.flatMap((each) => (each.id === 'series-columns' ? [each.values] : []))
  const statusOf = (report: SeriesReport, name: string) =>
    report.checks.flatMap((check) => (check.name === name ? [check.status] : []))
  const lists = [{ list: 'exempt', enterprise: 'U1' }]

  it('an announcement beside the one that was drawn is no number of its own', () => {
    const other = { text: canonicalJson(announced(1, petrol({ lists }))) }
    const { entries } = verifySeries([first.document, other])
    expect(entries.map(({ kind }) => kind)).toEqual(['record'])
  })

  it.each([
    ['文号〔2020〕1号', 1],
    [null, 0],
  ])('a reason with approval %s counts as approved %i times', (approval, approved) => {
    const changes = [{ of: 'lists' as const, text: '年度豁免', approval }]
    const report = verifySeries([next(visited({ lists }), { changes }).document, first.document])
    expect(columnsOf(report)).toMatchObject([{ explained: 1, approved }])
  })

  it('a reason that was given once does not cover what differs again', () => {
    const changes = [{ of: 'lists' as const, text: '年度豁免', approval: null }]
    const second = next(visited({ lists }), { changes })
    const third = drawnNumber(
      3,
      visited({
        lists: [...lists, { list: 'exempt', enterprise: 'U2' }],
        pastVisits: [
          ...visitsMade(first.record, inputs),
          ...visitsMade(second.record, second.inputs),
        ],
      }),
      { previous: second.record.digest, batch: [{ pool: 'pool', round: 3 }] },
    )
    const { open } = verifySeries([third.document, second.document, first.document])
    const numbers = open.flatMap(({ number, about }) =>
      'name' in about && about.name === 'changes' ? [number] : [],
    )
    expect(numbers).toEqual([3])
  })

  it('a round that was drawn before, not voided, is no round of a void', () => {
    const again = next(visited(), { batch: [{ pool: 'pool', round: 1 }] })
    const report = verifySeries([again.document, first.document])
    expect(toldIn(report).map(({ id }) => id)).not.toContain('rounds-of-void')
  })

  it('visits of which none is told follow from nothing', () => {
    const report = verifySeries([next(petrol()).document, first.document])
    expect(toldIn(report).map(({ id }) => id)).not.toContain('visits-follow')
  })

  it('a member that changes in the course of things does not excuse another one', () => {
    const officers = (change: object) =>
      Array.from({ length: 6 }, (_, at) => (at === 0 ? change : {}))
    const withOfficers = (change: object) => {
      const { inspectors } = smallBureau({ officers: officers(change) })
      return { ...visited(), inspectors }
    }
    const openOf = (change: object) =>
      verifySeries([next(withOfficers(change)).document, first.document]).open.flatMap(
        ({ about }) => ('name' in about && about.name === 'changes' ? [findingOf(about).id] : []),
      )
    expect(openOf({ carried: 3 })).toEqual([])
    expect(openOf({ carried: 3, department: '别科' })).toEqual(['rows-changed'])
  })

  it('of two series, none taken over, the first in byte order is the main one', () => {
    const other = drawnNumber(1, petrol({ lists }), { series: 'a' })
    const { checks } = verifySeries([first.document, other.document])
    const apart = checks.flatMap((check) => (check.name === 'numbering' ? [findingOf(check)] : []))
    expect(apart).toContainEqual({ id: 'series-apart', values: { series: SERIES } })
  })

  it('the first number of another series does not stand for a missing one', () => {
    const other = drawnNumber(1, petrol({ lists }), { series: 'a' })
    const second = next(visited())
    const report = verifySeries([second.document, other.document], {
      lastDigest: second.record.digest,
    })
    expect(report.refutes).toEqual([])
    expect(statusOf(report, 'numbering')).toContain('not-checked')
  })

  it('the series that the ledger speaks of is the main one, though another has more numbers', () => {
    const one = drawnNumber(1, petrol({ lists }), { series: 'a' })
    const pastVisits = visitsMade(one.record, one.inputs)
    const two = drawnNumber(2, petrol({ lists, pastVisits }), {
      ...{ series: 'a', previous: one.record.digest, batch },
    })
    const documents = [first, one, two].map(({ document }) => document)
    const apart = (options: Parameters<typeof verifySeries>[1]) =>
      verifySeries(documents, options).checks.flatMap((check) => {
        const said = findingOf(check)
        return said.id === 'series-apart' ? [said.values.series] : []
      })
    const ledger = [
      { kind: 'announcement' as const, number: 1, digest: first.announcement.digest },
      { kind: 'record' as const, number: 1, digest: first.record.digest },
    ]
    expect(apart({ ledger })).toEqual(['a'])
    expect(apart({})).toEqual([SERIES])
  })

  it('two series that take each other over are followed all the same', () => {
    const circle = (series: string, other: string) =>
      drawnNumber(1, inputs, {
        series,
        continues: [{ series: other, number: 1, digest: (series === 'a' ? 'a' : 'b').repeat(64) }],
      })
    const documents = [circle('a', 'b'), circle('b', 'a')].map(({ document }) => document)
    expect(verifySeries(documents).entries.map(({ kind }) => kind)).toContain('record')
  })

  it('a round that the plan had before is not like another one of it', () => {
    const window = ['2020-02-03', '2020-03-31']
    const task = { rounds: [1, 2].map(() => ({ window, visits: 3 })) }
    const one = drawnNumber(1, petrol({}, task))
    const pastVisits = visitsMade(one.record, one.inputs)
    const two = drawnNumber(2, petrol({ pastVisits }, task), {
      ...{ previous: one.record.digest, batch },
    })
    const { open, told } = verifySeries([two.document, one.document])
    const ids = [...open, ...told].map(({ about }) =>
      'name' in about ? findingOf(about).id : about.id,
    )
    expect(ids).not.toContain('round-alike')
    // Under a name that the plan did not have, it is.
    const renamed = { ...task, id: 'other' }
    const three = drawnNumber(2, petrol({ pastVisits }, renamed), {
      ...{ previous: one.record.digest, batch: [{ pool: 'other', round: 2 }] },
    })
    const again = verifySeries([three.document, one.document])
    const said = [...again.open, ...again.told].map(({ about }) =>
      'name' in about ? findingOf(about).id : about.id,
    )
    expect(said).toContain('round-alike')
  })

  it('that ends before what is at hand is cut', () => {
    const documents = [next(visited()).document, first.document]
    const report = verifySeries(documents, { lastDigest: first.record.digest })
    expect(statusOf(report, 'series-end')).toEqual(['fail'])
  })

  it('a void asks for the announcement that it ends', () => {
    const announcement = announced(1, inputs)
    const end = voidAnnouncement(announcement, {
      ...{ code: 'other', statement: '停', date: '2020-02-01' },
    })
    const [entry] = verifySeries([{ text: canonicalJson(end) }]).entries
    const needs = Object.fromEntries(
      (entry?.checks ?? []).map((check) => [check.name, 'needs' in check && check.needs]),
    )
    expect(needs).toMatchObject({ replay: ['announcement'], 'void-published': ['last-digest'] })
  })
})

it('a notice says how many rows it opens', () => {
  const notice = composeNotice(record, data, { open: [{ table: 'sample' }, { table: 'seats' }] })
  const rows = record.body.tables.sample.length + record.body.tables.seats.length
  const { checks } = verifyNotice(canonicalJson(notice))
  expect(checks.find(({ name }) => name === 'opened-rows')?.message).toEqual({
    id: 'rows-committed',
    values: { rows },
  })
})

it('outcomes say how many checks passed, and of how many visits they tell', () => {
  const reported = canonicalJson(reportOutcomes(record, data, { asOf: '2020-12-31', outcomes: [] }))
  const { headline, checks } = verifyOutcomes(reported, { record: text })
  const count = checks.filter(({ status }) => status === 'pass').length
  expect(headline.slice(1)).toEqual([
    { id: 'checks-passed', values: { count } },
    { id: 'outcomes-reported', values: { asOf: '2020-12-31', due: 2, reported: 0 } },
    { id: 'entropy-weak', values: {} },
  ])
  const open = checks.filter(({ status }) => status === 'not-checked').map(({ name }) => name)
  expect(open).toEqual(['outcomes-published', 'record-published', 'results-complete'])
})

it('inputs beside outcomes are of use only with their record', () => {
  const outcomes = canonicalJson(reportOutcomes(record, data, { asOf: '2020-12-31', outcomes: [] }))
  const used = (options: object) =>
    verifyOutcomes(outcomes, options).checks.find(({ name }) => name === 'evidence-used')?.status
  expect(used({ data })).toBe('not-checked')
  expect(used({ data, record: text })).toBe('pass')
  expect(used({ record: text })).toBe('pass')
  expect(used({ blinding: 'b1'.repeat(32) })).toBe('not-checked')
})

describe('amendments beside outcomes', () => {
  const reported = (asOf: string) =>
    canonicalJson(reportOutcomes(record, data, { asOf, outcomes: [] }))
  const used = (asOf: string) =>
    verifyOutcomes(reported(asOf), { record: text, amendments: [amendment] }).checks.find(
      ({ name }) => name === 'evidence-used',
    )?.status

  it('are left out without a word only if they were decided later', () => {
    // It was decided on the 20th of February.
    expect(used('2020-02-19')).toBe('pass')
    expect(used('2020-02-20')).toBe('pass')
    expect(used('2020-02-21')).toBe('not-checked')
  })
})

describe('the head of a draw of two officers, of whom one can lead', () => {
  const team = { seats: [{ role: 'lead', qualifications: ['组长'] }, { role: 'member' }] }
  const bureau = smallBureau({
    officers: [{ qualifications: ['组长'] }, {}],
    tasks: [{ team }],
  })
  const two = draw(bureau, { seed: '一' })
  const headOf = (fewest: number | null) => {
    const { head, ...rest } = two.body
    const body = { head: { ...head, pairing: { ...head.pairing, fewest } }, ...rest }
    return verify(canonicalJson(seal('record', body)), bureau).checks.find(
      ({ name }) => name === 'head',
    )
  }

  it('says that one of them could come to each seat, at the fewest, and nothing less or more', () => {
    expect(two.body.head.pairing.fewest).toBe(1)
    expect(headOf(1)?.status).toBe('pass')
    expect(headOf(2)?.status).toBe('pass')
    expect(headOf(3)).toMatchObject({ status: 'fail', path: 'body.head.pairing.fewest' })
    expect(headOf(null)).toMatchObject({
      ...{ status: 'fail', path: 'body.head.pairing.fewest' },
      expected: { id: 'value', values: { value: 1 } },
    })
  })
})
