import {
  canonicalJson,
  digest,
  draw,
  drawAsItStands,
  enterInLedger,
  type OutcomeData,
  type OutcomesDocument,
  openOutcomes,
  parseDocument,
  type ReportOptions,
  reassignOfficer,
  reportOutcomes,
  substituteUnit,
  verifyOutcomes,
  visitsMade,
} from 'double-random'
import { coverage, estimate } from 'double-random/report'
import { bulletin, parseBulletin } from 'double-random/year'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effort } from '../effort.ts'
import { refusalOf } from './refusal.ts'
import { smallBureau, WINDOW } from './small-bureau.ts'

const data = smallBureau({
  units: 12,
  officers: 5,
  tasks: [
    { reserve: 2, rounds: [{ window: WINDOW, visits: 4 }] },
    { rounds: [{ window: WINDOW, visits: 3 }] },
  ],
})
const record = draw(data, { seed: '结果' })
const rows = record.body.tables.sample
const [first, second] = rows as [(typeof rows)[number], (typeof rows)[number]]

const found = (row: (typeof rows)[number], more: object = {}): OutcomeData => {
  const { pool, round, unit, date } = row
  return { pool, round, unit, date, outcome: 'inspected', values: { 隐患: 1 }, ...more }
}
const countOf = ({ values }: OutcomeData) => Number(values ? values.隐患 : 0)
const everything = rows.map((row) => found(row))
const report = (options: Partial<ReportOptions>) =>
  reportOutcomes(record, data, { asOf: '2020-12-31', outcomes: [], ...options })
const textsOf = (...documents: readonly OutcomesDocument[]) =>
  documents.map((each) => canonicalJson(each))
const rowsIn = ({ body: { rows: opened } }: OutcomesDocument) =>
  'all' in opened ? opened.all.map(({ row }) => row) : opened.some.map(({ row }) => row)
const refused = (options: Partial<ReportOptions>) => {
  const { code, problems } = refusalOf(() => report(options))
  return [code, problems[0]?.path, problems[0]?.unit]
}

describe('outcomes of a draw', () => {
  it('are counted round by round, all documents together', () => {
    const one = report({ asOf: '2020-03-31', outcomes: [found(first)] })
    const [before] = one.body.head.rounds
    expect(before).toEqual({
      ...{ pool: 'pool', round: 1, due: 4, reported: 1 },
      ...{ byOutcome: { inspected: 1 }, totals: { 隐患: 1 } },
    })
    const two = report({
      outcomes: [found(first, { values: { 隐患: 3 }, reason: '漏记' }), ...everything.slice(1)],
      earlier: textsOf(one),
    })
    expect(
      two.body.head.rounds.map(({ due, reported, totals }) => [due, reported, totals]),
    ).toEqual([
      [4, 4, { 隐患: 6 }],
      [3, 3, { 隐患: 3 }],
    ])
    expect([two.body.head.sequence, two.body.head.previous]).toEqual([2, one.digest])
    // The first report stays as it was: only what is new stands in the second document.
    expect(
      rowsIn(two).filter(({ unit, pool }) => unit === first.unit && pool === first.pool),
    ).toEqual([{ ...found(first), entry: 2, values: { 隐患: 3 }, reason: '漏记' }])
    expect(rowsIn(two)).toHaveLength(7)
  })

  it('say nothing again that was said', () => {
    const one = report({ outcomes: everything })
    const two = report({ outcomes: everything, earlier: textsOf(one) })
    expect(rowsIn(two)).toEqual([])
    expect(two.body.head.rounds).toEqual(one.body.head.rounds)
  })

  it('pass over those of other draws', () => {
    const other = { ...found(first), pool: 'elsewhere' }
    expect(report({ outcomes: [other, found(first)] })).toEqual(
      report({ outcomes: [found(first)] }),
    )
  })

  it('of units that amendments replaced are told by these', () => {
    const closed = substituteUnit(record, data, {
      visit: first,
      reason: 'closed',
      evidence: '注销通知书',
      date: '2020-03-02',
    })
    const amendments = [canonicalJson(closed)]
    const own = report({ amendments })
    expect(rowsIn(own)).toEqual([
      expect.objectContaining({
        unit: first.unit,
        entry: 1,
        outcome: 'closed',
        date: '2020-03-02',
      }),
    ])
    expect(own.body.head.rounds[0]).toMatchObject({ due: 5, reported: 1 })
    // Reported before as inspected, it is corrected by the amendment, with its evidence.
    const one = report({ outcomes: [found(first)], asOf: '2020-03-31' })
    const two = report({ outcomes: [found(first)], amendments, earlier: textsOf(one) })
    expect(rowsIn(two)).toEqual([
      expect.objectContaining({ entry: 2, outcome: 'closed', reason: '注销通知书' }),
    ])
    // Whoever says something else of it contradicts the amendment.
    expect(refused({ outcomes: [found(first)], amendments })).toEqual([
      'evidence/failed',
      'outcomes.outcome',
      first.unit,
    ])
  })

  it('are entered in the ledger after what they build on', () => {
    const outcomes = canonicalJson(report({ outcomes: everything }))
    const { code } = refusalOf(() => enterInLedger(record.body.head.series, [], outcomes))
    expect(code).toBe('policy/numbering')
    const entries = [
      {
        kind: 'announcement',
        number: 1,
        digest: digest('announcement', record.body.head.announcement),
      },
      { kind: 'record', number: 1, digest: record.digest },
    ] as const
    const entered = enterInLedger(record.body.head.series, entries, outcomes)
    expect(entered.at(-1)).toMatchObject({ kind: 'outcomes', number: 1 })
  })
})

