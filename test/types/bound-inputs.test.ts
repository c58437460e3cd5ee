import {
  type BlindingOption,
  draw,
  drawAsItStands,
  exclusionsOf,
  explain,
  explainSeat,
  type InputData,
  reassignOfficer,
  reportOutcomes,
  substituteUnit,
  verify,
  verifyAnnouncement,
  verifySeries,
  visitsMade,
} from 'double-random'
import { composeNotice, proveEntry, proveVerdict } from 'double-random/disclose'
import { visitsToCsv, visitsToICalendar } from 'double-random/files'
import { visitSheetPages, visitSheets, workingList, workingListPage } from 'double-random/papers'
import { coverage, inclusion, pairChances } from 'double-random/report'
import { toSQL } from 'double-random/sql'
import { writeVisits } from 'double-random/tables'
import { bulletin, visitDays } from 'double-random/year'
import { describe, expect, it } from 'vitest'
import { commitInputs } from '../../src/record/commit-inputs.ts'
import { blindingOf } from '../../src/record/read-announcement.ts'
import { refusalOf } from '../ceremony/refusal.ts'
import { BLINDING_KEY, copyOf, holdCeremony, worldData } from '../ceremony/world.ts'
import { program } from '../house/compiler.ts'
import { entries } from '../house/sources.ts'
import { takersOfBoth } from './takes-record-and-inputs.ts'

const open = holdCeremony()
const blinded = holdCeremony(BLINDING_KEY)

type Call = (of: typeof open, data: InputData, key: BlindingOption) => unknown

const paper = { evidence: '文号〔2020〕1号', date: '2020-03-02' }

/** Calls each with the inputs, the key and the record of one ceremony. */
const CALLS: Readonly<Record<string, Call>> = {
  draw: ({ announcement, reveals }, data, key) => draw(data, { announcement, reveals, ...key }),
  exclusionsOf: ({ record }, data, key) => exclusionsOf(record, data, key),
  explain: ({ record }, data, key) => explain(record, data, 'E01', key),
  explainSeat: ({ record }, data, key) =>
    explainSeat(record, data, record.body.tables.seats[0]!, key),
  reassignOfficer: ({ record }, data, key) => {
    const { inspector } = record.body.tables.seats[0]!
    const change = { inspector, from: '2020-03-01', to: '2020-03-01' }
    return reassignOfficer(record, data, { change, reason: 'absence', ...paper, ...key })
  },
  substituteUnit: ({ record }, data, key) => {
    const { pool, round, unit } = record.body.tables.sample[0]!
    return substituteUnit(record, data, {
      visit: { pool, round, unit },
      reason: 'closed',
      ...paper,
      ...key,
    })
  },
  reportOutcomes: ({ record }, data, key) =>
    reportOutcomes(record, data, { asOf: '2020-12-31', outcomes: [], ...key }),
  visitsMade: ({ record }, data, key) => visitsMade(record, data, key),
  drawAsItStands: ({ record }, data, key) => drawAsItStands(record, data, key),
  composeNotice: ({ record }, data, key) => composeNotice(record, data, key),
  proveEntry: ({ announcement }, data, key) => proveEntry(announcement, data, 'E01', key),
  proveVerdict: ({ record }, data, key) => proveVerdict(record, data, 'E01', key),
  visitsToCsv: ({ record }, data, key) => visitsToCsv(record, data, key),
  visitsToICalendar: ({ record }, data, key) =>
    visitsToICalendar(record, data, { stamp: '2020-03-02T00:00:00Z', ...key }),
  writeVisits: ({ record }, data, key) => writeVisits(record, data, [], key),
  visitSheets: ({ record }, data, key) => visitSheets(record, data, key),
  visitSheetPages: ({ record }, data, key) => visitSheetPages(record, data, key),
  workingList: ({ record }, data, key) => workingList(record, data, { by: 'day', ...key }),
  workingListPage: ({ record }, data, key) => workingListPage(record, data, { by: 'day', ...key }),
  coverage: ({ record }, data, key) => coverage([{ record, data, ...key }]),
  inclusion: ({ record }, data, key) => inclusion(record, data, key),
  pairChances: ({ record }, data, key) =>
    pairChances(data, { record, seed: 's', replays: 1, ...key }),
  bulletin: ({ record }, data, key) =>
    bulletin(data.plan, [{ record, data, ...key }], { from: '2020-01-01', to: '2020-12-31' }),
  visitDays: ({ record }, data, key) => visitDays({ record, data, ...key }, '2020-01-01'),
}

