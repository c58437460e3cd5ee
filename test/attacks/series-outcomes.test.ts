// What became of visits, in a year with a ledger: doctored, erased, left out, contradicted.
import {
  canonicalJson,
  type LedgerEntry,
  ledgerHead,
  type OutcomeData,
  type OutcomesDocument,
  openOutcomes,
  type ReportedOutcome,
  reportOutcomes,
  type SeriesDocument,
  verifyOutcomes,
  verifySeries,
  visitsMade,
} from 'double-random'
import { estimate } from 'double-random/report'
import { describe, expect, it } from 'vitest'
import { findingOf } from '../../src/core/check.ts'
import { commitTable } from '../../src/core/table.ts'
import { seal } from '../../src/record/seal.ts'
import { refusalOf } from '../ceremony/refusal.ts'
import { drawnNumber, petrol, SERIES } from './petrol-series.ts'

const first = drawnNumber(1, petrol())
const { sample } = first.record.body.tables
const found = (values: number, more: Partial<OutcomeData> = {}): OutcomeData[] =>
  sample.map(({ pool, round, unit, date }) => ({
    ...{ pool, round, unit, date, outcome: 'inspected' as const, values: { 隐患: values } },
    ...more,
  }))
const reported = (
  outcomes: readonly OutcomeData[],
  asOf: string,
  earlier: readonly OutcomesDocument[] = [],
) =>
  reportOutcomes(first.record, first.inputs, {
    ...{ outcomes, asOf },
    earlier: earlier.map((each) => canonicalJson(each)),
  })
const one = reported(found(1).slice(0, 2), '2020-03-31')
const two = reported([...found(1).slice(0, 2), ...found(2).slice(2)], '2020-04-10', [one])
const outcomes = [one, two].map((each) => canonicalJson(each))
const inputs = petrol({ pastVisits: visitsMade(first.record, first.inputs, { outcomes }) })
const entry = (kind: LedgerEntry['kind'], number: number, { digest }: { digest: string }) => ({
  ...{ kind, number, digest },
})
const start: LedgerEntry[] = [
  entry('announcement', 1, first.announcement),
  entry('record', 1, first.record),
  entry('outcomes', 1, one),
  entry('outcomes', 1, two),
]
const batch = [{ pool: 'pool', round: 2 }]
const secondOf = (data: typeof inputs, ledger = ledgerHead(SERIES, start)) =>
  drawnNumber(2, data, { previous: first.record.digest, batch, ledger })
const second = secondOf(inputs)
const ledger = [
  ...start,
  entry('announcement', 2, second.announcement),
  entry('record', 2, second.record),
]
const known = { ledger, ledgerHead: ledgerHead(SERIES, ledger)!, lastDigest: second.record.digest }
const textOf = (document: OutcomesDocument): SeriesDocument => ({ text: canonicalJson(document) })
const others = [second.document, first.document]
const documents = [...others, textOf(two), textOf(one)]

const namesIn = (given: readonly SeriesDocument[], options: Parameters<typeof verifySeries>[1]) => {
  const { outcome, refutes, open } = verifySeries(given, options)
  const names = (column: typeof refutes) => [
    ...new Set(column.flatMap(({ about }) => ('name' in about ? [about.name] : []))),
  ]
  return { outcome, refutes: names(refutes), open: names(open) }
}

/** Outcomes with other numbers or rows, sealed again: whoever keeps them can make such. */
const doctored = (
  document: OutcomesDocument,
  change: (body: OutcomesDocument['body']) => object,
): OutcomesDocument => {
  const body = structuredClone(document.body)
  return seal('outcomes', { ...body, ...change(body) } as typeof body) as OutcomesDocument
}

