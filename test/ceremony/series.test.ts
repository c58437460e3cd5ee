import {
  announce,
  canonicalJson,
  type DrawRecord,
  draw,
  type InputData,
  type PastVisit,
  type SeriesDocument,
  substituteUnit,
  verifySeries,
  visitsMade,
  voidAnnouncement,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { findingOf } from '../../src/core/check.ts'
import { placesOf } from '../unit/expect-error.ts'
import { expectSound } from '../verify/sound.ts'
import { remarksIn } from './remarks-in.ts'
import { smallBureau } from './small-bureau.ts'

const tasks = [
  {
    reserve: 2,
    rounds: [
      { window: ['2020-03-02', '2020-03-13'], visits: 2 },
      { window: ['2020-06-01', '2020-06-12'], visits: 2 },
      { window: ['2020-09-01', '2020-09-11'], visits: 2 },
    ],
  },
]
const inputsWith = (pastVisits: readonly object[]) => smallBureau({ units: 8, tasks, pastVisits })
const roundOf = (round: number) => [{ pool: 'pool', round }]

function drawn(inputs: InputData, number: number, previous: string | null): DrawRecord {
  return draw(inputs, { seed: `第${number}号`, number, previous, batch: roundOf(number) })
}

const inputs1 = inputsWith([])
const record1 = drawn(inputs1, 1, null)
const [gone] = record1.body.tables.sample
const closed = substituteUnit(record1, inputs1, {
  visit: { pool: 'pool', round: 1, unit: gone!.unit },
  reason: 'closed',
  evidence: '现场记录',
  date: gone!.date,
})
const amendments = [canonicalJson(closed)]
const visits1 = visitsMade(record1, inputs1, { amendments })
const inputs2 = inputsWith(visits1)
const announced2 = announce(inputs2, {
  series: 'plan',
  number: 2,
  previous: record1.digest,
  batch: roundOf(2),
  entropy: [{ kind: 'operator' }],
  weak: true,
})
const void2 = voidAnnouncement(announced2, {
  code: 'other',
  statement: '改期',
  date: '2020-05-20',
})
const inputs3 = inputsWith(visits1)
const record3 = drawn(inputs3, 3, void2.digest)

const first: SeriesDocument = {
  text: canonicalJson(record1),
  data: inputs1,
  amendments,
  lastAmendment: closed.digest,
}
const second: SeriesDocument = { text: canonicalJson(void2) }
const announced: SeriesDocument = { text: canonicalJson(announced2) }
const third: SeriesDocument = { text: canonicalJson(record3), data: inputs3 }
const series = [first, second, third]

describe('a series', () => {
  it('verifies as a chain of records and voids', () => {
    const report = verifySeries([...series, announced], { lastDigest: record3.digest })
    expect(report.outcome).toBe('partial')
    expect(report.headline.slice(0, 3)).toEqual([
      {
        id: 'series-verdict',
        values: { documents: 3, outcome: 'partial', failed: [], open: [1, 2, 3] },
      },
      { id: 'series-complete', values: {} },
      { id: 'series-voids-and-redraws', values: { voids: 1, redraws: 0 } },
    ])
    expect(report.headline.at(-1)).toEqual({ id: 'series-weak', values: { numbers: [1, 3] } })
    // Seeds that the operator chose stay open.
    expect(report.entries.map(({ number, kind, outcome }) => [number, kind, outcome])).toEqual([
      [1, 'record', 'partial'],
      [2, 'void', 'partial'],
      [3, 'record', 'partial'],
    ])
    for (const { report: each } of report.entries) if (each !== undefined) expectSound(each)
  })

  it('says that nobody can know whether it is complete without its last digest', () => {
    expect(verifySeries(series).headline).toContainEqual({
      id: 'series-completeness-unknown',
      values: {},
    })
    const cut = verifySeries(series.slice(0, 2), { lastDigest: record3.digest })
    expect([cut.outcome, cut.headline.slice(0, 3)]).toEqual([
      'refuted',
      [
        {
          id: 'series-verdict',
          values: { documents: 2, outcome: 'refuted', failed: [], open: [1, 2] },
        },
        { id: 'series-cut', values: {} },
        { id: 'series-voids-and-redraws', values: { voids: 1, redraws: 0 } },
      ],
    ])
  })

  it.each([
    ['the first document', [second, third], 'partial', ['partial', 'partial']],
    ['the void', [first, third], 'partial', ['partial', 'partial']],
    ['all', [], 'refuted', []],
  ] as const)('does not verify without %s', (_, documents, all, each) => {
    const report = verifySeries(documents)
    const outcomes = report.entries.map(({ outcome }) => outcome)
    expect([report.outcome, outcomes]).toEqual([all, each])
  })

  it('reports a text that cannot be read, and asks nothing more of it', () => {
    const text = second.text.replace('改期', '延期')
    const report = verifySeries([first, { text }, third])
    expect(report.outcome).toBe('refuted')
    expect(report.entries.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['record', 'partial'],
      ['record', 'partial'],
      ['unreadable', 'refuted'],
    ])
    const why = { id: 'digest-differs', values: {} }
    expect(report.entries[2]?.message).toEqual([
      { id: 'in-document', values: { path: 'documents[1]', why } },
    ])
  })

  it('does not verify without an amendment that was published', () => {
    const { amendments: _, ...bare } = first
    const [entry] = verifySeries([bare, second, third]).entries
    const open = entry?.report?.checks.find(({ name }) => name === 'amendments')
    expect(open).toMatchObject({ status: 'not-checked', needs: ['amendments'] })
    const other = { ...first, lastAmendment: record3.digest }
    expect(verifySeries([other, second, third]).outcome).toBe('refuted')
  })

  it('leaves a record open whose inputs are not at hand', () => {
    const report = verifySeries([{ text: first.text }])
    expect([report.outcome, report.refutes]).toEqual(['partial', []])
    expect(remarksIn(report, 'open')).toContainEqual([1, 'replay', 'check-open'])
    expect(placesOf(() => verifySeries([{ ...first, datum: 1 } as SeriesDocument]))).toEqual([
      'input/option at documents[0].datum',
    ])
  })

  it('counts rounds that were drawn again', () => {
    const again = draw(inputs2, {
      seed: '又',
      number: 2,
      previous: record1.digest,
      batch: roundOf(1),
    })
    const report = verifySeries([first, { text: canonicalJson(again), data: inputs2 }])
    expect(report.headline).toContainEqual({
      id: 'series-voids-and-redraws',
      values: { voids: 0, redraws: 1 },
    })
  })
})