/** It sees the plan alone, whose digest has no salt. */
const OF_A_PLAN = {
  toSQL: ({ record }: typeof open, { plan }: InputData) => toSQL(record, plan, 'duckdb'),
}

/** Verifiers say what does not fit instead of refusing it; a series is handed in as texts. */
const REPORTS = {
  verifyAnnouncement: ({ announcement }: typeof open, data: InputData) =>
    verifyAnnouncement(announcement, { data }).outcome,
  verify: ({ record, known }: typeof open, data: InputData) => verify(record, data, known).outcome,
  verifySeries: ({ text, known }: typeof open, data: InputData) =>
    verifySeries([{ text: known.history![0]! }, { text, data }]).outcome,
}

type World = ReturnType<typeof copyOf<typeof worldData>>

/** The inputs of another draw: in each, one thing is not as it was. */
const EDITS: Readonly<Record<string, (data: World) => unknown>> = {
  plan: ({ plan }) => Object.assign(plan, { title: '另一份' }),
  calendar: ({ calendar }) => Object.assign(calendar, { version: '2' }),
  enterprises: ({ enterprises }) => Object.assign(enterprises[0], { name: '乙' }),
  inspectors: ({ inspectors }) => Object.assign(inspectors[0], { name: '丙' }),
  pastVisits: ({ pastVisits }) => pastVisits.pop(),
  recusals: ({ recusals }) => recusals.pop(),
}
const OTHERS = Object.entries(EDITS).map(([part, edit]): [string, InputData] => {
  const data = copyOf(worldData)
  edit(data)
  return [part, data as InputData]
})

it('everything that takes a record and inputs is called here', () => {
  const compiled = program(Object.values(entries), 'tsconfig.json')
  const found = Object.values(entries).flatMap((path) => takersOfBoth(compiled, path))
  const called = [...Object.keys(CALLS), ...Object.keys(OF_A_PLAN), 'verify', 'verifyAnnouncement']
  expect(found.sort()).toEqual(called.sort())
})

describe.each(Object.entries(CALLS))('%s', (_, call) => {
  const key = { blinding: BLINDING_KEY }

  it('takes the inputs of the draw', () => {
    expect(() => call(open, worldData, {})).not.toThrow()
    expect(() => call(blinded, worldData, key)).not.toThrow()
  })

  it.each(OTHERS)('refuses inputs with other %s', (_what, data) => {
    expect(refusalOf(() => call(open, data, {})).code).toBe('policy/inputs-changed')
    expect(refusalOf(() => call(blinded, data, key)).code).toBe('policy/inputs-changed')
  })

  it('asks for the key where rows are blinded, and refuses another one', () => {
    const missing = refusalOf(() => call(blinded, worldData, {}))
    expect(missing).toMatchObject({ code: 'input/option', problems: [{ path: 'blinding' }] })
    const wrong = { blinding: 'a5'.repeat(32) }
    expect(refusalOf(() => call(blinded, worldData, wrong)).code).toBe('policy/blinding-key')
    expect(refusalOf(() => call(open, worldData, key)).code).toBe('input/option')
  })
})

it('toSQL refuses another plan', () => {
  expect(() => OF_A_PLAN.toSQL(blinded, worldData)).not.toThrow()
  const [[, data]] = OTHERS as [[string, InputData]]
  expect(refusalOf(() => OF_A_PLAN.toSQL(blinded, data)).code).toBe('policy/inputs-changed')
})

it.each(Object.entries(REPORTS))('%s is refuted by other inputs', (_, outcomeWith) => {
  for (const [, data] of OTHERS) expect(outcomeWith(open, data)).toBe('refuted')
})

it('the roots of inputs are made once for each key', () => {
  const { inputs } = open
  const rootsOf = ({ announcement, blinding }: typeof open) =>
    commitInputs(inputs, blindingOf(announcement.body, blinding))
  expect(rootsOf(open)).toBe(rootsOf(open))
  expect(rootsOf(blinded)).toBe(rootsOf(blinded))
  expect(rootsOf(blinded)).not.toEqual(rootsOf(open))
})
