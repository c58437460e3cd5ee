/**
 * Goes through some items in order, the smallest first, sorting only as far as anybody looks: the
 * first one costs as much as a look at each, every further one the logarithm of that (a heap,
 * Williams 1964).
 *
 * Requires that no two items are equal and that the order does not change on the way.
 */
export function* smallestFirst(
  items: readonly number[],
  compare: (a: number, b: number) => number,
): Generator<number, undefined> {
  const heap = [...items]

  function sink(from: number): void {
    for (let at = from; ; ) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && compare(heap[child]!, heap[least]!) < 0) least = child
      }
      if (least === at) return
      const item = heap[at]!
      heap[at] = heap[least]!
      heap[least] = item
      at = least
    }
  }

  for (let at = heap.length >> 1; at >= 0; at -= 1) sink(at)
  while (heap.length > 0) {
    yield heap[0]!
    const last = heap.pop()!
    if (heap.length > 0) heap[0] = last
    sink(0)
  }
}
