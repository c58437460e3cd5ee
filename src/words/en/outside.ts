import type { OutsideMessages } from '../../core/messages/outside.ts'
import type { Sentences } from '../sentences.ts'

export const outside: Sentences<OutsideMessages> = {
  'columns-without-rows': 'columns, since there is no row that shows them',
  'cell-of-table': 'a text, an integer, true or false, or nothing',
  'time-in-utc': 'a time in UTC, as "2020-01-02T08:00:00Z"',
  'holidays-of-year': ({ year }) => `holidays of ${year}`,
  'newer-chinese-days': 'take a newer chinese-days, which has the holidays of that year',
  'chinese-days-data': 'an object with dates, as in chinese-days/dist/chinese-days.json',
}
