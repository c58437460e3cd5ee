/**
 * C(n, k), or `bound` as soon as it is reached. Each step C(n − k + i, i) is an integer and none is
 * smaller than the one before, so the product can stop early.
 */
export function binomial(n: number, k: number, bound: bigint): bigint {
  if (k > n) return 0n
  let product = 1n
  const steps = Math.min(k, n - k)
  for (let i = 1; i <= steps; i += 1) {
    product = (product * BigInt(n - steps + i)) / BigInt(i)
    if (product >= bound) return bound
  }
  return product
}
