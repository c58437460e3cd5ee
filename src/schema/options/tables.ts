import * as z from 'zod'
import { say } from '../../core/message.ts'
import { batch } from '../documents/parse-document.ts'
import { date } from '../kit/date.ts'
import { orRefuse } from '../kit/refuse.ts'
import { message } from './ceremony.ts'

export const tableFile = z.strictObject({
  name: z.string(),
  bytes: z.custom<Uint8Array>(
    (value) => Object.prototype.toString.call(value) === '[object Uint8Array]',
    orRefuse({ code: 'input/type', expected: say('bytes-of-file') }),
  ),
})

export const tableFiles = z.array(tableFile)

export const outboundColumns = z.array(
  z.strictObject({ heading: z.string(), content: z.string().exactOptional() }),
)

export const visitOptions = z.strictObject({
  amendments: z.array(z.string()).exactOptional(),
  blinding: z.string().exactOptional(),
  upTo: date.exactOptional(),
})

const word = z.string().exactOptional()

const cell = z.object({
  file: z.string(),
  sheet: word,
  row: z.number(),
  heading: word,
  text: word,
})

export const readingReport = z.object({
  remarks: z.array(
    z.object({
      severity: z.string(),
      key: z.string(),
      about: message,
      count: z.number(),
      cells: z.array(cell),
    }),
  ),
})

/** What `readTables` returned, also after a journey as a clone; the inputs are parsed later. */
export const reading = z.object({
  inputs: z.unknown().optional(),
  report: readingReport,
  origins: z.record(
    z.string(),
    z.array(
      z.object({
        file: z.string(),
        sheet: word,
        headings: z.record(z.string(), z.string()),
        rows: z.array(z.number()),
      }),
    ),
  ),
})

export const reportOfReading = z.object({ report: readingReport })

export const rehearseOptions = z.strictObject({
  reading: z
    .object({
      report: readingReport,
      settlements: z.array(z.object({ key: z.string(), reason: z.string() })),
    })
    .optional(),
  batch: batch.optional(),
})

export const workbookTables = z.record(z.string(), z.array(z.record(z.string(), z.unknown())))

/** What Excel takes as the name of a sheet. */
const sheetTitle = z.string().regex(/^[^[\]:*?/\\]{1,31}$/)

export const listData = z.object({
  title: sheetTitle,
  headings: z.array(z.string()),
  groups: z.array(z.object({ rows: z.array(z.array(z.string())) })),
})

export const readOptions = z.strictObject({
  mapping: z
    .array(z.strictObject({ file: word, sheet: word, table: word, heading: word, field: word }))
    .exactOptional(),
  settlements: z.array(z.strictObject({ key: z.string(), reason: z.string() })).exactOptional(),
})

export const registerOptions = readOptions.extend({ isRegister: z.boolean().exactOptional() })
