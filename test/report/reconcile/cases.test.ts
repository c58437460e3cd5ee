import { describe, expect, it } from 'vitest'
import { type ReconcileOptions, reconcile } from '../../../src/report/reconcile/reconcile.ts'
import type { EnterpriseData } from '../../../src/schema/inputs/inputs.ts'
import { parseInputs } from '../../../src/schema/inputs/parse-inputs.ts'
import type { RegisterData } from '../../../src/schema/report/register.ts'

const rowsOf = (
  directory: EnterpriseData[],
  register: RegisterData[],
  options?: ReconcileOptions,
) => reconcile(directory, register, options).rows

const codesOf = (
  directory: EnterpriseData[],
  register: RegisterData[],
  options?: ReconcileOptions,
) => reconcile(directory, register, options).findings.map(({ code, count }) => [code, count])

const a = { creditCode: 'CODE-A', name: '甲厂' }
const b = { creditCode: 'CODE-B', name: '乙厂' }

describe('a firm is found', () => {
  it.each([
    ['by its credit code, whatever the ids', { id: '1', ...a }, { id: '2', ...a }],
    ['by its id where neither has a credit code', { id: '1', name: '甲' }, { id: '1', name: '甲' }],
    ['by its id where only one has a credit code', { id: '1', name: '甲厂' }, { id: '1', ...a }],
    ['by a credit code that is the id', { id: 'CODE-A', name: '甲厂' }, a],
    [
      'by a credit code that is the register’s id',
      { id: '1', ...a },
      { id: 'CODE-A', name: '甲厂' },
    ],
  ])('%s', (_, directory, register) => {
    const { rows, findings, counts } = reconcile([directory], [register])
    expect([rows, findings]).toEqual([[], []])
    expect(counts.directory.matched + counts.register.matched).toBe(2)
  })

  it('by its credit code rather than by an id that another authority gave to another', () => {
    const register = [
      { id: '1', name: '乙厂' },
      { id: '2', ...a },
    ]
    expect(rowsOf([{ id: '1', ...a }], register)).toEqual([
      { kind: 'omitted', id: '1', name: '乙厂' },
    ])
  })

  it('by its id alone, if asked, and the credit codes are compared', () => {
    const options = { match: 'id' } as const
    expect(rowsOf([{ id: '1', ...a }], [{ ...b, id: '1', name: '甲厂' }], options)).toEqual([
      {
        kind: 'credit-code',
        id: '1',
        creditCode: 'CODE-A',
        name: '甲厂',
        field: 'creditCode',
        directory: 'CODE-A',
        register: 'CODE-B',
      },
    ])
  })

  it('by its credit code alone, if asked', () => {
    const kinds = rowsOf([{ id: '1', name: '甲' }], [{ id: '1', name: '丁' }], {
      match: 'creditCode',
    }).map(({ kind }) => kind)
    expect(kinds).toEqual(['omitted', 'phantom'])
  })
})

