import { type Candidate, candidatesOf } from './candidates.ts'
import { find } from './inputs.ts'
import { askedFor, counts, obstacle } from './rules.ts'
import type { Enterprise, Inputs, Inspector } from './types.ts'
import { labelOf, type Place, type Visit } from './visits.ts'

/** A seat of §9.2: who may have it, and how many wishes of each kind he would count for. */
export type Slot = {
  readonly visit: string
  readonly day: string
  readonly legal: readonly string[]
  readonly counts: ReadonlyMap<string, readonly number[]>
}

/** What §9.2 needs to know of a candidate. */
export type Bounds = Pick<
  Inspector,
  'capacity' | 'minimum' | 'perDay' | 'limits' | 'carried' | 'availability' | 'related'
> & {
  readonly id: string
  /** Of each day in pastVisits, at how many enterprises the candidate, or a member, is then. */
  readonly elsewhere?: ReadonlyMap<string, number>
}

/** §9.2a: the most seats on a day. */
export const mostOn = ({ perDay = Infinity, elsewhere }: Bounds, day: string): number =>
  Math.max(0, perDay - (elsewhere?.get(day) ?? 0))

export type Problem = {
  readonly slots: readonly Slot[]
  readonly candidates: readonly Bounds[]
  /** How many wishes there are. */
  readonly wishes: number
  readonly balance: 'strict' | 'none' | { readonly spread: number } | { readonly atLeast: number }
}

function elsewhereOf({ members }: Candidate, { pastVisits = [] }: Inputs): Map<string, number> {
  const mine = pastVisits.filter(({ inspectors = [] }) =>
    members.some(({ id }) => inspectors.includes(id)),
  )
  const enterprises = (day: string) =>
    new Set(mine.filter(({ date }) => date === day).map(({ enterprise }) => enterprise))
  return new Map(mine.map(({ date }) => [date, enterprises(date).size]))
}

const boundsOf = (candidate: Candidate, inputs: Inputs): Bounds => {
  const { id, isGroup, members } = candidate
  const [one] = members
  const { capacity, minimum, perDay, limits, carried, availability, related } = one!
  const shared = { capacity, minimum, perDay, limits, carried, availability }
  const own = isGroup ? shared : { ...shared, related }
  const given = Object.entries(own).filter(([, value]) => value !== undefined)
  return { id, elsewhere: elsewhereOf(candidate, inputs), ...Object.fromEntries(given) }
}

function slotOf(visit: Visit, place: Place, unit: Enterprise, inputs: Inputs): Slot {
  const { date } = visit
  const legal = askedFor(place, inputs).filter((who) => !obstacle(who, place, unit, date, inputs))
  const stages = inputs.plan.pairing?.stages ?? []
  const wishes = (who: Candidate) =>
    stages.map((wish) => (counts(wish, who, place, unit, date, inputs) ? 1 : 0))
  return {
    visit: labelOf(visit),
    day: date,
    legal: legal.map(({ id }) => id),
    counts: new Map(legal.map((who) => [who.id, wishes(who)])),
  }
}

/** §9.2 for these visits; slots in the order of visits and seats. */
export function problemOf(inputs: Inputs, visits: readonly Visit[]): Problem {
  const { stages = [], balance = 'strict' } = inputs.plan.pairing ?? {}
  return {
    slots: visits.flatMap((visit) => {
      const unit = find(inputs.enterprises, visit.unit)
      return visit.seats.map((place) => slotOf(visit, place, unit, inputs))
    }),
    candidates: candidatesOf(inputs).map((one) => boundsOf(one, inputs)),
    wishes: stages.length,
    balance,
  }
}

/** §11.2: a seat held fast has its holder as its only candidate. */
export const heldFast = (slot: Slot, holder: string): Slot => ({
  ...slot,
  legal: slot.legal.filter((one) => one === holder),
})
