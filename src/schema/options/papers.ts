import * as z from 'zod'
import { array } from '../kit/array.ts'
import { visitOptions } from './tables.ts'

export const sheetOptions = visitOptions.omit({ upTo: true })

export const workingListOptions = sheetOptions.extend({
  by: z.enum(['visit', 'day', 'team', 'officer', 'task']),
})

export const sheetPageOptions = sheetOptions.extend({
  forms: array(z.enum(['plan', 'notice']), 1, 2).exactOptional(),
})
