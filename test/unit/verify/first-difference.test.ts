import { expect, it } from 'vitest'
import { firstDifference } from '../../../src/verify/first-difference.ts'

it.each([
  ['nothing where all is alike', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, undefined],
  ['the first member in code unit order', { b: 1, a: 1, B: 1 }, { b: 2, a: 2, B: 2 }, 'at.B'],
  ['a member of an element', { a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, 'at.a[1].b'],
  ['a member that is missing', { a: 1 }, {}, 'at.a'],
  ['a member that is new', {}, { a: 1 }, 'at.a'],
  ['an element that is missing', [1, 2], [1], 'at[1]'],
  ['an element that is new', [1], [1, 2], 'at[1]'],
  ['an array that is no object', {}, [], 'at'],
  ['nothing instead of an object', {}, null, 'at'],
])('a difference: %s', (_, expected, found, path) => {
  expect(firstDifference(expected, found, 'at')?.path).toBe(path)
})

it('a row too many is said to be there, one too few to be missing', () => {
  expect(firstDifference([1], [1, 2], 'at')).toMatchObject({
    expected: { id: 'row-missing' },
    found: { id: 'row-more' },
  })
})
