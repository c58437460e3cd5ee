import { errorFromJSON, isDoubleRandomError, parseInputs } from 'double-random'
import { expect, it } from 'vitest'
import { placesOf, refusalOf } from '../unit/expect-error.ts'

const sound = JSON.parse(JSON.stringify(refusalOf(() => parseInputs({} as never))))
const spoilt = (problem: object) => ({ ...sound, problems: [{ ...sound.problems[0], ...problem }] })

it('an error is read from its JSON', () => {
  expect(errorFromJSON(sound).toJSON()).toEqual(sound)
})

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['a text', 'x'],
  ['another kind', { ...sound, kind: 'x' }],
  ['a code that is no text', { ...sound, code: 1 }],
  ['problems that are none', { ...sound, problems: [1] }],
  ['counts that are none', { ...sound, counts: { a: 'x' } }],
  ['a path that is no text', spoilt({ path: 5 })],
  ['a message without values', spoilt({ expected: { id: 'date' } })],
  ['a fix that is a text', spoilt({ fix: 'x' })],
])('no error is read from %s', (_, data) => {
  expect(placesOf(() => errorFromJSON(data))).toEqual(['input/type at data'])
  expect(isDoubleRandomError({ message: '', cause: data })).toBe(false)
})

it.each<[string, unknown]>([
  ['a code that no version would have', { ...sound, code: 'oh no' }],
  ['values that are no data', spoilt({ expected: { id: 'nothing', values: { a: new Date(0) } } })],
])('no error is read from %s, since no language could say it', (_, data) => {
  expect(placesOf(() => errorFromJSON(data))).toEqual(['input/type at data'])
})
