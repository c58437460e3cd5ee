/** Choices that one number decides. */
export function numberDice(number: number) {
  let left = BigInt(number) * 0x9e3779b97f4a7c15n
  const below = (m: number): number => {
    left = BigInt.asUintN(64, left * 6364136223846793005n + 1442695040888963407n)
    return Number((left >> 33n) % BigInt(m))
  }
  const pick = <T>(things: readonly T[]): T => things[below(things.length)]!
  return { below, pick }
}
export type NumberDice = ReturnType<typeof numberDice>
