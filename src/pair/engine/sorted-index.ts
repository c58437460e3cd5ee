/** Finds a value in strictly ascending integers: its index, or -1. */
export function sortedIndex(values: Int32Array, value: number): number {
  const at = search(values, value, 0, values.length)
  return at < values.length && values[at] === value ? at : -1
}

/**
 * The first index from `start` on with at least this value. Galloping (Bentley and Yao 1976), so
 * that looking up a few values or most of a list in turn both cost what they should.
 */
export function seekSorted(values: Int32Array, value: number, start: number): number {
  let low = start
  let high = start
  for (let step = 1; high < values.length && values[high]! < value; step *= 2) {
    low = high + 1
    high += step
  }
  return search(values, value, low, Math.min(high, values.length))
}

function search(values: Int32Array, value: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
