import {
  canonicalJson,
  type DrawRecord,
  draw,
  type InputData,
  isDoubleRandomError,
} from 'double-random'
import { drawSQL, toSQL } from 'double-random/sql'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../src/index.ts'

const inputs = (task: object = {}): InputData => ({
  plan: {
    id: 'p',
    title: '计划',
    tasks: [
      {
        id: '加油站',
        title: '加油站',
        kind: 'general',
        department: '科',
        doubleRandom: true,
        team: 'none',
        design: { type: 'simple' },
        rounds: [{ window: ['2020-01-06', '2020-01-10'], visits: 1 }],
        ...task,
      },
    ],
  },
  calendar: { version: 'v', from: '2020-01-01', to: '2020-12-31' },
  enterprises: [
    { id: 'A1', name: '甲', size: 3 },
    { id: 'A2', name: '乙', size: 2 },
  ],
  inspectors: [],
})

const codesOf = (f: () => unknown): string[] => {
  try {
    f()
  } catch (error) {
    if (isDoubleRandomError(error)) return error.problems.map(({ code }) => code)
    throw error
  }
  return []
}

describe('toSQL', () => {
  const plain = inputs()
  const record = draw(plain, { seed: 'x' })

  it('uses the seed of the record, not the keys that stand beside it', () => {
    const other = structuredClone(record) as unknown as {
      body: { secrets: { keys: { rounds: { select: string }[] } } }
    }
    const [keys] = other.body.secrets.keys.rounds
    if (keys !== undefined) keys.select = '0'.repeat(64)
    expect(toSQL(other as unknown as DrawRecord, plain.plan, 'duckdb')).toEqual(
      toSQL(record, plain.plan, 'duckdb'),
    )
  })

  it('has no query for chances in proportion to size, and still counts', () => {
    const sized = inputs({ design: { type: 'pps', size: 'size' } })
    const [round] = toSQL(draw(sized, { seed: 'x' }), sized.plan, 'postgresql')
    expect(round).toMatchObject({ pool: '加油站', round: 1, sample: null })
    expect(round?.strata).toContain('count(*)')
  })

  it.each(['duckdb', 'postgresql', 'clickhouse'] as const)(
    'asks no table that the plan does not ask, in %s',
    (dialect) => {
      const [round] = toSQL(record, plain.plan, dialect)
      expect(round?.sample?.match(/FROM "\w+"/g)).toEqual(['FROM "enterprises"'])
    },
  )

  it('refuses a plan that was not announced, a tampered text, an unknown dialect', () => {
    const text = canonicalJson(record)
    expect(codesOf(() => toSQL(record, inputs({ title: 'x' }).plan, 'duckdb'))).toEqual([
      'policy/inputs-changed',
    ])
    expect(codesOf(() => toSQL(record, { id: 'p' } as Plan, 'duckdb'))).toEqual([
      'input/missing',
      'input/missing',
    ])
    expect(codesOf(() => toSQL(`${text} `, plain.plan, 'duckdb'))).toEqual([
      'evidence/not-canonical',
    ])
    expect(codesOf(() => toSQL(text.slice(1), plain.plan, 'duckdb'))).toEqual(['evidence/json'])
    expect(codesOf(() => toSQL(record, plain.plan, 'mysql' as never))).toEqual(['input/choice'])
    const lacking = JSON.parse(text)
    lacking.body.head.rounds = []
    expect(codesOf(() => toSQL(lacking, plain.plan, 'duckdb'))).toEqual(['evidence/structure'])
  })

  it('refuses names that PostgreSQL would cut off, and only for PostgreSQL', () => {
    const long = `attributes.${'长'.repeat(18)}`
    const named = inputs({ where: { not: { present: long } } })
    const made = draw(named, { seed: 'x' })
    expect(codesOf(() => toSQL(made, named.plan, 'postgresql'))).toEqual(['design/sql'])
    expect(codesOf(() => toSQL(made, named.plan, 'clickhouse'))).toEqual([])
    const just = inputs({ where: { not: { present: long.slice(0, -1) } } })
    expect(codesOf(() => toSQL(draw(just, { seed: 'x' }), just.plan, 'postgresql'))).toEqual([])
  })
})

describe('drawSQL', () => {
  const request = { pool: '加油站', round: 1, seed: '0'.repeat(64) }

  it('refuses a round it cannot draw, and counts that are none', () => {
    const sized = inputs({ design: { type: 'pps', size: 'size' } })
    expect(codesOf(() => drawSQL(sized.plan, request, 'duckdb'))).toEqual(['design/by-ticket'])
    const { plan } = inputs()
    expect(codesOf(() => drawSQL(plan, { ...request, round: 2 }, 'duckdb'))).toEqual([
      'design/batch',
    ])
    expect(codesOf(() => drawSQL(plan, { ...request, seed: 'x' }, 'duckdb'))).toEqual([
      'input/text',
    ])
    expect(codesOf(() => drawSQL(plan, { ...request, extra: 1 } as never, 'duckdb'))).toEqual([
      'input/option',
    ])
    const { sample } = drawSQL(plan, request, 'duckdb')
    expect(codesOf(() => sample([{ stratum: '[]', eligible: '2' } as never]))).toEqual([
      'input/type',
    ])
    expect(codesOf(() => sample([{ stratum: '[]', eligible: -1 }]))).toEqual(['input/range'])
    const twice = [1, 2].map((eligible) => ({ stratum: '[]', eligible }))
    expect(codesOf(() => sample(twice))).toEqual(['input/duplicate'])
  })
})
