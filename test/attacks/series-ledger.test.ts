import {
  type AnnounceOptions,
  canonicalJson,
  commitment,
  type LedgerEntry,
  ledgerHead,
  type SeriesDocument,
  substituteUnit,
  verifySeries,
  visitsMade,
  voidAnnouncement,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { findingOf } from '../../src/core/check.ts'
import { remarksIn } from '../ceremony/remarks-in.ts'
import { announced, drawnNumber, type partyReveal, petrol, SERIES } from './petrol-series.ts'

/** A year with a ledger: a draw, an amendment, a void, a draw. */
const first = drawnNumber(1, petrol())
const [row] = first.record.body.tables.sample
const amendment = substituteUnit(first.record, first.inputs, {
  visit: { pool: 'pool', round: 1, unit: row!.unit },
  reason: 'closed',
  evidence: '现场记录',
  date: row!.date,
})
const amendments = [canonicalJson(amendment)]
const inputs = petrol({ pastVisits: visitsMade(first.record, first.inputs, { amendments }) })
const entry = (kind: LedgerEntry['kind'], number: number, { digest }: { digest: string }) => ({
  kind,
  number,
  digest,
})
const start: LedgerEntry[] = [
  entry('announcement', 1, first.announcement),
  entry('record', 1, first.record),
  entry('amendment', 1, amendment),
]
const cancelled = announced(2, inputs, {
  previous: first.record.digest,
  ledger: ledgerHead(SERIES, start),
})
const end = voidAnnouncement(cancelled, {
  code: 'missing-reveal',
  statement: '未揭示',
  date: '2020-04-20',
})
const middle = [...start, entry('announcement', 2, cancelled), entry('void', 2, end)]
const thirdWith = (more: Partial<AnnounceOptions>) =>
  drawnNumber(3, inputs, { previous: end.digest, batch: [{ pool: 'pool', round: 2 }], ...more })
const third = thirdWith({ ledger: ledgerHead(SERIES, middle) })
const ledger = [
  ...middle,
  entry('announcement', 3, third.announcement),
  entry('record', 3, third.record),
]
const head = ledgerHead(SERIES, ledger)!
const documents: SeriesDocument[] = [
  third.document,
  { text: canonicalJson(end), announcementDigest: cancelled.digest },
  { text: canonicalJson(cancelled) },
  { text: amendments[0]! },
  first.document,
]
const known = { ledger, ledgerHead: head, lastDigest: third.record.digest }

/** What is said of the ledger. */
function ledgerIn(given: readonly SeriesDocument[], options: Parameters<typeof verifySeries>[1]) {
  const report = verifySeries(given, options)
  const own = (column: 'refutes' | 'open') =>
    report[column].flatMap(({ about }) =>
      'name' in about && about.name === 'ledger' ? [findingOf(about)] : [],
    )
  return { refutes: own('refutes'), open: own('open') }
}
const sound = { refutes: [], open: [] }

describe('a ledger', () => {
  it('shows that the documents at hand are all that were issued, in any order', () => {
    for (const given of [documents, [...documents].reverse()]) {
      const report = verifySeries(given, known)
      expect([report.outcome, report.refutes, report.open]).toEqual(['verified', [], []])
      expect(report.checks.find(({ name }) => name === 'ledger')?.message).toEqual({
        id: 'ledger-agrees',
        values: { entries: 7 },
      })
    }
  })

  it.each([
    ['a record', 0, { kind: 'record', number: 3 }],
    ['an amendment', 3, { kind: 'amendment', number: 1 }],
  ])('names what is not at hand: %s', (_, place, named) => {
    const given = documents.filter((_each, index) => index !== place)
    const { refutes, open } = ledgerIn(given, { ledger, ledgerHead: head })
    expect(refutes).toEqual([])
    expect(open).toMatchObject([{ id: 'documents-missing', values: {} }])
    expect(open[0]!.values).toMatchObject({ documents: expect.arrayContaining([named]) })
  })

  it('is refuted by a head that was published or cited, wherever an entry was left out', () => {
    for (const place of ledger.keys()) {
      const cut = ledger.filter((_each, index) => index !== place)
      expect(ledgerIn(documents, { ...known, ledger: cut })).not.toEqual(sound)
      const isLast = place === ledger.length - 1
      const { refutes } = ledgerIn(documents, { ledger: cut })
      // Nobody has cited the last ones yet.
      expect(refutes.length > 0).toBe(place < middle.length || !isLast)
    }
  })

  it('is refuted by entries in another order', () => {
    for (let place = 0; place + 1 < ledger.length; place += 1) {
      const swapped = [...ledger]
      swapped.splice(place, 2, ledger[place + 1]!, ledger[place]!)
      expect(ledgerIn(documents, { ...known, ledger: swapped }).refutes).not.toEqual([])
    }
  })

  it('of another branch is refuted: it has other documents for the same numbers', () => {
    const other = announced(2, petrol(), { previous: first.record.digest })
    const branch = ledger.map((each) =>
      each.number === 2 && each.kind === 'announcement' ? entry('announcement', 2, other) : each,
    )
    const { refutes } = ledgerIn(documents, {
      ledger: branch,
      ledgerHead: ledgerHead(SERIES, branch)!,
    })
    expect(refutes).toContainEqual({
      id: 'ledger-head-otherwise',
      values: { sequence: 5, number: 3 },
    })
    expect(refutes).toContainEqual({
      id: 'ledger-otherwise',
      values: { kind: 'announcement', number: 2 },
    })
  })

  it('that enters a document as another kind or number is refuted', () => {
    for (const wrong of [
      { ...ledger[2]!, number: 2 },
      { ...ledger[2]!, kind: 'notice' as const },
    ]) {
      const altered = ledger.map((each, index) => (index === 2 ? wrong : each))
      const { refutes } = ledgerIn(documents, { ledger: altered })
      expect(refutes.map(({ id }) => id)).toContain('ledger-otherwise')
    }
  })

  it('is open as far as nobody speaks for it', () => {
    const noHead = { ledger, lastDigest: third.record.digest }
    expect(ledgerIn(documents, noHead).open).toEqual([{ id: 'ledger-head-missing', values: {} }])
    expect(ledgerIn(documents, {}).open).toEqual([
      { id: 'check-open', values: { why: null, needs: ['ledger'] } },
    ])
    const short = { ledger: start, ledgerHead: ledgerHead(SERIES, start)! }
    expect(ledgerIn(documents, short).open.map(({ id }) => id)).toEqual([
      'ledger-short',
      'not-entered',
    ])
    const silent = thirdWith({})
    const entries = [
      ...middle,
      entry('announcement', 3, silent.announcement),
      entry('record', 3, silent.record),
    ]
    const options = { ledger: entries, ledgerHead: ledgerHead(SERIES, entries)! }
    expect(ledgerIn([silent.document, ...documents.slice(1)], options).open).toEqual([
      { id: 'head-not-cited', values: { number: 3 } },
    ])
  })

  describe('that was written on behind the head that was published', () => {
    const published = { ...known, ledgerHead: ledgerHead(SERIES, ledger)! }
    const [visit] = third.record.body.tables.sample
    const forged = substituteUnit(third.record, third.inputs, {
      visit: visit!,
      reason: 'closed',
      evidence: '现场记录',
      date: visit!.date,
    })
    const behind = (more: object) => [{ id: 'entries-after-head', values: more }]

    it('makes no amendment known that nobody published', () => {
      const given = [...documents, { text: canonicalJson(forged) }]
      const longer = [...ledger, entry('amendment', 3, forged)]
      expect(ledgerIn(given, { ...published, ledger: longer }).open).toEqual(behind({ entries: 1 }))
      const report = verifySeries(given, { ...published, ledger: longer })
      expect(report.outcome).toBe('refuted')
      expect(remarksIn(report, 'refutes')).toEqual([[3, 'amendments', 'last-amendment-other']])
    })

    it('does not show that a record has no amendment', () => {
      const early = { ...known, ledgerHead: ledgerHead(SERIES, ledger.slice(0, -1))! }
      const report = verifySeries(documents, early)
      expect(report.outcome).toBe('partial')
      expect(remarksIn(report, 'open')).toEqual([
        [3, 'amendments', 'last-amendment-missing'],
        [null, 'ledger', 'entries-after-head'],
      ])
      // Of the records before, the head does show it.
      expect(report.entries[0]!.outcome).toBe('verified')
    })
  })

  it('with its head alone shows the end of the series and the last amendments', () => {
    const { lastDigest: _, ...alone } = known
    const report = verifySeries(documents, alone)
    expect([report.outcome, report.open]).toEqual(['verified', []])
    const endOf = (given: readonly SeriesDocument[], options: typeof alone) => {
      const { checks } = verifySeries(given, options)
      return checks.find(({ name }) => name === 'series-end')?.status
    }
    // Cut: neither the last record nor its announcement is at hand.
    expect(endOf(documents.slice(1), alone)).toBe('fail')
    expect(remarksIn(verifySeries(documents.slice(1), alone), 'open')).toContainEqual([
      ...[null, 'ledger', 'documents-missing'],
    ])
    // A head from before the last record says nothing of what came after it.
    const early = { ledger, ledgerHead: ledgerHead(SERIES, middle)! }
    expect(endOf(documents, early)).toBe('not-checked')
    expect(endOf(documents.slice(1), early)).toBe('not-checked')
    expect(endOf(documents, { ...early, ledger: middle })).toBe('not-checked')
    // The ledger must go as far as its head, and be right.
    expect(endOf(documents, { ledger: middle, ledgerHead: head })).toBe('not-checked')
    for (const [place, wrong] of ledger.entries()) {
      const other = ledger.map((each) =>
        each === wrong ? { ...wrong, digest: 'd'.repeat(64) } : each,
      )
      expect([place, endOf(documents, { ledger: other, ledgerHead: head })]).not.toEqual([
        place,
        'pass',
      ])
    }
  })

  it('takes in what it lists of other documents', () => {
    const more = [...ledger, entry('notice', 3, { digest: 'a'.repeat(64) })]
    const options = { ...known, ledger: more, ledgerHead: ledgerHead(SERIES, more)! }
    expect(ledgerIn(documents, options)).toEqual(sound)
  })
})

describe('a series that takes over another one', () => {
  const place = { series: SERIES, number: 3, digest: third.record.digest }
  const successor = (
    continues: AnnounceOptions['continues'],
    more: Partial<AnnounceOptions> = {},
  ) =>
    drawnNumber(1, inputs, {
      series: '新区',
      batch: [{ pool: 'pool', round: 3 }],
      ...(continues && { continues }),
      ...more,
    })
  const seriesOf = (continues: AnnounceOptions['continues'], given = documents) =>
    verifySeries([successor(continues).document, ...given])

  it('has all documents of both in one chain, and compares across', () => {
    const carried = visitsMade(third.record, third.inputs)
    const past = [...(inputs.pastVisits as []), ...carried]
    const next = drawnNumber(1, petrol({ pastVisits: past }), {
      ...{ series: '新区', batch: [{ pool: 'pool', round: 3 }], continues: [place] },
    })
    const report = verifySeries([...documents, next.document])
    expect([report.outcome, report.refutes]).toEqual(['partial', []])
    expect(report.entries.map(({ series, number }) => [series, number])).toEqual([
      [SERIES, 1],
      [SERIES, 2],
      [SERIES, 3],
      ['新区', 1],
    ])
    expect(report.checks.filter(({ name }) => name === 'continued-series')).toMatchObject([
      { status: 'pass' },
    ])
    // Without the visits of the series that was taken over they are missed.
    const open = remarksIn(seriesOf([place]), 'open')
    expect(open).toContainEqual([1, 'carried-visits', 'visits-missing'])
  })

  it('is refuted where it names another end, or the other one goes on', () => {
    const end2 = { ...place, number: 2, digest: end.digest }
    const other = { ...place, digest: first.record.digest }
    expect(remarksIn(seriesOf([end2]), 'refutes')).toEqual([
      [null, 'continued-series', 'series-goes-on'],
    ])
    expect(remarksIn(seriesOf([other]), 'refutes')).toEqual([
      [null, 'continued-series', 'series-taken-over-otherwise'],
    ])
  })

  it('names what is not at hand', () => {
    const missing = [null, 'continued-series', 'series-taken-over-missing']
    expect(remarksIn(seriesOf([place], []), 'open')).toContainEqual(missing)
    expect(remarksIn(seriesOf([place], documents.slice(1)), 'open')).toContainEqual(missing)
  })

  it('that does not say so is a series of its own', () => {
    const report = seriesOf(undefined)
    expect(remarksIn(report, 'open')).toContainEqual([null, 'numbering', 'series-apart'])
  })

  it('reveals no secret that the other one had', () => {
    const [reveal] = third.record.body.secrets.reveals as [ReturnType<typeof partyReveal>]
    const again = drawnNumber(1, inputs, {
      ...{ series: '新区', batch: [{ pool: 'pool', round: 3 }], continues: [place] },
      entropy: [
        {
          ...{ kind: 'commit-reveal', party: reveal.party, independent: true },
          commitment: commitment({ series: '新区', number: 1 }, reveal),
        },
      ],
      reveals: [reveal],
    })
    expect(remarksIn(verifySeries([again.document, ...documents]), 'refutes')).toEqual([
      [1, 'fresh-sources', 'contribution-again'],
    ])
  })
})
