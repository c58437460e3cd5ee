/** What happened to one character when a figure was printed. */
export type Slip = 'dropped' | 'added' | 'changed' | 'swapped'

/**
 * The single slip that makes `meant` be printed as `printed`: a character dropped, added or
 * changed, or two neighbours swapped; undefined where it takes none or more than one.
 */
export function slipBetween(meant: string, printed: string): Slip | undefined {
  if (meant === printed) return undefined
  let from = 0
  while (from < meant.length && meant[from] === printed[from]) from += 1
  const ends = (text: string, skip: number) => text.slice(from + skip)
  if (ends(meant, 1) === ends(printed, 0)) return 'dropped'
  if (ends(meant, 0) === ends(printed, 1)) return 'added'
  if (ends(meant, 1) === ends(printed, 1)) return 'changed'
  const isSwapped =
    meant[from] === printed[from + 1] &&
    meant[from + 1] === printed[from] &&
    ends(meant, 2) === ends(printed, 2)
  return isSwapped ? 'swapped' : undefined
}
