/**
 * Checks that an order of seats names each of them once.
 *
 * @param order - absent: ascending
 * @throws RangeError otherwise
 *
 * @internal
 */
export function seatSequence(seatCount: number, order?: ArrayLike<number>): Int32Array {
  const sequence = new Int32Array(seatCount)
  if (order === undefined) {
    for (let seat = 0; seat < seatCount; seat += 1) sequence[seat] = seat
    return sequence
  }
  const isNamed = new Uint8Array(seatCount)
  let named = 0
  for (let at = 0; at < seatCount && at < order.length; at += 1) {
    const seat = order[at]!
    sequence[at] = seat
    if (isNamed[seat] !== 0) break
    isNamed[seat] = 1
    named += 1
  }
  if (named !== seatCount || order.length !== seatCount) {
    throw new RangeError(`expected an order of ${seatCount} seats, found ${order.length} elements`)
  }
  return sequence
}
