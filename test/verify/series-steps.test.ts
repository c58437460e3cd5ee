import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { show } from '../../src/core/message.ts'
import { counted } from '../../src/verify/series/counted.ts'
import { rowSteps } from '../../src/verify/series/row-steps.ts'
import { valueSteps } from '../../src/verify/series/value-steps.ts'

type Row = { readonly id: string; readonly town?: string; readonly size?: number }

const rows = fc
  .uniqueArray(
    fc.record(
      { id: fc.constantFrom(...'abcdefg'), town: fc.constantFrom('x', 'y'), size: fc.nat(1) },
      { requiredKeys: ['id'] },
    ),
    { selector: ({ id }) => id },
  )
  .map((all) => (all as Row[]).sort((a, b) => (a.id < b.id ? -1 : 1)))

describe('two states of a table', () => {
  it('differ by the rows that one of them lacks and by the members of the others', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const [was, is] = [before, after].map((all) => new Map(all.map((row) => [row.id, row])))
        const changed = before.flatMap((row) => {
          const other = is!.get(row.id)
          const members = (['town', 'size'] as const).filter((name) => row[name] !== other?.[name])
          return other === undefined || members.length === 0 ? [] : [{ id: row.id, members }]
        })
        const steps = rowSteps('enterprises', before, after)
        expect(steps.removed).toEqual([...was!.keys()].filter((id) => !is!.has(id)))
        expect(steps.added).toEqual([...is!.keys()].filter((id) => !was!.has(id)))
        expect(steps.changed.map(({ id, members }) => [id, new Set(members)])).toEqual(
          changed.map(({ id, members }) => [id, new Set(members)]),
        )
      }),
      { numRuns: 300, seed: 17 },
    )
  })

  it('are told of by as many ids as anybody reads, and by their number', () => {
    const ids = Array.from({ length: 1001 }, (_, i) => String(i))
    expect(counted(ids)).toEqual({ count: 1001, ids: ids.slice(0, 1000) })
    expect(counted(ids.slice(0, 1000))).toEqual({ count: 1000, ids: ids.slice(0, 1000) })
  })
})

describe('the steps from one value to another', () => {
  const steps = (from: unknown, to: unknown) =>
    valueSteps(from, to, 'plan').map((step) => [step.path, step.from, step.to])
  const value = (each: unknown) => show(each)

  it.each<[string, unknown, unknown, readonly (readonly [string, unknown, unknown])[]]>([
    ['none', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    ['a member', { a: 1, b: 2 }, { a: 1, b: 3 }, [['plan.b', 2, 3]]],
    ['a member more', { a: 1 }, { a: 1, b: 3 }, [['plan.b', undefined, 3]]],
    ['a member less', { a: 1, b: 2 }, { a: 1 }, [['plan.b', 2, undefined]]],
    ['an object that becomes a text', { a: { b: 1 } }, { a: 'b' }, [['plan.a', { b: 1 }, 'b']]],
    ['an array that becomes an object', { a: [1] }, { a: { 0: 1 } }, [['plan.a', [1], { 0: 1 }]]],
    [
      'a window: by place',
      { w: ['a', 'b'] },
      { w: ['b', 'a'] },
      [
        ['plan.w[0]', 'a', 'b'],
        ['plan.w[1]', 'b', 'a'],
      ],
    ],
    [
      'elements with ids',
      [
        { id: 'a', n: 1 },
        { id: 'b', n: 1 },
      ],
      [
        { id: 'b', n: 2 },
        { id: 'c', n: 1 },
      ],
      [
        ['plan[a]', { id: 'a', n: 1 }, undefined],
        ['plan[b].n', 1, 2],
        ['plan[c]', undefined, { id: 'c', n: 1 }],
      ],
    ],
    ['elements with codes', [{ code: 'a', n: 1 }], [{ code: 'a', n: 2 }], [['plan[a].n', 1, 2]]],
    [
      'an id before a code',
      [{ id: 'i', code: 'c', n: 1 }],
      [{ id: 'i', code: 'd', n: 1 }],
      [['plan[i].code', 'c', 'd']],
    ],
    [
      'elements one of which has no name: by place',
      [{ id: 'a' }, { n: 1 }],
      [{ n: 1 }, { id: 'a' }],
      [
        ['plan[0].id', 'a', undefined],
        ['plan[0].n', undefined, 1],
        ['plan[1].n', 1, undefined],
        ['plan[1].id', undefined, 'a'],
      ],
    ],
    [
      'three texts: by themselves',
      ['a', 'b', 'c'],
      ['a', 'c', 'd'],
      [
        ['plan[b]', 'b', undefined],
        ['plan[d]', undefined, 'd'],
      ],
    ],
    [
      'texts that stand twice',
      ['a', 'a', 'b'],
      ['a', 'b', 'c'],
      [
        ['plan[a#2]', 'a', undefined],
        ['plan[c]', undefined, 'c'],
      ],
    ],
    [
      'an order',
      [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      [{ id: 'a' }, { id: 'c' }, { id: 'b' }],
      [['plan[1]', '[b]', '[c]']],
    ],
    [
      'an order among what stays',
      ['a', 'b', 'c'],
      ['c', 'x', 'a'],
      [
        ['plan[0]', '[a]', '[c]'],
        ['plan[b]', 'b', undefined],
        ['plan[x]', undefined, 'x'],
      ],
    ],
    [
      'an array that was empty',
      { a: [] },
      { a: [{ id: 'x' }] },
      [['plan.a[0]', undefined, { id: 'x' }]],
    ],
  ])('%s', (_, from, to, expected) => {
    const said = steps(from, to)
    expect(said.map(([path]) => path)).toEqual(expected.map(([path]) => path))
    for (const [index, [path, was, is]] of expected.entries()) {
      const names = typeof was === 'string' && /^\[\w\]$/.test(was)
      const wanted = names
        ? [was, is].map((name) => ({ id: 'value', values: { value: name } }))
        : [value(was), value(is)]
      expect([path, ...said[index]!.slice(1)]).toEqual([path, ...wanted])
    }
  })
})
