import type { Options } from './announce.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { byBytes } from './canonical.ts'
import { workingDays } from './dates.ts'
import { exclusionFeatures } from './features-exclusions.ts'
import { itemFeatures } from './features-items.ts'
import { joiningFeatures, otherFeatures, seatingFeatures } from './features-joint.ts'
import { rotationFeatures } from './features-rotation.ts'
import { sizeFeatures } from './features-sizes.ts'
import { holds } from './filters.ts'
import { find, normalised } from './inputs.ts'
import { sameEntry } from './joint.ts'
import type { SeatRow } from './pairing.ts'
import type { replay } from './replay.ts'
import { roundsOf } from './rounds.ts'
import { askedFor, obstacle, obstacles } from './rules.ts'
import type { Design, Enterprise, Filter, Inputs, Inspector, Task } from './types.ts'
import { type Place, seatsOf, visitsOf } from './visits.ts'

type Body = ReturnType<typeof replay>

const differ = (texts: readonly string[]): boolean =>
  [...texts].sort().join('\n') !== [...texts].sort(byBytes).join('\n')

function filterNames(filter: Filter): string[] {
  const [[name, inner]] = Object.entries(filter) as [[string, unknown]]
  const inside = 'all' in filter ? filter.all : 'any' in filter ? filter.any : []
  const deeper = 'not' in filter ? [filter.not] : inside
  const missing = inner && typeof inner === 'object' && Object.keys(inner)[0] === 'size'
  return [`filter ${name}`, ...(missing ? ['filter on size'] : []), ...deeper.flatMap(filterNames)]
}

function designNames(design: Design): string[] {
  if (design.type === 'simple')
    return design.rate ? ['simple with a rate', `rounding ${design.rounding}`] : ['simple']
  if (design.type === 'census') return [`census ${design.cover ?? 'by default'}`]
  if (design.type === 'listed' || design.type === 'pps') return [design.type]
  const { allocation, minimum, by } = design
  return [
    allocation.type,
    ...(by.length > 1 ? ['strata of two fields'] : []),
    ...(minimum === undefined ? [] : [`${allocation.type} with a minimum, ${typeof minimum}`]),
    ...(allocation.type === 'rates' ? [`rounding ${allocation.rounding}`] : []),
  ]
}

/** §8.3 */
function dayNames(days: readonly string[] | undefined, drawn: number): string[] {
  if (days === undefined || drawn === 0) return []
  const size = days.length < drawn ? 'fewer' : days.length > drawn ? 'more' : 'as many'
  return [`days: ${size}`, ...(new Set(days).size < days.length ? ['days: repeated'] : [])]
}

function taskNames(task: Task, body: Body, inputs: Inputs): string[] {
  const heads = body.head.rounds.filter(({ pool }) => pool === task.id)
  if (heads.length === 0) return task.deferred ? ['deferred'] : ['not drawn']
  const rules = task.exclude?.map((one) => Object.keys(one).filter((name) => name !== 'code')) ?? []
  return [
    ...(task.where ? filterNames(task.where) : []),
    ...rules.flat().map((name) => `exclude ${name}`),
    ...(task.team === undefined ? ['usual team'] : task.team === 'none' ? ['no team'] : []),
    ...heads.flatMap(({ round, strata, excluded, window, drawn, shortfall, reserves }) => {
      const { design = task.design!, visits } = task.rounds![round - 1]!
      const tie =
        !('rotation' in design) && strata.some(({ pi, unconditional }) => pi !== unconditional)
      return [
        ...designNames(design),
        ...(tie && design.type === 'stratified' ? [`tie, ${design.allocation.type}`] : []),
        ...(strata.some(({ size }) => size === 0) ? ['empty stratum'] : []),
        ...(strata.length > 1 && differ(strata.map((one) => JSON.stringify(one.stratum)))
          ? ['labels: two orders']
          : []),
        ...excluded.map(({ code }) =>
          ['overlap', 'earlier-round'].includes(code) ? code : 'excluded by a code',
        ),
        ...(visits === undefined ? ['visits absent'] : []),
        ...dayNames(task.rounds![round - 1]!.days, drawn),
        ...(drawn > workingDays(inputs.calendar, window).length ? ['more visits than days'] : []),
        ...excluded.flatMap(({ code }) =>
          task.exclude?.some((one) => one.code === code && 'earlierRounds' in one)
            ? ['excluded, drawn in an earlier round']
            : [],
        ),
        ...(shortfall > 0 ? ['shortfall'] : []),
        ...(reserves > 0 ? ['reserves'] : []),
        ...(round > 1 ? ['second round'] : []),
        ...(round > 9 ? ['tenth round'] : []),
      ]
    }),
  ]
}

