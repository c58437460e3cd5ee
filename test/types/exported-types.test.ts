import { describe, expect, it } from 'vitest'
import { entries } from '../house/sources.ts'
import { entryTypes } from './reached-types.ts'

describe('the types of the entries', () => {
  const types = entryTypes(entries)

  it.each(Object.keys(entries))('of %s can all be imported, from one entry or another', (name) => {
    const exported = [...types.values()].map((each) => each.exported)
    const { reached } = types.get(name)!
    expect([...reached].filter((each) => !exported.some((some) => some.has(each)))).toEqual([])
  })

  it('are reached wherever they stand', () => {
    const { reached } = types.get('double-random')!
    // By a member of a member, by a type that another extends, by the rows of a union.
    for (const name of ['Seat', 'BatchEntry', 'EventField'])
      expect(
        [...reached].some((each) => each.startsWith(`${name} in `)),
        name,
      ).toBe(true)
    expect(reached.size).toBeGreaterThan(100)
  })

  it('stand in what exported functions say they return', () => {
    expect([...types.values()].flatMap(({ unstated }) => unstated)).toEqual([])
  })
}, 120_000)
