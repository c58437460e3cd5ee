import { includeInOrder } from './ascending.ts'

/** Which rounds have visits on a day, by the kinds of their teams. */
export function createRoundsByDay(days: number) {
  const byDay = Array.from({ length: days }, () => new Map<number, number[]>())

  return {
    add(day: number, kind: number, round: number): void {
      const ofDay = byDay[day] as Map<number, number[]>
      const own = ofDay.get(kind)
      if (own === undefined) ofDay.set(kind, [round])
      else includeInOrder(own, round, true)
    },
    remove(day: number, kind: number, round: number): void {
      includeInOrder(byDay[day]?.get(kind) ?? [], round, false)
    },
    /** The last round of the kinds that are wanted. */
    last(day: number, isWanted: (kind: number) => boolean): number | undefined {
      let last: number | undefined
      for (const [kind, own] of byDay[day] as Map<number, number[]>) {
        const round = own.at(-1)
        if (round !== undefined && round > (last ?? -1) && isWanted(kind)) last = round
      }
      return last
    },
    /**
     * The rounds of the day, ascending, without those of kinds that are not wanted or, as it goes
     * on, are no longer.
     */
    *on(day: number, isWanted: (kind: number) => boolean): Generator<number, undefined> {
      const heads = [...(byDay[day] as Map<number, number[]>)].map(([kind, own]) => {
        return { kind, own, at: 0 }
      })
      for (;;) {
        let next: (typeof heads)[number] | undefined
        for (const head of heads) {
          const round = head.own[head.at]
          if (round === undefined || !isWanted(head.kind)) continue
          if (next === undefined || round < next.own[next.at]!) next = head
        }
        if (next === undefined) return
        next.at += 1
        yield next.own[next.at - 1]!
      }
    },
  }
}