/** Which element of `when` a visit to this unit has its seats from (§9). */
function teamNames({ team }: Task, unit: Enterprise, inputs: Inputs): string[] {
  if (typeof team !== 'object' || !team.when) return []
  const chosen = team.when.findIndex(({ where }) => holds(where, unit, inputs))
  const several = team.when.filter(({ where }) => holds(where, unit, inputs)).length > 1
  return [
    ['no when fits', 'first when fits'][chosen + 1] ?? 'later when fits',
    ...(several ? ['several whens fit'] : []),
  ]
}

/** Why a candidate cannot take a seat, or could although a rule has to do with him (§9.1). */
function legalNames(who: Candidate, seat: Place, unit: Enterprise, day: string, inputs: Inputs) {
  const { recuse, borrow } = inputs.plan.pairing ?? {}
  const reason = obstacle(who, seat, unit, day, inputs)
  if (who.isGroup) return [reason === undefined ? 'legal group' : `group: ${reason}`]
  const [one] = who.members as [Inspector]
  if (reason === 'borrowed') return ['borrowed', borrow ? 'no approval' : 'no borrowing']
  if (reason !== undefined) return [reason, ...(reason === 'town' ? [`town: ${seat.town}`] : [])]
  const atHome = unit.town !== undefined && one.towns?.includes(unit.town)
  const certificate = obstacle(who, { ...seat, certified: true }, unit, day, inputs)
  return [
    'legal',
    ...(certificate ? ['legal without a certificate'] : []),
    ...(one.borrowed ? ['legal, borrowed'] : []),
    ...(recuse?.ownTown && atHome ? ['legal in his own town'] : []),
    ...(seat.town ? [`legal, town: ${seat.town}`] : []),
  ]
}

/** The past visits to a unit that `last-officer` looks at (§9.1a). */
function lastNames(unit: Enterprise, { plan, pastVisits }: Inputs): string[] {
  if (!plan.pairing?.recuse?.lastOfficers) return []
  const visits = pastVisits
    .filter(({ enterprise }) => enterprise === unit.id)
    .sort((a, b) => byBytes(b.date, a.date))
  const named = visits.filter(({ inspectors }) => inspectors)
  const anonymous = named.length > 0 && named[0]!.date < visits[0]!.date
  return [
    ...(anonymous ? ['the latest visit names nobody'] : []),
    ...(named[1] && named[0]!.date === named[1].date ? ['two latest visits'] : []),
    ...(named[1] && named[0]!.date > named[1].date ? ['an earlier visit'] : []),
  ]
}

/** §9 over all sampled units. */
function wantedNames(inputs: Inputs, { tables }: Body): string[] {
  return tables.sample.flatMap(({ pool, unit: id }) => {
    const [task, unit] = [find(inputs.plan.tasks, pool), find(inputs.enterprises, id)]
    return [
      ...(typeof task.team === 'object' ? [`team of ${seatsOf(task, unit, inputs).length}`] : []),
      ...teamNames(task, unit, inputs),
    ]
  })
}

