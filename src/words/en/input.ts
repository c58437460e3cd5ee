import type { InputMessages } from '../../core/messages/input.ts'
import type { Sentences } from '../sentences.ts'

export const input: Sentences<InputMessages> = {
  value: ({ value }) => JSON.stringify(value),
  nothing: 'nothing',
  array: ({ length }) => `an array of ${length}`,
  type: ({ type }) => `a value of type ${type}`,
  more: 'more',
  'one-twice': 'one twice',
  again: ({ of }, say) => `${say(of)} again`,
  'at-most': ({ limit }) => `at most ${limit}`,
  'at-least': ({ limit }) => `at least ${limit}`,
  days: ({ from, to }) => `${from} to ${to}`,
  stratum: ({ values }) => `stratum ${JSON.stringify(values)}`,

  'row-once': 'each row once',
  'remove-one-row': 'remove one of them: a row that stands twice would count twice',
  'id-in-directory': ({ directory }) => `an id of the directory of ${directory}`,
  'verify-beacon': 'verifyBeacon of double-random/beacon',
}