describe('outcomes are refused', () => {
  const one = report({ outcomes: [found(first)], asOf: '2020-03-31' })
  const earlier = textsOf(one)
  const amendment = reassignOfficer(record, data, {
    change: {
      inspector: record.body.tables.seats[0]?.inspector as string,
      from: '2020-03-02',
      to: '2020-03-13',
    },
    reason: 'absence',
    evidence: '假条',
    date: '2020-03-02',
  })

  it.each<[string, Partial<ReportOptions>, (string | undefined)[]]>([
    [
      'for a unit that the draw never had',
      { outcomes: [{ ...found(first), unit: 'U99' }] },
      ['input/unknown-id', 'outcomes.unit', 'U99'],
    ],
    [
      'with a visit after the day up to which they tell',
      { outcomes: [found(first, { date: '2020-12-31' })], asOf: '2020-12-30' },
      ['input/range', 'outcomes.date', first.unit],
    ],
    [
      'with a visit before the draw',
      { outcomes: [found(first, { date: '2019-12-31' })] },
      ['input/range', 'outcomes.date', first.unit],
    ],
    [
      'if somebody went whom nobody knows',
      { outcomes: [found(first, { inspectors: ['I1', 'I9'] })] },
      ['input/unknown-id', 'outcomes.inspectors', first.unit],
    ],
    [
      'if a correction has no reason',
      { outcomes: [found(first, { values: { 隐患: 0 } })], earlier },
      ['input/missing', 'options.outcomes.reason', first.unit],
    ],
    [
      'if what was reported is gone',
      { outcomes: [found(second)], earlier },
      ['input/missing', 'options.outcomes', first.unit],
    ],
    [
      'as of a day before the report before',
      { outcomes: [found(first)], earlier, asOf: '2020-03-30' },
      ['input/range', 'asOf', undefined],
    ],
    [
      'as of a day before an amendment was decided',
      { outcomes: [], amendments: [canonicalJson(amendment)], asOf: '2020-03-01' },
      ['input/range', 'asOf', undefined],
    ],
    [
      'as of a day before the report before, though after the last amendment',
      {
        outcomes: [found(first)],
        earlier,
        amendments: [canonicalJson(amendment)],
        asOf: '2020-03-15',
      },
      ['input/range', 'asOf', undefined],
    ],
    [
      'twice for a unit',
      { outcomes: [found(first), found(first)] },
      ['input/duplicate', 'outcomes[1]', expect.any(String) as never],
    ],
    [
      'if sums leave the integers',
      { outcomes: rows.map((row) => found(row, { values: { 罚款: 2 ** 53 - 1 } })) },
      ['evidence/failed', 'outcomes.values', expect.any(String) as never],
    ],
    [
      'after a document of another draw',
      {
        earlier: [
          canonicalJson(
            reportOutcomes(draw(data, { seed: '别的' }), data, {
              asOf: '2020-12-31',
              outcomes: [],
            }),
          ),
        ],
      },
      ['evidence/failed', 'outcomes[0].body.head.record', undefined],
    ],
    [
      'after a document whose rows are closed',
      { earlier: textsOf(openOutcomes(one, { units: [] })) },
      ['evidence/failed', 'outcomes[0].body.rows', undefined],
    ],
    [
      'after a document that was altered',
      { earlier: earlier.map((text) => text.replace('"reported":1', '"reported":2')) },
      ['evidence/digest', 'outcomes[0].digest', undefined],
    ],
  ])('%s', (_, options, expected) => {
    expect(refused(options)).toEqual(expected)
  })
})

