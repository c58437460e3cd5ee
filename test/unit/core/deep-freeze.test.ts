import { expect, it } from 'vitest'
import { deepFreeze } from '../../../src/core/deep-freeze.ts'

it('freezes objects in arrays in objects, and returns the value it was given', () => {
  const value = { a: [{ b: { c: [] as number[] } }], d: null, e: 'text' }
  expect(deepFreeze(value)).toBe(value)
  for (const part of [value, value.a, value.a[0], value.a[0]?.b, value.a[0]?.b.c]) {
    expect(Object.isFrozen(part)).toBe(true)
  }
  expect(() => value.a[0]?.b.c.push(1)).toThrow(TypeError)
})
