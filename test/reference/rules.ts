import { alone, type Candidate, groupsOf } from './candidates.ts'
import { monthsBefore } from './dates.ts'
import type {
  Enterprise,
  Inputs,
  Inspector,
  PastVisit,
  Period,
  Seat,
  Wanted,
  Wish,
} from './types.ts'
import type { Place } from './visits.ts'

/** §9.1 to §9.1b, in the order of the page. */
const rules = [
  'in-group',
  'certificate',
  'borrowed',
  'department',
  'qualification',
  'leave',
  'town',
  'own-town',
  'recusal',
  'recent-visit',
  'last-officer',
] as const
export type Rule = (typeof rules)[number]

type Where = Pick<Enterprise, 'town'>

const within = (day: string, { from, to }: Period): boolean => from <= day && day <= to

const atHome = ({ towns }: Inspector, { town }: Where): boolean =>
  town !== undefined && (towns?.includes(town) ?? false)

/** §9.1: the rules that look at what a seat, or its `prefer`, names. */
const asks = {
  department: ({ members }: Candidate, { department }: Wanted) =>
    department !== undefined && members.some((one) => one.department !== department),
  qualification: ({ members }: Candidate, { qualifications = [] }: Wanted) =>
    qualifications.some((name) => !members.some((one) => one.qualifications?.includes(name))),
  town: ({ members }: Candidate, { town }: Wanted, unit: Where) =>
    town === 'same'
      ? !members.some((one) => atHome(one, unit))
      : town === 'different' && members.some((one) => atHome(one, unit)),
}

const ownTown = ({ members }: Candidate, seat: Wanted, unit: Where): boolean =>
  seat.town !== 'same' && members.some((one) => atHome(one, unit))

/** The past visits to a unit that name inspectors. */
const named = (unit: Enterprise, { pastVisits }: Inputs): PastVisit[] =>
  pastVisits.filter((row) => row.enterprise === unit.id && row.inspectors)

const tookPart = ({ members }: Candidate, { inspectors }: PastVisit): boolean =>
  members.some(({ id }) => inspectors!.includes(id))

function visitedSince(who: Candidate, unit: Enterprise, since: string, inputs: Inputs): boolean {
  return named(unit, inputs).some((visit) => visit.date >= since && tookPart(who, visit))
}

function visitedLast(who: Candidate, unit: Enterprise, inputs: Inputs): boolean {
  const visits = named(unit, inputs)
  const latest = visits.filter(({ date }) => visits.every((other) => other.date <= date))
  return latest.some((visit) => tookPart(who, visit))
}

/** §9.1: tells which rules keep a candidate from a seat of a visit to this unit on this day. */
function fits(who: Candidate, seat: Place, unit: Enterprise, day: string, inputs: Inputs) {
  const { recusals, plan } = inputs
  const { recuse, borrow } = plan.pairing ?? {}
  const k = recuse?.visitedWithinMonths
  const { members, isGroup } = who
  const test: Record<Rule, () => boolean | undefined> = {
    'in-group': () => !isGroup && members[0]!.group !== undefined,
    certificate: () => {
      const valid = members.filter(({ certificate }) => certificate && within(day, certificate))
      return isGroup ? valid.length < 2 : seat.certified !== false && valid.length === 0
    },
    borrowed: () =>
      members.some(({ borrowed }) => borrowed && !(borrow && borrowed.approval !== undefined)),
    department: () => asks.department(who, seat),
    qualification: () => asks.qualification(who, seat),
    leave: () => members.some(({ leave }) => leave?.some((period) => within(day, period))),
    town: () => asks.town(who, seat, unit),
    'own-town': () => recuse?.ownTown && ownTown(who, seat, unit),
    recusal: () =>
      recusals.some(
        (row) => row.enterprise === unit.id && members.some(({ id }) => id === row.inspector),
      ),
    'recent-visit': () => k !== undefined && visitedSince(who, unit, monthsBefore(day, k), inputs),
    'last-officer': () => recuse?.lastOfficers && visitedLast(who, unit, inputs),
  }
  return (rule: Rule) => test[rule]()
}

/** §9.1: the first rule that fits, undefined for a legal candidate. */
export const obstacle = (...asked: Parameters<typeof fits>): Rule | undefined =>
  rules.find(fits(...asked))

/** §9.1: all rules that fit. */
export const obstacles = (...asked: Parameters<typeof fits>): Rule[] => rules.filter(fits(...asked))

/** §9.1: who is asked for a seat, by byte order of ids: legal, or with a reason not to be. */
export const askedFor = ({ forGroup }: Place, inputs: Inputs): Candidate[] =>
  forGroup ? groupsOf(inputs) : inputs.inspectors.map(alone)

/** §9.2b: whether a candidate of a seat counts for a wish. */
export function counts(
  wish: Wish,
  who: Candidate,
  { prefer }: Place,
  unit: Enterprise,
  day: string,
  inputs: Inputs,
): boolean {
  if ('repeatWithinMonths' in wish)
    return visitedSince(who, unit, monthsBefore(day, wish.repeatWithinMonths), inputs)
  if ('lastOfficers' in wish) return visitedLast(who, unit, inputs)
  return prefer !== undefined && dislikes(who, prefer, unit)
}

/** §9.2b, `preference` */
export const dislikes = (who: Candidate, prefer: Wanted, unit: Where): boolean =>
  asks.department(who, prefer) || asks.qualification(who, prefer) || asks.town(who, prefer, unit)

/** §3.2d, `related`: the rules that look at nothing of a unit but its town. */
export const unsuited = (who: Candidate, seat: Seat, unit: Where, { plan }: Inputs): boolean =>
  dislikes(who, seat, unit) || (plan.pairing?.recuse?.ownTown === true && ownTown(who, seat, unit))
