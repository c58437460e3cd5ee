import { digest } from '../core/digest.ts'

/** The decisions that have a key of their own (`docs/protocol.md` §2.2, §2.2a). */
export type DrawPurpose =
  | { readonly purpose: 'select'; readonly pool: string; readonly round: number }
  | { readonly purpose: 'allocate'; readonly pool: string; readonly round: number }
  | {
      readonly purpose: 'pps' | 'rotate'
      readonly pool: string
      readonly round: number
      /** Label of the stratum. */
      readonly stratum: string
    }
  | {
      readonly purpose: 'items'
      readonly pool: string
      readonly round: number
      readonly unit: string
    }
  | {
      readonly purpose: 'rider'
      readonly pool: string
      readonly round: number
      readonly item: string
    }
  | { readonly purpose: 'year-days' }
  | { readonly purpose: 'visit-order' }
  | { readonly purpose: 'seat-order' }
  | {
      readonly purpose: 'seat'
      readonly pool: string
      readonly round: number
      readonly unit: string
      readonly seat: number
    }
  | { readonly purpose: 'reassign-order' }
  | {
      readonly purpose: 'reassign'
      readonly pool: string
      readonly round: number
      readonly unit: string
      readonly seat: number
      /** How often the seat has been filled again, this time included. */
      readonly turn: number
    }

/** The key of one decision: no two decisions share randomness. */
export function drawKey(seed: string, purpose: DrawPurpose): string {
  return digest('key', { seed, ...purpose })
}
