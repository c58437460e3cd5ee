import type { InputMessages } from '../../core/messages/input.ts'
import type { Sentences } from '../sentences.ts'

export const input: Sentences<InputMessages> = {
  value: ({ value }) => (typeof value === 'string' ? `“${value}”` : String(value)),
  nothing: '空',
  array: ({ length }) => `${length} 项的数组`,
  type: ({ type }) => `${type} 类型的值`,
  'at-most': ({ limit }) => `不超过 ${limit}`,
  'at-least': ({ limit }) => `不小于 ${limit}`,
}
