/** How many seats each of so many candidates has in a complete assignment. @internal */
export function loadsOf(inspectorOf: Int32Array, count: number): Int32Array {
  const load = new Int32Array(count)
  for (const inspector of inspectorOf) load[inspector] = (load[inspector] as number) + 1
  return load
}
