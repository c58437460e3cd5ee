import type { InputMessages } from '../../core/messages/input.ts'
import type { Sentences } from '../sentences.ts'

export const input: Sentences<InputMessages> = {
  value: ({ value }) => (typeof value === 'string' ? `“${value}”` : String(value)),
  nothing: '空',
  array: ({ length }) => `${length} 项的数组`,
  type: ({ type }) => `${type} 类型的值`,
  'at-most': ({ limit }) => `不超过 ${limit}`,
  'at-least': ({ limit }) => `不小于 ${limit}`,
  'one-of': ({ values }) => `${values.join('、')}之一`,
  days: ({ from, to }) => `${from} 至 ${to}`,
  stratum: ({ values }) => `层（${values.join('、')}）`,
  'row-once': '每行只出现一次',
  'days-of-calendar': ({ from, to }) => `日历所及的日子（${from} 至 ${to}）`,
  'sum-of-fixed-counts': ({ sum }) => `各层固定家次之和 ${sum}`,
  'sum-of-rounds': ({ sum }) => `各轮之和 ${sum}`,
}
