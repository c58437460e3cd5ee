import { describe, expect, it } from 'vitest'
import { type DoubleRandomError, isDoubleRandomError } from '../../../src/core/errors.ts'
import { reconcile } from '../../../src/report/reconcile/reconcile.ts'

function refusalOf(directory: unknown, register: unknown, options?: unknown): DoubleRandomError {
  try {
    reconcile(directory as never, register as never, options as never)
  } catch (error) {
    if (isDoubleRandomError(error)) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const a = { id: '1', name: '甲' }

describe('a reconciliation refuses', () => {
  it.each([
    ['no table', [a], undefined, 'input/missing', 'register'],
    ['a table that is none', 'rows', [], 'input/type', 'directory'],
    ['a row that is none', [a], [7], 'input/type', 'register[0]'],
    ['a name of another type', [{ ...a, name: 1 }], [], 'input/type', 'directory[0].name'],
    ['a missing name', [], [{ id: '1' }], 'input/missing', 'register[0].name'],
    ['a register row nobody could find', [], [{ name: '甲' }], 'input/missing', 'register[0]'],
    [
      'a member a register does not have',
      [],
      [{ ...a, risk: '高' }],
      'input/unknown-field',
      'register[0].risk',
    ],
    [
      'a member a directory does not have',
      [{ ...a, phone: '1' }],
      [],
      'input/unknown-field',
      'directory[0].phone',
    ],
    [
      'a status with a blank at its end',
      [],
      [{ ...a, status: '在营 ' }],
      'input/text',
      'register[0].status',
    ],
    ['an id twice in the directory', [a, a], [], 'input/duplicate', 'directory[1]'],
    [
      'an id twice in the register',
      [],
      [a, { ...a, name: '乙' }],
      'input/duplicate',
      'register[1]',
    ],
    [
      'a firm twice in a register without ids',
      [],
      [
        { creditCode: 'A', name: '甲' },
        { creditCode: 'A', name: '甲' },
      ],
      'input/duplicate',
      'register[1]',
    ],
  ])('%s', (_, directory, register, code, path) => {
    expect(refusalOf(directory, register).problems).toMatchObject([{ code, path }])
  })

  it.each([
    ['an option it does not have', { scope: {} }, 'input/option', 'options.scope'],
    ['another way to match', { match: 'name' }, 'input/choice', 'options.match'],
    ['a filter that is none', { inScope: { town: '东' } }, 'input/choice', 'options.inScope'],
    [
      'a filter on what a register lacks',
      { inScope: { not: { present: 'risk' } } },
      'input/choice',
      'options.inScope',
    ],
    [
      'a filter on lists',
      { inScope: { any: [{ listed: '重点' }] } },
      'input/choice',
      'options.inScope',
    ],
    [
      'a filter on attributes',
      { inScope: { equals: { 'attributes.行业': '化工' } } },
      'input/choice',
      'options.inScope',
    ],
    [
      'a filter with bounds',
      { inScope: { bounds: { id: { min: 1 } } } },
      'input/choice',
      'options.inScope',
    ],
    [
      'a filter that compares a text with an integer',
      { inScope: { in: { town: ['东', 1] } } },
      'input/choice',
      'options.inScope',
    ],
    ['a snapshot that is none', { previous: null }, 'input/missing', 'previous'],
    ['a bad row of the snapshot', { previous: [{ id: '1' }] }, 'input/missing', 'previous[0].name'],
  ])('%s', (_, options, code, path) => {
    expect(refusalOf([a], [a], options).problems).toMatchObject([{ code, path }])
  })

  it('several things at once, with the unit where there is one', () => {
    const error = refusalOf([{ id: '1' }], [{ id: '2', name: '' }], { previous: [a, a] })
    expect(error.code).toBe('input/invalid')
    expect(error.problems.map(({ path, unit }) => [path, unit])).toEqual([
      ['directory[0].name', '1'],
      ['register[0].name', '2'],
      ['previous[1]', '1'],
    ])
  })

  it('nothing in a filter on everything a register has', () => {
    const fields = ['id', 'name', 'creditCode', 'town', 'status']
    const inScope = {
      any: [
        { tag: '氨' },
        ...fields.map((field) => ({ present: field })),
        { in: { town: ['东', '西'] } },
      ],
    }
    expect(reconcile([], [a], { inScope }).counts.register.omitted).toBe(1)
  })

  it('tells that a member does not belong to a register, not where the protocol would put it', () => {
    const [problem] = refusalOf([], [{ ...a, risk: '高' }]).problems
    expect(problem?.expected).toEqual({
      id: 'register-members',
      values: { members: ['id', 'creditCode', 'name', 'status', 'tags', 'town', 'contact'] },
    })
    expect(problem?.fix).toEqual({ id: 'leave-out-or-make-a-tag', values: {} })
  })
})
