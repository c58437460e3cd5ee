import type { InputMessages } from '../../core/messages/input.ts'
import type { Sentences } from '../sentences.ts'

export const input: Sentences<InputMessages> = {
  value: ({ value }) => JSON.stringify(value),
  nothing: 'nothing',
  array: ({ length }) => `an array of ${length}`,
  type: ({ type }) => `a value of type ${type}`,
  'at-most': ({ limit }) => `at most ${limit}`,
  'at-least': ({ limit }) => `at least ${limit}`,
  'one-of': ({ values }) => values.join(' or '),
  days: ({ from, to }) => `${from} to ${to}`,
  stratum: ({ values }) => `the stratum ${values.join(', ')}`,
  'row-once': 'each row once',
  'days-of-calendar': ({ from, to }) => `days of the calendar, ${from} to ${to}`,
  'sum-of-fixed-counts': ({ sum }) => `the sum of the fixed counts, ${sum}`,
  'sum-of-rounds': ({ sum }) => `the sum of its rounds, ${sum}`,
}
