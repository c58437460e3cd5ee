// Both demo years once more as a bureau should keep them: with a ledger, reasons for what changed, and
// outcomes as documents, of which one is by the middle of the time and one corrects it.
import {
  type Amendment,
  canonicalJson,
  type DrawRecord,
  enterInLedger,
  type Inputs,
  type LedgerEntry,
  ledgerHead,
  type Outcome,
  type OutcomesDocument,
  reportOutcomes,
  type SeriesDocument,
  verifyOutcomes,
  verifySeries,
  visitsMade,
} from 'double-random'
import { estimate } from 'double-random/report'
import { describe, expect, it } from 'vitest'
import { contributions, SERIES as MINHANG } from '../../examples/minhang-2020/contributions.ts'
import type { DrawnBatch } from '../../examples/minhang-2020/drawn-batch.ts'
import { runYear as runMinhang, seriesOf } from '../../examples/minhang-2020/run-year.ts'
import { isDrawn } from '../../examples/year/documents.ts'
import { SERIES } from '../../examples/year/parties.ts'
import { runYear } from '../../examples/year/run-year.ts'

interface Drawn {
  readonly record: DrawRecord
  readonly inputs: Inputs
  readonly blinding: string | undefined
  readonly amendments: readonly Amendment[]
  readonly outcomes: readonly Outcome[]
}

const textsOf = (documents: readonly (Amendment | OutcomesDocument)[]) =>
  documents.map((each) => canonicalJson(each))

/** Two reports; in the first one a count was too high. */
function reportsOf({ record, inputs, blinding, amendments, outcomes }: Drawn): OutcomesDocument[] {
  const key = blinding === undefined ? {} : { blinding }
  const days = outcomes.flatMap(({ date }) => date ?? []).sort()
  const asOf = days[Math.floor(days.length / 2)] as string
  const known = amendments.filter(({ body }) => body.date <= asOf)
  const early = outcomes.filter(({ date = '9' }) => date <= asOf)
  const wrong = early.find(({ outcome, values }) => outcome === 'inspected' && values !== undefined)
  const slip = ({ values, ...row }: Outcome): Outcome => ({
    ...row,
    values: Object.fromEntries(
      Object.entries(values ?? {}).map(([name, count]) => [name, count + 1]),
    ),
  })
  const options = { ...key, amendments: textsOf(known) }
  const first = reportOutcomes(record, inputs, {
    ...options,
    ...{ asOf, outcomes: early.map((row) => (row === wrong ? slip(row) : row)) },
  })
  const second = reportOutcomes(record, inputs, {
    ...{ ...key, amendments: textsOf(amendments), asOf: '2020-12-31', earlier: textsOf([first]) },
    outcomes: outcomes.map((row) => (row === wrong ? { ...row, reason: '录入有误' } : row)),
  })
  return [first, second]
}

/** Keeps the ledger of a year; every announcement cites its head and says why inputs changed. */
class Book {
  entries: readonly LedgerEntry[] = []
  /** Of each draw, in order. */
  readonly reports: OutcomesDocument[][] = []
  readonly #series: string

  constructor(series: string) {
    this.#series = series
  }

