import type { FindingList } from '../core/finding.ts'
import { groupBy } from '../core/group.ts'
import { compareUtf8 } from '../core/utf8.ts'
import { buildProblem } from '../pair/build-problem.ts'
import { bestAssignment } from '../pair/engine/best-assignment.ts'
import { findAssignment } from '../pair/engine/find-assignment.ts'
import { keepVisits } from '../pair/engine/keep-visits.ts'
import { moveVisits } from '../pair/engine/move-visits.ts'
import type { Visit } from '../pair/legality.ts'
import { orderByTicket, roundPath, visitPath, visitText } from '../pair/seat-places.ts'
import { drawKey } from '../random/draw-key.ts'
import type { BatchEntry, RecordTables, SampleRow } from '../schema/documents/documents.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import type { PoolRound } from '../select/resolve-batch.ts'
import type { DrawnRound } from './draw-rounds.ts'
import { roundDays } from './round-days.ts'
import { visitName, visitsOf } from './visits-of.ts'

/**
 * Puts visits on days on which another authority is at the unit anyway, where the windows of their
 * rounds and the officers allow it (`docs/protocol.md` §8.4). Nothing is drawn by it: who is
 * visited was decided before, so no chance changes.
 */
export function joinOthers(
  inputs: Inputs,
  rounds: readonly DrawnRound[],
  seed: string,
): readonly DrawnRound[] {
  const wanting = wantToMove(inputs, rounds, seed)
  if (wanting.length === 0) return rounds
  const dateOf = newDays(inputs, rounds, wanting, seed)
  const redate = (row: SampleRow): SampleRow => {
    const date = dateOf.get(visitName(row))
    return date === undefined ? row : { ...row, date, movedFrom: row.date }
  }
  return rounds.map((round) => ({ ...round, sample: round.sample.map(redate) }))
}

/** Tells of the drawn units that others plan to visit who could not be seen on a day of theirs. */
export function addOthersFindings(
  inputs: Inputs,
  rounds: readonly PoolRound[],
  { sample }: Pick<RecordTables, 'sample'>,
  findings: FindingList,
): void {
  for (const { visit, planned, possible } of othersAt(inputs, rounds, sample)) {
    const where = (day: string | undefined) => `${visitPath(visit)} ${day}`
    if (possible.length === 0) findings.add('others-outside-days', where(planned[0]))
    else if (!possible.includes(visit.date)) {
      findings.add('others-not-staffed', where(possible[0]))
    }
  }
}

/** In ticket order, visits with a day of others, on none of which they are. */
function wantToMove(
  inputs: Inputs,
  rounds: readonly DrawnRound[],
  seed: string,
): readonly VisitOfOthers[] {
  const sample = rounds.flatMap((round) => round.sample)
  const able = othersAt(inputs, rounds, sample).filter(
    ({ visit, possible }) => possible.length > 0 && !possible.includes(visit.date),
  )
  const visits = able.map(({ visit }) => visit)
  return inVisitOrder(visits, seed).map((at) => able[at] as VisitOfOthers)
}

/** A visit to a unit to which others go. */
interface VisitOfOthers {
  readonly name: string
  readonly visit: BatchEntry & { readonly unit: string; readonly date: string }
  /** The days on which they plan to be there, in order. */
  readonly planned: readonly string[]
  /** Those of them that are days of the rounds of all its rows (§8.3). */
  readonly possible: readonly string[]
}

function othersAt(
  { plannedVisits, calendar }: Inputs,
  rounds: readonly PoolRound[],
  sample: readonly SampleRow[],
): VisitOfOthers[] {
  const plannedAt = groupBy(plannedVisits, ({ enterprise }) => enterprise)
  if (plannedAt.size === 0) return []
  const daysOf = new Map(
    rounds.map((round) => [roundPath(round.entry), new Set(roundDays(round, calendar))]),
  )
  const rows = sample.filter(({ unit }) => plannedAt.has(unit))
  return [...groupBy(rows, visitName)].map(([name, of]) => {
    const [{ pool, round, unit, date, host = { pool, round } }] = of as [SampleRow]
    const planned = (plannedAt.get(unit) ?? []).map((each) => each.date).sort(compareUtf8)
    const possible = planned.filter((day) =>
      of.every((row) => daysOf.get(roundPath(row))?.has(day) === true),
    )
    return { name, visit: { pool: host.pool, round: host.round, unit, date }, planned, possible }
  })
}

/** The new days of the visits that can move, by the names of the visits. */
function newDays(
  inputs: Inputs,
  rounds: readonly DrawnRound[],
  wanting: readonly VisitOfOthers[],
  seed: string,
): ReadonlyMap<string, string> {
  const visits = visitsOf(
    inputs,
    rounds.flatMap((round) => round.sample),
  )
  const staffed = new Map(
    staffedVisits(inputs, visits, seed).map((visit) => [visitName(visit), visit]),
  )
  const vacant = new Set(visits.map(visitName).filter((name) => !staffed.has(name)))
  const movable = wanting.filter(({ name }) => !vacant.has(name))
  const before = movable.map(({ name, visit }) => staffed.get(name) ?? { ...visit, seats: [] })
  const after = before.map((visit, at) => ({ ...visit, date: firstDay(movable[at]) }))
  for (const { name } of movable) staffed.delete(name)
  const others = [...staffed.values()]
  const made = moveVisits(
    buildProblem(inputs, [...others, ...before, ...after]),
    movable.map((_, at) => [others.length + at, others.length + movable.length + at]),
    (moved) =>
      keepsMinima(inputs, [
        ...others,
        ...before.map((visit, at) => (moved.has(at) ? (after[at] as Visit) : visit)),
      ]),
  )
  return new Map(
    movable.flatMap((each, at) => (made.has(at) ? [[each.name, firstDay(each)] as const] : [])),
  )
}

function firstDay(visit: VisitOfOthers | undefined): string {
  return visit?.possible[0] as string
}

/** The visits that would be staffed on the days they have (§9.3); none if no record could be made. */
function staffedVisits(inputs: Inputs, visits: readonly Visit[], seed: string): readonly Visit[] {
  if (isStaffable(inputs, visits)) return visits
  if (inputs.plan.pairing?.shortage !== 'vacancies') return []
  const kept = keepVisits(buildProblem(inputs, visits), inVisitOrder(visits, seed))
  return visits.filter((_, v) => kept[v] === 1)
}

function isStaffable(inputs: Inputs, visits: readonly Visit[]): boolean {
  const isComplete = findAssignment(buildProblem(inputs, visits)).status === 'assigned'
  return isComplete && keepsMinima(inputs, visits)
}

/** Whether visits that can be staffed can be staffed with all minima, where these are a must. */
function keepsMinima(inputs: Inputs, visits: readonly Visit[]): boolean {
  const { shortage } = inputs.plan.pairing ?? {}
  if (shortage === 'vacancies' || inputs.inspectors.every(({ minimum = 0 }) => minimum === 0)) {
    return true
  }
  const problem = buildProblem(inputs, visits)
  const found = findAssignment(problem)
  return found.status === 'assigned' && bestAssignment(problem, found.inspectorOf).shortfall === 0
}

function inVisitOrder(visits: readonly Parameters<typeof visitText>[0][], seed: string): number[] {
  return orderByTicket(visits.map(visitText), drawKey(seed, { purpose: 'visit-order' }))
}
