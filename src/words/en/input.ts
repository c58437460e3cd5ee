import type { InputMessages } from '../../core/messages/input.ts'
import type { Sentences } from '../sentences.ts'

const either = (parts: readonly string[]) => parts.join(' or ')

export const input: Sentences<InputMessages> = {
  value: ({ value }) => JSON.stringify(value),
  nothing: 'nothing',
  array: ({ length }) => `an array of ${length}`,
  type: ({ type }) => `a value of type ${type}`,
  'at-most': ({ limit }) => `at most ${limit}`,
  'at-least': ({ limit }) => `at least ${limit}`,
  'one-of': ({ values }) => either(values.map((value) => JSON.stringify(value))),
  text: 'a text',
  integer: 'an integer',
  list: 'an array',
  object: 'an object',
  json: 'JSON',
  'text-that-is-not-json': 'text that is not JSON',
  'hex-digits': ({ lengths }) => `${either(lengths.map(String))} lower-case hex digits`,
  'id-in-directory': ({ directory }) => `an id of the directory of ${directory}`,
  'beacon-round-made': ({ round, second }) => `round ${round}, made in second ${second}`,
  'no-such-member': 'no such member',
}
