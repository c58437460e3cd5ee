import type { None } from '../message.ts'

/** What is said of files, command lines and tables of other programs: by files and cli. */
export interface OutsideMessages {
  'columns-without-rows': None
  'cell-of-table': None
  'time-in-utc': None
  'holidays-of-year': { readonly year: number }
  'newer-chinese-days': None
  'chinese-days-data': None
}
