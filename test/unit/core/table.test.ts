import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commitTable, rowKey, rowSalt, sortTable, type TableName } from '../../../src/core/table.ts'

/** The key of a row of each table, as the page of the protocol lists its members. */
const KEYS: readonly (readonly [table: TableName, row: object, key: string])[] = [
  ['enterprises', { id: 'E1', name: 'x' }, 'E1'],
  ['inspectors', { id: 'I1', name: 'x', department: 'd' }, 'I1'],
  ['recusals', { enterprise: 'E1', inspector: 'I1', reason: 'r' }, 'I1\nE1'],
  ['pastVisits', { enterprise: 'E1', date: '2020-01-02', matter: 'm' }, 'E1\n2020-01-02\nm'],
  ['pastVisits', { enterprise: 'E1', date: '2020-01-02', inspectors: ['I1'] }, 'E1\n2020-01-02\n'],
  ['penalties', { enterprise: 'E1', date: '2020-01-02', matter: 'm' }, 'E1\n2020-01-02\nm'],
  ['penalties', { enterprise: 'E1', date: '2020-01-02' }, 'E1\n2020-01-02\n'],
  ['lists', { enterprise: 'E1', list: 'l' }, 'l\nE1'],
  ['waivers', { code: 'similar-ids', ids: ['A', 'a', '甲'], reason: 'r' }, 'similar-ids\nA\na\n甲'],
  ['sample', { pool: 'p', round: 12, unit: 'E1', rank: 3 }, 'p\n12\nE1'],
  ['reserves', { pool: 'p', round: 1, unit: 'E1', rank: 3 }, 'p\n1\nE1'],
  ['exclusions', { pool: 'p', round: 1, unit: 'E1', code: 'c' }, 'E1\np\n1'],
  ['seats', { pool: 'p', round: 1, unit: 'E1', seat: 2, role: 'r' }, 'p\n1\nE1\n2'],
  ['vacancies', { pool: 'p', round: 1, unit: 'E1' }, 'p\n1\nE1'],
  [
    'items',
    { pool: 'p', round: 2, unit: 'E1', mandatory: ['a'], drawn: [], riders: [] },
    'p\n2\nE1',
  ],
  ['loads', { inspector: 'I1', load: 7 }, 'I1'],
]

function leafHash(text: string): string {
  return createHash('sha256').update(Buffer.of(0)).update(text).digest('hex')
}

describe('a row key', () => {
  it.each(KEYS)('of %s joins %o to %j', (table, row, key) => {
    expect(rowKey(table, row)).toBe(key)
  })
})

describe('a table', () => {
  it('is ordered by the bytes of its row keys, beyond U+FFFF as well', () => {
    const id = fc.string({ unit: fc.constantFrom('a', 'B', '\ud7ff', '\ue000', '\uffff', '😀') })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(id, id), { selector: (pair) => pair.join() }),
        (pairs) => {
          const rows = pairs.map(([list, enterprise]) => ({ list, enterprise }))
          const keys = sortTable('lists', rows).map((row) => `${row.list}\n${row.enterprise}`)
          const expected = pairs.map(([list, enterprise]) => Buffer.from(`${list}\n${enterprise}`))
          expect(keys).toEqual(expected.sort(Buffer.compare).map(String))
        },
      ),
      { seed: 41, numRuns: 500 },
    )
  })

  it('puts round 10 before round 2, since keys are texts', () => {
    const rows = [2, 10, 1].map((round) => ({ pool: 'p', round, unit: 'E' }))
    expect(sortTable('vacancies', rows).map(({ round }) => round)).toEqual([1, 10, 2])
  })

  it('leaves the array it was given as it was', () => {
    const rows = Object.freeze([{ id: 'b' }, { id: 'a' }])
    expect(sortTable('enterprises', rows)).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(rows).toEqual([{ id: 'b' }, { id: 'a' }])
  })
})

describe('a commitment to a table', () => {
  it('to no rows is the hash of nothing', () => {
    const root = createHash('sha256').digest('hex')
    expect(commitTable('lists', [], undefined)).toEqual({ count: 0, root })
  })

  it('to one row is the leaf hash of its canonical text', () => {
    const root = leafHash('{"enterprise":"企业","list":"l"}')
    expect(commitTable('lists', [{ list: 'l', enterprise: '企业' }], undefined)).toEqual({
      count: 1,
      root,
    })
  })

  it('to two rows is the node over their leaves, in the order given', () => {
    const leaves = ['{"id":"a"}', '{"id":"b"}'].map((text) => Buffer.from(leafHash(text), 'hex'))
    const node = createHash('sha256').update(Buffer.concat([Buffer.of(1), ...leaves]))
    expect(commitTable('enterprises', [{ id: 'a' }, { id: 'b' }], undefined)).toEqual({
      count: 2,
      root: node.digest('hex'),
    })
  })
})

describe('blinding', () => {
  const key = createHash('sha256').update('kept by the bureau').digest('hex')
  const blinding = { key, series: '闵行-2020', number: 12 }

  function saltByRule(table: string, rowKeyText: string): string {
    return createHmac('sha256', Buffer.from(key, 'hex'))
      .update(`闵行-2020\n12\n${table}\n${rowKeyText}`)
      .digest('hex')
  }

  it.each(KEYS)('salts a row of %s by HMAC of series, number, table and row key', (...given) => {
    const [table, row, expected] = given
    expect(rowSalt(table, row, blinding)).toBe(saltByRule(table, expected))
  })

  it('puts the salt beside the row into the leaf', () => {
    const row = { inspector: 'I1', load: 3 }
    const text = `{"row":{"inspector":"I1","load":3},"salt":"${saltByRule('loads', 'I1')}"}`
    expect(commitTable('loads', [row], blinding)).toEqual({ count: 1, root: leafHash(text) })
  })

  it('gives the same row another salt in each series, number and table', () => {
    const row = { pool: 'p', round: 1, unit: 'E1' }
    const salts = [
      rowSalt('vacancies', row, blinding),
      rowSalt('exclusions', row, blinding),
      rowSalt('vacancies', row, { ...blinding, number: 13 }),
      rowSalt('vacancies', row, { ...blinding, series: '闵行-2021' }),
    ]
    expect(new Set(salts).size).toBe(salts.length)
  })
})
