import type { InputMessages } from '../../core/messages/input.ts'
import type { Sentences } from '../sentences.ts'

export const input: Sentences<InputMessages> = {
  value: ({ value }) => JSON.stringify(value),
  nothing: 'nothing',
  array: ({ length }) => `an array of ${length}`,
  type: ({ type }) => `a value of type ${type}`,
  'at-most': ({ limit }) => `at most ${limit}`,
  'at-least': ({ limit }) => `at least ${limit}`,
}
