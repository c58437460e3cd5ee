import {
  canonicalJson,
  ledgerHead,
  type Outcome,
  type PastVisit,
  reassignOfficer,
  substituteUnit,
  verifySeries,
  visitsMade,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { findingOf } from '../../src/core/check.ts'
import { remarksIn } from '../ceremony/remarks-in.ts'
import { type DrawnNumber, drawnNumber, petrol, SERIES } from './petrol-series.ts'

const first = drawnNumber(1, petrol())
const made = visitsMade(first.record, first.inputs)
const [visit, ...others] = made as [PastVisit, PastVisit, PastVisit]
const name = ({ enterprise, date }: PastVisit) => `${enterprise} pool ${date}`
const outcomes: Outcome[] = first.record.body.tables.sample.map(({ pool, round, unit, date }) => ({
  pool,
  round,
  unit,
  date,
  outcome: 'inspected',
}))

/** What a series says of the visits that its second number was told of. */
function said(
  told: readonly PastVisit[],
  known: { first?: object; options?: object; second?: object } = {},
) {
  const second = secondOf(told, known.second)
  const documents = [second.document, { ...first.document, ...known.first }]
  const report = verifySeries(documents, known.options)
  const messages = (column: 'refutes' | 'open') =>
    report[column].flatMap(({ about }) =>
      'name' in about && about.name === 'carried-visits'
        ? [[findingOf(about).id, ...idsOf(findingOf(about).values)]]
        : [],
    )
  return {
    isRefuted: report.outcome === 'refuted',
    refutes: messages('refutes'),
    open: messages('open'),
  }
}

function secondOf(pastVisits: readonly PastVisit[], more: object = {}): DrawnNumber {
  return drawnNumber(2, petrol({ pastVisits }), { previous: first.record.digest, ...more })
}

function idsOf(values: object): readonly string[] {
  return 'ids' in values ? (values.ids as string[]) : []
}

const sound = { isRefuted: false, refutes: [], open: [] }
const unsaid = (id: string, ...ids: string[]) => ({
  isRefuted: false,
  refutes: [],
  open: [[id, ...ids]],
})
const refuted = (...ids: string[]) => ({
  isRefuted: true,
  refutes: [['visits-against-outcomes', ...ids]],
  open: [],
})

describe('visits that are carried otherwise than they were drawn', () => {
  const moved = { ...visit, date: '2020-02-01' } as PastVisit
  const later = { ...visit, date: '2020-06-30' } as PastVisit
  const { inspectors: _, ...bare } = visit

  it('are told of where an outcome names another day than the one that is carried', () => {
    const { document } = secondOf(made)
    const toldWith = (day: string) => {
      const onDay = outcomes.map((each) =>
        each.unit === visit.enterprise ? { ...each, date: day } : each,
      )
      const { told } = verifySeries([document, { ...first.document, outcomes: onDay }])
      return told.filter(({ about }) => 'id' in about && about.id === 'visits-as-planned')
    }
    expect(toldWith(visit.date)).toEqual([])
    expect(toldWith('2020-06-29')).toMatchObject([
      { number: 2, about: { values: { ids: [name(visit)], count: 1 } } },
    ])
  })

  it('are sound as they were drawn, with outcomes and without', () => {
    expect(said(made)).toEqual(sound)
    expect(said(made, { first: { outcomes } })).toEqual(sound)
  })

  it.each([
    ['without officers', bare],
    ['with another officer', { ...visit, inspectors: ['I6', 'I7'] }],
    ['with one officer only', { ...visit, inspectors: visit.inspectors!.slice(1) }],
  ])('stay open, and are refuted where all is known: %s', (_, row: PastVisit) => {
    const told = [row, ...others]
    const team = (officers: readonly string[] = []) => officers.join(' ') || '—'
    const who = `${name(visit)} (${team(visit.inspectors)} → ${team(row.inspectors)})`
    expect(said(told)).toEqual(unsaid('visits-by-others', who))
    // An amendment that is not at hand may have sent them.
    expect(said(told, { first: { outcomes } })).toEqual(unsaid('visits-by-others', who))
    expect(said(told, { first: { lastAmendment: null } })).toEqual(unsaid('visits-by-others', who))
    const whole = { outcomes, lastAmendment: null }
    expect(said(told, { first: whole })).toEqual(refuted(who))
    const second = { changes: [{ of: 'pastVisits', text: '换人', approval: null }] }
    expect(said(told, { second })).toEqual(sound)
    expect(said(told, { second, first: whole })).toEqual(refuted(who))
    expect(said(made, { first: whole })).toEqual(sound)
    const isAnother = outcomes.filter(({ unit }) => unit !== visit.enterprise)
    expect(said(told, { first: { ...whole, outcomes: isAnother } })).toEqual(
      unsaid('visits-by-others', who),
    )
  })

  it('stay open when they moved, and are refuted by the outcome of the day', () => {
    expect(said([later, ...others])).toEqual(
      unsaid('visits-moved', `${name(visit)} → ${later.date}`),
    )
    expect(said([later, ...others], { first: { outcomes } })).toEqual(
      refuted(`${name(visit)} → ${later.date}`),
    )
  })

  it('are missing when they moved before the draw, where rules do not see them', () => {
    expect(said([moved, ...others])).toEqual(unsaid('visits-missing', name(visit)))
    expect(said([moved, ...others], { first: { outcomes } })).toEqual(refuted(name(visit)))
  })

  it('are missing when they were left out', () => {
    expect(said(others)).toEqual(unsaid('visits-missing', name(visit)))
    expect(said(others, { first: { outcomes } })).toEqual(refuted(name(visit)))
  })

  it('are seen when two of them changed their days', () => {
    const [a, b] = made as [PastVisit, PastVisit]
    expect(a.date).not.toBe(b.date)
    const swapped = [{ ...a, date: b.date }, { ...b, date: a.date }, ...made.slice(2)]
    const ids = [`${name(a)} → ${b.date}`, `${name(b)} → ${a.date}`]
    expect(said(swapped)).toEqual(unsaid('visits-moved', ...ids))
  })

  it('may be told as planned or as their outcome says, or not at all if nobody was met', () => {
    const day = '2020-03-31'
    const [own, ...rest] = outcomes as [Outcome, ...Outcome[]]
    const row = made.find(({ enterprise }) => enterprise === own.unit)!
    const without = made.filter((each) => each !== row)
    const late = { first: { outcomes: [{ ...own, date: day }, ...rest] } }
    expect(said([...without, { ...row, date: day }], late)).toEqual(sound)
    expect(said(made, late)).toEqual(sound)
    expect(said(without, late)).toEqual(refuted(`${own.unit} pool ${day}`))
    const gone = { pool: 'pool', round: 1, unit: own.unit, outcome: 'closed' } as const
    const met = { first: { outcomes: [gone, ...rest] } }
    expect(said(without, met)).toEqual(sound)
    expect(said(made, met)).toEqual(sound)
  })

  it('are covered by a reason, but not against an outcome', () => {
    const reason = { of: 'pastVisits', text: '现场改期', approval: '〔2020〕3号' }
    const second = { changes: [reason] }
    expect(said([later, ...others], { second })).toEqual(sound)
    expect(said([later, ...others], { second, first: { outcomes } }).isRefuted).toBe(true)
    const other = { changes: [{ ...reason, of: 'penalties' }] }
    expect(said([later, ...others], { second: other }).open).toHaveLength(1)
  })
})

describe('amendments that are left out', () => {
  const unit = visit.enterprise
  const closed = substituteUnit(first.record, first.inputs, {
    visit: { pool: 'pool', round: 1, unit },
    reason: 'closed',
    evidence: '现场记录',
    date: visit.date,
  })
  const texts = [canonicalJson(closed)]
  const amended = visitsMade(first.record, first.inputs, { amendments: texts })
  const substitute = amended.find(
    ({ enterprise }) => !made.some((each) => each.enterprise === enterprise),
  )!

  it('are asked for where only they explain a visit', () => {
    const { isRefuted, open } = said(amended)
    expect(isRefuted).toBe(false)
    expect(open).toEqual([
      ['visits-missing', name(visit)],
      ['visits-by-amendment', name(substitute)],
    ])
    expect(said(amended, { first: { amendments: texts } })).toEqual(sound)
  })

  it('are asked for where the last one is known', () => {
    const report = verifySeries([
      { ...first.document, lastAmendment: closed.digest },
      secondOf(amended).document,
    ])
    expect(report.refutes).toEqual([])
    expect(report.entries[0]?.checks.find(({ name }) => name === 'amendments')).toMatchObject({
      status: 'not-checked',
      needs: ['amendments'],
    })
  })

  it('are found among documents in any order', () => {
    const documents = [{ text: texts[0]! }, secondOf(amended).document, first.document]
    const report = verifySeries(documents)
    expect([report.outcome, report.refutes]).toEqual(['partial', []])
    expect(remarksIn(report, 'open')).toContainEqual([1, 'amendments', 'last-amendment-missing'])
    const stray = verifySeries(documents.slice(0, 1))
    expect(stray.open.map(({ about }) => ('name' in about ? findingOf(about).id : ''))).toContain(
      'amendment-without-record',
    )
  })

  it('are told of where the later draw does not know of them', () => {
    expect(said(made, { first: { amendments: texts } })).toEqual(unsaid('amendments-not-carried'))
  })

  it('are held against the ledger, which says what was known', () => {
    const entries = [
      { kind: 'announcement', number: 1, digest: first.announcement.digest },
      { kind: 'record', number: 1, digest: first.record.digest },
      { kind: 'amendment', number: 1, digest: closed.digest },
    ] as const
    const told = (pastVisits: readonly PastVisit[], count: 2 | 3) => {
      const head = ledgerHead(SERIES, entries.slice(0, count))
      const second = secondOf(pastVisits, { ledger: head })
      const documents = [{ ...first.document, amendments: texts }, second.document]
      const report = verifySeries(documents, { ledger: entries })
      return report.open.flatMap(({ about }) =>
        'name' in about && about.name === 'carried-visits' ? [findingOf(about).id] : [],
      )
    }
    expect(told(amended, 3)).toEqual([])
    expect(told(made, 2)).toEqual([])
    expect(told(made, 3)).toEqual(['visits-missing', 'visits-not-drawn'])
    expect(told(amended, 2)).toEqual(['visits-missing', 'visits-by-amendment'])
  })

  it('that only exchanged an officer show by the officers', () => {
    const [officer] = visit.inspectors!
    const absence = reassignOfficer(first.record, first.inputs, {
      change: { inspector: officer!, from: visit.date, to: visit.date },
      reason: 'absence',
      evidence: '病假条',
      date: visit.date,
    })
    const amendments = [canonicalJson(absence)]
    const exchanged = visitsMade(first.record, first.inputs, { amendments })
    const now = exchanged.find(({ enterprise }) => enterprise === visit.enterprise)!
    const teams = [visit, now].map(({ inspectors }) => inspectors!.join(' '))
    expect(said(exchanged)).toEqual(
      unsaid('visits-by-others', `${name(visit)} (${teams.join(' → ')})`),
    )
    const outcomesOnly = { outcomes, amendments }
    expect(said(exchanged, { first: { ...outcomesOnly, lastAmendment: absence.digest } })).toEqual(
      sound,
    )
    expect(said(exchanged, { first: { amendments } })).toEqual(sound)
    expect(said(made, { first: { amendments } })).toEqual(unsaid('amendments-not-carried'))
  })
})
