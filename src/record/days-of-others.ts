import type { FindingList } from '../core/finding.ts'
import { groupBy } from '../core/group.ts'
import { compareUtf8 } from '../core/utf8.ts'
import { buildProblem } from '../pair/build-problem.ts'
import { bestAssignment } from '../pair/engine/best-assignment.ts'
import { findAssignment } from '../pair/engine/find-assignment.ts'
import { keepVisits } from '../pair/engine/keep-visits.ts'
import type { Visit } from '../pair/legality.ts'
import { orderByTicket, roundPath, visitPath, visitText } from '../pair/seat-places.ts'
import { drawKey } from '../random/draw-key.ts'
import type { BatchEntry, RecordTables, SampleRow } from '../schema/documents/documents.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import type { PoolRound } from '../select/resolve-batch.ts'
import type { DrawnRound } from './draw-rounds.ts'
import { roundDays } from './round-days.ts'
import { visitName, visitsOf } from './visits-of.ts'

/** A visit, and the day of another authority's on which it could be. */
type Move = readonly [visit: string, date: string]

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
  const moves = movesOf(inputs, rounds, seed)
  if (moves.length === 0) return rounds
  const dateOf = feasibleMoves(inputs, rounds, moves, seed)
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
function movesOf(inputs: Inputs, rounds: readonly DrawnRound[], seed: string): Move[] {
  const sample = rounds.flatMap((round) => round.sample)
  const able = othersAt(inputs, rounds, sample).filter(
    ({ visit, possible }) => possible.length > 0 && !possible.includes(visit.date),
  )
  const inOrder = inVisitOrder(
    able.map(({ visit }) => visit),
    seed,
  )
  return inOrder.map((at): Move => {
    const { name, possible } = able[at] as VisitOfOthers
    return [name, possible[0] as string]
  })
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

/**
 * All moves, if the visits can be staffed then; otherwise those of each half, the first before the
 * second, and so on (§8.4). Together first, since two visits may exchange their days.
 */
function feasibleMoves(
  inputs: Inputs,
  rounds: readonly DrawnRound[],
  moves: readonly Move[],
  seed: string,
): ReadonlyMap<string, string> {
  const sample = rounds.flatMap((round) => round.sample)
  const visits = visitsOf(inputs, sample)
  const staffed = staffedVisits(inputs, visits, seed)
  const vacant = new Set(visits.filter((visit) => !staffed.includes(visit)).map(visitName))
  let moved: ReadonlyMap<string, string> = new Map()

  function move(some: readonly Move[]): void {
    const tried = new Map([...moved, ...some])
    const there = staffed.map((visit) => {
      const date = tried.get(visitName(visit))
      return date === undefined ? visit : { ...visit, date }
    })
    if (isStaffable(inputs, there)) moved = tried
    else if (some.length > 1) {
      const half = Math.ceil(some.length / 2)
      move(some.slice(0, half))
      move(some.slice(half))
    }
  }

  const possible = moves.filter(([name]) => !vacant.has(name))
  if (possible.length > 0) move(possible)
  return moved
}

/** The visits that would be staffed on the days they have (§9.3); none if no record could be made. */
function staffedVisits(inputs: Inputs, visits: readonly Visit[], seed: string): readonly Visit[] {
  if (isStaffable(inputs, visits)) return visits
  if (inputs.plan.pairing?.shortage !== 'vacancies') return []
  const kept = keepVisits(buildProblem(inputs, visits), inVisitOrder(visits, seed))
  return visits.filter((_, v) => kept[v] === 1)
}

/** Whether visits can be drawn for as they are: without vacancies, and minima kept where they must be. */
function isStaffable(inputs: Inputs, visits: readonly Visit[]): boolean {
  const problem = buildProblem(inputs, visits)
  const found = findAssignment(problem)
  if (found.status === 'infeasible') return false
  if (problem.minimum === undefined || inputs.plan.pairing?.shortage === 'vacancies') return true
  return bestAssignment(problem, found.inspectorOf).shortfall === 0
}

function inVisitOrder(visits: readonly Parameters<typeof visitText>[0][], seed: string): number[] {
  return orderByTicket(visits.map(visitText), drawKey(seed, { purpose: 'visit-order' }))
}
