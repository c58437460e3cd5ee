import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type BatchEntry,
  canonicalJson,
  draw,
  explain,
  type InputData,
  type Plan,
  parseInputs,
  type Round,
  type Task,
  verify,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { countWorkingDays } from '../../examples/minhang-2020/working-days.ts'
import { expectSound } from '../verify/sound.ts'

// Public tables that may lie beside the project; they are not part of it, so without them there is
// nothing to do.
const folder = join(fileURLToPath(new URL('../..', import.meta.url)), '../shared/data')

type Row = Readonly<Record<'id' | 'name' | 'uscc' | 'town' | 'date' | 'kind', string>>

/** Reads a table of RFC 4180. */
function readTable(name: string): Row[] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/gy
  const lines: string[][] = [[]]
  for (const [, quoted, plain, end] of readFileSync(join(folder, name), 'utf8').matchAll(cell)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\n') lines.push([])
  }
  const [head = [], ...body] = lines.slice(0, -1)
  return body.map((line) => Object.fromEntries(head.map((key, i) => [key, line[i] ?? ''])) as Row)
}

function calendarOf(year: string) {
  const days = (kind: string) =>
    readTable('cn_holidays_2004_2026_npm.csv')
      .filter((row) => row.date?.startsWith(year) && row.kind === kind)
      .map((row) => row.date ?? '')
  return {
    version: `${year}, as it finally stood`,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    holidays: days('off'),
    workdays: days('work'),
  }
}

const inspectors = Array.from({ length: 30 }, (_, i) => ({
  id: `officer-${i}`,
  name: `officer ${i}`,
  department: 'd',
  certificate: { from: '2019-01-01', to: '2021-12-31' },
}))

function planOf(
  ...tasks: Pick<Task, 'id' | 'title' | 'design' | 'rounds' | 'visits' | 'reserve'>[]
): Plan {
  const common = { kind: 'general', department: 'd', doubleRandom: true } as const
  return { id: 'p', title: 'plan', tasks: tasks.map((task) => ({ ...common, ...task })) }
}

const YEAR = ['2020-01-01', '2020-12-31'] as const

describe.skipIf(!existsSync(folder))('real tables', () => {
  it('make a calendar of 249 working days for 2020, two fewer than first announced', () => {
    expect(countWorkingDays(calendarOf('2020'))).toBe(249)
  })

  describe('40 petrol stations and 50 visits', () => {
    const stations = existsSync(folder) ? readTable('minhang_gas_stations.csv') : []
    const data = (rounds: Round[]): InputData => ({
      plan: planOf({
        id: 'petrol',
        title: '加油站',
        visits: 50,
        design: { type: 'simple' },
        rounds,
      }),
      calendar: calendarOf('2020'),
      enterprises: stations.map(({ id, name }) => ({ id, name })),
      inspectors,
    })

    it('are a shortfall of 10 in one round', () => {
      const inputs = data([{ window: YEAR, visits: 50 }])
      const record = draw(inputs, { seed: 's' })
      expect(record.body.head.rounds[0]).toMatchObject({ planned: 50, drawn: 40, shortfall: 10 })
      expect(record.envelope.findings.map(({ code }) => code)).toContain('shortfall')
      expectSound(verify(record, inputs))
    })

    it('are 40 + 10 visits in two rounds, all on working days', () => {
      const inputs = data([
        { window: ['2020-01-01', '2020-06-30'], visits: 40 },
        { window: ['2020-07-01', '2020-12-31'], visits: 10 },
      ])
      const record = draw(inputs, { seed: 's' })
      const { sample } = record.body.tables
      expect(sample).toHaveLength(50)
      expect(new Set(sample.map(({ round, unit }) => `${round} ${unit}`)).size).toBe(50)
      const calendar = calendarOf('2020')
      expect(
        sample.filter(({ date }) => countWorkingDays({ ...calendar, from: date, to: date }) !== 1),
      ).toEqual([])
      expectSound(verify(record, inputs))
    })
  })

  it('draw from a register of thousands, most of them without a town', () => {
    const rows = readTable('minhang_enterprises.csv')
    const towns = new Set(rows.map(({ town }) => town ?? ''))
    const inputs = parseInputs({
      plan: planOf(
        {
          id: 'by-town',
          title: 'stratified by town',
          design: {
            type: 'stratified',
            by: ['town'],
            allocation: { type: 'proportional' },
            minimum: 1,
          },
          reserve: 2,
          rounds: [{ window: YEAR, visits: 300 }],
        },
        {
          id: 'rate',
          title: 'two in a hundred',
          design: { type: 'simple', rate: '2%', rounding: 'up' },
          rounds: [{ window: YEAR }],
        },
      ),
      calendar: calendarOf('2020'),
      enterprises: rows.map(({ uscc, name, town }) => ({ id: uscc, name, creditCode: uscc, town })),
      inspectors,
    })
    const finding = (code: string) => inputs.findings.find((each) => each.code === code)?.count ?? 0
    expect(finding('town-missing')).toBe(rows.filter(({ town }) => town === '').length)

    const record = draw(inputs, { seed: 's' })
    const [byTown, rate] = record.body.head.rounds
    expect(byTown).toMatchObject({ frame: rows.length, drawn: 300, shortfall: 0 })
    expect(byTown?.strata).toHaveLength(towns.size)
    expect(byTown?.strata.filter(({ drawn }) => drawn < 1)).toEqual([])
    // Nobody is visited twice: the second pool leaves out whom the first has drawn.
    expect(rate).toMatchObject({ eligible: rows.length - 300, excluded: [{ code: 'overlap' }] })
    expect(rate?.drawn).toBe(Math.ceil((2 * (rows.length - 300)) / 100))

    const text = canonicalJson(record)
    expectSound(verify(text, inputs))
    const at: BatchEntry = { pool: 'by-town', round: 1 }
    const unit = record.body.tables.sample.find(({ pool }) => pool === at.pool)?.unit ?? ''
    expect(explain(text, inputs, unit)).toMatchObject([
      { ...at, verdict: 'drawn' },
      { verdict: 'excluded', code: 'overlap' },
    ])
  })
})
