/** Puts a number into an ascending list if it is to be in, and takes it out if not. */
export function includeInOrder(list: number[], member: number, isIn: boolean): void {
  let at = 0
  for (let end = list.length; at < end; ) {
    const middle = (at + end) >> 1
    if (list[middle]! < member) at = middle + 1
    else end = middle
  }
  if ((list[at] === member) === isIn) return
  if (isIn) list.splice(at, 0, member)
  else list.splice(at, 1)
}
