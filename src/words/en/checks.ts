import type { ChecksMessages } from '../../core/messages/checks.ts'
import type { Sentences } from '../sentences.ts'

export const checks: Sentences<ChecksMessages> = {
  'pool-round-drawn': 'a pool round of this draw',
  'pool-round': ({ pool, round }) => `${pool}:${round}`,
}
