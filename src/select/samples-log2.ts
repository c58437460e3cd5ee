import { binomial } from '../core/binomial.ts'

/** The record states the number of possible samples up to this many bits; a seed has 256. */
const CAP = 4096

/** ⌊log₂ Π C(N, n)⌋ over strata, at most 4096 (`docs/protocol.md` §6.3). */
export function samplesLog2(
  strata: readonly { readonly size: number; readonly drawn: number }[],
): number {
  const bound = 1n << BigInt(CAP)
  let product = 1n
  for (const { size, drawn } of strata) {
    product *= binomial(size, drawn, bound)
    if (product >= bound) return CAP
  }
  return product === 0n ? 0 : product.toString(2).length - 1
}
