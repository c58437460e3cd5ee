import type { InputMessages } from '../../core/messages/input.ts'
import type { Sentences } from '../sentences.ts'

const quoted = (value: unknown) => `“${value}”`
const list = (parts: readonly unknown[]) => parts.map(quoted).join('、')

export const input: Sentences<InputMessages> = {
  value: ({ value }) => (typeof value === 'string' ? `“${value}”` : String(value)),
  nothing: '空',
  array: ({ length }) => `${length} 项的数组`,
  type: ({ type }) => `${type} 类型的值`,
  more: '超出',
  'one-twice': '有重复',
  again: ({ of }, say) => `${say(of)}重复出现`,
  'at-most': ({ limit }) => `不超过 ${limit}`,
  'at-least': ({ limit }) => `不小于 ${limit}`,
  days: ({ from, to }) => `${from} 至 ${to}`,
  stratum: ({ values }) => `层${list(values.map((value) => value ?? '空'))}`,

  'row-once': '每行只出现一次',
  'remove-one-row': '删去其中一行：重复的行会被计算两次',
  'id-in-directory': ({ directory }) =>
    directory === 'inspectors' ? '执法检查人员名录库中的编号' : '检查对象名录库中的编号',
  'verify-beacon': '“double-random/beacon”的“verifyBeacon”',
}
