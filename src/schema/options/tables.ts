import * as z from 'zod'
import { say } from '../../core/message.ts'
import { date } from '../kit/date.ts'
import { orRefuse } from '../kit/refuse.ts'

export const tableFiles = z.array(
  z.strictObject({
    name: z.string(),
    bytes: z.custom<Uint8Array>(
      (value) => Object.prototype.toString.call(value) === '[object Uint8Array]',
      orRefuse({ code: 'input/type', expected: say('bytes-of-file') }),
    ),
  }),
)

export const outboundColumns = z.array(
  z.strictObject({ heading: z.string(), content: z.string().exactOptional() }),
)

export const visitOptions = z.strictObject({
  amendments: z.array(z.string()).exactOptional(),
  blinding: z.string().exactOptional(),
  upTo: date.exactOptional(),
})

const word = z.string().exactOptional()

export const readOptions = z.strictObject({
  mapping: z
    .array(z.strictObject({ file: word, sheet: word, table: word, heading: word, field: word }))
    .exactOptional(),
  settlements: z.array(z.strictObject({ key: z.string(), reason: z.string() })).exactOptional(),
})
