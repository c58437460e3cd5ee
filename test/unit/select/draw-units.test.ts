import { type InputData, isDoubleRandomError, type Problem } from 'double-random'
import { drawUnits } from 'double-random/sql'
import { describe, expect, it } from 'vitest'
import type { EnterpriseData } from '../../../src/index.ts'

const base = (task: object = {}): InputData => ({
  plan: {
    id: 'p',
    title: '计划',
    tasks: [
      {
        id: 't',
        title: 't',
        kind: 'general',
        department: '科',
        doubleRandom: true,
        design: { type: 'simple' },
        rounds: [{ window: ['2020-01-06', '2020-01-10'], visits: 2 }],
        ...task,
      },
    ],
  },
  calendar: { version: 'v', from: '2020-01-01', to: '2020-12-31' },
  enterprises: [],
  inspectors: [],
})
const request = { pool: 't', round: 1, seed: '1'.repeat(64) }

function problemOf(f: () => unknown): Partial<Problem> | undefined {
  try {
    f()
  } catch (error) {
    if (isDoubleRandomError(error)) return error.problems[0]
    throw error
  }
  return undefined
}

describe('drawUnits', () => {
  it('names the place and the id of a bad row, however late it comes', () => {
    const { plan } = base({ where: { bounds: { 'attributes.y': { min: 1 } } } })
    const rows = Array.from({ length: 25_000 }, (_, i) => ({ id: `E${i}`, name: 'x' }))
    const draw = (at: number, row: object) =>
      problemOf(() =>
        drawUnits(plan, request, {
          enterprises: rows.map((each, i) => (i === at ? (row as EnterpriseData) : each)),
        }),
      )
    expect(draw(24_123, { id: 'E24123' })).toMatchObject({
      code: 'input/missing',
      path: 'enterprises[24123].name',
      unit: 'E24123',
    })
    expect(draw(12_000, { id: 'Z', name: 'x', attributes: { y: '2019' } })).toMatchObject({
      code: 'input/field-type',
      unit: 'Z',
    })
    expect(draw(9_001, { id: 'E9000', name: 'x' })).toMatchObject({
      code: 'input/duplicate',
      path: 'enterprises[9001]',
    })
    expect(draw(3, { id: 'E3', name: 'x', phone: 1 })).toMatchObject({
      code: 'input/unknown-field',
    })
  })

  it('sees a row that stands twice where it is drawn, also if the rows are far apart', () => {
    const { plan } = base()
    const rows = Array.from({ length: 20_000 }, (_, i) => ({ id: `E${i}`, name: 'x' }))
    const [drawn] = drawUnits(plan, request, { enterprises: rows }).units
    const twice = [
      { id: drawn!.unit, name: 'x' },
      ...rows.filter(({ id }) => id !== drawn!.unit),
      { id: drawn!.unit, name: 'x' },
    ]
    expect(problemOf(() => drawUnits(plan, request, { enterprises: twice }))).toMatchObject({
      code: 'input/duplicate',
      unit: drawn?.unit,
    })
  })

  it('refuses rounds that are not decided by tickets, unknown ones, and bad tables', () => {
    const sized = base({ design: { type: 'pps', size: 'size' } })
    const draw = (plan: InputData['plan'], options: object = {}, tables: object = {}) =>
      problemOf(() => drawUnits(plan, { ...request, ...options }, { enterprises: [], ...tables }))
        ?.code
    const { plan } = base()
    expect(draw(sized.plan)).toBe('design/by-ticket')
    expect(draw(plan, { round: 2 })).toBe('design/batch')
    expect(draw(plan, { seed: 'A'.repeat(64) })).toBe('input/text')
    expect(draw(plan, {}, { lists: 'x' })).toBe('input/type')
    expect(draw(plan, {}, { penalties: [{ enterprise: 'A', date: '2020-1-1' }] })).toBe(
      'input/date',
    )
    expect(draw({ id: 'p', title: 'x', tasks: [] })).toBe('input/range')
    expect(draw(plan)).toBeUndefined()
  })
})
