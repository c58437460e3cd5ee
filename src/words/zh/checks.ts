import type { ChecksMessages } from '../../core/messages/checks.ts'
import type { Sentences } from '../sentences.ts'

export const checks: Sentences<ChecksMessages> = {
  'pool-round-drawn': '本次抽取的一轮',
  'pool-round': ({ pool, round }) => `${pool}:${round}`,
}