describe('visits of earlier draws', () => {
  const withPast = (pastVisits: readonly object[]) => {
    const data = inputsWith(pastVisits)
    const text = canonicalJson(drawn(data, 3, void2.digest))
    const report = verifySeries([first, second, { text, data }])
    const own = (column: 'refutes' | 'open') =>
      report[column].flatMap(({ about }) =>
        'name' in about && about.name === 'carried-visits' ? [findingOf(about)] : [],
      )
    return { refuted: own('refutes'), open: own('open') }
  }
  const name = ({ enterprise, matter = '', date }: PastVisit) => `${enterprise} ${matter} ${date}`

  it('are missed where a later draw was not told of them', () => {
    const ids = [name(visits1[0]!)]
    expect(withPast(visits1.slice(1))).toEqual({
      refuted: [],
      open: [{ id: 'visits-missing', values: { number: 1, count: 1, ids } }],
    })
  })

  it('are noticed where no draw led to them', () => {
    const friend = { enterprise: gone!.unit, date: '2020-03-12', matter: 'pool' }
    expect(withPast([...visits1, friend])).toEqual({
      refuted: [],
      open: [{ id: 'visits-not-drawn', values: { count: 1, ids: [name(friend)] } }],
    })
  })

  it('are none of its business for other matters, and before its windows', () => {
    const others = [
      { enterprise: gone!.unit, date: '2020-03-12', matter: '消防' },
      { enterprise: gone!.unit, date: '2020-03-01', matter: 'pool' },
      { enterprise: gone!.unit, date: '2020-03-12' },
    ]
    expect(withPast([...visits1, ...others])).toEqual({ refuted: [], open: [] })
  })
})