const visitsIn = (inputs: Inputs, { head, tables }: Body) =>
  visitsOf(inputs, head.announcement.batch, tables.sample)

/** All of §9.1 over all seats. */
function visitNames(inputs: Inputs, body: Body): string[] {
  return visitsIn(inputs, body).flatMap(({ unit: id, date, seats }) => {
    const unit = find(inputs.enterprises, id)
    return [
      ...lastNames(unit, inputs),
      ...seats.flatMap((seat) => [
        ...(seat.count === undefined ? [] : [seat.count > 1 ? 'count' : 'count of one']),
        ...(seat.certified === undefined ? [] : [`certified: ${seat.certified}`]),
        ...(seat.town && unit.town === undefined ? [`town: ${seat.town}, of nowhere`] : []),
        ...askedFor(seat, inputs).flatMap((who) => legalNames(who, seat, unit, date, inputs)),
      ]),
    ]
  })
}

/** Whom rules keep from a seat that was filled, and which (§9.1). */
export function keptFrom(row: SeatRow, raw: object, body: Body) {
  const inputs = normalised(raw as Record<string, unknown>)
  const unit = find(inputs.enterprises, row.unit)
  const { date, seats } = visitsIn(inputs, body).find(
    (visit) => sameEntry(visit, row) && visit.unit === row.unit,
  )!
  const seat = seats[row.seat - 1]!
  return askedFor(seat, inputs)
    .map((who) => ({ inspector: who.id, rules: obstacles(who, seat, unit, date, inputs) }))
    .filter(({ rules }) => rules.length > 0)
}

/** What a draw exercised: each name counts once. */
export function features(
  raw: object,
  { blindingKey, batch, entropy, previous }: Options,
  body: Body,
) {
  const inputs = normalised(raw as Record<string, unknown>)
  const { seats, vacancies, loads, sample } = body.tables
  const capacity = (id: string) => find(candidatesOf(inputs), id).members[0]!.capacity
  const { plan, enterprises } = inputs
  return new Set([
    ...plan.tasks.flatMap((task) => taskNames(task, body, inputs)),
    ...wantedNames(inputs, body),
    ...visitNames(inputs, body),
    ...roundsOf(inputs, body).flatMap((round) => [
      ...exclusionFeatures(round),
      ...rotationFeatures(round),
      ...joiningFeatures(round),
      ...itemFeatures(round, body),
    ]),
    ...seatingFeatures(inputs, body),
    ...otherFeatures(inputs, body),
    ...sizeFeatures(inputs, body),
    ...entropy.map(({ kind }) => `entropy ${kind}`),
    ...(blindingKey ? ['blinded'] : ['not blinded']),
    ...(batch ? ['batch chosen'] : []),
    ...(previous === null ? ['first of its series'] : ['later in its series']),
    ...(body.head.announcement.weak ? ['weak'] : ['strong']),
    ...(differ(enterprises.map(({ id }) => id)) ? ['ids: two orders'] : []),
    ...(enterprises.some((one) => differ(Object.keys(one.attributes ?? {})))
      ? ['members: two orders']
      : []),
    ...(body.head.rounds.length > 1 ? ['several rounds'] : []),
    ...(new Set(body.head.rounds.map(({ pool }) => pool)).size > 1 ? ['several pools'] : []),
    ...(vacancies.length > 0 ? ['vacancies'] : []),
    ...(vacancies.length > 0 && seats.length > 0 ? ['some visits kept, some vacant'] : []),
    ...(seats.some(({ passed }) => passed.length > 0) ? ['passed over'] : []),
    ...(seats.some(({ seat }) => seat > 9) ? ['tenth seat'] : []),
    ...(loads.some(({ inspector, load }) => load > 0 && load === capacity(inspector))
      ? ['at capacity']
      : []),
    ...(sample.length === 0 ? ['empty sample'] : []),
    ...(inputs.waivers.length > 0 ? ['waiver'] : []),
  ])
}
