/** The record states the number of possible samples up to this many bits; a seed has 256. */
const CAP = 4096

/**
 * ⌊log₂ Π C(N, n)⌋ over strata, at most 4096 (`docs/protocol.md` §6.3), by exact multiplication: each factor
 * C(N − n + i, i) is an integer and none is smaller than the one before, so the product can stop at the cap. @internal
 */
export function samplesLog2(
  strata: readonly { readonly size: number; readonly drawn: number }[],
): number {
  const bound = 1n << BigInt(CAP)
  let product = 1n
  for (const { size, drawn } of strata) {
    const n = Math.min(drawn, size - drawn)
    let combinations = 1n
    for (let i = 1; i <= n; i += 1) {
      combinations = (combinations * BigInt(size - n + i)) / BigInt(i)
      if (combinations >= bound) return CAP
    }
    product *= combinations
    if (product >= bound) return CAP
  }
  return product.toString(2).length - 1
}
