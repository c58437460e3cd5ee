import * as z from 'zod'
import { say } from '../../core/message.ts'
import { integer } from '../kit/integer.ts'
import { orRefuse } from '../kit/refuse.ts'
import { id, text } from '../kit/text.ts'

/** The shape alone; cells are looked at one by one. */
export const csvRows = z.array(
  z.custom<Readonly<Record<string, unknown>>>(
    (row) => typeof row === 'object' && row !== null,
    orRefuse({ code: 'input/type', expected: say('object') }),
  ),
)

export const tableOptions = z.strictObject({ byteOrderMark: z.boolean().exactOptional() })

export const csvOptions = tableOptions.extend({
  columns: z
    .array(z.strictObject({ key: z.string(), title: z.string().exactOptional() }))
    .exactOptional(),
})

const ofRecord = {
  amendments: z.array(z.string()).exactOptional(),
  blinding: z.string().exactOptional(),
}

export const visitTableOptions = tableOptions.extend(ofRecord)

export const calendarFileOptions = z.strictObject({ stamp: z.string() })

export const visitCalendarOptions = calendarFileOptions.extend({
  officer: id.exactOptional(),
  ...ofRecord,
})

const names = z.record(z.string(), text).exactOptional()

export const bulletinNames = z.strictObject({
  units: names,
  items: names,
  statistics: z.boolean().exactOptional(),
})

export const chineseDaysOptions = z.strictObject({
  year: integer().min(1900).max(2999),
  version: text,
})
