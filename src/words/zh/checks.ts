import type { ChecksMessages } from '../../core/messages/checks.ts'
import type { Sentences } from '../sentences.ts'

export const checks: Sentences<ChecksMessages> = {}