describe('a series with outcomes', () => {
  it('is verified, whatever the order, and says that all are reported', () => {
    for (const given of [documents, [...documents].reverse()]) {
      const { outcome, refutes, open, told } = verifySeries(given, known)
      expect([outcome, refutes, open]).toEqual(['verified', [], []])
      expect(told.map(({ about }) => ('id' in about ? about.id : ''))).toContain(
        'results-all-reported',
      )
      expect(told.map(({ about }) => about)).toContainEqual({
        id: 'visits-follow',
        values: { visits: 3 },
      })
    }
  })

  it('tells how much is not reported', () => {
    const short = [...start.slice(0, 3), ...ledger.slice(4)]
    const early = verifySeries([first.document, textOf(one)], { ledger: short.slice(0, 3) })
    expect(early.told.map(({ about }) => about)).toContainEqual({
      id: 'results-not-reported',
      values: { due: 3, reported: 2 },
    })
  })

  it('without a ledger is open until the digest of the last outcomes is given', () => {
    const bare = [drawnNumber(1, petrol()).document, textOf(one), textOf(two)]
    const options = { lastDigest: first.record.digest }
    expect(namesIn(bare, options)).toMatchObject({
      refutes: [],
      open: ['amendments', 'outcomes-published'],
    })
    const given = [bare[0]!, bare[1]!, { ...bare[2]!, outcomesDigest: two.digest }]
    expect(namesIn(given, options).open).toEqual(['amendments'])
    const wrong = [bare[0]!, bare[1]!, { ...bare[2]!, outcomesDigest: one.digest }]
    expect(namesIn(wrong, options).refutes).toEqual(['outcomes-published'])
  })
})

/** Outcomes of rows in whatever order, with a head that follows from the last of each unit. */
const withRows = (rows: readonly ReportedOutcome[], totals: number) =>
  doctored(one, ({ head }) => ({
    head: {
      ...head,
      table: commitTable('outcomes', rows, undefined),
      rounds: head.rounds.map((round) =>
        round.reported === 0 ? round : { ...round, totals: { 隐患: totals } },
      ),
    },
    rows: { all: rows.map((row) => ({ row })) },
  }))
const rowsOfOne = 'all' in one.body.rows ? one.body.rows.all.map(({ row }) => row) : []

describe('rows that say two things of a unit, or stand in another order', () => {
  const [a, b] = rowsOfOne as [ReportedOutcome, ReportedOutcome]
  const clean = { ...a, values: { 隐患: 0 } }

  it.each<[string, OutcomesDocument]>([
    ['a unit twice', withRows([a, clean, b], 1)],
    [
      'a unit and its correction in one document',
      withRows([a, { ...clean, entry: 2, reason: '更正' }, b], 1),
    ],
    ['in another order', withRows([b, a], 2)],
  ])('%s', (_, wrong) => {
    const { outcome, checks } = verifyOutcomes(canonicalJson(wrong), {
      ...{ record: canonicalJson(first.record), recordDigest: first.record.digest },
      outcomesDigest: wrong.digest,
    })
    const failed = checks.filter(({ status }) => status === 'fail').map(({ name }) => name)
    expect([outcome, failed]).toEqual(['refuted', ['results']])
    const made = () => visitsMade(first.record, first.inputs, { outcomes: [canonicalJson(wrong)] })
    expect(refusalOf(made).code).toBe('evidence/failed')
  })

  it.each<[string, ReportedOutcome]>([
    ['a correction of what was never reported', { ...a, entry: 2, reason: '更正' }],
    ['a reason of a first report', { ...a, reason: '更正' }],
    ['inspectors in another order', { ...a, inspectors: ['I2', 'I1'] }],
    ['an inspector twice', { ...a, inspectors: ['I1', 'I1'] }],
  ])('%s is refuted', (_, row) => {
    const wrong = withRows([row, b], 2)
    const { outcome, checks } = verifyOutcomes(canonicalJson(wrong), {
      ...{ record: canonicalJson(first.record), recordDigest: first.record.digest },
      outcomesDigest: wrong.digest,
    })
    const failed = checks.filter(({ status }) => status === 'fail').map(({ name }) => name)
    expect([outcome, failed]).toEqual(['refuted', ['results']])
  })

  it('numbers that do not follow from the rows are no basis of any figure', () => {
    const more = doctored(one, ({ head }) => ({
      head: { ...head, rounds: head.rounds.map((round) => ({ ...round, totals: { 隐患: 0 } })) },
    }))
    const short = doctored(one, ({ head }) => ({
      head: { ...head, rounds: head.rounds.map((round) => ({ ...round, due: 0 })) },
    }))
    for (const wrong of [more, short]) {
      const call = () => estimate(first.record, [canonicalJson(wrong)], { pool: 'pool', round: 1 })
      expect(refusalOf(call).problems[0]?.path).toBe('outcomes[0].body.head.rounds')
    }
  })
})