describe('the table says', () => {
  it('who was left out, and who does not exist', () => {
    expect(rowsOf([{ id: '2', ...b }], [{ id: 'R1', ...a }])).toEqual([
      { kind: 'omitted', id: 'R1', ...a },
      { kind: 'phantom', id: '2', ...b },
    ])
    expect(codesOf([{ id: '2', ...b }], [a])).toEqual([
      ['register-omitted', 1],
      ['register-phantom', 1],
    ])
  })

  it.each([
    ['code-a', 'creditCode'],
    ['ＣＯＤＥ-Ａ', 'creditCode'],
  ])('that %s is probably CODE-A', (creditCode, field) => {
    const ours = { id: '1', creditCode, name: '甲' }
    expect(rowsOf([ours], [a])).toEqual([
      { kind: 'similar', ...ours, field, directory: creditCode, register: 'CODE-A' },
    ])
    expect(codesOf([ours], [a])).toEqual([['register-similar', 1]])
  })

  it('that two unknown numbers of one name are a hint, with a finding of its own', () => {
    const ours = { id: '1', creditCode: 'CODE-X', name: '甲厂（东）' }
    const theirs = { creditCode: 'CODE-Y', name: '甲厂(东)' }
    expect(rowsOf([ours], [theirs])).toEqual([
      { kind: 'similar', ...ours, field: 'name', directory: 'CODE-X', register: 'CODE-Y' },
    ])
    expect(codesOf([ours], [theirs])).toEqual([['register-same-name', 1]])
  })

  it('nothing of the sort where the name is not the only one', () => {
    const ours = { id: '1', creditCode: 'CODE-X', name: '加油站' }
    const theirs = ['CODE-Y', 'CODE-Z'].map((creditCode) => ({ creditCode, name: '加油站' }))
    expect(rowsOf([ours], theirs).map(({ kind }) => kind)).toEqual([
      'omitted',
      'omitted',
      'phantom',
    ])
  })

  it('that a row fits several', () => {
    const register = [
      { id: 'L1', ...a },
      { id: 'L2', ...a },
    ]
    expect(rowsOf([{ id: '1', ...a }], register)).toEqual([
      { kind: 'ambiguous', id: '1', ...a, register: 2 },
      { kind: 'ambiguous', id: 'L1', ...a, directory: 1 },
      { kind: 'ambiguous', id: 'L2', ...a, directory: 1 },
    ])
  })

  it('that several sites stand for one firm, and compares each of them', () => {
    const sites = ['3', '10'].map((id) => ({ id, ...a, status: '在营' }))
    expect(rowsOf(sites, [{ ...a, status: '注销' }])).toEqual([
      { kind: 'several', ...a, directory: ['10', '3'] },
      ...['10', '3'].map((id) => ({
        kind: 'status',
        id,
        ...a,
        field: 'status',
        directory: '在营',
        register: '注销',
      })),
    ])
    expect(codesOf(sites, [a])).toEqual([['register-several', 1]])
  })

  it('which site was left out, where both sides number the sites alike', () => {
    const register = ['S1', 'S2'].map((id) => ({ id, ...a }))
    expect(rowsOf([{ id: 'S1', ...a }], register)).toEqual([{ kind: 'omitted', id: 'S2', ...a }])
  })

  it('who is in the directory though the register has him out of scope', () => {
    const open = { inScope: { equals: { status: '在营' } } }
    const register = [
      { ...a, status: '注销' },
      { ...b, status: '注销' },
    ]
    const { rows, counts } = reconcile([{ id: '1', ...a }], register, open)
    expect(rows).toEqual([{ kind: 'out-of-scope', id: '1', ...a, register: 'CODE-A' }])
    expect(counts.register).toEqual({
      rows: 2,
      outOfScope: 2,
      matched: 0,
      omitted: 0,
      similar: 0,
      ambiguous: 0,
    })
  })
})

describe('the members of a firm', () => {
  const difference = (directory: EnterpriseData[], register: RegisterData) =>
    rowsOf(directory, [register, { ...b, tags: ['粉尘', '氨'] }])
      .filter(({ kind }) => kind !== 'omitted')
      .map(({ kind, directory: ours, register: theirs }) => [kind, ours, theirs])

  it('are differences where the directory says something else, or nothing', () => {
    const other = { id: '9', ...b, name: '乙厂', town: '东镇', tags: ['粉尘', '氨'] }
    expect(difference([{ id: '1', ...a, town: '西镇' }, other], { ...a, town: '东镇' })).toEqual([
      ['town', '西镇', '东镇'],
    ])
    expect(difference([{ id: '1', ...a }, other], { ...a, town: '东镇' })).toEqual([
      ['town', undefined, '东镇'],
    ])
    expect(difference([{ id: '1', ...a, name: '甲' }, other], a)).toEqual([['name', '甲', '甲厂']])
  })

  it('are no differences where the register says nothing', () => {
    expect(difference([{ id: '1', ...a, town: '西镇', status: '在营', risk: '高' }], a)).toEqual([])
  })

  it('show a tag that is missing, and one too many that the register knows', () => {
    const tags = { tags: ['粉尘', '本局重点'] }
    expect(difference([{ id: '1', ...a, ...tags }], { ...a, tags: ['氨'] })).toEqual([
      ['tag', undefined, '氨'],
      ['tag', '粉尘', undefined],
    ])
  })

  it('show the last tag that a firm lost', () => {
    const other = { id: '9', ...b, tags: ['粉尘', '氨'] }
    expect(difference([{ id: '1', ...a }, other], { ...a, tags: ['氨'] })).toEqual([
      ['tag', undefined, '氨'],
    ])
  })

  it('are not compared in a column the directory does not have, and a finding says so', () => {
    const register = { ...a, status: '在营', town: '东镇', tags: ['氨'] }
    const { rows, findings } = reconcile([{ id: '1', ...a }], [register])
    expect(rows).toEqual([])
    expect(findings).toMatchObject([
      { code: 'column-not-compared', count: 3, examples: ['status', 'town', 'tags'] },
    ])
  })
})

