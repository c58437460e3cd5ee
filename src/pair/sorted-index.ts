/** Finds a value in strictly ascending integers: its index, or -1. @internal */
export function sortedIndex(values: Int32Array, value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! < value) low = middle + 1
    else high = middle
  }
  return low < values.length && values[low] === value ? low : -1
}
