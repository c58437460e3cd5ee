/** @internal */
export function isRound(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1
}