describe('since the last snapshot', () => {
  const previous = [
    { id: '1', ...a, size: 5, tags: ['氨'], attributes: { 行业: '化工', constructor: 'x' } },
    { id: '2', ...b },
  ]

  it('rows were removed, the gravest first: those the register still has', () => {
    const { rows, findings, counts } = reconcile([{ id: '9', name: '新', creditCode: 'N' }], [b], {
      previous,
    })
    expect(rows.filter(({ kind }) => kind === 'removed')).toEqual([
      { kind: 'removed', id: '1', ...a },
      { kind: 'removed', id: '2', ...b, register: 'CODE-B' },
    ])
    expect(findings[0]).toMatchObject({
      code: 'removed-but-registered',
      count: 1,
      examples: ['2'],
    })
    expect(counts.changes).toEqual({ added: 1, removed: 2, changed: 0, removedButRegistered: 1 })
  })

  it('a row that only got another id is not told to be missing', () => {
    const { counts } = reconcile([{ id: '20', ...b }], [b], { previous: [{ id: '2', ...b }] })
    expect(counts.changes).toMatchObject({ added: 1, removed: 1, removedButRegistered: 0 })
  })

  it('one of two sites is told to be missing, though the other stands for the firm', () => {
    const sites = ['2', '3'].map((id) => ({ id, ...b }))
    const { counts } = reconcile(sites.slice(1), [b], { previous: sites })
    expect(counts.register.matched).toBe(1)
    expect(counts.changes).toMatchObject({ removed: 1, removedButRegistered: 1 })
  })

  it('a firm the register has closed may go', () => {
    const { counts } = reconcile([], [{ ...b, status: '注销' }], {
      previous: [{ id: '2', ...b }],
      inScope: { not: { equals: { status: '注销' } } },
    })
    expect(counts.changes).toMatchObject({ removed: 1, removedButRegistered: 0 })
  })

  it('members were changed, one row for each', () => {
    const now = { id: '1', ...a, size: 6, tags: ['粉尘'], attributes: { 行业: '化工' }, town: '东' }
    expect(
      rowsOf([now, { id: '2', ...b }], [a, b], { previous }).map((row) => [
        row.field,
        row.directory,
        row.previous,
      ]),
    ).toEqual([
      ['attributes.constructor', undefined, 'x'],
      ['size', 6, 5],
      ['tags', ['粉尘'], ['氨']],
      ['town', '东', undefined],
    ])
  })

  it('nothing is said where no snapshot is given', () => {
    expect('changes' in reconcile([{ id: '1', ...a }], [a]).counts).toBe(false)
  })
})

it('takes a directory that was parsed for a draw, and is the same as from its rows', () => {
  const enterprises = [
    { id: '2', ...a, tags: ['氨', '氨'], contact: '021-5550000' },
    { id: '1', ...b, town: '' },
  ]
  const task = {
    ...{ id: 't', title: 'T', department: 'd', doubleRandom: false },
    kind: 'general',
  } as const
  const inputs = parseInputs({
    plan: { id: 'p', title: 'P', tasks: [{ ...task, deferred: '待定' }] },
    calendar: { version: '1', from: '2020-01-01', to: '2020-12-31' },
    enterprises,
    inspectors: [],
  })
  const register = [{ ...a, contact: { phone: '021-5550001' }, status: null, tags: [] }]
  const previous = inputs.enterprises
  expect(reconcile(inputs.enterprises, register, { previous })).toEqual(
    reconcile(enterprises, register, { previous: enterprises }),
  )
})

it('walks long lists once: a thousand sites of a firm with a thousand licences', () => {
  const many = (prefix: string) =>
    Array.from({ length: 20_000 }, (_, place) => ({ id: `${prefix}${place}`, ...a }))
  const { counts } = reconcile(many('S'), many('L'), { previous: many('P') })
  expect(counts.directory.ambiguous + counts.register.ambiguous).toBe(40_000)
  expect(counts.changes?.removedButRegistered).toBe(0)
})
