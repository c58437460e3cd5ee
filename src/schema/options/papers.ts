import * as z from 'zod'
import { visitOptions } from './tables.ts'

export const sheetOptions = visitOptions.omit({ upTo: true })

export const workingListOptions = sheetOptions.extend({
  by: z.enum(['visit', 'day', 'team', 'officer', 'task']),
})

export const sheetPageOptions = sheetOptions.extend({
  forms: z
    .array(z.enum(['plan', 'notice']))
    .min(1)
    .exactOptional(),
})
