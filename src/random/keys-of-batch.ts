import type { BatchEntry, RecordSecrets } from '../schema/documents/documents.ts'
import { drawKey } from './draw-key.ts'

/** Keys of a batch (`docs/protocol.md` §2.2), as `secrets` names them (§10.1). */
export function keysOfBatch(batch: readonly BatchEntry[], seed: string): RecordSecrets['keys'] {
  return {
    rounds: batch.map(({ pool, round }) => ({
      pool,
      round,
      select: drawKey(seed, { purpose: 'select', pool, round }),
      allocate: drawKey(seed, { purpose: 'allocate', pool, round }),
    })),
    visitOrder: drawKey(seed, { purpose: 'visit-order' }),
    seatOrder: drawKey(seed, { purpose: 'seat-order' }),
  }
}
