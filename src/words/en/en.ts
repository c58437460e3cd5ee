import type { Messages } from '../../core/message.ts'
import type { Sentences } from '../sentences.ts'
import { checks } from './checks.ts'
import { draw } from './draw.ts'
import { input } from './input.ts'
import { outside } from './outside.ts'
import { year } from './year.ts'

export const en: Sentences<Messages> = { ...input, ...draw, ...checks, ...year, ...outside }
