import type { OutsideMessages } from '../../core/messages/outside.ts'
import type { Sentences } from '../sentences.ts'

export const outside: Sentences<OutsideMessages> = {
  'columns-without-rows': '各列的名称（没有一行可以看出）',
  'cell-of-table': '文本、整数、真假值或者空',
  'time-in-utc': '世界协调时的时间，如“2020-01-02T08:00:00Z”',
  'holidays-of-year': ({ year }) => `${year} 年的节假日`,
  'newer-chinese-days': '改用较新的 chinese-days，其中有这一年的节假日',
  'chinese-days-data': 'chinese-days/dist/chinese-days.json 那样的日期',
}