describe('what was doctored is seen', () => {
  it('outcomes that were rewritten and sealed anew, though figures follow from them', () => {
    const rewritten = reported(found(0), '2020-04-10')
    const rate = (texts: readonly string[]) =>
      estimate(first.record, texts, { pool: 'pool', round: 1, variable: '隐患', counts: true })
        .pooled.variable?.total.value
    expect([rate(outcomes), rate([canonicalJson(rewritten)])]).toEqual([13.333333, 0])
    const { outcome, refutes, open } = namesIn([...others, textOf(rewritten)], known)
    expect([outcome, refutes]).toEqual(['refuted', ['outcomes-published']])
    expect(open).toContain('ledger')
  })

  it('a correction that was erased', () => {
    expect(namesIn([...others, textOf(one)], known)).toEqual({
      outcome: 'refuted',
      refutes: ['outcomes-published'],
      open: ['ledger'],
    })
  })

  it.each<[string, OutcomesDocument]>([
    [
      'a sum',
      doctored(two, ({ head }) => ({
        head: { ...head, rounds: head.rounds.map((round) => ({ ...round, totals: { 隐患: 0 } })) },
      })),
    ],
    [
      'the number due, so that it looks complete',
      doctored(one, ({ head }) => ({
        head: { ...head, rounds: head.rounds.map((round) => ({ ...round, due: 2 })) },
      })),
    ],
    ['the day', doctored(two, ({ head }) => ({ head: { ...head, asOf: '2020-03-30' } }))],
    ['its place in the chain', doctored(two, ({ head }) => ({ head: { ...head, sequence: 3 } }))],
    [
      'a row, and not its root',
      doctored(two, ({ rows }) => ({
        rows: {
          all:
            'all' in rows
              ? rows.all.map(({ row }) => ({ row: { ...row, values: { 隐患: 0 } } }))
              : [],
        },
      })),
    ],
    [
      'a key that blinds nothing',
      doctored(two, ({ head }) => ({ head: { ...head, blinding: 'a'.repeat(64) } })),
    ],
  ])('%s', (_, wrong) => {
    const isFirst = wrong.body.head.sequence === 1
    const chain = isFirst ? [wrong] : [one, wrong]
    const entries = [...start.slice(0, 2), ...chain.map((each) => entry('outcomes', 1, each))]
    const given = [first.document, ...chain.map(textOf)]
    const { outcome, refutes } = namesIn(given, {
      ledger: entries,
      ledgerHead: ledgerHead(SERIES, entries)!,
    })
    expect(outcome).toBe('refuted')
    expect(['results', 'opened-rows']).toEqual(expect.arrayContaining(refutes))
  })

  it('an entry that is not in the ledger, or in another place', () => {
    const without = ledger.filter(({ digest }) => digest !== two.digest)
    expect(namesIn(documents, { ...known, ledger: without }).refutes).toContain('ledger')
    const turned = [...ledger.slice(0, 2), ledger[3]!, ledger[2]!, ...ledger.slice(4)]
    expect(namesIn(documents, { ...known, ledger: turned }).refutes).toContain('ledger')
    const early = [ledger[0]!, ledger[2]!, ledger[1]!, ...ledger.slice(3)]
    expect(namesIn(documents, { ...known, ledger: early }).refutes).toContain('ledger')
  })

  it('outcomes whose rows are closed, which leaves their sums open', () => {
    const closed = [textOf(openOutcomes(two, { units: [] })), textOf(one)]
    const { outcome, open } = namesIn([...others, ...closed], known)
    expect([outcome, open]).toEqual(['partial', ['results']])
  })

  it('outcomes of a record that is not there', () => {
    const other = drawnNumber(1, petrol({}, { reserve: 1 }))
    const { open } = verifySeries([other.document, textOf(one)], {})
    const said = open.map(({ about }) => ('name' in about ? findingOf(about) : about))
    expect(said).toContainEqual({ id: 'outcomes-without-record', values: { number: 1 } })
    const own = verifySeries([first.document, textOf(one)], {}).open
    expect(own.some(({ about }) => 'name' in about && about.name === 'numbering')).toBe(false)
  })
})

