import type { DrawMessages } from '../../core/messages/draw.ts'
import type { Sentences } from '../sentences.ts'

export const draw: Sentences<DrawMessages> = {}
