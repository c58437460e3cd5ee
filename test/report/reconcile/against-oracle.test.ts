import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/report/reconcile/reconcile.ts'
import { DIFFERENCE_KINDS } from '../../../src/report/reconcile/result.ts'
import type { EnterpriseData } from '../../../src/schema/inputs/inputs.ts'
import { effort } from '../../effort.ts'
import { FILTERS, IN_SCOPE, type Tables, tables } from './arbitrary-tables.ts'
import { byBytes, naiveRows, naiveSorts } from './oracle.ts'

const run = ({ directory, register, previous, match, scope }: Tables) =>
  // Every row of the directory has an id; the oracle has one type for all rows.
  reconcile(directory as EnterpriseData[], register, {
    ...(match !== undefined && { match }),
    ...(FILTERS[scope] !== undefined && { inScope: FILTERS[scope] }),
    ...(previous !== undefined && { previous: previous as EnterpriseData[] }),
  })

/** One text for each row, whatever the order of its members. */
const textOf = (row: object) =>
  JSON.stringify(Object.entries(row).sort(([a], [b]) => byBytes(a, b)))

const tally = (sorts: Iterable<string>, sort: string) =>
  [...sorts].filter((each) => each === sort).length

describe('a reconciliation', () => {
  it('finds exactly the differences that comparing all pairs finds', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(tables, (given) => {
        const { directory, register, previous, match, scope } = given
        const expected = naiveRows(directory, register, match, IN_SCOPE[scope], previous)
        const { rows } = run(given)
        expect(rows.map(textOf).sort(byBytes)).toEqual(expected.map(textOf).sort(byBytes))
        for (const { kind, field, register: left } of rows) {
          seen.add(`${kind} ${kind === 'similar' ? field : kind === 'removed' && left ? '!' : ''}`)
        }
      }),
      { seed: 1, numRuns: effort(333, 2000) },
    )
    // Every kind was met, in each of its sorts.
    expect([...seen].map((each) => each.trim()).sort(byBytes)).toEqual(
      [
        ...DIFFERENCE_KINDS.filter((kind) => kind !== 'similar'),
        'removed !',
        'similar creditCode',
        'similar id',
        'similar name',
      ].sort(byBytes),
    )
  })

  it('counts every row exactly once', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const { directory, register, match, scope } = given
        const { counts, rows, findings } = run(given)
        const sorts = naiveSorts(directory, register, match, IN_SCOPE[scope])
        const ours = [...sorts.directory.values()].map(({ sort }) => sort)
        const theirs = [...sorts.register.values()]
        const { rows: all, ...parts } = counts.directory
        const { rows: every, ...shares } = counts.register
        const sum = (numbers: object) =>
          Object.values(numbers).reduce((total: number, each: number) => total + each, 0)
        expect(all).toBe(directory.length)
        expect(every).toBe(register.length)
        expect(sum(parts)).toBe(all)
        expect(sum(shares)).toBe(every)
        for (const [sort, count] of Object.entries(parts)) expect(count).toBe(tally(ours, sort))
        const { outOfScope, ...inScope } = shares
        expect(outOfScope).toBe(register.length - theirs.length)
        for (const [sort, count] of Object.entries(inScope)) expect(count).toBe(tally(theirs, sort))
        // The findings count the rows of the table, one by one, and the worst of them twice.
        const found = findings.filter(({ code }) => code !== 'column-not-compared')
        expect(found.reduce((total, { count }) => total + count, 0)).toBe(
          rows.length + (counts.changes?.removedButRegistered ?? 0),
        )
      }),
      { seed: 2, numRuns: effort(200, 1000) },
    )
  })

  it('is the same for rows in any order, and frozen', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const turned: Tables = {
          ...given,
          directory: [...given.directory].reverse(),
          register: [...given.register].reverse(),
          previous: given.previous && [...given.previous].reverse(),
        }
        const result = run(given)
        expect(JSON.stringify(run(turned))).toBe(JSON.stringify(result))
        const parts = (value: unknown): object[] =>
          typeof value === 'object' && value !== null
            ? [value, ...Object.values(value).flatMap(parts)]
            : []
        expect(parts(result).every((part) => Object.isFrozen(part))).toBe(true)
      }),
      { seed: 3, numRuns: effort(150, 800) },
    )
  })

  it('puts its rows in the order of kinds, then of UTF-8 bytes', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const keys = run(given).rows.map(
          ({ kind, id, creditCode, name, field, directory, register }) =>
            [
              String.fromCharCode(1 + DIFFERENCE_KINDS.indexOf(kind)),
              ...[id, creditCode, name, field, directory, register].map((each) => each ?? ''),
            ].join('\0'),
        )
        expect(keys).toEqual([...keys].sort(byBytes))
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { seed: 4, numRuns: effort(150, 800) },
    )
  })
})