describe('views take the documents', () => {
  const one = report({ outcomes: everything.slice(0, 3), asOf: '2020-03-31' })
  const corrected = [
    found(first, { date: '2020-03-20', inspectors: ['I5', 'I1'], reason: '日期录错' }),
    ...everything.slice(1),
  ]
  const two = report({ outcomes: corrected, earlier: textsOf(one) })
  const texts = textsOf(one, two)
  const [{ reason: _, ...last }] = corrected as [OutcomeData]

  it('as the rows that they come to', () => {
    const plain = [last, ...everything.slice(1)]
    expect(visitsMade(record, data, { outcomes: texts })).toEqual(
      visitsMade(record, data, { outcomes: plain }),
    )
    const visit = visitsMade(record, data, { outcomes: texts }).find(
      ({ enterprise, matter }) => enterprise === first.unit && matter === first.pool,
    )
    // Who went is told, not who was to go.
    expect([visit?.date, visit?.inspectors]).toEqual(['2020-03-20', ['I1', 'I5']])
    const standing = drawAsItStands(record, data, { outcomes: texts })
    expect(standing.filter(({ outcome }) => outcome !== undefined)).toHaveLength(7)
    const covered = (outcomes: readonly OutcomeData[] | readonly string[]) =>
      coverage([{ record, data, outcomes }])
    expect(covered(texts)).toEqual(covered(plain))
  })

  it('and name them as their basis', () => {
    const basis = {
      ...{ record: record.digest, outcomes: two.digest, amendment: null, asOf: '2020-12-31' },
      ...{ due: 7, reported: 7 },
    }
    const options = { pool: 'pool', round: 1, variable: '隐患' }
    expect(estimate(record, texts, options).basis).toEqual(basis)
    expect(estimate(record, [last, ...everything.slice(1)], options).basis).toBeNull()
    const period = { from: '2020-01-01', to: '2020-12-31' }
    const figures = bulletin(data.plan, [{ record, data, outcomes: texts }], period)
    expect(figures.basis).toEqual([basis])
    expect(parseBulletin(JSON.parse(JSON.stringify(figures)))).toEqual(figures)
  })

  it('but not with one left out, or in another order', () => {
    for (const wrong of [[texts[1]], [...texts].reverse()] as string[][]) {
      const { code } = refusalOf(() => visitsMade(record, data, { outcomes: wrong }))
      expect(code).toBe('evidence/failed')
    }
  })
})

describe('rows can be closed', () => {
  const all = report({ outcomes: everything })

  it('and the open ones lead to the same digest', () => {
    const few = openOutcomes(all, { units: [first.unit] })
    expect(few.digest).toBe(all.digest)
    expect(new Set(rowsIn(few).map(({ unit }) => unit))).toEqual(new Set([first.unit]))
    const known = {
      record: canonicalJson(record),
      recordDigest: record.digest,
      outcomesDigest: all.digest,
    }
    const { outcome, checks } = verifyOutcomes(canonicalJson(few), known)
    expect(outcome).toBe('partial')
    expect(checks.filter(({ status }) => status !== 'pass').map(({ name }) => name)).toEqual([
      'results',
    ])
  })

  it('but not opened again, nor for a unit without a row', () => {
    const few = openOutcomes(all, { units: [first.unit] })
    expect(refusalOf(() => openOutcomes(few, { units: [] })).code).toBe('evidence/failed')
    expect(refusalOf(() => openOutcomes(all, { units: ['U99'] })).code).toBe('input/unknown-id')
  })

  it('are read as what they are', () => {
    expect(parseDocument(canonicalJson(all)).kind).toBe('outcomes')
  })
})

describe('whatever is reported in whatever steps', () => {
  const step = fc.record({
    units: fc.subarray(rows.map((_, index) => index)),
    values: fc.integer({ min: 0, max: 3 }),
  })

  it('is what the last reports say, verified, and independent of the order of rows', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), fc.nat(), (steps, turn) => {
        const known = new Map<number, OutcomeData>()
        const documents: OutcomesDocument[] = []
        for (const { units, values } of steps) {
          for (const index of units) {
            known.set(index, found(rows[index]!, { values: { 隐患: values }, reason: '更正' }))
          }
          const given = [...known.values()]
          const turned = [
            ...given.slice(turn % (given.length + 1)),
            ...given.slice(0, turn % (given.length + 1)),
          ]
          const earlier = textsOf(...documents)
          const document = report({ outcomes: turned, earlier })
          expect(document).toEqual(report({ outcomes: given, earlier }))
          documents.push(document)
        }
        const last = documents.at(-1) as OutcomesDocument
        const told = last.body.head.rounds
        expect(told.map(({ reported }) => reported).reduce((a, b) => a + b)).toBe(known.size)
        const sum = [...known.values()].reduce((total, row) => total + countOf(row), 0)
        expect(told.reduce((total, { totals }) => total + (totals.隐患 ?? 0), 0)).toBe(sum)
        const options = {
          record: canonicalJson(record),
          recordDigest: record.digest,
          outcomesDigest: last.digest,
          ...(documents.length > 1 && { earlier: textsOf(...documents.slice(0, -1)) }),
        }
        const { outcome } = verifyOutcomes(canonicalJson(last), options)
        expect(outcome).toBe(known.size === rows.length ? 'verified' : 'partial')
      }),
      { seed: 2020, numRuns: effort(40, 400) },
    )
  })
})
