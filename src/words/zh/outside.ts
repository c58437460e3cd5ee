import type { OutsideMessages } from '../../core/messages/outside.ts'
import type { Sentences } from '../sentences.ts'

export const outside: Sentences<OutsideMessages> = {}
