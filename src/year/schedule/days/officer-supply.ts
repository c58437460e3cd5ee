import { groupBy } from '../../../core/group.ts'
import { type Candidate, candidatesOf } from '../../../pair/candidates.ts'
import { seatRule, type VisitSeat } from '../../../pair/legality.ts'
import type { Inputs } from '../../../schema/inputs/inputs.ts'

/**
 * Who is there on each day: officers (and fixed groups) that are legal for the same classes of
 * seats are counted together.
 */
export interface OfficerSupply {
  /** For each type of officer, the classes of seats it is legal for, ascending. */
  readonly types: readonly (readonly number[])[]
  /** For each class, the types legal for it. */
  readonly typesOf: readonly (readonly number[])[]
  /** For each type, how many there are on each day. */
  readonly present: readonly Int32Array[]
}

/**
 * Counts the officers of each day by what they are legal for (`docs/protocol.md` §9.1), the rules
 * that need the unit left out. Whoever has a visit on a day by `pastVisits` is taken on that day.
 */
export function officerSupply(
  inputs: Inputs,
  classes: readonly VisitSeat[],
  days: readonly string[],
): OfficerSupply {
  const busy = busyDays(inputs)
  const numbers = new Map<string, number>()
  const types: (readonly number[])[] = []
  const present: Int32Array[] = []
  for (const candidate of candidatesOf(inputs)) {
    const taken = new Set(
      candidate.members.flatMap(({ id }) => (busy.get(id) ?? []).map(({ date }) => date)),
    )
    for (const [first, end] of stretches(candidate, days)) {
      const date = days[first] as string
      const legal = classes.flatMap((seat, index) => {
        if (candidate.isGroup !== (seat.group === true)) return []
        const rule = seatRule(candidate, { seat, date }, inputs.plan.pairing)
        return rule === undefined ? [index] : []
      })
      if (legal.length === 0) continue
      const name = legal.join()
      const type = numbers.get(name) ?? numbers.size
      if (!numbers.has(name)) {
        numbers.set(name, type)
        types.push(legal)
        present.push(new Int32Array(days.length))
      }
      const counts = present[type] as Int32Array
      for (let day = first; day < end; day += 1) {
        if (!taken.has(days[day] as string)) counts[day] = counts[day]! + 1
      }
    }
  }
  const typesOf = classes.map((_, seatClass) =>
    types.flatMap((legal, type) => (legal.includes(seatClass) ? [type] : [])),
  )
  return { types, typesOf, present }
}

/**
 * Runs of days [first, end) on which nothing that the rules look at changes: certificates and leave
 * begin and end at their edges.
 */
function stretches({ members }: Candidate, days: readonly string[]): [number, number][] {
  const spans = members.flatMap(({ certificate, leave = [] }) => [
    ...(certificate === undefined ? [] : [certificate]),
    ...leave,
  ])
  const edges = new Set([0, days.length])
  for (const { from, to } of spans) {
    edges.add(firstFrom(days, from))
    edges.add(firstAfter(days, to))
  }
  const ordered = [...edges].sort((a, b) => a - b)
  return ordered.slice(1).map((end, index) => [ordered[index] as number, end])
}

function firstFrom(days: readonly string[], date: string): number {
  const index = days.findIndex((day) => day >= date)
  return index < 0 ? days.length : index
}

function firstAfter(days: readonly string[], date: string): number {
  const index = days.findIndex((day) => day > date)
  return index < 0 ? days.length : index
}

function busyDays({ pastVisits }: Inputs) {
  const days = pastVisits.flatMap(({ date, inspectors = [] }) =>
    inspectors.map((inspector) => ({ inspector, date })),
  )
  return groupBy(days, ({ inspector }) => inspector)
}
