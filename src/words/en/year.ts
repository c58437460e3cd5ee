import type { YearMessages } from '../../core/messages/year.ts'
import type { Sentences } from '../sentences.ts'

export const year: Sentences<YearMessages> = {}