  said(number: number) {
    const tables = ['enterprises', 'inspectors', 'recusals', 'lists', 'plan', 'calendar'] as const
    const changes = tables.map((of) => ({
      of,
      text: '名录、名单按季更新，排期随放假调整，每人的次数上限按季重定',
      approval: null,
    }))
    return {
      ledger: ledgerHead(this.#series, this.entries) ?? null,
      ...(number > 1 && { changes }),
    }
  }

  enter(announcement: object, draw: Drawn | { readonly document: object }): void {
    this.#add(announcement)
    if ('document' in draw) {
      this.#add(draw.document)
      return
    }
    const reports = reportsOf(draw)
    this.reports.push(reports)
    for (const each of [draw.record, ...draw.amendments, ...reports]) this.#add(each)
  }

  #add(document: object): void {
    this.entries = enterInLedger(this.#series, this.entries, canonicalJson(document as DrawRecord))
  }
}

const ofMinhang = (batch: DrawnBatch): Drawn => ({
  ...batch,
  blinding: contributions(batch.batch.number).blinding,
})

const smallBook = new Book(SERIES)
const small = runYear({
  said: (number) => smallBook.said(number),
  enter: (number) => smallBook.enter(number.announcement, number),
})
const minhangBook = new Book(MINHANG)
const minhang = runMinhang({
  said: (number) => minhangBook.said(number),
  enter: (batch) => minhangBook.enter(batch.announcement, ofMinhang(batch)),
})
const YEARS: readonly (readonly [string, readonly Drawn[], readonly SeriesDocument[], Book])[] = [
  ['a year with a void', small.numbers.filter(isDrawn), small.documents, smallBook],
  ['the year of Minhang', minhang.batches.map(ofMinhang), seriesOf(minhang), minhangBook],
]

describe.each(YEARS)('%s', (_, draws, documents, { entries, reports }) => {
  const last = reports.map((each) => each.at(-1) as OutcomesDocument)

  it('has outcomes that are verified once all are reported', () => {
    for (const [index, { record, inputs, blinding, amendments }] of draws.entries()) {
      const [first, second] = reports[index] as [OutcomesDocument, OutcomesDocument]
      const corrections =
        'all' in second.body.rows && second.body.rows.all.filter(({ row }) => row.entry > 1)
      expect(corrections).not.toEqual([])
      const { outcome, checks } = verifyOutcomes(canonicalJson(second), {
        ...{ data: inputs, record: canonicalJson(record), recordDigest: record.digest },
        ...{ outcomesDigest: second.digest, earlier: textsOf([first]) },
        ...(amendments.length > 0 && { amendments: textsOf(amendments) }),
        ...(blinding !== undefined && { blinding }),
      })
      const open = checks.filter(({ status }) => status !== 'pass').map(({ name }) => name)
      const isComplete = second.body.head.rounds.every(({ due, reported }) => due === reported)
      expect([outcome, open]).toEqual(
        isComplete ? ['verified', []] : ['partial', ['results-complete']],
      )
    }
  })

  it('carries the same visits and estimates the same rates from documents as from rows', () => {
    for (const [index, { record, inputs, blinding, amendments, outcomes }] of draws.entries()) {
      const texts = textsOf(reports[index] as OutcomesDocument[])
      const after = { amendments: textsOf(amendments), ...(blinding !== undefined && { blinding }) }
      const made = (given: readonly Outcome[] | readonly string[]) =>
        visitsMade(record, inputs, { ...after, outcomes: given })
      expect(made(texts)).toEqual(made(outcomes))
      const [{ pool, round }] = record.body.head.rounds as unknown as [
        { pool: string; round: number },
      ]
      const { basis, ...figures } = estimate(record, texts, { pool, round })
      expect(basis?.outcomes).toBe(last[index]?.digest)
      const { basis: none, ...same } = estimate(record, outcomes, { pool, round })
      expect([figures.pooled, none]).toEqual([same.pooled, null])
    }
  })

  it('is a verified series, and refuted where the last outcomes were rewritten', () => {
    const bare = documents.map(({ outcomes: _, ...each }) => each as SeriesDocument)
    const { series } = draws[0]!.record.body.head
    const known = { ledger: entries, ledgerHead: ledgerHead(series, entries)! }
    const given = (some: readonly OutcomesDocument[]) =>
      some.map((each): SeriesDocument => ({ text: canonicalJson(each) }))
    const whole = verifySeries([...bare, ...reports.flatMap(given)], known)
    expect([whole.outcome, whole.refutes, whole.open]).toEqual(['verified', [], []])
    const erased = verifySeries(
      [...bare, ...reports.flatMap((each, at) => given(at === 0 ? each.slice(0, 1) : each))],
      known,
    )
    expect(erased.outcome).not.toBe('verified')
    const [{ record, inputs, blinding, amendments, outcomes }] = draws as [Drawn]
    const rewritten = reportOutcomes(record, inputs, {
      ...{ asOf: '2020-12-31', amendments: textsOf(amendments) },
      ...(blinding !== undefined && { blinding }),
      outcomes: outcomes.map(({ values: _, ...row }) => row),
    })
    const forged = verifySeries(
      [...bare, ...given([rewritten]), ...reports.slice(1).flatMap(given)],
      known,
    )
    expect(forged.refutes.map(({ about }) => 'name' in about && about.name)).toContain(
      'outcomes-published',
    )
  })
})
