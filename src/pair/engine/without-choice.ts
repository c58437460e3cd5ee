/**
 * The seats of a team that leave nobody out: together their candidates are no more than the seats,
 * so that all of them come, whatever is drawn (Hall 1935).
 *
 * Whoever is outside the team could replace the holder of a seat that he is a candidate for, who
 * could go on to another seat, and so on. The seats that no such way reaches are those.
 *
 * @param candidates - for each seat, whoever can have it
 * @param holders - for each seat one of these, nobody twice
 * @returns 1 for each such seat
 */
export function seatsWithoutChoice(
  candidates: readonly (readonly number[])[],
  holders: readonly number[],
): Uint8Array {
  const isHeldFast = new Uint8Array(holders.length).fill(1)
  const seatOf = new Map(holders.map((holder, seat) => [holder, seat]))
  /** For each seat, those to which its holder could go. */
  const onward: number[][] = holders.map(() => [])
  const reached: number[] = []
  const reach = (seat: number): void => {
    if (isHeldFast[seat] === 0) return
    isHeldFast[seat] = 0
    reached.push(seat)
  }
  for (const [seat, ofSeat] of candidates.entries()) {
    // Some of so many are outside.
    if (ofSeat.length > holders.length) reach(seat)
    else
      for (const candidate of ofSeat) {
        const own = seatOf.get(candidate)
        if (own === undefined) reach(seat)
        else onward[own]!.push(seat)
      }
  }
  for (const seat of reached) for (const next of onward[seat]!) reach(next)
  return isHeldFast
}
