import type { ErrorCode } from 'double-random'
import { chineseMessage } from './chinese-message.ts'
import { ERRORS } from './errors.ts'

/** What was not given, where a check could not be made. */
const NOT_GIVEN: Readonly<Record<string, string>> = {
  'announcement-published': '没有从别处得到的公告摘要（--announcement-digest）',
  'record-published': '没有从别处得到的记录摘要（--record-digest）',
  'beacon-rounds': '没有公告公布的时刻（--announced-at）',
  'public-events': '没有从别处得到的结果（--event）',
  numbering: '没有以前各号的记录（--history）',
  amendments: '没有更正书（--amendment）',
}

/** Why a check came out as it did, in Chinese. */
export function chineseReason(check: {
  readonly name: string
  readonly status: 'pass' | 'fail' | 'not-checked'
  readonly message: string
  readonly code?: string
}): string {
  if (check.status === 'not-checked') return NOT_GIVEN[check.name] ?? chineseMessage(check.message)
  const why = check.code === undefined ? '' : `${ERRORS[check.code as ErrorCode]}，`
  return `${why}${chineseMessage(check.message)}`
}
