/**
 * Checks that an order names each of the numbers 0 to count − 1 once.
 *
 * @param order - absent: ascending
 * @throws RangeError otherwise
 */
export function completeOrder(count: number, order?: ArrayLike<number>): Int32Array {
  const sequence = new Int32Array(count).map((_, at) => (order === undefined ? at : order[at]!))
  const isNamed = new Uint8Array(count)
  let named = 0
  for (const item of sequence) {
    if (isNamed[item] !== 0) break
    isNamed[item] = 1
    named += 1
  }
  if (named !== count || (order !== undefined && order.length !== count)) {
    throw new RangeError(`expected an order of ${count} numbers from 0, found another one`)
  }
  return sequence
}
