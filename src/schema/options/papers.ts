import * as z from 'zod'
import { visitOptions } from './tables.ts'

export const workingListOptions = visitOptions.extend({
  by: z.enum(['visit', 'day', 'team', 'officer']),
})

export const sheetPageOptions = visitOptions.extend({
  forms: z
    .array(z.enum(['plan', 'notice']))
    .min(1)
    .exactOptional(),
})