/** The year with these outcomes of its first draw, and a second draw from these inputs. */
const withSecond = (data: typeof inputs, reports: readonly OutcomesDocument[]) => {
  const before = [...start.slice(0, 2), ...reports.map((each) => entry('outcomes', 1, each))]
  const again = secondOf(data, ledgerHead(SERIES, before))
  const entries = [
    ...before,
    entry('announcement', 2, again.announcement),
    entry('record', 2, again.record),
  ]
  return namesIn([again.document, first.document, ...reports.map(textOf)], {
    ledger: entries,
    ledgerHead: ledgerHead(SERIES, entries)!,
    lastDigest: again.record.digest,
  })
}

describe('carried visits that contradict the outcomes are refuted', () => {
  const contradicted = (pastVisits: readonly object[]) =>
    withSecond(petrol({ pastVisits }), [one, two])
  const visits = visitsMade(first.record, first.inputs, { outcomes })

  it('where one is left out', () => {
    expect(contradicted(visits.slice(1)).refutes).toEqual(['carried-visits'])
  })

  it('where one is told of another day', () => {
    const moved = visits.map((visit, index) =>
      index === 0 ? { ...visit, date: '2020-04-02' } : visit,
    )
    expect(contradicted(moved).refutes).toEqual(['carried-visits'])
  })

  it('where others are said to have gone', () => {
    const [visit] = visits
    const strangers = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6'].filter(
      (id) => !visit?.inspectors?.includes(id),
    )
    const exchanged = [{ ...visit, inspectors: strangers.slice(0, 2) }, ...visits.slice(1)]
    expect(contradicted(exchanged).refutes).toEqual(['carried-visits'])
  })

  it('but not where they are told as they were planned', () => {
    expect(contradicted(visitsMade(first.record, first.inputs)).outcome).toBe('verified')
  })
})

it('whoever went stands in the outcomes, and is told of the next draw', () => {
  const [{ unit }] = sample as [(typeof sample)[number]]
  const sent = visitsMade(first.record, first.inputs).find(
    ({ enterprise }) => enterprise === unit,
  )?.inspectors
  const others2 = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6']
    .filter((id) => !sent?.includes(id))
    .slice(0, 2)
  const rows = found(1).map((row) => (row.unit === unit ? { ...row, inspectors: others2 } : row))
  const told = reported(rows, '2020-04-10')
  const carried = visitsMade(first.record, first.inputs, { outcomes: [canonicalJson(told)] })
  expect(carried.find(({ enterprise }) => enterprise === unit)?.inspectors).toEqual(others2)
  expect(withSecond(petrol({ pastVisits: carried }), [told]).outcome).toBe('verified')
})

it('rows beside documents that say the same are named as of no use', () => {
  const given = [
    { ...first.document, outcomes: found(1) },
    second.document,
    textOf(one),
    textOf(two),
  ]
  const { open } = namesIn(given, known)
  expect(open).toEqual(['evidence-used'])
  expect(refusalOf(() => reported([], '2020-04-10', [one])).code).toBe('input/missing')
})
