/** Cheap numbers below m, the same in every run. */
export function numbersFrom(seed: number): (m: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0
  return (m) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % m
  }
}

export function shuffle(count: number): Int32Array {
  const below = numbersFrom(1)
  const order = Int32Array.from({ length: count }, (_, at) => at)
  for (let at = count - 1; at > 0; at -= 1) {
    const other = below(at + 1)
    const item = order[at]!
    order[at] = order[other]!
    order[other] = item
  }
  return order
}
