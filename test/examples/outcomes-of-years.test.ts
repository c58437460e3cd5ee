// Both demo years once more, their outcomes as documents: a report by the middle of the time, and one
// at the end of the year that corrects it.
import {
  type Amendment,
  canonicalJson,
  type DrawRecord,
  type Inputs,
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
import { contributions } from '../../examples/minhang-2020/contributions.ts'
import { runYear as runMinhang, seriesOf } from '../../examples/minhang-2020/run-year.ts'
import { isDrawn } from '../../examples/year/documents.ts'
import { runYear } from '../../examples/year/run-year.ts'

interface Drawn {
  readonly record: DrawRecord
  readonly inputs: Inputs
  readonly blinding: string | undefined
  readonly amendments: readonly Amendment[]
  readonly outcomes: readonly Outcome[]
}

const small = runYear()
const minhang = runMinhang()
const YEARS: readonly (readonly [string, readonly Drawn[], readonly SeriesDocument[]])[] = [
  ['a year with a void', small.numbers.filter(isDrawn), small.documents],
  [
    'the year of Minhang',
    minhang.batches.map((each) => ({
      ...each,
      blinding: contributions(each.batch.number).blinding,
    })),
    seriesOf(minhang),
  ],
]

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

describe.each(YEARS)('%s', (_, draws, documents) => {
  const reports = draws.map(reportsOf)
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

  it('is as sound a series with them, and refuted where the last ones were rewritten', () => {
    const bare = documents.map(({ outcomes: _, ...each }) => each as SeriesDocument)
    const known = { lastDigest: draws.at(-1)?.record.digest as string }
    const given = (some: readonly OutcomesDocument[]) =>
      some.map(
        (each, at): SeriesDocument => ({
          text: canonicalJson(each),
          ...(at === some.length - 1 && {
            outcomesDigest: last.find(({ body }) => body.head.record === each.body.head.record)!
              .digest,
          }),
        }),
      )
    const before = verifySeries(documents, known)
    const after = verifySeries([...bare, ...reports.flatMap(given)], known)
    expect([after.outcome, after.refutes]).toEqual([before.outcome, []])
    const names = (report: typeof after) =>
      new Set(report.open.map(({ about }) => ('name' in about ? about.name : '')))
    expect(names(after)).toEqual(names(before))
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
