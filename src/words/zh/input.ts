import type { InputMessages } from '../../core/messages/input.ts'
import type { Sentences } from '../sentences.ts'

const quoted = (value: unknown) => `“${value}”`
const either = (parts: readonly string[]) => parts.join('或')

export const input: Sentences<InputMessages> = {
  value: ({ value }) => (typeof value === 'string' ? `“${value}”` : String(value)),
  nothing: '空',
  array: ({ length }) => `${length} 项的数组`,
  type: ({ type }) => `${type} 类型的值`,
  'at-most': ({ limit }) => `不超过 ${limit}`,
  'at-least': ({ limit }) => `不小于 ${limit}`,
  'one-of': ({ values }) => either(values.map(quoted)),
  text: '文字',
  integer: '整数',
  list: '数组',
  object: '对象',
  json: 'JSON 文本',
  'text-that-is-not-json': '不是 JSON 的文字',
  'hex-digits': ({ lengths }) => `${either(lengths.map(String))} 位小写十六进制数字`,
  'id-in-directory': ({ directory }) =>
    directory === 'inspectors' ? '执法检查人员名录库中的编号' : '检查对象名录库中的编号',
  'beacon-round-made': ({ round, second }) => `信标第 ${round} 轮，产生于第 ${second} 秒`,
  'no-such-member': '没有这一成员',
}
